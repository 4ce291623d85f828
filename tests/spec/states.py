"""How lifecycles become a page: a diagram and a table for each, written from the dicts in `rules`."""

from collections.abc import Iterator

from vugge.insight.rules.importing import FOLLOWS, State

_TOP = (
    "# Tilstande",
    "",
    "<!-- Skrevet af `just manual` af src/vugge/insight/rules/importing.py. Ret dér, ikke her. -->",
    "",
    "Hvad der kan ske efter hvad. Alt andet afvises, også når to trykker samtidig.",
    "",
    "## En indlæsning",
    "",
)


def states_page() -> str:
    """Write every lifecycle as a page of the manual."""
    return "\n".join([*_TOP, *_diagram(), "", *_table(), ""])


def _steps() -> Iterator[tuple[State, State]]:
    yield from ((now, then) for now in State for then in State if then in FOLLOWS[now])


def _diagram() -> list[str]:
    names = [f"    {each.value}: {each.label}" for each in State]
    arrows = [f"    {now.value} --> {then.value}" for now, then in _steps()]
    ends = [f"    {each.value} --> [*]" for each in State if not FOLLOWS[each]]
    return ["```mermaid", "stateDiagram-v2", *names, "    [*] --> uploaded", *arrows, *ends, "```"]


def _table() -> list[str]:
    rows = [
        f"| {now.label} | {', '.join(then.label for then in State if then in FOLLOWS[now]) or 'intet: det er slut'} |"
        for now in State
    ]
    return ["| står som | kan blive |", "| --- | --- |", *rows]
