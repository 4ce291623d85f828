"""The StatBank as files somebody downloaded: CSV, BULK or JSON-stat, where the network is closed.

A file is a table's when its name holds the table's code: `UND1.csv`, `2026-11-26 UND1 alle kommuner.json`. What
/tableinfo said can lie beside as `UND1.tableinfo.json`; without it, what a table has is what its files have.
"""

import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from vugge.base.errors import on_one_line
from vugge.exchange.statbank.known import Known
from vugge.exchange.statbank.rules.answers import Answer, cube_of
from vugge.exchange.statbank.rules.delimited import lines_of
from vugge.exchange.statbank.rules.errors import StatBankError, shown, some
from vugge.exchange.statbank.rules.hierarchies import hierarchy_for, is_total
from vugge.exchange.statbank.rules.jsonstat import data_set_of
from vugge.exchange.statbank.rules.queries import Format, Query
from vugge.exchange.statbank.rules.tables import Table, Variable, table_of, written

LARGEST = 64 * 1024 * 1024
"""Bytes in a file. 98 municipalities, seven years and every age of FOLK1A are 3 MB."""

_ALL = 4 * LARGEST
_MOST_FILES = 200
_ENDINGS = {".csv", ".tsv", ".txt", ".bulk", ".json"}
_INFO = "tableinfo"
_TIME = re.compile(r"\d{4}(?:[KQHMU]\d{1,2})?")
_NAMED_TIME = {"tid", "time"}
_CODE_AND_TEXT = re.compile(r"([0-9A-ZÆØÅ_+\-]{1,12}) (\S.*)")


