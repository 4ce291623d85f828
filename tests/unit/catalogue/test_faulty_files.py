"""A fault in a catalogue file is told with its place, what is written and what may be, all of them in one go."""

import datetime as dt
from pathlib import Path

import pytest

from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file
from vugge.catalogue import facts
from vugge.catalogue.rules.lines import lines_of
from vugge.insight.facts import national
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import from_catalogue, lacks

NAMES = {"0810": "Brønderslev", "0710": "Favrskov", "0320": "Faxe"}
GOOD = """code = "early"
title = "Tidlig indsats"
version = 1
source = "Rapport"

[window]
from = 2018-05-01
to = 2021-04-30

[[exclusions]]
from = 2020-03-01
to = 2020-05-01
reason = "nedlukning"

[[scopes]]
code = "model_a"
title = "Model A"
municipalities = [
  "0810",  # Brønderslev
  "0710",
]

[[scopes]]
code = "model_b"
title = "Model B"
municipalities = ["0320"]
"""
INSTRUMENTS = 'version = 1\n\n[[instruments]]\ncode = "epds"\ntitle = "EPDS"\ndefault_cutoff = 11\n'


def told(folder: Path, text: str, name: str = "early.toml") -> list[str]:
    """Return the lines of the error, without its heading."""
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ExpectedError) as error:
        facts.read_programme(folder, "early", NAMES)
    return [line.strip() for line in str(error.value).splitlines()[1:]]


def test_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "early.toml").write_text(GOOD, encoding="utf-8")
    (version,) = facts.read_programme(tmp_path, "early", NAMES)
    assert version["window"] == {"from": dt.date(2018, 5, 1), "to": dt.date(2021, 4, 30)}


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (("title =", "titel ="), "linje 2, titel", "Nøglen titel kendes ikke. Mente du title?"),
        (('title = "Tidlig indsats"\n', ""), "early.toml:", "title mangler. Skriv en tekst i citationstegn"),
        (("to = 2021-04-30", 'to = "2021-04-30"'), "linje 8, [window], to", "Tag citationstegnene væk: 2021-04-30."),
        (("to = 2021-04-30", "to = 2018-04-30"), "linje 8, [window], to", "perioden begynder først 2018-05-01"),
        (("from = 2018-05-01", "from = 2018-05-01T10:00:00"), "linje 7", "Skriv en dato som år-måned-dag"),
        (("version = 1", 'version = "1"'), "linje 3, version", "Tallet står som tekst. Tag citationstegnene væk: 1."),
        (("version = 1", "version = 1.5"), "linje 3, version", "Der står 1.5. Skriv et helt tal på 1 eller derover"),
        (("version = 1", "version = true"), "linje 3, version", "Der står true. Skriv et helt tal"),
        (("to = 2020-05-01", "to = 2021-05-01"), "linje 12, [[exclusions]] nr. 1, to", "uden for perioden"),
        (('"0710",', '"9999",'), "linje 20, [[scopes]] nr. 1, municipalities", 'Der står "9999", som ikke er en'),
        (('"0710",', '"810",'), "linje 20", 'Mente du "0810" (Brønderslev)?'),
        (('"0710",', '"Favrskov",'), "linje 20", 'Mente du "0710" (Favrskov)?'),
        (('["0320"]', '["0710"]'), "linje 26, [[scopes]] nr. 2", "(Favrskov) står allerede i [[scopes]] nr. 1."),
        (('["0320"]', '["0320", "0320"]'), "linje 26", "(Faxe) står allerede i [[scopes]] nr. 2."),
        (('["0320"]', "[320]"), "linje 26", "Der står en liste. Skriv en liste af tekster"),
        (('["0320"]', "[]"), "linje 26", "med mindst én i."),
        (('"model_b"', '"model_a"'), "linje 24, [[scopes]] nr. 2, code", "et andet spor har den kode allerede"),
        (('"model_b"', '"Model B"'), "linje 24", 'Der står "Model B". Skriv en kode i citationstegn'),
        (("[window]", "[[window]]"), "linje 6, window", "Skriv navnet i skarpe parenteser på en linje for sig"),
        (('code = "early"', 'code = "late"'), "linje 1, code", 'Der står "late", men filen hedder "early".'),
        (("version = 1", "version = 2"), "linje 3, version", "men filens navn siger version 1"),
        (("to = 2020-05-01", "to = 2020-13-01"), "linje 12:", "Der står to = 2020-13-01, som ikke kan læses."),
        (('title = "Model A"', 'title = "Model A"\ntitle = "B"'), "linje 18:", "det navn står der allerede"),
        (('["0320"]', '["0320"'), "linje 26:", "Filen slutter midt i noget."),
    ],
)
def test_fault_is_told_with_its_place(tmp_path: Path, change: tuple[str, str], place: str, said: str) -> None:
    assert change[0] in GOOD
    lines = told(tmp_path, GOOD.replace(*change))
    assert any(line.startswith("early.toml") and place in line and said in line for line in lines), lines


