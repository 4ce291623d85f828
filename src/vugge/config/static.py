"""Laying out the static files under names that change with their content."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from vugge.base.home import make_private


def collect() -> bool:
    """Lay the static files out in STATIC_ROOT unless these very files lie there; return whether it had to."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".made-from"
    fingerprint = _fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == fingerprint:
        return False
    make_private(root.parent)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(fingerprint, encoding="ascii")
    return True


def _fingerprint() -> str:
    """Return a digest of every source file's name, size and time of change; reading them all would take longer."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
