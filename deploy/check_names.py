"""Refuses variables named `found`, `one`, `known` and the like: they say nothing of what they hold.

Looked at are assignments, loops, parameters, comprehensions, `with`, `except` and `match`. A field of a class keeps its
name: it may be a column of a table, and the class before it says what it is (`holding.kept`).
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

EMPTY_NAMES: Final = frozenset(
    {"found", "one", "known", "told", "kept", "shown", "made", "each", "this", "some", "it"}
)


def main() -> int:
    files = _listed()
    problems = [
        f"{file}:{line}: a variable `{name}`; name it after what it holds"
        for file in files
        for line, name in _empty_names(file)
    ]
    fine = f"{len(files)} files, every variable named after what it holds"
    print("\n".join(problems) or fine)  # noqa: T201  what a check has to say
    return bool(problems)


def _listed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [Path(line) for line in listed.stdout.splitlines() if Path(line).exists()]


def _empty_names(file: Path) -> list[tuple[int, str]]:
    """In the order of the file, with their lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    return sorted((line, name) for line, name in _variables(tree) if name in EMPTY_NAMES)


def _variables(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name that is given a value below a node, but for the fields of classes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(node, ast.ClassDef) and isinstance(child, ast.Assign | ast.AnnAssign):
            yield from _variables(child.value) if child.value else ()
        else:
            yield from _variables(child)
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
            yield node.lineno, name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield node.lineno, name
        case ast.MatchMapping(rest=str(name)):
            yield node.lineno, name
        case _:
            pass


if __name__ == "__main__":
    sys.exit(main())
