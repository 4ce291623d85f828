"""The cast's families in the demo's database: every state named is met in its family, and they are made once."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from vugge.access.actions.recording import RefusedError
from vugge.access.models import Membership
from vugge.access.queries.members import member
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import UnfitError
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.care.queries import levels, offers
from vugge.demo.actions.families import preparing
from vugge.demo.queries.settling import settled
from vugge.demo.rules.cast import BIRKEBY
from vugge.demo.rules.families.crowd import CROWD, crowd
from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.known import STATES, families
from vugge.desk.queries.my_day import my_day
from vugge.instruments.queries import administrations
from vugge.people.actions.charges import open_in_emergency
from vugge.people.models import Family, Merge, Person
from vugge.people.queries import families as homes
from vugge.people.queries.consents import consents_of
from vugge.people.queries.numbers import number_of
from vugge.people.queries.ties import demand_family, families_of
from vugge.visits.queries import growth, held, planned

pytestmark = pytest.mark.usefixtures("demo_database")


@dataclass(frozen=True, slots=True)
class Met:
    """A family as whoever may open it meets it."""

    by: Member
    page: homes.FamilyPage

    @property
    def id(self) -> UUID:
        return self.page.family.id

    def kinds(self, state: str) -> list[tuple[str, dt.date]]:
        return [(row.kind.code, row.day) for row in planned.of_family(by=self.by, family=self.id) if row.state == state]

    def states(self) -> list[str]:
        return [each.state.value for each in self.page.children]

    def roles(self) -> list[str]:
        return [each.role.value for each in self.page.parents]

    def level(self) -> int:
        return levels.level_on(by=self.by, family=self.id, on=today()).level

    def screened(self) -> list[str]:
        return [each.state.value for each in administrations.of_family(by=self.by, family=self.id)]

    def tasks(self) -> list[str]:
        day = my_day(by=staff("Signe Holm"), day=today(), now=now())
        return [each.task.rule.value for each in day.caseload.tasks if each.task.family == self.id]

    def refuses(self, who: str) -> bool:
        try:
            demand_family(by=staff(who), family=self.id)
        except RefusedError:
            return True
        return False


def staff(name: str) -> Member:
    found = Membership.objects.get(municipality=BIRKEBY, name=name)
    somebody = member(found.user_id, BIRKEBY, today())
    assert somebody is not None
    return somebody


def opened_in_emergency(met: Met) -> bool:
    try:
        open_in_emergency(by=staff("Signe Holm"), family=met.id, reason="Barnet er faldet.")
    except RefusedError:
        return False
    return True


def weights(met: Met) -> list[int]:
    alma = met.page.children[-1].person
    return [int(each.number) for each in growth.of_child(by=met.by, child=alma) if each.code == "weight"]


def merges(met: Met) -> list[bool]:
    ids = {each.person for each in met.page.children}
    return [row.undone_at is not None for row in Merge.objects.filter(kept__in=ids)]


def corrected(met: Met) -> bool:
    return any((part.versions or 1) > 1 for line in held.of_family(by=met.by, family=met.id) for part in line.parts)


def replacement(met: Met) -> bool:
    number = number_of(frozenset({met.page.children[0].person}))
    return number is not None and number.kind == "replacement"


def unanswered(met: Met) -> bool:
    (offer,) = [each for each in offers.of_family(by=met.by, family=met.id) if each.activity == "visit_15_18m"]
    return offer.answer is None and len(offer.attempts) == 2


def half_siblings(met: Met) -> bool:
    (dennis,) = [each for each in met.page.parents if each.name.startswith("Dennis")]
    return len(families_of(by=met.by, person=dennis.person)) == 2


MET: Mapping[str, Callable[[Met], object]] = {
    "dagens 2-måneders besøg": lambda met: (
        ("month_2", today()) in met.kinds("planned")
        and weights(met) == [3120, 2905, 2990, 3270, 3620, 4180]
        and met.level() == 2
        and [each.name for each in met.page.family.substitutes] == ["Mette Krogh"]
        and "sparring" in met.tasks()
    ),
    "barselsbesøg gemt i dag": lambda met: ("maternity", today()) in met.kinds("held"),
    "graviditetsbesøg i dag": lambda met: (
        ("pregnancy", today()) in met.kinds("planned") and not held.of_family(by=met.by, family=met.id)
    ),
    "tredje behovsbesøg om søvn": lambda met: (
        ("need_small", today()) in met.kinds("planned") and "sparring" in met.tasks()
    ),
    "besøg i går uden underskrift": lambda met: "unfinished" in met.tasks(),
    "EPDS over grænsen": lambda met: "repeat_screening" in met.tasks(),
    "tilbud ved 15–18 måneder": lambda met: unanswered(met) and "attempt" in met.tasks(),
    "snart besøg ved 8–11 måneder": lambda met: "due_visit" in met.tasks(),
    "tvillinger": lambda met: [each.twin for each in met.page.children] == [True, True],
    "tvillinger født for tidligt": lambda met: all((each.gestation_days or 280) < 259 for each in met.page.children),
    "dødfødt tvilling": lambda met: sorted(met.states()) == ["alive", "stillborn"],
    "dødfødt barn": lambda met: met.states() == ["stillborn"] and "due_visit" not in met.tasks(),
    "barn, der døde": lambda met: met.states() == ["dead"] and "due_visit" not in met.tasks(),
    "far alene": lambda met: met.roles() == ["father"],
    "to mødre": lambda met: met.roles() == ["mother", "mother"],
    "partner uden forældremyndighed": lambda met: [bool(each.custody_of) for each in met.page.parents] == [True, False],
    "halvsøskende i en anden familie": half_siblings,
    "forældre hver for sig": half_siblings,
    "beskyttet adresse": lambda met: met.page.family.protected,
    "barn uden CPR-nummer": replacement,
    "tolk": lambda met: met.page.family.interpreter and met.page.family.language.value == "ar",
    "lukket for kolleger": lambda met: met.page.family.closed_to_colleagues and not opened_in_emergency(met),
    "afløser i en periode": lambda met: (
        not met.refuses("Signe Holm") and met.page.family.substitutes[0].valid_to == today() + dt.timedelta(days=10)
    ),
    "en anden sundhedsplejerskes familie": lambda met: met.refuses("Signe Holm") and opened_in_emergency(met),
    "flyttet fra kommunen": lambda met: met.page.family.closed_why == "moved",
    "familie uden sundhedsplejerske": lambda met: met.page.family.in_charge is None,
    "screening, der ikke blev til noget": lambda met: sorted(met.screened()) == ["declined", "not_done"],
    "åben hjælp uden kontakt": lambda met: "no_contact" in met.tasks(),
    "niveau 2 og tilbage til 1": lambda met: (
        [each.level for each in levels.intervals(by=met.by, family=met.id, first=met.page.family.opened_on)]
        == [1, 2, 1]
    ),
    "rettelse med den første version": corrected,
    "to journaler samlet og skilt igen": lambda met: merges(met) == [True] and len(met.page.children) == 2,
    "to journaler samlet": lambda met: merges(met) == [False] and len(met.page.children) == 1,
    "samtykke trukket tilbage": lambda met: (
        sorted(each.counts for each in consents_of(by=met.by, person=met.page.children[0].person)) == [False, True]
    ),
    "niveau 3": lambda met: met.level() == 3,
    "ADBB på grænsen": lambda met: "repeat_screening" in met.tasks(),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_met_in_its_family(state: str) -> None:
    paper = STATES[state](Calendar(now()))
    with within(municipality=BIRKEBY):
        lone = staff("Lone Ravn")
        row = Family.objects.get(name=paper.name)
        assert MET[state](Met(lone, homes.family(by=lone, family=row.id)))


def test_the_families_are_made_once() -> None:
    known = families(Calendar(now()))
    with within(municipality=BIRKEBY):
        names = Counter(Family.objects.values_list("name", flat=True))
    assert names == Counter(home.name for home in known)


def test_signes_day_is_as_it_is_drawn() -> None:
    with within(municipality=BIRKEBY):
        day = my_day(by=staff("Signe Holm"), day=today(), now=now())
        assert [stop.title for stop in day.stops][1:] == ["Besøg ved ca. 2 måneder", "Graviditetsbesøg", "Behovsbesøg"]
        assert day.stops[0].visit.signed_at


def test_nothing_in_the_quality_of_the_data_is_at_odds() -> None:
    with within(municipality=BIRKEBY):
        lone = staff("Lone Ravn")
        for home in Family.objects.all():
            page = homes.family(by=lone, family=home.id)
            for line in held.of_family(by=lone, family=home.id):
                assert line.frame.proposed in {None, line.frame.level} or line.frame.level_reason
                assert line.frame.held_on >= home.opened_on
            for offer in offers.of_family(by=lone, family=home.id):
                assert offer.answered_on is None or offer.answered_on >= offer.offered_on
            assert page.family.home is None or page.family.home.address or page.family.protected


def test_a_batch_is_made_once_however_often_it_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(preparing, "BATCH", 2)
    monkeypatch.setattr(preparing, "defer", lambda _task, *, moment, first: asked.append(f"{moment[:4]} {first}"))
    with within(municipality=BIRKEBY):
        before = Family.objects.count()
    for _attempt in range(2):
        preparing.settle(tmp_path, now(), 0)
    with within(municipality=BIRKEBY):
        assert Family.objects.count() == before + 2
    assert asked == [f"{now().year} 2"] * 2
    found = settled(tmp_path)
    assert found is not None
    assert (found.made, found.total, found.done) == (2, CROWD, False)


def test_a_family_whose_making_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    home = next(each for each in crowd(Calendar(now())) if len(each.deeds) > 4)

    def broken(*_all: object, **_named: object) -> None:
        raise UnfitError("kind", "broken off")

    monkeypatch.setattr("vugge.demo.actions.families.making.signed", broken)
    with within(municipality=BIRKEBY):
        before = Family.objects.count(), Person.objects.count()
    with pytest.raises(UnfitError):
        preparing.make([home])
    with within(municipality=BIRKEBY):
        assert (Family.objects.count(), Person.objects.count()) == before
    monkeypatch.undo()
    assert preparing.make([home]) == 1


def test_the_first_start_hands_the_others_to_the_worker_and_the_next_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(preparing, "make", lambda wanted: asked.append(f"made {len(wanted)}"))
    monkeypatch.setattr(
        preparing, "defer", lambda _task, *, moment, first: asked.append(f"from {first} {bool(moment)}")
    )
    preparing.prepare_families(tmp_path)
    preparing.note(tmp_path, 40)
    preparing.prepare_families(tmp_path)
    preparing.note(tmp_path, CROWD)
    preparing.prepare_families(tmp_path)
    assert asked == [f"made {len(families(Calendar(now())))}", "from 0 True", "from 40 True"]
    assert connection.in_atomic_block
