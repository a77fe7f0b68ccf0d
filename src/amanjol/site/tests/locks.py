"""Every door, check, throttle and guard of pages, as they stand in the source: what `test_mutants` asks for.

- A **door** is where rows are taken for somebody: a function that is told who asks, gives a `QuerySet` and reads
  `objects` itself, or whose name says so. What goes through another door is none.
- A **check** is what acts ask before anything else: it is told who asks alone, gives nothing and raises
  `PermissionDenied`.
- A **throttle** counts tries by `accounts.throttling`.
- A **guard** says who comes to a page: it is made of `with_keys_at` and the like, a function or a name, or it raises
  `PermissionDenied` among views or around one. What is made of another and only puts errors into sentences is none.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGE: Final = Path(__file__).parents[2]
WHO_ASKS: Final = {"Member", "Keyring", "Circles"}
COUNTING: Final = {"is_within", "count", "count_sign_in", "count_in_session"}
MAKES_GUARDS: Final = {"with_keys_at", "for_those_who", "of_houses"}
MADE_IN: Final = "casework/desk/guards.py"
OF_PAGES: Final = ("guards.py", "access.py", "views.py")


@dataclass(frozen=True, slots=True)
class Lock:
    """A statement at the top of a file below `src/amanjol`, from its first line to its last."""

    file: str
    name: str
    first: int
    last: int

    @property
    def dotted(self) -> str:
        return f"{self.file.removesuffix('.py').replace('/', '.')}.{self.name}"


@cache
def doors() -> list[Lock]:
    return [_lock(file, node) for file, node in _functions("QuerySet[") if _is_door(node)]


@cache
def checks() -> list[Lock]:
    return [_lock(file, node) for file, node in _functions("PermissionDenied") if _is_check(node)]


@cache
def throttles() -> list[Lock]:
    return [_lock(file, node) for file, node in _functions("throttling.") if _counts(node)]


@cache
def guards() -> list[Lock]:
    """A single view that is decorated is held by `test_who_comes`, address by address."""
    of_functions = [
        _lock(file, node)
        for file, node in _functions("PermissionDenied", *MAKES_GUARDS)
        if _is_guard(file, node)
    ]
    names = [
        _lock(file, node)
        for file, node in _statements(*MAKES_GUARDS)
        if isinstance(node, ast.Assign) and MAKES_GUARDS & _called([node])
    ]
    return [*of_functions, *names]


@cache
def _sources() -> dict[str, str]:
    paths = (path for path in sorted(PACKAGE.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts))
    return {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in paths}


def _statements(*any_of: str) -> Iterator[tuple[str, ast.stmt]]:
    """Of the files in which one of these words stands: to read all would take seconds."""
    for file, source in _sources().items():
        if any(word in source for word in any_of):
            for node in ast.parse(source).body:
                yield file, node


def _functions(*any_of: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for file, node in _statements(*any_of):
        if isinstance(node, ast.FunctionDef):
            yield file, node


def _lock(file: str, node: ast.FunctionDef | ast.Assign) -> Lock:
    name = node.name if isinstance(node, ast.FunctionDef) else ast.unparse(node.targets[0])
    return Lock(file, name, node.lineno, node.end_lineno or node.lineno)


def _is_door(node: ast.FunctionDef) -> bool:
    if node.name.endswith(("visible_to", "open_to")):
        return True
    is_told = any(_text(argument.annotation) in WHO_ASKS for argument in _arguments(node))
    return is_told and "QuerySet[" in _text(node.returns) and "objects" in _attributes(node)


def _is_check(node: ast.FunctionDef) -> bool:
    given = [_text(argument.annotation) for argument in _arguments(node)]
    return len(given) == 1 and {*given} <= WHO_ASKS and _text(node.returns) == "None" and _refuses(node)


def _counts(node: ast.FunctionDef) -> bool:
    return bool({f"throttling.{name}" for name in COUNTING} & _called(node.body))


def _is_guard(file: str, node: ast.FunctionDef) -> bool:
    called = _called(node.body)
    if file == MADE_IN or MAKES_GUARDS & called:
        return True
    is_of_pages = file.endswith(OF_PAGES) or "/views/" in file or "wraps" in called
    return is_of_pages and _refuses(node)


def _refuses(node: ast.FunctionDef) -> bool:
    raised = (part for part in ast.walk(node) if isinstance(part, ast.Raise))
    return any(_text(part.exc).startswith("PermissionDenied") for part in raised)


def _arguments(node: ast.FunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]


def _called(nodes: Sequence[ast.AST]) -> set[str]:
    """Also by decorators of functions within."""
    parts = (part for node in nodes for part in ast.walk(node))
    return {_text(part.func) for part in parts if isinstance(part, ast.Call)}


def _attributes(node: ast.AST) -> set[str]:
    return {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def _text(node: ast.expr | None) -> str:
    return ast.unparse(node) if node is not None else ""
