"""The Danish manual, written from declarations, specs and lifecycles. `just manual` writes it anew.

python -m tests.spec.manual
"""

from pathlib import Path

from tests.spec import (
    days_and_places,
    detection,
    intake,
    need_visits,
    thousand_days,
    transitions_and_courses,
    visits,
)
from tests.spec.access import access_page
from tests.spec.levels import levels_page
from tests.spec.printing import figures_page, specs_page
from tests.spec.scoring import scoring_page
from tests.spec.shape import Theme
from tests.spec.states import states_page
from tests.spec.studies import studies_page
from tests.spec.windows import windows_page

THEMES: tuple[Theme, ...] = (
    days_and_places.THEME,
    detection.THEME,
    visits.PREGNANCY,
    visits.TODDLERS,
    need_visits.VISITS,
    need_visits.FAMILIES,
    transitions_and_courses.TRANSITIONS,
    transitions_and_courses.COURSES,
    thousand_days.THEME,
    intake.THEME,
)

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference" / "generated"


def pages() -> dict[Path, str]:
    """Return every generated page by its place."""
    return {
        FOLDER / "adgang.md": access_page(),
        FOLDER / "besoegenes-dage.md": windows_page(),
        FOLDER / "figurer.md": figures_page(),
        FOLDER / "hvad-der-ellers-var-sket.md": studies_page(),
        FOLDER / "niveauer.md": levels_page(),
        FOLDER / "saadan-taelles.md": specs_page(THEMES),
        FOLDER / "skemaer.md": scoring_page(),
        FOLDER / "tilstande.md": states_page(),
    }


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
