"""The gate itself: counted cells in, a published table out. Nothing else makes a published table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure.declared import EACH
from vugge.insight.rules.disclosure.numbers import NOTHING, Ledger, Number, Place
from vugge.insight.rules.disclosure.proofs import Secret
from vugge.insight.rules.disclosure.relations import ledger
from vugge.insight.rules.disclosure.suppression import suppressed
from vugge.insight.rules.disclosure.table import PASS, Hidden, PublishedCell, PublishedTable
from vugge.insight.rules.figure import Figure

K = 5
"""The smallest count anyone outside a municipality may see."""

Row = Mapping[str, str | int | None]
Past = Mapping[Number, int | Hidden]
"""What an earlier release said of each number."""


def let_through(
    cells: Iterable[Cell],
    *,
    figures: tuple[Figure, ...],
    scopes: Iterable[str],
    earlier: Sequence[PublishedTable] = (),
) -> PublishedTable:
    """Hide what may not leave, and publish the rest.

    ``cells`` are all of one programme's, zeros too; ``figures`` its declarations; ``scopes`` those with any
    municipality in the data; ``earlier`` what was released before of the same programme.
    """
    counted = {cell.key: cell for cell in cells}
    book = ledger(figures, frozenset(scopes))
    values = _values(book, counted)
    before = [_before(book, table) for table in earlier]
    primary = {number for number, value in values.items() if value < K}
    primary |= {number for number, value in values.items() if any(_retold(number, value, past) for past in before)}
    secrets = [*_complements(book, values, before), *_sums_of_small(book, values)]
    return _table(book, counted, values, suppressed(book, values, secrets, primary, K))


def _values(book: Ledger, counted: Mapping[Place, Cell]) -> dict[Number, int]:
    """Return the true value of every printed number that could be anything but 0."""
    missing = sorted(book.values.keys() - counted.keys())
    if missing:
        raise ValueError(f"{';'.join(missing[0])}: every cell of the programme must come to the gate, zeros too.")
    unknown = sorted(counted.keys() - book.values.keys() - book.maxima)
    if unknown:
        raise ValueError(f"{';'.join(unknown[0])}: the programme declares no such cell.")
    found: dict[Number, int] = {}
    for place, cell in counted.items():
        for number, value in ((book.values.get(place), cell.value), (book.bases.get(place), cell.base)):
            if number is None:
                continue
            if number.kind == NOTHING and value:
                raise ValueError(f"{';'.join(place)}: {value}, though its scope is not among those in the data.")
            if found.setdefault(number, value) != value:
                raise ValueError(f"{';'.join(place)}: {value} and {found[number]} are told to be the same number.")
    for (figure, measure, group, _), number in book.totals.items():
        found[number] = sum(counted[figure, measure, group, level].value for level in EACH)
    return {number: found[number] for number in sorted(found) if number.kind != NOTHING}


def _before(book: Ledger, table: PublishedTable) -> Past:
    """Return what an earlier release said of each number."""
    values = {**book.totals, **book.values}
    past: dict[Number, int | Hidden] = {}
    for key, cell in table.by_key().items():
        for places, value, hidden in (
            (values, cell.value, cell.value_hidden),
            (book.bases, cell.base, cell.base_hidden),
        ):
            told = value if hidden is None else hidden
            if key in places and told is not None:
                past[places[key]] = told
    return past


def _retold(number: Number, value: int, past: Past) -> bool:
    """Return whether a number may differ by 1 to 4 from what was said of it, or was withheld before.

    What was withheld stays withheld: shown now, it would tell what it protected then to whoever knows that little has
    changed.
    """
    told = past.get(number)
    match told:
        case None:
            return False
        case Hidden.WITHHELD:
            return True
        case Hidden.UNDER:
            return value <= 2 * (K - 1)
        case _:
            return 0 < abs(value - told) < K


def _complements(book: Ledger, values: Mapping[Number, int], before: Sequence[Past]) -> Iterator[Secret]:
    """Yield what is left of a whole without its parts, where that is a count under 5 or changed by one."""
    for whole, part in book.within:
        if whole in values and part in values and values[whole] >= K:
            left = values[whole] - values[part]
            if left == 0 and (whole, part) in book.registered:
                continue
            if left < K or any(_changed(left, past.get(whole), past.get(part)) for past in before):
                yield Secret(((whole, 1), (part, -1)), K - 1)
    for whole, parts in book.apart:
        left = values[whole] - sum(values[part] for part in parts)
        if left < K <= values[whole]:
            yield Secret(((whole, 1), *((part, -1) for part in parts)), K - 1)


def _changed(left: int, whole: int | Hidden | None, part: int | Hidden | None) -> bool:
    return isinstance(whole, int) and isinstance(part, int) and 0 < abs(left - (whole - part)) < K


def _sums_of_small(book: Ledger, values: Mapping[Number, int]) -> Iterator[Secret]:
    """Yield small counts that belong to one whole and are under 5 even together."""
    for relation in book.relations:
        (whole, _), *parts = relation.terms
        small = tuple(number for number, _ in parts if values.get(number, K) < K)
        together = sum(values[number] for number in small)
        if relation.exact and len(small) > 1 and together < K <= values.get(whole, K):
            yield Secret(tuple((number, 1) for number in small), K - 1)


def _table(
    book: Ledger, counted: Mapping[Place, Cell], values: Mapping[Number, int], hidden: frozenset[Number]
) -> PublishedTable:
    def told(number: Number | None) -> tuple[int | None, Hidden | None]:
        if number is None:  # a maximum: one family's own number, whatever its size
            return None, Hidden.WITHHELD
        value = values.get(number, 0)
        if number not in hidden:
            return value, None
        return None, Hidden.UNDER if value < K else Hidden.WITHHELD

    def cell(place: Place, number: Number | None, based: Number | None) -> PublishedCell:
        (value, value_hidden), (base, base_hidden) = told(number), told(based)
        return PublishedCell(*place, value=value, base=base, value_hidden=value_hidden, base_hidden=base_hidden)

    of_each = {place[:3]: base for place, base in book.bases.items()}
    return PublishedTable(
        cells=tuple(cell(place, book.values.get(place), book.bases.get(place)) for place in counted),
        totals=tuple(cell(place, number, of_each[place[:3]]) for place, number in book.totals.items()),
        shown_pass=PASS,
    )


def stored(table: PublishedTable) -> list[Row]:
    """Return the table as plain rows to keep; `restored` makes the table of them again."""
    return [
        {
            "figure": cell.figure,
            "measure": cell.measure,
            "group": cell.group,
            "level": cell.level,
            "value": cell.value,
            "base": cell.base,
            "value_hidden": cell.value_hidden and cell.value_hidden.value,
            "base_hidden": cell.base_hidden and cell.base_hidden.value,
            "total": total,
        }
        for total, cells in ((False, table.cells), (True, table.totals))
        for cell in cells
    ]


def restored(rows: Iterable[Row]) -> PublishedTable:
    """Make the table again of rows that `stored` gave. What was hidden is not in them."""
    found = [(bool(row["total"]), _cell(row)) for row in rows]
    return PublishedTable(
        cells=tuple(cell for total, cell in found if not total),
        totals=tuple(cell for total, cell in found if total),
        shown_pass=PASS,
    )


def _cell(row: Row) -> PublishedCell:
    value, base = (None if row[name] is None else int(str(row[name])) for name in ("value", "base"))
    value_hidden, base_hidden = (_hidden(row[f"{name}_hidden"]) for name in ("value", "base"))
    figure, measure, group, level = (str(row[name]) for name in ("figure", "measure", "group", "level"))
    return PublishedCell(figure, measure, group, level, value, base, value_hidden, base_hidden)


def _hidden(code: str | int | None) -> Hidden | None:
    return next((each for each in Hidden if each.value == code), None)
