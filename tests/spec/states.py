"""How lifecycles become a page: a diagram and a table for each, written from the dicts in `rules`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from vugge.base.labels import Labelled
from vugge.insight.rules import importing
from vugge.visits.rules import appointments

_L = TypeVar("_L", bound=Labelled)

_TOP = (
    "# Tilstande",
    "",
    "<!-- Skrevet af `just manual` af de livsløb, tests/spec/states.py nævner. Ret dér, ikke her. -->",
    "",
    "Hvad der kan ske efter hvad. Alt andet afvises, også når to trykker samtidig.",
    "",
)


@dataclass(frozen=True, slots=True)
class Life:
    """A lifecycle: its title in the manual, its states with the first one first, and what may come after each."""

    title: str
    states: tuple[Labelled, ...]
    follows: Mapping[Labelled, frozenset[Labelled]]


def _life(title: str, states: Iterable[_L], follows: Mapping[_L, frozenset[_L]]) -> Life:
    return Life(title, tuple(states), {now: frozenset(then) for now, then in follows.items()})


LIVES = (
    _life("En indlæsning", importing.State, importing.FOLLOWS),
    _life("En aftale om et besøg", appointments.State, appointments.FOLLOWS),
)


def states_page() -> str:
    """Write every lifecycle as a page of the manual."""
    parts = [[f"## {life.title}", "", *_diagram(life), "", *_table(life), ""] for life in LIVES]
    return "\n".join([*_TOP, *(line for part in parts for line in part)])


def _steps(life: Life) -> Iterator[tuple[Labelled, Labelled]]:
    yield from ((now, then) for now in life.states for then in life.states if then in life.follows[now])


def _diagram(life: Life) -> list[str]:
    names = [f"    {each.value}: {each.label}" for each in life.states]
    arrows = [f"    {now.value} --> {then.value}" for now, then in _steps(life)]
    ends = [f"    {each.value} --> [*]" for each in life.states if not life.follows[each]]
    first = life.states[0].value
    return ["```mermaid", "stateDiagram-v2", *names, f"    [*] --> {first}", *arrows, *ends, "```"]


def _table(life: Life) -> list[str]:
    rows = [
        f"| {now.label} | {', '.join(then.label for n, then in _steps(life) if n is now) or 'intet: det er slut'} |"
        for now in life.states
    ]
    return ["| står som | kan blive |", "| --- | --- |", *rows]
