"""No sentence that anybody reads says that somebody is no victim, or that somebody or something is safe."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from amanjol.foundation.textfiles.nodes import Listing, Mapping, Node, Scalar, parse

CASEWORK = Path(__file__).parents[2]
FILES = sorted(CASEWORK.glob("**/data/**/*.yaml"))
CODE = sorted(path for path in CASEWORK.rglob("*.py") if "tests" not in path.parts)

NO_VICTIM = re.compile(
    r"not? (an? |the |been |really )*(\w+ )?victims?\b|isn.t an? victim|non-victim"
    r"|не (является |был[аи]? |стал[аи]? )*(\w+ )?(жертв|пострадавш)|нежертв"
    r"|jabrlanuvchi emas|құрбан(ы)? емес|жабырлануучу эмес",
    re.IGNORECASE,
)
# A question may ask whether somebody feels safe; a statement may not say so.
SAFE = re.compile(
    r"\bsafe(ly)?\b|безопасн(о|ы|а|ый|ая|ое)\b|\bв безопасности|вне опасности|xavfsiz|қауіпсіз", re.IGNORECASE
)


def strings(node: Node) -> list[str]:
    if isinstance(node, Scalar):
        return [node.value]
    if isinstance(node, Listing):
        return [text for item in node.items for text in strings(item)]
    assert isinstance(node, Mapping)
    return [text for _, value in node.entries for text in strings(value)]


def sentences_of_files() -> list[str]:
    return [text for file in FILES for text in strings(parse(file.read_text(), file.name).root)]


def sentences_of_code() -> list[str]:
    """Every text in the code that is no docstring."""
    texts = []
    for file in CODE:
        tree = ast.parse(file.read_text())
        notes = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        texts += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes
        ]
    return texts


@cache
def sentences() -> list[str]:
    """Not when this file is imported, which each process of a run does."""
    return sentences_of_files() + sentences_of_code()


def test_the_files_are_found():
    assert {file.name for file in FILES} >= {
        "combination.yaml",
        "labour.yaml",
        "triage.yaml",
        "labour-adults.yaml",
    }
    assert len(sentences()) > 1000


def test_no_sentence_says_that_somebody_is_no_victim():
    assert [text for text in sentences() if NO_VICTIM.search(text)] == []


def test_no_statement_says_that_somebody_or_something_is_safe():
    statements = [
        part
        for text in sentences()
        for part in re.findall(r"[^.?!;]+[.?!;]?", text)
        if not part.endswith("?")
    ]
    assert [part for part in statements if SAFE.search(part) and part.strip() not in KEYS | LABELS] == []


KEYS = {"safe-to-talk", "safe-bed"}
"""Keys of questions and of steps, which only the code reads."""
LABELS = {"How to reach safely", "A safe place to live"}
"""Labels of a field, where what somebody writes is their own word, and of what is asked for: nothing is stated."""


@pytest.mark.parametrize(
    "text",
    [
        "You are not a victim.",
        "no victim of trafficking",
        "This person is not a trafficking victim",
        "Человек не является жертвой торговли людьми",
        "она не жертва",
    ],
)
def test_the_search_finds_such_words(text):
    assert NO_VICTIM.search(text)


@pytest.mark.parametrize("text", ["This place is safe.", "Здесь безопасно", "Вы в безопасности"])
def test_the_search_finds_promises(text):
    assert SAFE.search(text)