def test_all_faults_are_told_in_one_go(tmp_path: Path) -> None:
    text = GOOD.replace("version = 1", "version = 0").replace('"0710"', '"0101"').replace("reason", "grund")
    lines = told(tmp_path, text)
    assert len(lines) == 4
    assert [line.split(":")[0] for line in lines] == [
        "early.toml, linje 3, version",
        "early.toml, linje 13, [[exclusions]] nr. 1, grund",
        "early.toml, linje 10, [[exclusions]] nr. 1",
        "early.toml, linje 20, [[scopes]] nr. 1, municipalities",
    ]


def test_days_left_out_twice_are_told(tmp_path: Path) -> None:
    again = '[[exclusions]]\nfrom = 2020-04-30\nto = 2020-05-09\nreason = "igen"\n\n[[scopes]]\ncode = "model_a"'
    (line,) = told(tmp_path, GOOD.replace('[[scopes]]\ncode = "model_a"', again))
    assert "nr. 1 udelader nogle af de samme dage" in line


def test_file_in_another_character_set_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "early.toml").write_bytes(GOOD.encode("latin-1"))
    with pytest.raises(ExpectedError, match=r"linje 19: Filen er ikke gemt som UTF-8"):
        facts.read_programme(tmp_path, "early", NAMES)


def test_programme_that_is_not_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        facts.read_programme(tmp_path, "early", NAMES)


@pytest.mark.parametrize(
    ("written", "said"),
    [("11.5", "Der står 11.5. Skriv et helt tal på 0 eller derover"), ("-1", "Der står -1."), ('"11"', "som tekst")],
)
def test_cutoff_is_a_whole_number(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "instruments.toml").write_text(INSTRUMENTS.replace("11", written), encoding="utf-8")
    with pytest.raises(
        ExpectedError, match=r"instruments.toml, linje 6, \[\[instruments\]\] nr. 1, default_cutoff"
    ) as e:
        facts.read_instruments(tmp_path)
    assert said in str(e.value)


def test_instrument_stands_once(tmp_path: Path) -> None:
    twice = INSTRUMENTS + INSTRUMENTS.split("\n\n")[1]
    (tmp_path / "instruments.toml").write_text(twice, encoding="utf-8")
    with pytest.raises(ExpectedError, match=r'linje 8.*"epds", men skemaet står der allerede'):
        facts.read_instruments(tmp_path)


def test_every_line_of_a_file_is_found() -> None:
    lines = lines_of(GOOD)
    assert lines["scopes", 0, "municipalities", 1] == 20
    assert lines["scopes", 1, "municipalities", 0] == 26
    assert (lines[("title",)], lines["window", "to"], lines["exclusions", 0]) == (2, 8, 10)


def test_files_of_the_catalogue_have_no_fault() -> None:
    names = facts.municipality_names()
    for code, figures in FIGURES.items():
        for version in facts.read_programme(catalogue_file("programmes"), code, names):
            found = from_catalogue(version, facts.default_cutoffs(version["window"]["to"]))
            assert lacks(found, figures) == ""


def test_what_the_figures_count_by_must_be_in_the_catalogue() -> None:
    found = national.parameters("thousand-days")
    said = lacks(found, FIGURES["early-intervention"])
    assert "thousand-days.toml: figurerne tæller efter sporet model_a." in said
    programme = facts.programme("thousand-days", dt.date(2020, 1, 1))
    assert "skemaet adbb mangler" in lacks(from_catalogue(programme, {"epds": 11, "gotland": 13}), ())
