"""What a municipality's own values are called: `parameter.contact_attempts`, `kind.month_2.window`, `own-reason.x`."""

PARAMETER, CUTOFF, OWN_REASON = "parameter", "cutoff", "own-reason"
IN_USE, TEXT, WINDOW, OFFERED_TO = "in_use", "text", "window", "offered_to"


def parameter(code: str) -> str:
    """Return the key of a parameter's number."""
    return f"{PARAMETER}.{code}"


def cutoff(instrument: str, respondent: str, phase: str) -> str:
    """Return the key of a cut-off; the phase of a child's screening is empty, and then left out."""
    return ".".join(each for each in (CUTOFF, instrument, respondent, phase) if each)


def own_reason(code: str) -> str:
    """Return the key of a municipality's own reason; with no code, what all of them begin with."""
    return f"{OWN_REASON}.{code}"


def in_use(what: str, code: str) -> str:
    """Return the key of whether something can be chosen; `what` is kind, reason, target or topic."""
    return f"{what}.{code}.{IN_USE}"


def text(what: str, code: str) -> str:
    """Return the key of the municipality's guidance under the national text."""
    return f"{what}.{code}.{TEXT}"


def window(kind: str) -> str:
    """Return the key of when a visit kind lies."""
    return f"kind.{kind}.{WINDOW}"


def offered_to(kind: str) -> str:
    """Return the key of whom a visit kind is offered to."""
    return f"kind.{kind}.{OFFERED_TO}"


def code_of(key: str) -> str:
    """Return the code in a key."""
    return key.split(".")[1]
