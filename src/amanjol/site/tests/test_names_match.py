"""`amanjol names match`, as somebody types it."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from amanjol.site.cli import names as command

if TYPE_CHECKING:
    from pathlib import Path

GOOD = 'id,name_a,name_b,note\n7,Жақыпова Әсел,Zhakypova Assel,"a, b"\n8,Умид Юсупов,Umida Yusupova,\n'


def match(folder: Path, content: str | bytes, out: str = "out.csv") -> Result:
    file = folder / "pairs.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return CliRunner().invoke(command.names, ["match", str(file), "--out", str(folder / out)])


def test_columns_are_kept_and_two_added(tmp_path: Path):
    result = match(tmp_path, GOOD)
    assert result.exit_code == 0
    assert result.output == f"2 pairs in {tmp_path / 'out.csv'}.\n"
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], row["note"], row["same"]) for row in rows] == [("7", "a, b", "1"), ("8", "", "0")]
    assert [0 <= float(row["score"]) <= 1 for row in rows] == [True, True]
    assert (tmp_path / "out.csv").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD + "\n\n",
        GOOD.rstrip("\n"),
    ],
    ids=["byte order mark", "lines of Windows", "blank lines", "no last line end"],
)
def test_as_programs_write_it(tmp_path: Path, content: str):
    assert match(tmp_path, content).exit_code == 0
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "pairs.csv is empty: its first line must name the columns name_a and name_b."),
        ("\n\n", "pairs.csv is empty: its first line must name the columns name_a and name_b."),
        ("a,b\n1,2\n", "pairs.csv, line 1: there is no column name_a. Nothing was written."),
        ("name_a,b\n1,2\n", "pairs.csv, line 1: there is no column name_b. Nothing was written."),
        ("name_a,name_b,name_a\n", "line 1: the column name_a is there twice."),
        ("name_a,name_b,score\n", "line 1: there is a column score already, which would be added."),
        ("name_a;name_b\nА;Б\n", "line 1: the columns are parted by semicolons: save the file with commas."),
        ("name_a\tname_b\nА\tБ\n", "line 1: the columns are parted by tabs: save the file with commas."),
        (GOOD + "9,,Роза,\n", "line 4: name_a is empty."),
        (GOOD + "9,Роза, ,\n", "line 4: name_b is empty."),
        (GOOD + "9,Роза,12,\n", "line 4: name_b has no letter."),
        (GOOD + "9,Роза\n", "line 4: 2 columns where the heading has 4."),
        (GOOD + "9,Роза,Rosa,,,\n", "line 4: 6 columns where the heading has 4."),
        (GOOD + "9,Роза," + "а" * 500 + ",\n", "line 4: name_b has 500 characters, and a name at most 400."),
        (GOOD + "9,Роза," + "а" * 1_000_000 + ",\n", "line 4: this is no CSV (field larger than field limit"),
        (GOOD + "9,Роза," + "а" * 3_000_000 + ",\n", "line 4: the line is longer than 4 MiB."),
        (GOOD + '9,"Роза,Rosa,\n', "line 4: this is no CSV (unexpected end of data)."),
        (GOOD + '9,"Роза"x,Rosa,\n', "line 4: this is no CSV"),
        (
            GOOD.encode() + b"9,\xff,Rosa,\n",
            "line 4: this is not UTF-8 (invalid start byte at byte 3 of the line).",
        ),
        (GOOD.encode("cp1251", "replace"), "line 2: this is not UTF-8"),
        (GOOD.encode("utf-16"), "line 1: "),
        (GOOD.encode() + b"9,\0,Rosa,\n", "line 4: there is a NUL, so this is not text in UTF-8."),
        ("name_a,name_b\rА,Б\r", "line 1: this is no CSV"),
    ],
    ids=range(23),
)
def test_bad_input_is_one_sentence_and_loses_nothing(tmp_path: Path, content: str | bytes, sentence: str):
    (tmp_path / "out.csv").write_text("from before", encoding="utf-8")
    result = match(tmp_path, content)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert sentence in result.output
    assert result.output.count("\n") == 1
    assert "Роза" not in result.output
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "from before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "pairs.csv"]


def test_neither_onto_itself_nor_into_nowhere(tmp_path: Path):
    assert "the file that is read: name a new one" in match(tmp_path, GOOD, "pairs.csv").output
    assert (tmp_path / "pairs.csv").read_text(encoding="utf-8") == GOOD
    assert "There is no folder" in match(tmp_path, GOOD, "nowhere/out.csv").output
    (tmp_path / "folder").mkdir()
    assert "folder is no file: name a new one" in match(tmp_path, GOOD, "folder").output


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = match(tmp_path, GOOD)
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.csv"]


def test_stopped_by_hand_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def stop(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    assert match(tmp_path, GOOD).exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.csv"]


def test_a_long_run_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert "Pairs" not in match(tmp_path, GOOD).output
    monkeypatch.setattr(command, "SECONDS_WITHOUT_A_BAR", 0)
    assert "Pairs" in match(tmp_path, GOOD).output
