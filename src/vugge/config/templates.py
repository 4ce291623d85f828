"""Making a template's unknown name loud."""


class UnknownNameError(LookupError):
    """A template used a name its page does not have."""


class LoudUndefined(str):
    """What Django prints for an unknown name, made to raise. Django asks for `"%s" in it`, then for `it % name`."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        raise UnknownNameError(f"The page has no {name!s}")
