"""Every study that cannot be made: one Danish sentence that names what is wrong, exit 2, and nothing written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.insight_studies.studies_on_disk import change_panel, command, drop_rows, lay

TREATED = 'treated = "Kommune 00"'
DONORS = 'donors = ["Kommune 01", "Kommune 02"]'
OPTIMISE = "optimise = [2014, 2017]"
V = 'v = "regression"'


@pytest.fixture(name="refused")
def _refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Path], str]:
    def refused(spec: Path) -> str:
        out = tmp_path / "out"
        assert command(spec, out, "--placebo", "--leave-one-out") == 2
        assert not out.exists()
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err.rstrip("\n")

    return refused


Refused = Callable[[Path], str]

BY_SPEC = [
    ((TREATED, 'treated = "Atlantis"'), "Den behandlede “Atlantis” findes ikke i panelet."),
    ((TREATED, "treated = []"), "Der er ingen behandlede. Skriv mindst ét navn i treated."),
    ((TREATED, 'treated = ["Kommune 00", "Kommune 00"]'), "“Kommune 00” er nævnt to gange i treated."),
    (
        (TREATED, f'{TREATED}\ndonors = ["Kommune 01", "Kommune 00"]'),
        "“Kommune 00” er både donor og behandlet. Tag den ud af den ene liste.",
    ),
    ((TREATED, f'{TREATED}\ndonors = ["Kommune 01", "Thule"]'), "Donoren “Thule” findes ikke i panelet."),
    ((TREATED, f'{TREATED}\ndonors = ["Kommune 01"]'), "Der skal være mindst 2 donorer, og der er 1."),
    (
        (TREATED, f'{TREATED}\ndonors = ["Kommune 01", "Kommune 01"]'),
        "“Kommune 01” er nævnt to gange i donors.",
    ),
    (
        (TREATED, 'treated = ["Kommune 00", "Kommune 01"]\ntreated_weights = [1]'),
        "treated_weights har 1 tal. Der skal være 2: ét til hver behandlet.",
    ),
    (
        (TREATED, 'treated = ["Kommune 00", "Kommune 01"]\ntreated_weights = [2, -1]'),
        "treated_weights har tallet -1.0. Vægtene må ikke være negative.",
    ),
    (
        (TREATED, f"{TREATED}\ntreated_weights = []"),
        "treated_weights har 0 tal. Der skal være 1: ét til hver behandlet.",
    ),
    (
        (TREATED, f"{TREATED}\ntreated_weights = [0]"),
        "treated_weights har kun nuller. Mindst én vægt skal være over 0.",
    ),
    (('outcome = "outcome"', 'outcome = "glæde"'), "Udfaldet “glæde” findes ikke i panelet."),
    (('variable = "background 0"', 'variable = "vind"'), "Baggrundsoplysningen “vind” findes ikke i panelet."),
    (
        ("start = 2018", "start = 2030"),
        "Startperioden 2030 findes ikke i panelets perioder for “outcome” (2014 til 2020).",
    ),
    (("start = 2018", "start = 2015"), "Der skal være mindst 2 perioder før 2015, og der er 1."),
    (("start = 2018", "start = 2014"), "Der skal være mindst 2 perioder før 2014, og der er 0."),
    (
        (OPTIMISE, "optimise = [2014, 2018]"),
        "optimise går fra 2014 til 2018, men skal ligge før 2018 og inden for panelet, fra 2014.",
    ),
    (
        (OPTIMISE, "optimise = [2012, 2017]"),
        "optimise går fra 2012 til 2017, men skal ligge før 2018 og inden for panelet, fra 2014.",
    ),
    ((OPTIMISE, "optimise = [2017, 2014]"), "optimise går fra 2017 til 2014. Den første periode skal komme først."),
    (
        (OPTIMISE, "optimise = [2016, 2016]"),
        "optimise skal rumme mindst 2 af panelets perioder. Fra 2016 til 2016 er der 1.",
    ),
    (
        ("periods = 2017", "periods = [2009, 2011]"),
        "Panelet har ingen perioder fra 2009 til 2011, som baggrundsoplysningen “outcome” skal regnes over.",
    ),
    (
        ("periods = 2017", "periods = [2017, 2014]"),
        "periods (outcome) går fra 2017 til 2014. Den første periode skal komme først.",
    ),
    (
        ("periods = [2014, 2015]", "periods = [2018, 2020]"),
        "“Kommune 00” mangler “background 0” i alle perioder fra 2018 til 2020.",
    ),
    ((V, "v = [1]"), "Listen v har 1 tal. Der skal være 2: ét til hver baggrundsoplysning."),
    ((V, "v = [1, -1]"), "Listen v har tallet -1.0. Vægtene må ikke være negative."),
    ((V, "v = [0, 0.0]"), "Listen v har kun nuller. Mindst én vægt skal være over 0."),
    (
        (V, 'v = "magi"'),
        (
            "v = “magi” kendes ikke. Vælg mellem: nested, regression, equal, eller skriv en liste med et tal for hver "
            "baggrundsoplysning."
        ),
    ),
    ((V, "v = [true, 1]"), "spec.toml: “v” skal være en liste af tal."),
    ((V, "v = [nan, 1]"), "spec.toml: “v” skal være en liste af tal."),
    ((V, "v = 3"), "spec.toml: “v” skal være et ord eller en liste af tal."),
    ((V, 'search = "alt"'), "search = “alt” kendes ikke. Vælg mellem: global, regression, equal."),
    ((V, "near_perfect = -1"), "spec.toml: “near_perfect” skal være et tal på 0 eller mere."),
    (
        ('op = "mean"', 'op = "median"'),
        "Baggrundsoplysningen “background 0” har op = “median”. Det eneste, der kendes, er “mean”.",
    ),
    (("optimise =", "optimize ="), "spec.toml: nøglen “optimize” kendes ikke. Er det “optimise”, der menes?"),
    (
        ("variable =", "variabel ="),
        "spec.toml, [[predictor]] nr. 1: nøglen “variabel” kendes ikke. Er det “variable”, der menes?",
    ),
    (
        (V, "xyzzy = 1"),
        (
            "spec.toml: nøglen “xyzzy” kendes ikke. Vælg mellem: panel, outcome, treated, treated_weights, donors, "
            "start, optimise, predictor, v, search, near_perfect, poor."
        ),
    ),
    (("start = 2018", ""), "spec.toml: nøglen “start” mangler."),
    (('panel = "panel.csv"', ""), "spec.toml: nøglen “panel” mangler."),
    (("periods = 2017", ""), "spec.toml, [[predictor]] nr. 2: nøglen “periods” mangler."),
    (("start = 2018", "start = true"), "spec.toml: “start” skal være en periode, fx 2017."),
    ((OPTIMISE, "optimise = 2014"), "spec.toml: “optimise” skal være to perioder, fx [2014, 2016]."),
    ((OPTIMISE, "optimise = [2014, 2015, 2016]"), "spec.toml: “optimise” skal være to perioder, fx [2014, 2016]."),
    (
        ("periods = 2017", "periods = [2014, 2015, 2016]"),
        "spec.toml, [[predictor]] nr. 2: “periods” skal være en periode, fx 2016, eller to, fx [2014, 2016].",
    ),
    ((TREATED, "treated = 7"), "spec.toml: “treated” skal være et navn eller en liste af navne."),
    (('outcome = "outcome"', "outcome = ' '"), "spec.toml: “outcome” skal være en tekst."),
    (("start = 2018", "start == 2018"), "spec.toml, linje 5: det kan ikke læses som TOML."),
    (("start = 2018", f"start = {'9' * 5000}"), "spec.toml, linje 5: det kan ikke læses som TOML."),
    ((V, f"v = {'[' * 5000}{']' * 5000}"), "spec.toml, linje 7: det kan ikke læses som TOML."),
    (('panel = "panel.csv"', 'panel = "a\\u0000b"'), "spec.toml: “panel” skal være stien til en fil."),
    (('panel = "panel.csv"', "panel = 1"), "spec.toml: “panel” skal være stien til en fil."),
    (("periods = 2017", 'periods = "2017K1"'), "Perioden “2017K1” i periods (outcome) findes ikke i panelet."),
    ((OPTIMISE, 'optimise = [2014, "2017K4"]'), "Perioden “2017K4” i optimise findes ikke i panelet."),
]


@pytest.mark.parametrize(("change", "said"), BY_SPEC)
def test_spec_that_asks_for_what_cannot_be_is_refused(
    tmp_path: Path, refused: Refused, change: tuple[str, str], said: str
) -> None:
    assert refused(lay(tmp_path, change)) == said


def test_spec_without_predictors_is_refused(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    spec.write_text(spec.read_text("utf-8").split("[[predictor]]")[0], encoding="utf-8")
    assert refused(spec) == ("Der er ingen baggrundsoplysninger at sammenligne på. Skriv mindst én [[predictor]].")


def test_predictors_written_otherwise_are_refused(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    text = spec.read_text("utf-8").split("[[predictor]]")[0]
    spec.write_text(text + "predictor = 3", encoding="utf-8")
    assert refused(spec) == (
        "spec.toml: “predictor” skal være skrevet som [[predictor]], én for hver baggrundsoplysning."
    )


@pytest.mark.parametrize("year", [2014, 2017, 2019])
def test_treated_without_an_outcome_is_named_with_the_year(tmp_path: Path, refused: Refused, year: int) -> None:
    spec = lay(tmp_path)
    drop_rows(tmp_path, f"Kommune 00;{year};outcome")
    assert refused(spec) == f"“Kommune 00” mangler “outcome” i {year}."


def test_year_before_the_start_without_anybodys_outcome_is_named(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    for at in range(8):
        drop_rows(tmp_path, f"Kommune {at:02};2016;outcome")
    change_panel(tmp_path, "unit;time;variable;value\n", "unit;time;variable;value\nKommune 00;2016;other;1\n")
    assert refused(spec) == "“Kommune 00” mangler “outcome” i 2016."


def test_named_donor_without_an_outcome_is_named_with_the_year(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path, (TREATED, f"{TREATED}\n{DONORS}"))
    drop_rows(tmp_path, "Kommune 02;2015;outcome")
    assert refused(spec) == "“Kommune 02” mangler “outcome” i 2015."


def test_too_few_donors_with_a_whole_outcome_are_said_with_the_reason(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path, units=3)
    drop_rows(tmp_path, "Kommune 02;2016;outcome")
    assert refused(spec) == (
        "Der skal være mindst 2 donorer, og der er 1. Bl.a. “Kommune 02” er taget fra: udfaldet mangler i 2016."
    )


def test_donor_without_any_value_of_a_predictor_is_named(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    drop_rows(tmp_path, "Kommune 03;2014;background 0")
    drop_rows(tmp_path, "Kommune 03;2015;background 0")
    assert refused(spec) == "“Kommune 03” mangler “background 0” i alle perioder fra 2014 til 2015."


def test_predictor_that_is_the_same_for_all_is_named(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path, ('variable = "background 0"', 'variable = "kyst"'))
    path = tmp_path / "panel.csv"
    rows = "".join(f"Kommune {at:02};2014;kyst;0.1\nKommune {at:02};2015;kyst;0.2\n" for at in range(8))
    path.write_text(path.read_text("utf-8") + rows, encoding="utf-8")
    assert (
        refused(spec)
        == "Baggrundsoplysningen “kyst” er den samme for alle. Den kan ikke bruges til at vælge mellem dem."
    )


def test_numbers_too_large_to_count_with_are_refused(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    drop_rows(tmp_path, "Kommune 01;2014;outcome")
    path = tmp_path / "panel.csv"
    path.write_text(path.read_text("utf-8") + "Kommune 01;2014;outcome;1e300\n", encoding="utf-8")
    assert refused(spec) == "Tallene i “outcome” er for store til at regne med."


def test_numbers_too_small_to_count_with_are_refused(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    lines = (tmp_path / "panel.csv").read_text("utf-8").splitlines()
    tiny = [f"{line}e-200" if ";outcome;" in line else line for line in lines]
    (tmp_path / "panel.csv").write_text("\n".join([*tiny, ""]), encoding="utf-8")
    assert refused(spec) == "Tallene i “outcome” er for små til at regne med. Skriv dem i en mindre enhed."


def test_bad_row_of_the_panel_is_refused_with_its_line(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    change_panel(tmp_path, "unit;time;variable;value\n", "unit;time;variable;value\nX;2014;y;1,5\n")
    assert refused(spec).startswith("panel.csv, linje 2: “1,5” er ikke et tal.")


def test_missing_files_are_named(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    (tmp_path / "panel.csv").unlink()
    assert refused(spec) == f"{tmp_path / 'panel.csv'}: den findes ikke."
    assert refused(tmp_path / "other.toml") == f"{tmp_path / 'other.toml'}: den findes ikke."


def test_panel_that_is_a_folder_is_said(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path, ('panel = "panel.csv"', 'panel = "."'))
    assert refused(spec) == f"{tmp_path}: det er en mappe."


def test_spec_in_another_encoding_is_said(tmp_path: Path, refused: Refused) -> None:
    spec = lay(tmp_path)
    spec.write_bytes("treated = 'Århus'".encode("latin-1"))
    assert refused(spec) == "spec.toml er ikke skrevet i UTF-8. Gem den som UTF-8."


def test_out_that_is_a_file_is_left_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")
    assert command(lay(tmp_path), out) == 2
    assert out.read_text("utf-8") == "mine"
    assert capsys.readouterr().err == f"{out}: en del af stien er ikke en mappe.\n"


def test_out_beneath_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert command(lay(tmp_path), tmp_path / "file" / "out") == 2
    assert capsys.readouterr().err.endswith("en del af stien er ikke en mappe.\n")


@pytest.mark.parametrize("seed", ["-1", "x", "1.5"])
def test_seed_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: str) -> None:
    with pytest.raises(SystemExit) as caught:
        command(lay(tmp_path), tmp_path / "out", f"--seed={seed}")
    assert caught.value.code == 2
    assert f"'{seed}' kan ikke bruges som --seed." in capsys.readouterr().err


def test_refusal_keeps_what_an_earlier_study_wrote(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out, "--placebo") == 0
    before = {each.name: each.read_bytes() for each in out.iterdir()}
    assert command(lay(tmp_path, ("start = 2018", "start = 2030")), out) == 2
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before
