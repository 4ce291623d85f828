"""A study's result as plain JSON values and back again, so that a run can be kept and drawn years later."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from vugge.insight.rules.synthetic_control.results import StudyResult

FORMAT = 1
"""Raised when what is kept can no longer be read as before."""

_T = TypeVar("_T")


def as_json(result: StudyResult) -> dict[str, Any]:
    """Return a result as dicts, lists, text, numbers and None; `from_json` gives it back, number for number."""
    return {"format": FORMAT, "result": _plain(result)}


def from_json(kept: Mapping[str, Any]) -> StudyResult:
    """Return what `as_json` made. Fields that have come since keep their default; ValueError for another format."""
    if kept.get("format") != FORMAT:
        raise ValueError(f"A kept study of format {kept.get('format')!r}; this product reads {FORMAT}.")
    return _built(StudyResult, kept["result"])


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON's own values
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _built(kind: type[_T], kept: Mapping[str, Any]) -> _T:
    hints = get_type_hints(kind)
    return kind(**{name: _value(hints[name], kept[name]) for name in hints if name in kept})


def _value(hint: Any, kept: Any) -> Any:  # noqa: ANN401 - a type as annotated, a value as JSON has it
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint), kept)
    if isinstance(hint, UnionType):
        return _either(get_args(hint), kept)
    if isinstance(hint, type) and is_dataclass(hint):
        return _built(hint, kept)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(each for each in hint if each.value == kept)
    return float(kept) if hint is float else kept


def _tuple(inner: tuple[Any, ...], kept: list[Any]) -> tuple[Any, ...]:
    if inner[-1] is Ellipsis:
        return tuple(_value(inner[0], each) for each in kept)
    return tuple(_value(one, each) for one, each in zip(inner, kept, strict=True))


def _either(kinds: tuple[Any, ...], kept: Any) -> Any:  # noqa: ANN401 - JSON's own values
    if kept is None and NoneType in kinds:
        return None
    others = [each for each in kinds if each is not NoneType]
    return _value(others[0], kept) if len(others) == 1 else kept
