"""How a function becomes machine code: by numba, once a machine where its folder or the user's cache can be written."""

from collections.abc import Callable
from typing import TypeVar
from zlib import crc32

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(*, calls: tuple[Callable[..., object], ...] = ()) -> Callable[[Function], Function]:
    """Compile a function when it is first called, without the interpreter's lock, so that threads run side by side.

    Nobody waits for it who calls none: a first time all of them together take half a minute. It becomes code for the
    types it is called with; give numbers and arrays (C order) of the same types always.

    One whose name begins with an underscore can be called from compiled code alone: the way in from Python is much of
    the time it takes to compile. `calls` are the compiled functions it calls. Their code becomes a part of its own, and
    numba's cache does not see when it changes: a checksum of them in the name keeps an old copy from being used. So
    does one of the numbers it takes from other files.
    """

    def compile_(function: Function) -> Function:
        options = {"nogil": True, "no_cfunc_wrapper": True, "no_cpython_wrapper": function.__name__.startswith("_")}
        function.__qualname__ += f"_{_checksum(function, *calls):08x}"
        try:
            machine: Function = njit(cache=True, **options)(function)
        except RuntimeError:  # no folder to keep the code in: each process compiles it anew
            machine = njit(**options)(function)
        return machine

    return compile_


def _checksum(*functions: Callable[..., object]) -> int:
    total = 0
    for function in functions:
        python = getattr(function, "py_func", function)
        code, known = python.__code__, python.__globals__
        numbers = {name: known[name] for name in code.co_names if isinstance(known.get(name), int | float)}
        told = (function.__qualname__, code.co_code, code.co_consts, code.co_names, numbers)
        total = crc32(repr(told).encode(), total)
    return total
