"""The catalogue as it counts in one municipality on one date: the national one with the municipality's values in it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Never, TypeVar

from vugge.catalogue.rules import keys
from vugge.catalogue.rules.entries import Activity, Law, Level, Parameter, Reason, Target, Topic
from vugge.catalogue.rules.fields import Field, field_of
from vugge.catalogue.rules.kinds import OfferedTo, Place, VisitKind
from vugge.catalogue.rules.national import National, Row, instruments
from vugge.catalogue.rules.overlay import Overlay
from vugge.catalogue.rules.versions import in_force
from vugge.catalogue.rules.windows import Basis, Beginning, Span, Window, span

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What counts in a municipality on a date. Every lookup by a code raises KeyError for one there is not.

    A code stays known when it goes out of use: what was registered with it is still read. Lists (`in_use`, `reasons`,
    `targets`, `topics`) hold what can be chosen.
    """

    national: National
    overlay: Overlay
    on: dt.date
    instrument_versions: Sequence[Row]

    def in_use(self) -> tuple[VisitKind, ...]:
        """Return the visit kinds that can be chosen, in the order of the visits."""
        return tuple(each for each in self.kinds() if each.in_use)

    def kinds(self) -> tuple[VisitKind, ...]:
        """Return every visit kind, in use or not."""
        return tuple(self._kind(each) for each in self.national.kinds)

    def kind(self, code: str) -> VisitKind:
        """Return a visit kind."""
        return next((self._kind(each) for each in self.national.kinds if each.code == code), None) or _gone(code)

    def days(self, kind: str, beginning: Beginning) -> Span | None:
        """Return the days of a visit kind's window; None where it has none, or too little is known."""
        window = self.kind(kind).window
        return span(window, beginning) if window else None

    def places(self) -> tuple[Place, ...]:
        """Return where a contact can be."""
        return self.national.places

    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons a need visit can be made for, the national ones first and the municipality's after."""
        return tuple(each for each in self.all_reasons() if each.in_use)

    def all_reasons(self) -> tuple[Reason, ...]:
        """Return every reason, in use or not."""
        nationals = tuple(self._reason(each) for each in self.national.reasons)
        return (*nationals, *(self._reason(each) for each in self._own_reasons()))

    def reason(self, code: str) -> Reason:
        """Return a reason."""
        return next((each for each in self.all_reasons() if each.code == code), None) or _gone(code)

    def titles_of_reasons(self) -> frozenset[str]:
        """Return the titles of reasons in lower case, those that begin later too; not those withdrawn."""
        own = (row for key in self.overlay.keys(keys.own_reason("")) for row in self.overlay.standing(key))
        titles = [*(each.title for each in self.national.reasons), *(str(row.value["title"]) for row in own)]
        return frozenset(each.casefold() for each in titles)

    def field(self, key: str) -> Field:
        """Return what the municipality can set, by its key."""
        return field_of(self.national, key, self._own_reasons())

    def is_local(self, what: str, code: str) -> bool:
        """Tell whether the municipality has a value of its own, of anything about it, that counts on the date."""
        begun = self.overlay.keys(f"{what}.{code}")
        mine = (each for each in begun if each.split(".")[:2] == [what, code])
        return any(self.overlay.row(each, self.on) for each in mine)

    def targets(self) -> tuple[Target, ...]:
        """Return where a family can be referred to."""
        return tuple(each for each in self.all_targets() if each.in_use)

    def all_targets(self) -> tuple[Target, ...]:
        """Return every target, in use or not."""
        return tuple(self._target(each) for each in self.national.targets)

    def target(self, code: str) -> Target:
        """Return a referral target."""
        return next((each for each in self.all_targets() if each.code == code), None) or _gone(code)

    def levels(self) -> tuple[Level, ...]:
        """Return the four levels."""
        return tuple(
            replace(each, local_text=self._text(keys.text("level", str(each.number)))) for each in self.national.levels
        )

    def level(self, number: int) -> Level:
        """Return a level by its number, 1 to 4."""
        return next((each for each in self.levels() if each.number == number), None) or _gone(str(number))

    def topics(self) -> tuple[Topic, ...]:
        """Return what parents can choose to talk about."""
        return tuple(each for each in self.all_topics() if each.in_use)

    def all_topics(self) -> tuple[Topic, ...]:
        """Return every topic, in use or not."""
        return tuple(
            replace(each, in_use=self._own(keys.in_use("topic", each.code), each.in_use))
            for each in self.national.topics
        )

    def activity(self, code: str) -> Activity:
        """Return an activity of the extract."""
        return next((each for each in self.national.activities if each.code == code), None) or _gone(code)

    def parameters(self) -> tuple[Parameter, ...]:
        """Return every parameter with the value that counts."""
        return tuple(
            replace(each, value=self._own(keys.parameter(each.code), each.default)) for each in self.national.parameters
        )

    def parameter(self, key: str) -> Parameter:
        """Return a parameter."""
        return next((each for each in self.parameters() if each.code == key), None) or _gone(key)

    def number(self, key: str) -> int:
        """Return the value of a parameter."""
        return self.parameter(key).value

    def law(self, code: str) -> Law:
        """Return what a section of the law is called on the date."""
        found = (each for each in self.national.laws if each.code == code and each.counts(self.on))
        return next(found, None) or _gone(code)

    def cutoff(self, instrument: str, respondent: str, phase: str, on: dt.date | None = None) -> int:
        """Return the score from which a screening is positive, on a date of its own where one is named.

        A municipality's is for an instrument, a respondent and a phase; a child has no phase, which is then empty.
        """
        day = on or self.on
        version = in_force(self.instrument_versions, day)
        known = next((each for each in instruments(version) if each.code == instrument), None) or _gone(instrument)
        found: int = self.overlay.value(keys.cutoff(instrument, respondent, phase), day, known.cutoff(respondent))
        return found

    def _kind(self, kind: VisitKind) -> VisitKind:
        offered = OfferedTo.of(self._own(keys.offered_to(kind.code), kind.offered_to.value))
        return replace(
            kind,
            in_use=self._own(keys.in_use("kind", kind.code), kind.in_use),
            offered_to=offered,
            national_type=dict(kind.types)[offered],
            window=kind.window and self._window(kind.code, kind.window),
            local_text=self._text(keys.text("kind", kind.code)),
        )

    def _window(self, kind: str, window: Window) -> Window:
        row = self.overlay.row(keys.window(kind), self.on)
        if row is None:
            return window
        first, last = row.value["first"], row.value["last"]
        return replace(window, first=first, last=last, basis=Basis.STATED, note="", local=True)

    def _reason(self, reason: Reason) -> Reason:
        return replace(
            reason,
            in_use=self._own(keys.in_use("reason", reason.code), reason.in_use),
            local_text=self._text(keys.text("reason", reason.code)),
        )

    def _own_reasons(self) -> tuple[Reason, ...]:
        """Return the municipality's own, also those not begun or withdrawn: what was registered with one is read."""
        by_code = {each.code: each for each in self.national.reasons}
        found = []
        for key in self.overlay.keys(keys.own_reason("")):
            now = self.overlay.row(key, self.on)
            value = (now or self.overlay.history(key)[0]).value
            mapped = by_code.get(value["maps_to"])
            found.append(
                Reason(
                    code=keys.code_of(key),
                    title=value["title"],
                    psychosocial=bool(mapped and mapped.psychosocial),
                    counts_alone=bool(mapped and mapped.counts_alone),
                    signs=tuple(value["signs"]),
                    extract_code=mapped.code if mapped else "",
                    interventions=mapped.interventions if mapped else (),
                    local=True,
                    in_use=now is not None,
                )
            )
        return tuple(found)

    def _target(self, target: Target) -> Target:
        law = self.national.target_laws.get(target.code)
        return replace(
            target,
            law=self.law(law).name if law else "",
            in_use=self._own(keys.in_use("target", target.code), target.in_use),
            local_text=self._text(keys.text("target", target.code)),
        )

    def _own(self, key: str, national: _T) -> _T:
        found: _T = self.overlay.value(key, self.on, national)
        return found

    def _text(self, key: str) -> str:
        return self._own(key, "")


def _gone(code: str) -> Never:
    raise KeyError(code)
