"""Reading a SPEC.toml from its file."""

from pathlib import Path

from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.spec import Spec, read_spec


def read_spec_file(path: Path) -> Spec:
    """Return what a SPEC.toml asks for. Raises StudyError for what is not understood, and OSError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(errors.NOT_UTF8, file=path.name) from error
    return read_spec(text, path.name)