class FileBank:
    """Downloaded files by their names. `files_in` reads those of a folder."""

    def __init__(self, files: Mapping[str, bytes], known: Known) -> None:
        self._files = {on_one_line(name): content for name, content in sorted(files.items())}
        self._known = known
        self._own: dict[str, tuple[Variable, ...]] = {}

    def describe(self, table: str) -> bytes:
        """Return what /tableinfo said, where it lies beside; else what the table's files have, written the same way."""
        for name in self._of(table):
            if _INFO in _words(name):
                table_of(self._files[name], table)
                return self._files[name]
        return written(self._seen(table))

    def ask(self, query: Query, metadata: bytes) -> Answer:
        """Return the first of the table's files that holds every cell asked for; else say what the first one lacks."""
        faults = []
        for name in self._data_of(query.table):
            try:
                answer = self._answer(name, query, metadata)
                cube_of(answer)
            except StatBankError as error:
                faults.append(error)
            else:
                return answer
        raise faults[0]

    def _answer(self, name: str, query: Query, metadata: bytes) -> Answer:
        content, table = self._files[name], table_of(metadata, query.table)
        wanted = _format(name, content)
        fitted = self._fitted(query, self._variables(name, query.table), table)
        return Answer(Query(query.table, fitted, wanted), wanted, content, metadata, name)

    def _fitted(self, query: Query, own: tuple[Variable, ...], table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the query as this file can answer it.

        A variable the file has and nobody asked about is answered for by its total; one asked for its total alone, and
        not in the file, has been left out when the file was made.
        """
        there = {table.variable(each.code).code: each for each in own}
        asked = {table.variable(name).code: codes for name, codes in query.choose}
        choose = []
        for each in table.variables:
            if strange := [code for code in asked.get(each.code, ()) if code not in each.values]:
                raise StatBankError(f"{table.code}: {each.code} har ikke koden {shown(strange[0])}.")
            if each.code in asked:
                if each.code in there or not self._is_left_out(each, asked[each.code], table):
                    choose.append((each.code, asked[each.code]))
            elif each.code in there:
                choose.append((each.code, self._total(each, there[each.code], table)))
        return tuple(choose)

    def _is_left_out(self, variable: Variable, codes: tuple[str, ...], table: Table) -> bool:
        known = hierarchy_for(self._known.hierarchies, table.code, variable.code)
        return variable.elimination and all(is_total(code, variable.values[code], known) for code in codes)

    def _total(self, variable: Variable, own: Variable, table: Table) -> tuple[str, ...]:
        known = hierarchy_for(self._known.hierarchies, table.code, variable.code)
        by_text = {text: code for code, text in variable.values.items()}
        present = [code if code in variable.values else by_text.get(code, "") for code in own.values]
        totals = tuple(code for code in present if code and is_total(code, variable.values[code], known))
        if not totals:
            raise StatBankError(
                f"{table.code}: filen deler op efter {variable.code}, og den samlede værdi er ikke med."
            )
        return totals[:1]

    def _seen(self, code: str) -> Table:
        """Return the table as its files show it, all of them together."""
        merged: dict[str, Variable] = {}
        names = self._data_of(code)
        for name in names:
            own = {each.code.casefold(): each for each in self._variables(name, code)}
            if merged and set(own) != set(merged):
                raise StatBankError(
                    f"{code} ligger i filer med forskellige variable: {some(names)}. Læg tableinfo ved."
                )
            for key, each in own.items():
                before = merged.get(key, each)
                values = {**before.values, **each.values}
                merged[key] = Variable(each.code, each.text, before.elimination, each.time, "", values)
        title, updated = self._said(names[0])
        return Table(code.upper(), title or code.upper(), "", updated, tuple(merged.values()))

    def _said(self, name: str) -> tuple[str, str]:
        if _format(name, self._files[name]) is not Format.JSONSTAT:
            return "", ""
        found = data_set_of(self._files[name], name)
        return found.label, found.updated

    def _variables(self, name: str, table: str) -> tuple[Variable, ...]:
        """Return what a file has; a file that is two tables' by its name has the same for both."""
        if name not in self._own:
            self._own[name] = self._read_variables(name, table)
        return self._own[name]

    def _read_variables(self, name: str, table: str) -> tuple[Variable, ...]:
        content = self._files[name]
        if _format(name, content) is Format.JSONSTAT:
            found = data_set_of(content, name)
            return tuple(
                self._variable(table, code, label or code, values, time=code in found.times)
                for code, (label, values) in found.dimensions.items()
                if code.casefold() != "contentscode" or len(values) != 1
            )
        lines = lines_of(content, name)
        columns = [dict.fromkeys(key[place] for key in lines.keys) for place in range(len(lines.header))]
        return tuple(
            self._variable(table, header, header, _parted(cells), time=header.casefold() in _NAMED_TIME)
            for header, cells in zip(lines.header, columns, strict=True)
        )

    def _variable(self, table: str, code: str, text: str, values: Mapping[str, str], *, time: bool) -> Variable:
        known = hierarchy_for(self._known.hierarchies, table, code)
        whole = any(is_total(each, said, known) for each, said in values.items())
        is_time = time or (code.casefold() in _NAMED_TIME and all(map(_TIME.fullmatch, values)))
        return Variable(code, text, whole and not is_time, is_time, "", values)

    def _data_of(self, table: str) -> list[str]:
        names = [name for name in self._of(table) if _INFO not in _words(name)]
        if not names:
            there = some(sorted(self._files)) or "ingen filer"
            raise StatBankError(
                f"Der er ingen fil med {table}. Kald den for eksempel {table}.csv. Der ligger: {there}."
            )
        return names

    def _of(self, table: str) -> list[str]:
        return [name for name in self._files if table.casefold() in _words(name)]


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder that can be the StatBank's, by their names; StatBankError when one is too large.

    Only plain files are opened, and none through a link. Raises OSError when the folder cannot be read.
    """
    found: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() not in _ENDINGS or not stat.S_ISREG(path.lstat().st_mode):
            continue
        if len(found) == _MOST_FILES:
            raise StatBankError(
                f"Der er over {_MOST_FILES} filer i mappen. Læg dem, der skal bruges, i en mappe for sig."
            )
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise StatBankError(f"{shown(path.name)} er over {LARGEST // 1024**2} MB. Vælg færre koder.")
        found[path.name] = content
        if sum(map(len, found.values())) > _ALL:
            raise StatBankError(f"Filerne er tilsammen over {_ALL // 1024**2} MB. Vælg færre koder.")
    return found


def _format(name: str, content: bytes) -> Format:
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}:
        return Format.JSONSTAT
    return Format.BULK if name.casefold().endswith(".bulk") else Format.CSV


def _words(name: str) -> set[str]:
    return {word.casefold() for word in re.split(r"[^0-9A-Za-zÆØÅæøå]+", name) if word}


def _parted(cells: Iterable[str]) -> dict[str, str]:
    """Return codes with texts: parted where every cell of the column is a code and a text, and no code has two."""
    texts = list(cells)
    parted = [_CODE_AND_TEXT.fullmatch(text) for text in texts]
    if all(parted) and len({found[1] for found in parted if found}) == len(texts):
        return {found[1]: found[2] for found in parted if found}
    return {text: text for text in texts}
