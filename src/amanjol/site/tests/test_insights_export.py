"""`amanjol insights export`: what was released, in the forms that others read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import etree
from python_calamine import CalamineWorkbook

from amanjol.programme.insights.exporting.activity import Days, read_activity
from amanjol.programme.insights.exporting.iati import Reported, write_iati
from amanjol.programme.insights.release_files import Money, Release, ReleasedTable, write_release
from amanjol.programme.insights.tests.iati_schema import check, schema
from amanjol.site.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ACTIVITY = """
identifier: XX-EXAMPLE-1
organisation: {reference: XX-EXAMPLE, type: 22, name: A fictional organisation}
title: {en: A fictional programme, ru: Вымышленная программа}
description: {en: Fictional.}
status: 2
started: 2026-01-01
period: {start: 2026-07-01, end: 2026-09-30}
"""
FORMULA = '=HYPERLINK("http://example.org","look")'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    counts: dict[tuple[str, ...], int | None] = {
        ("Osh", FORMULA): 30,
        ("Osh", "+1"): None,
        ("Osh", "*"): None,
        ('<Talas> & "north"', FORMULA): 25,
        ('<Talas> & "north"', "*"): 25,
        ("*", FORMULA): 55,
        ("*", "+1"): None,
        ("*", "*"): 60,
    }
    (tmp_path / "out").mkdir()
    write_release(
        tmp_path / "out", Release(10, 5, (ReleasedTable("place-sex", ("place", "sex"), counts),)), {}
    )
    (tmp_path / "activity.yaml").write_text(ACTIVITY, encoding="utf-8")
    return tmp_path


def _export(folder: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["insights", "export", str(folder / "out"), *map(str, words)])


def test_iati_is_valid_by_its_schema_and_holds_what_was_released(folder: Path) -> None:
    target = folder / "figures.xml"
    result = _export(folder, "--iati", target, "--activity", folder / "activity.yaml")
    assert result.exit_code == 0, result.output
    tree = etree.parse(str(target))
    check(tree.getroot())
    values = {
        tuple((entry.get("name"), entry.get("value")) for entry in actual.findall("dimension")): actual.get(
            "value"
        )
        for actual in tree.iter("actual")
    }
    assert len(values) == 8
    assert values[()] == "60"
    assert values[("place", "Osh"), ("sex", FORMULA)] == "30"
    assert values[("place", "Osh"), ("sex", "+1")] is None
    assert values[("place", '<Talas> & "north"'),] == "25"
    hidden = [actual for actual in tree.iter("actual") if actual.get("value") is None]
    assert all("Not shown" in "".join(actual.itertext()) for actual in hidden)
    assert len(hidden) == 3


def test_sums_of_money_are_exported_beside_counts(folder: Path) -> None:
    counts: dict[tuple[str, ...], int | None] = {("f",): 30, ("m",): 40, ("*",): 70}
    sums: dict[tuple[str, ...], int | None] = {("f",): None, ("m",): 3_200, ("*",): None}
    (folder / "out" / "release.json").unlink()
    table = ReleasedTable("sex", ("sex",), counts, sums)
    write_release(folder / "out", Release(10, 5, (table,), money=Money("KZT", 100)), {})
    target, sheet = folder / "figures.xml", folder / "figures.xlsx"
    result = _export(folder, "--iati", target, "--activity", folder / "activity.yaml", "--xlsx", sheet)
    assert result.exit_code == 0, result.output
    tree = etree.parse(str(target))
    check(tree.getroot())
    assert [actual.get("value") for actual in tree.iter("actual")] == ["70", "30", "40", "3200", None, None]
    rows = CalamineWorkbook.from_path(sheet).get_sheet_by_name("1 sex").to_python()
    assert rows[0] == ["sex", "count", "sum (KZT)"]
    assert rows[1:] == [["*", 70, "not shown"], ["f", 30, "not shown"], ["m", 40, 3_200]]


def test_several_releases_are_periods_of_one_activity(folder: Path) -> None:
    """Of two of the same days the later one holds."""
    about, _days = read_activity(folder / "activity.yaml")
    summer, autumn = (Days(date(2026, month, 1), date(2026, month, 30)) for month in (6, 9))
    tables = [
        Release(10, 5, (ReleasedTable("sex", ("sex",), {("f",): number, ("*",): number}),))
        for number in (40, 20, 30)
    ]
    reported = [
        Reported(release, days) for release, days in zip(tables, (autumn, summer, summer), strict=True)
    ]
    write_iati(folder / "figures.xml", about, reported)
    root = etree.parse(str(folder / "figures.xml")).getroot()
    check(root)
    assert len(root.findall(".//result")) == len(root.findall(".//indicator")) == 1
    starts = [start.get("iso-date") for start in root.iter("period-start")]
    assert starts == ["2026-06-01", "2026-09-01"]
    assert [actual.get("value") for actual in root.iter("actual")] == ["30", "30", "40", "40"]


def test_a_result_is_named_after_its_table_also_where_the_first_release_hides_all(folder: Path) -> None:
    about, _days = read_activity(folder / "activity.yaml")
    reported = [
        Reported(
            Release(10, 5, (ReleasedTable("sex", ("sex",), {("f",): number}),)),
            Days(date(2026, month, 1), date(2026, month, 30)),
        )
        for month, number in ((6, None), (9, 30))
    ]
    write_iati(folder / "figures.xml", about, reported)
    root = etree.parse(str(folder / "figures.xml")).getroot()
    check(root)
    assert root.xpath("//result/title/narrative/text()") == ["sex"]


def test_the_schema_is_no_formality(folder: Path) -> None:
    target = folder / "figures.xml"
    _export(folder, "--iati", target, "--activity", folder / "activity.yaml")
    tree = etree.parse(str(target))
    status = tree.find(".//activity-status")
    status.getparent().remove(status)
    assert not schema().validate(tree)


def test_a_spreadsheet_holds_no_formula(folder: Path) -> None:
    target = folder / "figures.xlsx"
    assert _export(folder, "--xlsx", target).exit_code == 0
    with ZipFile(target) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any(b"<f" in sheet or b"hyperlink" in sheet for sheet in sheets)
    read = CalamineWorkbook.from_path(target)
    assert read.sheet_names == ["About", "1 place-sex"]
    rows = {(row[0], row[1]): row[2] for row in read.get_sheet_by_name("1 place-sex").to_python()}
    assert rows["place", "sex"] == "count"
    assert rows["Osh", FORMULA] == 30
    assert rows["Osh", "+1"] == "not shown"
    assert rows["*", "*"] == 60


def test_the_same_release_makes_the_same_files(folder: Path) -> None:
    words = ("--activity", folder / "activity.yaml")
    for name in ("a", "b"):
        assert (
            _export(
                folder, "--iati", folder / f"{name}.xml", "--xlsx", folder / f"{name}.xlsx", *words
            ).exit_code
            == 0
        )
    assert (folder / "a.xml").read_bytes() == (folder / "b.xml").read_bytes()
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("status: 2", "status: two", "`status`"),
        ("started: 2026-01-01", "started: long ago", "`started` must be a day"),
        ("end: 2026-09-30", "end: 2026-06-30", "ends before it starts"),
        ("identifier: XX-EXAMPLE-1", "identifier: a b", "`identifier`"),
        ("identifier: XX-EXAMPLE-1", "identifier: XX-OTHER-1", "must begin with"),
        ("identifier: XX-EXAMPLE-1", "identifier: XX-EXAMPLE-", "must begin with"),
        ("description: {en: Fictional.}", "description: {}", "`description`"),
        ("description: {en: Fictional.}", 'description: {en: "a\\u0007b"}', "`description`"),
        ("title: {en", "colour: red\ntitle: {en", "nothing else"),
        ("{start", "[start", "line 8: this is not YAML"),
        ("started: 2026-01-01", "started: 2026-02-31", "not YAML"),
    ],
)
def test_what_iati_demands_and_the_file_does_not_say_is_refused(
    folder: Path, before: str, after: str, sentence: str
) -> None:
    path = folder / "activity.yaml"
    assert before in ACTIVITY
    path.write_text(ACTIVITY.replace(before, after), encoding="utf-8")
    result = _export(folder, "--iati", folder / "figures.xml", "--activity", path)
    assert result.exit_code == 1
    assert sentence in result.output
    assert not (folder / "figures.xml").exists()


def test_only_a_released_folder_is_read(folder: Path) -> None:
    (folder / "out" / "release.json").unlink()
    result = _export(folder, "--xlsx", folder / "figures.xlsx")
    assert result.exit_code == 1
    assert "release.json is missing" in result.output
    assert sorted(path.name for path in folder.iterdir()) == ["activity.yaml", "out"]


def test_what_to_write_has_to_be_said(folder: Path) -> None:
    assert "Say what to write" in _export(folder).output
    assert "go together" in _export(folder, "--iati", folder / "figures.xml").output
