"""SPEC.toml: what a study asks of which panel. Source: the synthetic control contract."""

import datetime as dt
import difflib
import math
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from vugge.base.text import marked as _
from vugge.base.toml import NotTomlError, parsed
from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.problem import Search, VMethod
from vugge.insight.rules.synthetic_control.results import Time
from vugge.insight.rules.synthetic_control.study import NEAR_PERFECT, POOR, Op, Predictor, Study

_KEYS = (
    "panel",
    "outcome",
    "treated",
    "treated_weights",
    "donors",
    "start",
    "optimise",
    "predictor",
    "v",
    "search",
    "near_perfect",
    "poor",
)
_PREDICTOR_KEYS = ("variable", "periods", "op")

_TEXT = _("en tekst")
_TEXTS = _("et navn eller en liste af navne")
_NUMBERS = _("en liste af tal")
_ABOVE_ZERO = _("et tal på 0 eller mere")
_TIME = _("en periode, fx 2017")
_TWO_TIMES = _("to perioder, fx [2014, 2016]")
_SPELL = _("en periode, fx 2016, eller to, fx [2014, 2016]")
_TABLES = _("skrevet som [[predictor]], én for hver baggrundsoplysning")
_V = _("et ord eller en liste af tal")
_PATH = _("stien til en fil")
_PREDICTOR = _("{file}, [[predictor]] nr. {number}")

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A SPEC.toml: the panel's path as it is written there, and the study."""

    panel: str
    study: Study


def read_spec(text: str, file: str) -> Spec:
    """Return what a SPEC.toml says. ``file`` is its name, for what is said; StudyError for anything not understood."""
    try:
        asked = parsed(text)
    except NotTomlError as error:
        raise StudyError(errors.NO_TOML, file=file, line=error.line) from error
    told = _Told(file, asked)
    told.only(_KEYS)
    tables = told.asked.get("predictor", [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        told.refuse("predictor", _TABLES)
    predictors = tuple(
        _predictor(_Told(_PREDICTOR.format(file=file, number=number), each)) for number, each in enumerate(tables, 1)
    )
    if not predictors:
        raise StudyError(errors.NO_PREDICTORS)
    method, given = _weighting(told)
    return Spec(
        panel=_path(told),
        study=Study(
            outcome=told.text("outcome"),
            treated=told.texts("treated"),
            treated_weights=_treated_weights(told),
            donors=told.texts("donors") if "donors" in asked else None,
            start=told.time("start"),
            optimise=told.two_times("optimise") if "optimise" in asked else None,
            predictors=predictors,
            v=method,
            given=given,
            search=_one_of(Search, told.word("search", Search.GLOBAL), errors.UNKNOWN_SEARCH, "search"),
            near_perfect=told.at_least_zero("near_perfect", NEAR_PERFECT),
            poor=told.at_least_zero("poor", POOR),
        ),
    )


def _path(told: "_Told") -> str:
    """Return the panel's path with its letters as they are written: a disk may hold å as one or as two."""
    written = told.value("panel")
    if not isinstance(written, str) or not written.strip() or "\0" in written:
        told.refuse("panel", _PATH)
    return written.strip()


def _treated_weights(told: "_Told") -> tuple[float, ...]:
    if "treated_weights" not in told.asked:
        return ()
    weights = told.numbers("treated_weights")
    if not weights:
        raise StudyError(errors.WEIGHTS_LENGTH, count=0, wanted=len(told.texts("treated")))
    return weights


def _predictor(told: "_Told") -> Predictor:
    told.only(_PREDICTOR_KEYS)
    variable, op = told.text("variable"), told.word("op", Op.MEAN)
    if op not in list(Op):
        raise StudyError(errors.UNKNOWN_OP, variable=variable, op=op)
    first, last = told.spell("periods")
    return Predictor(variable=variable, first=first, last=last)


def _weighting(told: "_Told") -> tuple[VMethod, tuple[float, ...]]:
    if isinstance(told.asked.get("v"), list):
        return VMethod.GIVEN, told.numbers("v")
    if not isinstance(told.asked.get("v", ""), str):
        told.refuse("v", _V)
    method = _one_of(VMethod, told.word("v", VMethod.NESTED), errors.UNKNOWN_V, "v")
    if method is VMethod.GIVEN:  # is said by giving the list
        told.refuse("v", _V)
    return method, ()


def _one_of(kind: type[_Choice], word: str, sentence: str, name: str) -> _Choice:
    known = [each for each in kind if each is not VMethod.GIVEN]
    for each in kind:
        if each.value == word:
            return each
    raise StudyError(sentence, **{name: word, "known": ", ".join(known)})


class _Told:
    """A table of the file, asked key by key."""

    def __init__(self, file: str, asked: Mapping[str, Any]) -> None:
        self.file = file
        self.asked = asked

    def refuse(self, key: str, wanted: str) -> NoReturn:
        raise StudyError(errors.WRONG_KIND, file=self.file, key=key, wanted=wanted)

    def only(self, known: Collection[str]) -> None:
        for key in self.asked:
            if key not in known:
                if near := difflib.get_close_matches(key, known, 1):
                    raise StudyError(errors.MEANT_KEY, file=self.file, key=key, meant=near[0])
                raise StudyError(errors.UNKNOWN_KEY, file=self.file, key=key, known=", ".join(known))

    def value(self, key: str) -> object:
        if key not in self.asked:
            raise StudyError(errors.MISSING_KEY, file=self.file, key=key)
        return self.asked[key]

    def text(self, key: str) -> str:
        value = self.value(key)
        if not isinstance(value, str) or not value.strip():
            self.refuse(key, _TEXT)
        return _name(value)

    def word(self, key: str, otherwise: str) -> str:
        return self.text(key) if key in self.asked else otherwise

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.value(key)
        many = [value] if isinstance(value, str) else value
        if not isinstance(many, list) or not all(isinstance(each, str) for each in many):
            self.refuse(key, _TEXTS)
        return tuple(_name(each) for each in many)

    def numbers(self, key: str) -> tuple[float, ...]:
        value = self.value(key)
        if not isinstance(value, list) or not all(_is_number(each) for each in value):
            self.refuse(key, _NUMBERS)
        return tuple(float(each) for each in value)

    def at_least_zero(self, key: str, otherwise: float) -> float:
        value = self.asked.get(key, otherwise)
        if not _is_number(value) or value < 0:
            self.refuse(key, _ABOVE_ZERO)
        return float(value)

    def time(self, key: str) -> Time:
        if (found := _time(self.value(key))) is None:
            self.refuse(key, _TIME)
        return found

    def two_times(self, key: str) -> tuple[Time, Time]:
        match _times(self.value(key)):
            case [int() | str() as first, int() | str() as last]:
                return first, last
            case _:
                return self.refuse(key, _TWO_TIMES)

    def spell(self, key: str) -> tuple[Time, Time]:
        match _times(self.value(key)):
            case [int() | str() as first, int() | str() as last]:
                return first, last
            case [int() | str() as only]:
                return only, only
            case _:
                return self.refuse(key, _SPELL)


def _times(value: object) -> list[Time | None]:
    return [_time(each) for each in value] if isinstance(value, list) else [_time(value)]


def _time(value: object) -> Time | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return _name(value) or None
    return value if isinstance(value, int) else None


def _name(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
