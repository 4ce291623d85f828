"""What the effect is asked of a panel: the evaluation's years, start, outcomes and background, of whom, beside whom.

Source: the final evaluation of Tidlig indsats, sections 2.4 and 5 (years 2014 to 2020, start 2017).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from vugge.base.text import marked as _
from vugge.insight.rules.effects.outcomes import OUTCOMES
from vugge.insight.rules.effects.whom import Whom, every
from vugge.insight.rules.synthetic_control.results import StudyFacts

FIRST, START, LAST = 2014, 2017, 2020

WITHOUT_THOUSAND_DAYS = _("Uden kommunerne i De første 1.000 dage")
WITHOUT_CAPITAL = _("Uden Region Hovedstaden")


@dataclass(frozen=True, slots=True)
class Without:
    """Another choice of donors: what it is called, and the municipalities left out."""

    name: str
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Specification:
    """Years, outcomes, predictors, whom, and other choices of donors; those of the project are never donors."""

    outcomes: tuple[str, ...]
    predictors: tuple[str, ...]
    whom: tuple[Whom, ...]
    without: tuple[Without, ...]
    first: int = FIRST
    start: int = START
    last: int = LAST
    seed: int = 0

    @property
    def project(self) -> frozenset[str]:
        """Return everybody who had the project at any time."""
        return frozenset(code for each in self.whom for code in each.municipalities)

    def as_json(self) -> dict[str, Any]:
        """Return the specification as plain values."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `as_json` made."""
        return cls(
            **{
                **kept,
                "outcomes": tuple(kept["outcomes"]),
                "predictors": tuple(kept["predictors"]),
                "whom": tuple(Whom(each["code"], tuple(each["municipalities"])) for each in kept["whom"]),
                "without": tuple(Without(each["name"], tuple(each["municipalities"])) for each in kept["without"]),
            }
        )

    @property
    def sha256(self) -> str:
        """Return a checksum of all it says."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()


def specification(
    stayed: Sequence[str], predictors: Sequence[str], thousand_days: Sequence[str], capital: Sequence[str]
) -> Specification:
    """Return what is asked: of those who stayed, by these predictors, with two other choices of donors."""
    return Specification(
        outcomes=tuple(each.code for each in OUTCOMES),
        predictors=tuple(predictors),
        whom=every(stayed),
        without=(
            Without(WITHOUT_THOUSAND_DAYS, tuple(sorted(thousand_days))),
            Without(WITHOUT_CAPITAL, tuple(sorted(capital))),
        ),
    )


def spec_of(asked: Specification, facts: StudyFacts) -> str:
    """Return one study as the SPEC.toml `vugge synthetic-control` takes, beside a file `panel.csv`."""
    treated = ", ".join(json.dumps(each) for each in facts.treated)
    weights = ", ".join(repr(each) for each in facts.treated_weights)
    lines = [
        'panel = "panel.csv"',
        f"outcome = {json.dumps(facts.outcome)}",
        f"treated = [{treated}]",
        *([f"treated_weights = [{weights}]"] if len(facts.treated) > 1 else []),
        f"start = {asked.start}",
        f'v = "{facts.v_method}"',
        f'search = "{facts.search}"',
    ]
    for each in asked.predictors:
        lines += ["", "[[predictor]]", f"variable = {json.dumps(each)}"]
        lines += [f"periods = [{asked.first}, {asked.start - 1}]", 'op = "mean"']
    return "\n".join([*lines, ""])
