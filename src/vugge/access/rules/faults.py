"""Why something was not done, in words for whoever asked."""


class UnfitError(ValueError):
    """What was typed will not do: the field, and a Danish sentence that says what will (a msgid, with its words)."""

    def __init__(self, field: str, sentence: str, **words: object) -> None:
        super().__init__(sentence % words if words else sentence)
        self.field = field
        self.sentence = sentence
        self.words = words


class StaleError(Exception):
    """Somebody has changed the same since it was shown."""


class GoneError(LookupError):
    """It is not there, or not there for whoever asks: nobody is told which."""


class ProveError(Exception):
    """The sign-in opens other doors too, so that its own password is asked for, and a link is not enough."""
