"""`amanjol legal-aid`, as somebody types it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from scipy.optimize import linear_sum_assignment

from amanjol.site.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """need,urgency,Asanova,Bekova
places,,1,1
N-1,1,5,9
N-2,2,4,
N-3,3,1,!language
N-4,1,!training,!training+language
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["legal-aid", *map(str, arguments)])


def solved(folder: Path, content: str, name: str = "file.txt") -> tuple[Path, Path, dict[str, Any]]:
    file, out = folder / name, folder / "out.json"
    file.write_text(content, encoding="utf-8")
    result = run("solve", file, "--out", out)
    assert (result.exit_code, result.stderr) == (0, "")
    return file, out, json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("rows", "columns", "largest"), [(40, 40, 100), (20, 35, 9), (35, 20, 10**6), (12, 12, 10**18)]
)
def test_a_matrix_is_solved_and_certified(tmp_path: Path, rows: int, columns: int, largest: int):
    chance = random.Random(rows)  # noqa: S311  no secret
    costs = [[chance.randint(1, largest) for _ in range(columns)] for _ in range(rows)]
    first = str(rows) if rows == columns else f"{rows} {columns}"
    content = "\n".join([first, *(" ".join(map(str, row)) for row in costs)])
    file, out, document = solved(tmp_path, content)
    chosen = [(row, column) for row, column in enumerate(document["assignment"]) if column is not None]
    assert document["value"] == sum(costs[row][column] for row, column in chosen)
    assert len({column for _, column in chosen}) == len(chosen) == min(rows, columns)
    if largest < 10**15:
        theirs = linear_sum_assignment(costs)
        assert document["value"] == sum(costs[row][column] for row, column in zip(*theirs, strict=True))
    prices = document["prices"]
    assert sum(prices["rows"]) + sum(prices["columns"]) == document["value"]
    result = run("certify", file, out)
    assert (result.exit_code, result.output) == (0, f"True: {document['value']} is the least.\n")


def test_a_table_is_solved_with_its_reasons_and_certified(tmp_path: Path):
    file, out, document = solved(tmp_path, TABLE, "needs.csv")
    assert document["value"] == 13
    assert document["served"] == {"1": 1, "2": 1, "3": 0}
    assert document["assignment"] == {"N-1": "Bekova", "N-2": "Asanova", "N-3": None, "N-4": None}
    assert document["unserved"] == {
        "N-3": {"full": {"needs": ["N-2", "N-3"], "lawyers": ["Asanova"], "places": 1}},
        "N-4": {"relax": [{"conditions": ["training"], "lawyers": ["Asanova"]}]},
    }
    assert out.stat().st_mode & 0o077 == 0
    result = run("certify", file, out)
    assert result.exit_code == 0
    assert result.output == (
        "True: no plan serves more than these 2 of 4, the most urgent first, or costs less than 13.\n"
    )


def test_a_false_claim_ends_with_an_error_and_one_sentence(tmp_path: Path):
    file, out, document = solved(tmp_path, TABLE, "needs.csv")
    out.write_text(json.dumps(document | {"value": 12}), encoding="utf-8")
    result = run("certify", file, out)
    assert result.exit_code == 1
    assert result.output == (
        f"Error: {out} claims what is false. The cost is claimed to be 12, and the pairs cost 13.\n"
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"a": 1, "a": 2}', "“a” is there twice"),
        (b'{"value": NaN}', "NaN is no whole number"),
        (b'{"value": 1.5}', "1.5 is no whole number"),
        (b'{"value": 1e999}', "1e999 is no whole number"),
        (b'{"value": ' + b"9" * 5000 + b"}", "limit"),
        (b'{"value":\n 1,,}', "line 2: this is no JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"value":\n"\xff"}', "line 2: this is no text in UTF-8"),
        (b"[]", "is not names with values"),
        (b"", "line 1: this is no JSON"),
    ],
)
def test_a_claim_that_is_no_claim_is_refused(tmp_path: Path, content: bytes, sentence: str):
    file = tmp_path / "file.txt"
    file.write_text("1\n5\n", encoding="utf-8")
    out = tmp_path / "out.json"
    out.write_bytes(content)
    result = run("certify", file, out)
    assert result.exit_code == 1
    assert sentence in result.output
    assert result.output.count("\n") == 1


def test_what_cannot_be_solved_leaves_no_file(tmp_path: Path):
    for content, sentence in (
        ("2\n1 2\n3 nan\n", "line 3: “nan” is no whole number"),
        ("3\n1 1 7\n2 1 8\n3 2 9\n3 3 9\n", "Not every row can have a column: rows 1, 2 fit only column 1."),
    ):
        file = tmp_path / "file.txt"
        file.write_text(content, encoding="utf-8")
        result = run("solve", file, "--out", tmp_path / "out.json")
        assert result.exit_code == 1
        assert sentence in result.output
        assert result.output.count("\n") == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == ["file.txt"]


def test_the_file_that_is_read_is_not_overwritten(tmp_path: Path):
    file = tmp_path / "file.txt"
    file.write_text("1\n5\n", encoding="utf-8")
    assert "name a new one" in run("solve", file, "--out", file).output
    assert "There is no folder" in run("solve", file, "--out", tmp_path / "none" / "out.json").output
    assert file.read_text(encoding="utf-8") == "1\n5\n"
