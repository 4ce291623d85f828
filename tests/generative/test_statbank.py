"""Whatever bytes come from outside: the numbers that were asked for, or one sentence."""

import json
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tests.statbank import FAKE, UND1, question
from vugge.exchange.statbank.fake import answered
from vugge.exchange.statbank.rules.answers import Answer, cube_of
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.queries import Format
from vugge.exchange.statbank.rules.strict_json import read_json
from vugge.exchange.statbank.rules.tables import written


@given(st.binary(max_size=200), st.sampled_from(list(Format)), st.integers(0, 300))
def test_noise_in_an_answer_gives_the_cells_asked_for_or_a_sentence(noise: bytes, form: Format, place: int) -> None:
    whole = answered(question(form), FAKE)
    with suppress(StatBankError):
        found = cube_of(Answer(question(form), form, whole[:place] + noise + whole[place:], written(UND1)))
        assert len(found.cells) == 12


@given(st.binary(max_size=300))
def test_any_json_is_read_as_json_reads_it_or_refused(noise: bytes) -> None:
    with suppress(StatBankError):
        assert read_json(noise, "x") == json.loads(noise.decode("utf-8-sig"))
