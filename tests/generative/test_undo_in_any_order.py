"""Imports and undoing in any order: the current rows are those a plain Python model of the imports says."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.world import member
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.insight.actions import imports
from vugge.insight.actions.imports import FileFacts
from vugge.insight.facts import stored
from vugge.insight.facts.copying import COPY_COLUMNS, frames_from_copy

PLACE = "0240"
FILE = FileFacts(name="x.csv", size=1, sha256="0" * 64, read=0, rejected=0, rejected_in={})

Rows = list[tuple[str, str]]
IDS = st.sampled_from("abcde")
FILES = st.lists(st.tuples(IDS, st.sampled_from(["f1", "f2", "f3", "f4"])), min_size=1, max_size=6)
STEPS = st.lists(st.one_of(FILES, st.integers(0, 5)), min_size=1, max_size=10)
"""A file's rows in its order, or which of the imports so far is undone (when it stands)."""


@dataclass
class Model:
    """An import as plain Python knows it."""

    rows: Rows
    standing: bool = True


def current(model: list[Model]) -> dict[str, str]:
    """Let the last line of the last import not undone win."""
    return {key: family for each in model if each.standing for key, family in each.rows}


def copied(rows: Rows) -> Iterator[bytes]:
    """Write rows as the database takes them."""
    for line, (key, family) in enumerate(rows, start=2):
        cells = {"municipality": PLACE, "line": str(line), "activity_id": key, "family_id": family}
        cells |= {"activity": "need_visit", "held_on": "2020-06-01", "date": "2020-06-01"}
        yield ("\t".join(cells.get(name, r"\N") for name in COPY_COLUMNS) + "\n").encode()


def read_in(rows: Rows) -> tuple[UUID, int, int]:
    """Read rows in; return the import, and how many were new and how many replaced one."""
    before = set(stored.current_imports(PLACE))
    with stored.incoming(copied(rows)):
        counted = imports.add(by=Operator(), file=FILE, batch=uuid4())
    (made,) = set(stored.current_imports(PLACE)) - before
    return made, counted.new, counted.replaced


def stored_rows() -> dict[str, str]:
    rows = stored.current_rows(PLACE, list(stored.current_imports(PLACE)))
    return {key: name for each in frames_from_copy(rows) for key, name in each["activity_id", "family_id"].iter_rows()}


def replay(steps: list[Rows | int], leader: Member) -> None:
    """Do each step to both, and hold the database to the model."""
    model: list[Model] = []
    made: list[UUID] = []
    for step in steps:
        if isinstance(step, list):
            known = current(model)
            found, new, replaced = read_in(step)
            keys = {key for key, _family in step}
            assert (new, new + replaced) == (len(keys - known.keys()), len(step))
            model.append(Model(step))
            made.append(found)
        elif step < len(model) and model[step].standing:
            imports.undo(by=leader, import_id=made[step], reason="Forkert fil")
            model[step].standing = False
        assert stored_rows() == current(model)


@pytest.mark.django_db
@settings(max_examples=40)
@given(steps=STEPS)
def test_what_is_current_is_the_last_line_of_the_last_import_not_undone(steps: list[Rows | int]) -> None:
    with pytest.MonkeyPatch.context() as patched, transaction.atomic():
        patched.setattr(imports, "freeze", lambda by: by.name)  # what is frozen is what is current; other tests freeze
        leader = member(role=Role.LEAD, municipality=PLACE)
        with within(municipality=PLACE):
            replay(steps, leader)
        transaction.set_rollback(True)


def test_the_model_lets_the_last_line_win() -> None:
    assert current([Model([("a", "f1"), ("a", "f2")]), Model([("a", "f3")], standing=False)]) == {"a": "f2"}
