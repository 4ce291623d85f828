"""Where the files that ship with Vugge lie: at the top of a checkout, or inside the installed package."""

from pathlib import Path

import vugge

_PACKAGE = Path(vugge.__file__).parent


def catalogue_file(*parts: str) -> Path:
    """Return the path of a national catalogue file; FileNotFoundError when there is none."""
    checkout, installed = _PACKAGE.parent.parent / "catalogue", _PACKAGE / "catalogue" / "national"
    for folder in (checkout, installed):
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"Kataloget mangler filen {'/'.join(parts)}. Installér Vugge igen.")
