"""Refuses the day of a moment in UTC where the node's own is meant, and years that are changed in a date without a day.

From five hours before UTC's midnight on it is tomorrow already at a node in Central Asia: `timezone.now().date()`,
`entry.at.date()`, `f"{entry.at:%d.%m.%Y}"` and `date_format(entry.at, "d.m.Y")` are yesterday's day there.
`timezone.localdate()`, `timezone.localdate(entry.at)`, `timezone.localtime(entry.at)` are right. `day.replace(year=…)`
fails on the 29th of February. `date.today()` and `datetime.now()` are refused by ruff (DTZ). Where another day is
meant, the line says so: `# not the node's day`, and why.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENTS: Final = re.compile(r"(.*_)?at|now|moment|present_moment|utcnow")
"""Names of what is a moment here: times end in `_at`, dates in `_on`."""
AS_READ: Final = re.compile(r"%[dj]\.%?m")
MEANT: Final = "# not the node's day"
DAY: Final = "the day of a moment in UTC; take `timezone.localdate(…)` or `timezone.localtime(…)`"
YEAR: Final = "another year of a day, which the 29th of February lacks; say the day too"


def main() -> int:
    files = _listed()
    problems = [f"{file}:{line}: {problem}" for file in files for line, problem in _problems(file)]
    print("\n".join(problems) or f"{len(files)} files, every day the node's own")  # noqa: T201  what a check has to say
    return bool(problems)


def _listed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [Path(line) for line in listed.stdout.splitlines() if Path(line).exists()]


def _problems(file: Path) -> Iterator[tuple[int, str]]:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text, str(file))):
        problem = _problem(node)
        if problem and MEANT not in lines[node.lineno - 1]:  # type: ignore[attr-defined]  # calls and parts of strings have it
            yield node.lineno, problem  # type: ignore[attr-defined]  # as above


def _problem(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Attribute(value=moment, attr="date"), args=[]) if _is_moment(moment):
            return DAY
        case ast.Call(func=ast.Attribute(value=moment, attr="strftime"), args=[form]) if _is_moment(moment):
            return DAY if AS_READ.search(ast.unparse(form)) else ""
        case ast.FormattedValue(value=moment, format_spec=ast.JoinedStr() as form) if _is_moment(moment):
            return DAY if AS_READ.search(ast.unparse(form)) else ""
        case ast.Call(func=ast.Name(id="date_format"), args=[moment, *_]) if _is_moment(moment):
            return DAY
        case ast.Call(func=ast.Attribute(attr="replace"), args=[], keywords=changed):
            return YEAR if {part.arg for part in changed} & {"year", "month", "day"} == {"year"} else ""
        case _:
            return ""


def _is_moment(node: ast.AST) -> bool:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return MOMENTS.fullmatch(name) is not None
        case ast.Call(func=made_by):
            return _is_moment(made_by)
        case ast.BinOp(left=moment, op=ast.Add() | ast.Sub()):
            return _is_moment(moment)
        case ast.BoolOp(values=parts):
            return any(_is_moment(part) for part in parts)
        case _:
            return False


if __name__ == "__main__":
    sys.exit(main())
