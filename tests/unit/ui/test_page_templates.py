import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import Context, Engine

import vugge.ui
from vugge.ui.charts.kinds import Bar, Bars, Series, ShareRow, StackedShares
from vugge.ui.pages import Crumb, Entry, Fact, Navigation, Page, Reader, Shell

ROOM = Path(vugge.ui.__file__).parent
ENGINE = Engine(
    dirs=[str(ROOM / "templates")],
    libraries={
        "i18n": "django.templatetags.i18n",
        "static": "django.templatetags.static",
        "ui": "vugge.ui.templatetags.ui",
    },
    string_if_invalid="MISSING",
)
ENTRIES = tuple(
    Entry(label=label, address=f"/{icon}", icon=icon, short=short)
    for label, icon, short in (
        ("Overblik", "home", ""),
        ("De første 1.000 dage", "summary", "1.000 dage"),
        ("Spørgeskemaer", "chat", ""),
        ("Kontrolgruppe", "persons", ""),
    )
)
PAGE = Page(
    title="Hvem siger <ja>?",
    crumbs=(Crumb("Overblik", "/hjem"), Crumb("figur 4-7")),
)
SHELL = Shell(
    Navigation(home="/hjem", entries=ENTRIES), Reader("Eva Skov, evaluator", "ES"), "Kun offentliggjorte tal."
)


class Tags(HTMLParser):
    """Collects every start tag, and checks that what is opened is closed in order."""

    EMPTY = frozenset({"meta", "link", "path", "rect", "use", "line", "circle", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def drawn(source: str, **context: object) -> str:
    return ENGINE.from_string(source).render(Context(context))


@pytest.fixture
def html() -> str:
    return ENGINE.get_template("ui/page.html").render(Context({"page": PAGE, "shell": SHELL}))


def test_page_has_one_heading_one_main_and_a_way_to_skip_to_it(html: str) -> None:
    tags = Tags(html)
    assert tags.open == []
    assert tags.named("html") == [{"lang": "da"}]
    assert len(tags.named("h1")) == 1
    assert [main["id"] for main in tags.named("main")] == ["indhold"]
    assert tags.named("a")[0] == {"class": "skipnav", "href": "#indhold"}
    assert "<title>Hvem siger &lt;ja&gt;? – Vugge</title>" in html


def test_page_leaves_nothing_out_and_carries_classes_only(html: str) -> None:
    assert "MISSING" not in html
    assert "{%" not in html
    assert not [
        name for _, attributes in Tags(html).found for name in attributes if name == "style" or name[:2] == "on"
    ]
    assert Tags(html).named("script") == []


def test_every_static_file_a_page_names_is_there(html: str) -> None:
    named = re.findall(r'(?:href|src)="/?static/([^"#]+)', html)
    assert len(set(named)) == 9
    assert [name for name in named if not (ROOM / "static" / name).is_file()] == []


def test_every_file_the_styles_name_is_there() -> None:
    for style in (ROOM / "static").rglob("*.css"):
        for name in re.findall(r"url\([\"']?([^)\"']+)", style.read_text("utf-8")):
            assert (style.parent / name).is_file(), f"{style.name} names {name}"


def test_every_icon_used_is_in_the_sprite(html: str) -> None:
    sprite = (ROOM / "static/vendor/dkfds/img/all-svg-icons.svg").read_text("utf-8")
    used = set(re.findall(r"all-svg-icons\.svg#([a-z-]+)", html))
    assert used == {"home", "summary", "chat", "menu"}
    assert all(f'id="{name}"' in sprite for name in used)


def test_bottom_bar_holds_three_places_and_the_rest_behind_more(html: str) -> None:
    bottom = html[html.index('class="vg-bottom"') :]
    shown, behind = bottom.split("<summary>")
    assert re.findall(r"</svg>\s*([^<]+)</a>", shown) == ["Overblik", "1.000 dage", "Spørgeskemaer"]
    assert re.findall(r">([^<]+)</a>", behind) == ["Kontrolgruppe"]


def test_current_place_is_marked_also_behind_more() -> None:
    here = Entry(label="Kontrolgruppe", address="/k", icon="persons", current=True)
    navigation = Navigation(home="/", entries=(*ENTRIES[:3], here))
    html = drawn('{% include "ui/page.html" %}', page=Page(title="A"), shell=Shell(navigation))
    assert html.count('aria-current="page"') == 2
    assert "vg-more--here" in html
    assert not Navigation(home="/", entries=ENTRIES).current_in_more


def test_page_without_navigation_reader_or_notice_shows_none() -> None:
    html = drawn('{% include "ui/page.html" %}', page=Page(title="A"), shell=Shell(Navigation(home="/")))
    assert Tags(html).named("nav") == []
    assert "vg-avatar" not in html
    assert "vg-foot" not in html


@pytest.mark.parametrize("name", ["403.html", "404.html", "500.html"])
def test_error_page_needs_nothing_and_says_what_to_do(name: str) -> None:
    tags = Tags(html := ENGINE.get_template(name).render(Context({})))
    assert tags.open == []
    assert "MISSING" not in html
    assert len(tags.named("h1")) == 1
    assert "Gå til forsiden" in html


def test_refusal_gives_its_reason() -> None:
    assert "Signe kan give dig adgang." in drawn('{% include "403.html" %}', exception="Signe kan give dig adgang.")


def test_chart_stands_in_both_widths_with_its_legend() -> None:
    series = Series.in_order("Ja", "Nej", "Ved ikke", "Intet svar", "Andet & mere")
    chart = StackedShares(key="svar", title="Svar", series=series, rows=(ShareRow("Alle", 5, (1, 1, 1, 1, 1)),))
    html = drawn("{% load ui %}{% chart one %}", one=chart)
    assert Tags(html).open == []
    assert re.findall(r"swatch--(\w+)", html) == [one.ink.value for one in series]
    assert "Andet &amp; mere" in html
    assert [html.count(f'id="svar-{width}-title"') for width in ("desk", "phone")] == [1, 1]


def test_chart_of_bars_needs_no_legend() -> None:
    chart = Bars(key="antal", title="Antal", bars=(Bar(label="Et", value=1),))
    assert "legend" not in drawn("{% load ui %}{% chart one %}", one=chart)


def test_library_writes_numbers_shares_dates_and_facts() -> None:
    written = "{{ n|number }} {{ n|base }} {% share 1 3 %} {% share 1 3 0 %} {{ d|short_date }} {% date_range d e %}"
    facts = '{% include "ui/parts/facts.html" with facts=facts wide=False only %}'
    html = drawn(
        "{% load ui %}" + written + facts,
        n=9367,
        d=date(2018, 5, 1),
        e=date(2021, 4, 30),
        facts=(Fact("Tæller", "<b>"),),
    )
    text = html.replace("\u00a0", " ")
    assert text.startswith("9.367 n = 9.367 33,3 % 33 % 1. maj 2018 1. maj 2018–30. april 2021")
    assert "<dd>&lt;b&gt;</dd>" in html
