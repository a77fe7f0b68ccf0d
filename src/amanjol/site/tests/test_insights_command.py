"""`amanjol insights publish` and `attack`."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from amanjol.site.cli import main

if TYPE_CHECKING:
    from click.testing import Result

SPECIFICATION = "tables:\n  - name: place-sex\n    dimensions: [place, sex]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = ["place,sex,who"]
    for number, (place, sex, many) in enumerate(
        [("Osh", "f", 30), ("Osh", "m", 4), ("Talas", "f", 25), ("Talas", "m", 41)]
    ):
        rows += [f"{place},{sex},{number}-{nth}" for nth in range(many)]
    (tmp_path / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "tables.yaml").write_text(SPECIFICATION, encoding="utf-8")
    return tmp_path


def _run(*words: object) -> Result:
    return CliRunner().invoke(main, ["insights", *map(str, words)])


def _publish(folder: Path, out: str = "out", *more: object) -> Result:
    return _run(
        "publish", folder / "people.csv", "--tables", folder / "tables.yaml", "--out", folder / out, *more
    )


def test_tables_a_report_and_an_attack_that_fails(folder: Path) -> None:
    result = _publish(folder)
    assert result.exit_code == 0, result.output
    with (folder / "out" / "place-sex.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["place", "sex", "count"]
    counts = {(row["place"], row["sex"]): row["count"] for row in rows}
    assert counts["Osh", "m"] == ""
    assert counts["*", "*"] in ("100", "")
    assert "do not always add up" in (folder / "out" / "report.md").read_text(encoding="utf-8")
    attacked = _run("attack", folder / "out")
    assert attacked.exit_code == 0, attacked.output
    assert "open   out: place=Osh, sex=m" in attacked.output


MONEY = "sums: {column: paid, currency: currency, base: 100}\n"


def _with_amounts(folder: Path, last: str = "") -> None:
    """Of two in Osh one has nearly all."""
    (folder / "tables.yaml").write_text(SPECIFICATION + MONEY, encoding="utf-8")
    lines = (folder / "people.csv").read_text(encoding="utf-8").splitlines()
    amounts = ["90000" if number == 1 else f"{100 + number % 7}.50" for number in range(len(lines))]
    rows = [f"{line},{amount},KZT" for line, amount in zip(lines[1:], amounts[1:], strict=True)]
    rows = ["place,sex,who,paid,currency", *rows, *([last] if last else [])]
    (folder / "people.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def test_sums_of_money_are_released_beside_counts(folder: Path) -> None:
    _with_amounts(folder)
    result = _publish(folder)
    assert result.exit_code == 0, result.output
    with (folder / "out" / "place-sex.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["place"], row["sex"]): row for row in csv.DictReader(file)}
    assert rows["Osh", "f"]["sum"] == ""
    assert all(row["count"] or not row["sum"] for row in rows.values())
    assert "one person has half" in (folder / "out" / "report.md").read_text(encoding="utf-8")
    attacked = _run("attack", folder / "out")
    assert attacked.exit_code == 0, attacked.output
    assert "open   out: place=Osh, sex=f: sum" in attacked.output
    (folder / "out" / "place-sex.csv").write_text(
        "place,sex,count,sum\nOsh,f,30,\nOsh,m,15,1500\nOsh,*,45,95000\nTalas,f,25,2600\nTalas,m,40,4200\n"
        "Talas,*,65,6800\n*,f,55,\n*,m,55,5700\n*,*,110,101800\n",
        encoding="utf-8",
    )
    attacked = _run("attack", folder / "out")
    assert attacked.exit_code == 1
    assert "TOLD   out: place=Osh, sex=f: sum 93" in attacked.output


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Osh,f,x,-5,KZT", "line 102, paid: an amount is 0 or more"),
        ("Osh,f,x,,KZT", "line 102, paid: an amount is 0 or more"),
        ("Osh,f,x,1.234,KZT", "line 102, paid: an amount is 0 or more"),
        ("Osh,f,x,5,USD", "line 102, currency: another currency than before"),
        ("Osh,f,x,5,", "line 102, currency: a currency is three letters"),
    ],
)
def test_a_wrong_amount_is_named_by_line_and_column(folder: Path, row: str, sentence: str) -> None:
    _with_amounts(folder, row)
    result = _publish(folder)
    assert result.exit_code == 1
    assert sentence in result.output
    assert not (folder / "out").exists()


def test_a_sum_that_is_shown_where_its_count_is_hidden_is_refused(folder: Path) -> None:
    _with_amounts(folder)
    _publish(folder)
    (folder / "out" / "place-sex.csv").write_text("place,sex,count,sum\nOsh,m,,500\n", encoding="utf-8")
    result = _run("attack", folder / "out")
    assert result.exit_code == 1
    assert "line 2: a sum is shown where the count is hidden" in result.output


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_write_semicolons_or_tabs(folder: Path, delimiter: str) -> None:
    path = folder / "people.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", delimiter), encoding="utf-8-sig")
    result = _publish(folder)
    assert result.exit_code == 0, result.output
    assert (folder / "out" / "place-sex.csv").exists()


def test_hiding_the_small_one_alone_is_told_by_the_attack(folder: Path) -> None:
    _publish(folder)
    path = folder / "out" / "place-sex.csv"
    path.write_text(
        "place,sex,count\nOsh,f,30\nOsh,m,\nTalas,f,25\nTalas,m,40\nOsh,*,35\nTalas,*,65\n*,f,55\n*,m,40\n*,*,95\n",
        encoding="utf-8",
    )
    result = _run("attack", folder / "out")
    assert result.exit_code == 1
    assert "TOLD   out: place=Osh, sex=m: 1 to 4" in result.output


def test_a_second_release_knows_the_first(folder: Path) -> None:
    (folder / "earlier").mkdir()
    assert _publish(folder, "earlier/2026-1").exit_code == 0
    result = _publish(folder, "second", "--earlier", folder / "earlier")
    assert result.exit_code == 0, result.output
    described = json.loads((folder / "second" / "release.json").read_text(encoding="utf-8"))
    assert described["attack"]["earlier"] == [{"release": "2026-1", "read_as": "the same people"}]
    assert _run("attack", folder / "earlier", folder / "second").exit_code == 0


@pytest.mark.parametrize(
    ("specification", "sentence"),
    [
        ("tables: []", "one to 100 tables"),
        ("tables: 3", "one to 100 tables"),
        ("[", "this is not YAML"),
        ("tables: [{name: ../up, dimensions: [sex]}]", "letters, digits"),
        ("tables: [{name: a, dimensions: [sex, sex]}]", "twice"),
        ("tables: [{name: a, dimensions: [a, b, c, d]}]", "one to three"),
        ("tables: [{name: a, dimensions: [sex]}, {name: A, dimensions: [sex]}]", "two tables"),
        ("tables: [{name: a, dimensions: [sex]}]\nharm: [sex]", "`harm` is none"),
        ("tables: [{name: a, dimensions: [sex]}]\nharms: [place]", "no table has"),
        ("tables: [{name: a, dimensions: [who]}]\nperson: who", "names a person"),
        ("tables: [{name: a, dimensions: [age]}]", "no column `age`"),
        ("tables: [{name: a, dimensions: [sex]}]\nsums: [paid]", "`sums` must have `column`"),
        (
            "tables: [{name: a, dimensions: [sex]}]\nsums: {column: a, currency: b, base: 0.5}",
            "must be a whole number of the currency",
        ),
        (
            "tables: [{name: a, dimensions: [sex]}]\nsums: {column: sex, currency: b, base: 5}",
            "two of their own",
        ),
        (
            "tables: [{name: a, dimensions: [sex]}]\nsums: {column: paid, currency: b, base: 5}",
            "no column `paid`",
        ),
        (
            "tables: [{name: a, dimensions: [sex]}]\ncodes: {sex: [f]}",
            "line 32, sex: this is none of its codes",
        ),
    ],
)
def test_a_wrong_specification_is_one_sentence(folder: Path, specification: str, sentence: str) -> None:
    (folder / "tables.yaml").write_text(specification, encoding="utf-8")
    result = _publish(folder)
    assert result.exit_code == 1
    assert sentence in result.output.replace("3 dimensions", "three dimensions")
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Osh,*,x", "line 102, sex: a code is printable"),
        ("Osh,f", "line 102: 2 fields where the first line has 3"),
        ("Osh,f,0-0", "line 102, who: this person stands there already"),
        ("Osh,f,", "line 102, who: nobody is named"),
        ("Osh,f\x07,x", "line 102, sex: a code is printable"),
        ('Osh,"f', "no table with commas, semicolons or tabs"),
    ],
)
def test_a_wrong_record_is_named_by_line_and_column(folder: Path, line: str, sentence: str) -> None:
    (folder / "tables.yaml").write_text(SPECIFICATION + "person: who\n", encoding="utf-8")
    with (folder / "people.csv").open("a", encoding="utf-8") as file:
        file.write(line)
    result = _publish(folder)
    assert result.exit_code == 1
    assert sentence in result.output
    assert "Osh" not in result.output
    assert not (folder / "out").exists()


def test_nothing_that_is_there_is_overwritten(folder: Path) -> None:
    assert _publish(folder).exit_code == 0
    before = sorted((path.name, path.read_bytes()) for path in (folder / "out").iterdir())
    assert _publish(folder).exit_code == 1
    assert sorted((path.name, path.read_bytes()) for path in (folder / "out").iterdir()) == before


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        ("place-sex.csv", "count", "number", "columns are not those"),
        ("place-sex.csv", "Talas,f,25", "Talas,f,24", "multiple of 5"),
        ("place-sex.csv", "Talas,f,25", "Talas,f,-25", "multiple of 5"),
        ("place-sex.csv", "Talas,f,25", "Talas,m,25", "twice"),
        ("release.json", '"threshold": 10', '"threshold": -1', "does not say what its tables are"),
        ("release.json", "amanjol-release/1", "amanjol-release/2", "another form"),
        ("release.json", "{", "[", "not JSON"),
    ],
)
def test_a_release_that_was_changed_is_refused(
    folder: Path, file: str, before: str, after: str, sentence: str
) -> None:
    _publish(folder)
    path = folder / "out" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    result = _run("attack", folder / "out")
    assert result.exit_code == 1
    assert sentence in result.output


@pytest.mark.testdata
def test_real_coded_records(tmp_path: Path) -> None:
    """Of real people, coded: year by sex by age, and two tables that share columns with it."""
    records = next((Path(os.environ["AMANJOL_TEST_DATA"]) / "ctdc").glob("*.csv"))
    (tmp_path / "tables.yaml").write_text(
        "tables:\n"
        "  - {name: year, dimensions: [yearOfRegistration, gender, ageCategories]}\n"
        "  - {name: kind, dimensions: [gender, ExploitType, RecruiterCategory]}\n"
        "  - {name: control, dimensions: [ageCategories, ControlCategory]}\n",
        encoding="utf-8",
    )
    result = _run("publish", records, "--tables", tmp_path / "tables.yaml", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert _run("attack", tmp_path / "out").exit_code == 0
    with (tmp_path / "out" / "year.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    hidden = sum(not row["count"] for row in rows)
    assert 5 <= hidden < len(rows) / 5
