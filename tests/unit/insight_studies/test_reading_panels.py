from pathlib import Path

import numpy as np
import pytest

from vugge.insight.facts.panels import read_panel
from vugge.insight.rules.synthetic_control.errors import StudyError

HEAD = "unit;time;variable;value"


def written(folder: Path, *lines: str, encoding: str = "utf-8", ending: str = "\n") -> Path:
    path = folder / "panel.csv"
    path.write_bytes((ending.join(lines) + ending).encode(encoding))
    return path


def fault(path: Path) -> str:
    with pytest.raises(StudyError) as caught:
        read_panel(path)
    return str(caught.value)


def test_a_panel_is_read_in_danish_order_and_in_times_order(tmp_path: Path) -> None:
    found = read_panel(
        written(tmp_path, HEAD, "Århus;2015;y;2.5", "Ærø;2014;y;1", "Herning;2014;y;", "Ærø;2015;y;-1e-3")
    )
    assert found.units == ("Herning", "Ærø", "Århus")
    assert found.times == (2014, 2015)
    assert np.array_equal(found.values[0], [[np.nan, np.nan], [1, -0.001], [np.nan, 2.5]], equal_nan=True)


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    rows = [
        f"{unit};{time};{variable};{len(unit) * time}" for unit in ("a", "bb") for time in (1, 2) for variable in "xy"
    ]
    there = read_panel(written(tmp_path, HEAD, *rows))
    back = read_panel(written(tmp_path, HEAD, *reversed(rows)))
    assert (there.units, there.times) == (back.units, back.times)
    assert np.array_equal(there.of("x", there.units), back.of("x", back.units))


def test_bom_crlf_quotes_spaces_and_empty_lines_are_fine(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '"unit";"time";"variable";"value"',
        '"Nord; ""Syd""";2014;y; 1.5 ',
        "",
        ";;;",
        " B ;2014.0;y;2",
        encoding="utf-8-sig",
        ending="\r\n",
    )
    found = read_panel(path)
    assert found.units == ("B", 'Nord; "Syd"')
    assert found.times == (2014,)
    assert found.values.tolist() == [[[2.0], [1.5]]]


def test_letters_written_in_two_ways_are_one(tmp_path: Path) -> None:
    found = read_panel(written(tmp_path, HEAD, "A\u030arhus;2014;y;1", "Århus;2015;y;1"))
    assert found.units == ("Århus",)


def test_periods_that_are_no_numbers_are_ordered_as_text(tmp_path: Path) -> None:
    found = read_panel(written(tmp_path, HEAD, "a;2014K2;y;1", "a;2014K1;y;2"))
    assert found.times == ("2014K1", "2014K2")


def test_numbers_within_periods_are_ordered_as_numbers(tmp_path: Path) -> None:
    found = read_panel(written(tmp_path, HEAD, "a;2014M10;y;1", "a;2014M9;y;2", "a;2013M12;y;3"))
    assert found.times == ("2013M12", "2014M9", "2014M10")


def test_a_year_written_in_two_ways_is_one(tmp_path: Path) -> None:
    assert read_panel(written(tmp_path, HEAD, "a;2014;y;1", "b;+2014;y;1", "c;02014.0;y;1")).times == (2014,)


@pytest.mark.parametrize(
    ("times", "turned"),
    [(("K1 2014", "K2 2014", "K1 2015"), "K1 2014"), (("31-12-2014", "01-01-2015"), "01-01-2015")],
)
def test_periods_with_the_year_last_are_refused_where_they_would_be_mixed_up(
    tmp_path: Path, times: tuple[str, ...], turned: str
) -> None:
    assert fault(written(tmp_path, HEAD, *(f"a;{each};y;1" for each in times))) == (
        f"panel.csv: perioden “{turned}” har året til sidst. Skriv året først, fx 2014K1, så rækkefølgen er tidens."
    )


def test_periods_with_the_year_last_are_fine_where_their_order_is_times(tmp_path: Path) -> None:
    assert read_panel(written(tmp_path, HEAD, "a;år 2015;y;1", "a;år 2014;y;1")).times == ("år 2014", "år 2015")


@pytest.mark.parametrize("value", ["1,5", "NA", "nan", "inf", "1e999", "1_000", "0x10", "٣", "1 000", "--1"])
def test_what_is_no_number_is_named_with_its_line(tmp_path: Path, value: str) -> None:
    found = fault(written(tmp_path, HEAD, "a;2014;y;1", "", f"b;2014;y;{value}"))
    assert found.startswith(f"panel.csv, linje 4: “{value}” er ikke et tal.")


def test_a_row_that_says_again_what_another_said_is_named_with_its_line(tmp_path: Path) -> None:
    found = fault(written(tmp_path, HEAD, "a;2014;y;1", "b;2014;y;1", "a;2014;x;1", "a;2014.0;y;1"))
    assert found == "panel.csv, linje 5: “a” har allerede “y” i 2014."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a;2014;y", "panel.csv, linje 2: rækken skal have 4 felter og har 3."),
        ("a;2014;y;1;2", "panel.csv, linje 2: rækken skal have 4 felter og har 5."),
        ("a,2014,y,1", "panel.csv, linje 2: rækken skal have 4 felter og har 1."),
        (" ;2014;y;1", "panel.csv, linje 2: feltet unit er tomt."),
        ("a;;y;1", "panel.csv, linje 2: feltet time er tomt."),
        ("a;2014;;1", "panel.csv, linje 2: feltet variable er tomt."),
        ('a;2014;"y;1', "panel.csv, linje 2: rækken kan ikke læses som CSV."),
    ],
)
def test_a_row_that_is_none_is_named(tmp_path: Path, line: str, said: str) -> None:
    assert fault(written(tmp_path, HEAD, line)) == said


def test_another_header_is_shown(tmp_path: Path) -> None:
    found = fault(written(tmp_path, "unit,time,variable,value", "a,2014,y,1"))
    assert found == (
        "panel.csv skal begynde med linjen unit;time;variable;value. Den begynder med: unit,time,variable,value"
    )


def test_files_without_anything_are_said(tmp_path: Path) -> None:
    assert fault(written(tmp_path, "")) == "panel.csv er tom. Den skal begynde med linjen unit;time;variable;value."
    assert fault(written(tmp_path, HEAD)) == "panel.csv har ingen rækker under overskriften."


def test_another_encoding_is_said(tmp_path: Path) -> None:
    found = fault(written(tmp_path, HEAD, "Århus;2014;y;1", encoding="latin-1"))
    assert found == "panel.csv er ikke skrevet i UTF-8. Gem den som UTF-8."


def test_a_fault_never_carries_a_terminals_orders(tmp_path: Path) -> None:
    found = fault(written(tmp_path, HEAD, "a;2014;y;\x1b[31m1"))
    assert "\x1b" not in found
