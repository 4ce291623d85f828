from collections.abc import Callable

import pytest

from vugge.insight.rules.synthetic_control import compiling

Function = Callable[..., object]
ELSEWHERE = 1.0


def test_function_is_compiled_without_a_folder_to_keep_it_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_folder(*, cache: bool = False, **options: bool) -> Callable[[Function], Function]:
        assert options["nogil"]
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr(compiling, "njit", no_folder)

    @compiling.compiled()
    def twice(number: int) -> int:
        return 2 * number

    assert twice(2) == 4


def test_function_kept_from_before_is_not_used_when_one_it_calls_has_changed() -> None:
    def named(called: Function) -> str:
        def caller() -> None: ...

        return compiling.compiled(calls=(called,))(caller).__qualname__

    assert named(lambda: 1) == named(lambda: 1)
    assert named(lambda: 1) != named(lambda: 2)


def test_function_kept_from_before_is_not_used_when_a_number_from_elsewhere_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def named() -> str:
        def caller() -> float:
            return ELSEWHERE

        return compiling.compiled()(caller).__qualname__

    before = named()
    monkeypatch.setitem(globals(), "ELSEWHERE", 2.0)
    assert named() != before
