"""`vugge synthetic-control` from end to end. Source: the synthetic control contract."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.panels.classic import BASQUE, GERMANY, PROP99, Case, published
from tests.unit.insight_studies.studies_on_disk import command, drop_rows, lay

HEADERS = {
    "weights.csv": "unit;weight",
    "predictors.csv": "predictor;treated;synthetic;donor_mean;v",
    "paths.csv": "time;treated;synthetic;gap",
    "placebo.csv": "unit;pre_rmspe;post_rmspe;ratio",
    "leave_one_out.csv": "dropped;time;synthetic",
}
SUMMARY = {
    "outcome",
    "treated",
    "donors",
    "start",
    "pre_rmspe",
    "post_rmspe",
    "ratio",
    "p_ratio",
    "p_post",
    "near_perfect",
    "inner_gap",
    "loss_w",
    "loss_v",
    "v_method",
    "seed",
    "seconds",
    "version",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def numbers(path: Path, column: str) -> list[float]:
    return [float(row[column]) for row in rows(path)]


def told(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "summary.json").read_text("utf-8"))
    return found


def but_seconds(out: Path) -> dict[str, str]:
    return {each.name: re.sub(r'\n  "seconds": .*\n', "\n", each.read_text("utf-8")) for each in sorted(out.iterdir())}


def test_every_file_of_the_contract_is_written_with_its_columns(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out, "--placebo", "--leave-one-out") == 0
    assert {each.name for each in out.iterdir()} == {*HEADERS, "summary.json"}
    assert {name: (out / name).read_text("utf-8").split("\n")[0] for name in HEADERS} == HEADERS
    assert told(out).keys() >= SUMMARY


def test_files_that_were_not_asked_for_are_not_there_and_their_numbers_are_null(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out) == 0
    assert {each.name for each in out.iterdir()} == {"weights.csv", "predictors.csv", "paths.csv", "summary.json"}
    assert (told(out)["p_ratio"], told(out)["p_post"]) == (None, None)


def test_weights_and_v_are_shares_of_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out) == 0
    weights, v = numbers(out / "weights.csv", "weight"), numbers(out / "predictors.csv", "v")
    assert (len(weights), len(v)) == (7, 2)
    assert min(weights + v) >= 0
    assert [sum(weights), sum(v)] == pytest.approx([1, 1])


def test_the_summary_follows_from_the_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out, "--placebo") == 0
    found, gaps = told(out), numbers(out / "paths.csv", "gap")
    pre, post = ((sum(g * g for g in part) / len(part)) ** 0.5 for part in (gaps[:4], gaps[4:]))
    assert found["pre_rmspe"] == pytest.approx(pre)
    assert found["loss_v"] == pytest.approx(pre**2)
    assert found["post_rmspe"] == pytest.approx(post)
    placebo = rows(out / "placebo.csv")
    assert [row["unit"] for row in placebo] == ["Kommune 00", *(f"Kommune {at:02}" for at in range(1, 8))]
    ratios, posts = numbers(out / "placebo.csv", "ratio"), numbers(out / "placebo.csv", "post_rmspe")
    assert found["p_ratio"] == sum(each >= ratios[0] for each in ratios) / 8
    assert found["p_post"] == sum(each >= posts[0] for each in posts) / 8


def test_the_same_seed_gives_the_same_files_but_for_the_seconds(tmp_path: Path) -> None:
    spec = lay(tmp_path)
    for out in ("one", "two"):
        assert command(spec, tmp_path / out, "--placebo", "--leave-one-out", "--seed", "7") == 0
    assert but_seconds(tmp_path / "one") == but_seconds(tmp_path / "two")
    assert told(tmp_path / "one")["sha256"] == told(tmp_path / "two")["sha256"]
    assert told(tmp_path / "one")["seed"] == 7


def test_leave_one_out_has_every_donor_and_year(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out, "--leave-one-out") == 0
    found = rows(out / "leave_one_out.csv")
    assert [(row["dropped"], row["time"]) for row in found] == [
        (f"Kommune {at:02}", str(year)) for at in range(1, 8) for year in range(2014, 2021)
    ]


def test_several_treated_are_averaged_by_their_weights(tmp_path: Path) -> None:
    change = ('treated = "Kommune 00"', 'treated = ["Kommune 00", "Kommune 03"]\ntreated_weights = [3, 1]')
    apart = [('treated = "Kommune 00"', f'treated = "{unit}"') for unit in ("Kommune 00", "Kommune 03")]
    for name, each in (("both", change), ("first", apart[0]), ("second", apart[1])):
        assert command(lay(tmp_path, each), tmp_path / name, "--placebo") == 0
    both, first, second = (numbers(tmp_path / name / "paths.csv", "treated") for name in ("both", "first", "second"))
    assert both == pytest.approx([0.75 * one + 0.25 * two for one, two in zip(first, second, strict=True)])
    assert rows(tmp_path / "both" / "placebo.csv")[0]["unit"] == "Kommune 00 + Kommune 03"
    assert len(rows(tmp_path / "both" / "weights.csv")) == 6
    assert told(tmp_path / "both")["treated_weights"] == [0.75, 0.25]


def test_donor_of_many_without_a_whole_outcome_is_left_out_and_said(tmp_path: Path) -> None:
    out, spec = tmp_path / "out", lay(tmp_path)
    drop_rows(tmp_path, "Kommune 05;2015;outcome")
    assert command(spec, out) == 0
    assert "Kommune 05" not in {row["unit"] for row in rows(out / "weights.csv")}
    assert told(out)["donors_left_out"] == [{"unit": "Kommune 05", "reason": "incomplete", "at": 2015}]


def test_a_later_study_in_the_folder_takes_the_earliers_files_away_and_leaves_others(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(lay(tmp_path), out, "--placebo", "--leave-one-out") == 0
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    assert command(lay(tmp_path), out) == 0
    assert {each.name for each in out.iterdir()} == {
        "weights.csv",
        "predictors.csv",
        "paths.csv",
        "summary.json",
        "notes.txt",
    }


def test_donors_left_out_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = lay(tmp_path)
    drop_rows(tmp_path, "Kommune 05;2015;outcome")
    assert command(spec, tmp_path / "out") == 0
    assert (
        "Kommune 05 er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder.\n"
        in capsys.readouterr().out
    )


def test_a_single_period_after_the_start_is_said_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(lay(tmp_path, ("start = 2018", "start = 2020")), tmp_path / "out") == 0
    assert capsys.readouterr().out.startswith("I 2020 er outcome i Kommune 00 ")


@pytest.mark.parametrize("change", ["treated_weights = [1e308, 1e308]", "v = [1e308, 1e308]"])
def test_huge_weights_are_shares_as_others_are(tmp_path: Path, change: str) -> None:
    both = ('treated = "Kommune 00"', 'treated = ["Kommune 00", "Kommune 01"]')
    given = ('v = "regression"', change if change.startswith("v") else 'v = "regression"\n' + change)
    equal = ('v = "regression"', "v = [1, 1]" if change.startswith("v") else 'v = "regression"')
    for name, each in (("huge", given), ("equal", equal)):
        assert command(lay(tmp_path, both, each), tmp_path / name) == 0
    assert but_seconds(tmp_path / "huge") == but_seconds(tmp_path / "equal")


def test_fits_good_to_the_last_digit_have_a_ratio_and_the_files_agree_on_it(tmp_path: Path) -> None:
    """With few periods and many donors most fits are exact; rounded first and subtracted after, one missed by 0.0."""
    out = tmp_path / "out"
    spec = lay(
        tmp_path,
        ("start = 2018", "start = 2016"),
        ("optimise = [2014, 2017]", ""),
        ('v = "regression"', 'v = "nested"'),
        units=40,
    )
    assert command(spec, out, "--placebo") == 0
    assert min(numbers(out / "placebo.csv", "ratio")) > 0
    loss = sum(gap**2 for gap in numbers(out / "paths.csv", "gap")[:2]) / 2
    assert loss == pytest.approx(told(out)["pre_rmspe"] ** 2, rel=1e-9, abs=0)
    assert loss == pytest.approx(told(out)["loss_v"], rel=1e-9, abs=0)


def test_the_command_says_in_danish_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(lay(tmp_path), tmp_path / "out", "--placebo") == 0
    first, *more = capsys.readouterr().out.splitlines()
    assert re.fullmatch(
        r"I gennemsnit for 2018–2020 er outcome i Kommune 00 [\d,]+ (højere|lavere) end i sammenligningen\. .*",
        first,
    )
    assert "Usædvanligt betyder her blandt de yderste 10\xa0%." in more


def test_a_variable_with_several_periods_is_told_apart(tmp_path: Path) -> None:
    spec = PROP99.write(tmp_path, 'v = "equal"')
    assert command(spec, tmp_path / "out") == 0
    assert [row["predictor"] for row in rows(tmp_path / "out" / "predictors.csv")] == [
        "lnincome",
        "age15to24",
        "retprice",
        "beer",
        "cigsale (1975)",
        "cigsale (1980)",
        "cigsale (1988)",
    ]


def test_names_with_semicolons_and_quotes_survive(tmp_path: Path) -> None:
    spec = lay(tmp_path)
    path = tmp_path / "panel.csv"
    path.write_text(path.read_text("utf-8").replace("Kommune 01", '"Ærø; ""den"" ø"'), encoding="utf-8")
    assert command(spec, tmp_path / "out") == 0
    assert rows(tmp_path / "out" / "weights.csv")[-1]["unit"] == 'Ærø; "den" ø'


def test_proposition_99_is_solved_as_published(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(PROP99.write(tmp_path), out) == 0
    found = {row["unit"]: float(row["weight"]) for row in rows(out / "weights.csv")}
    assert found == pytest.approx(dict.fromkeys(found, 0.0) | published("prop99"), abs=0.005)
    assert told(out)["loss_v"] == pytest.approx(3.08, abs=0.01)
    assert told(out)["inner_gap"] <= 1e-9


def test_the_basque_country_from_equal_weights_is_as_published(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(BASQUE.write(tmp_path, 'search = "equal"'), out) == 0
    found = {row["unit"]: float(row["weight"]) for row in rows(out / "weights.csv")}
    assert found == pytest.approx(dict.fromkeys(found, 0.0) | published("basque"), abs=0.01)
    assert told(out)["loss_v"] == pytest.approx(0.00886, abs=0.00001)


@pytest.mark.parametrize(("case", "best"), [(BASQUE, 0.00413), (GERMANY, 9659.0)])
def test_a_global_search_finds_the_best_that_is_known(tmp_path: Path, case: Case, best: float) -> None:
    out = tmp_path / "out"
    assert command(case.write(tmp_path), out) == 0
    assert told(out)["loss_v"] <= best


def test_california_stands_first_of_39_by_ratio(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert command(PROP99.write(tmp_path, 'v = "regression"'), out, "--placebo") == 0
    assert told(out)["p_ratio"] == 1 / 39


def test_somebody_who_sits_and_looks_is_told_how_far_it_has_come(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert command(lay(tmp_path), tmp_path / "out", "--placebo") == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("Regner … Den første gang")
    assert said[-1] == "100 % regnet …"
    assert len(said) == len(set(said))


def test_the_order_of_rows_and_of_names_changes_no_file(tmp_path: Path) -> None:
    names = [f"Kommune {at:02}" for at in range(1, 8)]
    treated = 'treated = "Kommune 00"'
    for out, ordered in (("there", names), ("back", names[::-1])):
        spec = lay(tmp_path, (treated, f"{treated}\ndonors = {json.dumps(ordered)}"))
        if out == "back":
            head, *lines = (tmp_path / "panel.csv").read_text("utf-8").splitlines()
            (tmp_path / "panel.csv").write_text("\n".join([head, *reversed(lines), ""]), encoding="utf-8")
        assert command(spec, tmp_path / out, "--placebo", "--leave-one-out") == 0
    assert but_seconds(tmp_path / "there") == but_seconds(tmp_path / "back")


def test_a_twin_among_the_donors_is_said_to_go_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = lay(tmp_path)
    rows_ = (tmp_path / "panel.csv").read_text("utf-8").splitlines()
    twin = [row.replace("Kommune 00", "Tvilling") for row in rows_ if row.startswith("Kommune 00")]
    (tmp_path / "panel.csv").write_text("\n".join([*rows_, *twin, ""]), encoding="utf-8")
    assert command(spec, tmp_path / "out") == 0
    assert capsys.readouterr().out.startswith(
        "I gennemsnit for 2018–2020 er outcome i Kommune 00 det samme som i sammenligningen."
    )
