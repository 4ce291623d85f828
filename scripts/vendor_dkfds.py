#!/usr/bin/env python3
"""Fetch the Danish public design system once, and lay the part we serve into the repository.

Run by a maintainer (it needs npm), never by a user: ``python scripts/vendor_dkfds.py``. To take a newer version,
change VERSION and SHA256 together, run it, look at the pages, and commit the result.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "11.2.0"
SHA256 = "93d6b1deebdaafb8d08c7be075f1bbe09fbcfa606765b600cde951ddbb92be61"
TARGET = Path(__file__).resolve().parents[1] / "src/vugge/ui/static/vendor/dkfds"

# The default look only: the other two belong to borger.dk and virk.dk, whose logos are not ours to show.
PLAIN = ("LICENSE.md", "img/all-svg-icons.svg")
STYLE = "css/dkfds.min.css"
SCRIPT = "js/dkfds.min.js"

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
FONT_SOURCE = re.compile(r"src:([^;}]*)")
WOFF2 = re.compile(r'url\([^)]*\.woff2\) ?format\("woff2"\)')
NAMED_FILE = re.compile(r"url\(\.\./([^)#?]+)\)")
SOURCE_MAP = re.compile(r"(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)\s*$")


def woff2_only(css: str) -> str:
    """Leave each font one source: woff2 where it is bundled; a face of the reader's own fonts stays as it was."""

    def one_face(face: re.Match[str]) -> str:
        bundled = WOFF2.search(face[0])
        return FONT_SOURCE.sub(f"src:{bundled[0]}", face[0]) if bundled else face[0]

    return FONT_FACE.sub(one_face, css)


def fetch(into: Path) -> Path:
    """Return the pinned version's archive; stop if npm gave anything else."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to fetch the design system; the copy in the repository works without it.")
    pack = [npm, "pack", f"dkfds@{VERSION}", "--silent", "--pack-destination", str(into)]
    subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - a fixed command, no outside input
    archive = into / f"dkfds-{VERSION}.tgz"
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{archive.name} has sha256 {found}, but {SHA256} was reviewed. Nothing is changed.")
    return archive


def served(archive: Path) -> dict[str, bytes]:
    """Pick the files we serve, by name under ``dist``: style, script, icons, and whatever the style names."""
    with tarfile.open(archive) as tar:
        dist = {
            member.name.removeprefix("package/dist/"): file.read()
            for member in tar
            if member.name.startswith("package/dist/") and (file := tar.extractfile(member)) is not None
        }
    # A manifest of hashed names looks for every file that is named, source maps too: name none that is left out.
    css = woff2_only(SOURCE_MAP.sub("", dist[STYLE].decode())).rstrip() + "\n"
    script = SOURCE_MAP.sub("", dist[SCRIPT].decode()).rstrip() + "\n"
    kept = {name: dist[name] for name in {*PLAIN, *NAMED_FILE.findall(css)}}
    return kept | {STYLE: css.encode(), SCRIPT: script.encode()}


def lay(files: dict[str, bytes], target: Path) -> None:
    """Replace ``target`` by ``files``."""
    shutil.rmtree(target, ignore_errors=True)
    for name, content in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    (target / "VERSION").write_text(f"dkfds {VERSION} sha256 {SHA256}\n", "utf-8")


def main() -> None:
    """Fetch, check, lay."""
    with tempfile.TemporaryDirectory() as folder:
        lay(served(fetch(Path(folder))), TARGET)
    size = sum(path.stat().st_size for path in TARGET.rglob("*") if path.is_file())
    sys.stdout.write(f"dkfds {VERSION}: {size / 1e6:.1f} MB in {TARGET.name}\n")


if __name__ == "__main__":
    main()
