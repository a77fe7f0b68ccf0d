"""The words of the pages' shell, one file a language: `content/interface/uz.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.textfiles.nodes import Mapping, Node
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read, read_text
from amanjol.foundation.textfiles.shapes import Words
from amanjol.foundation.textfiles.writing import first_difference, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.foundation.textfiles.findings import Findings


@dataclass(frozen=True, slots=True)
class Phrases:
    """A mapping from keys, in alphabetical order, to words."""

    def read(self, node: Node, label: str, findings: Findings) -> dict[str, str]:
        if not isinstance(node, Mapping):
            findings.report(node.line, f"{label} must be lines of `key: words`")
            return {}
        words: dict[str, str] = {}
        for key, value in node.entries:
            if key.value in words:
                findings.report(key.line, f"`{key.value}` stands here twice")
            words[key.value] = Words().read(value, f"`{key.value}`", findings)
        return words

    def arrange(self, value: dict[str, str]) -> Any:
        return {key: Words().arrange(value[key]) for key in sorted(value)}


def read_phrases(folder: Path) -> dict[str, dict[str, str]]:
    """Language → key → words. Raises `ContentError` with file and line."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.yaml"))}


def phrase_problems(folder: Path) -> Iterator[str]:
    """Files that cannot be read, are not canonical, or lack words that another language has."""
    languages: dict[str, dict[str, str]] = {}
    for file in sorted(folder.glob("*.yaml")):
        name = _name_of(file)
        try:
            languages[file.stem] = _read(file)
        except ContentError as error:
            yield str(error)
            continue
        canonical = write(languages[file.stem], name, Phrases(), language=file.stem)
        if difference := first_difference(file.read_text(encoding="utf-8"), canonical):
            yield "{}:{}: {}".format(name, *difference)
    every = {key for words in languages.values() for key in words}
    for language, words in languages.items():
        for key in sorted(every - words.keys()):
            yield f"content/interface/{language}.yaml:1: has no words for `{key}`"


def _read(file: Path) -> dict[str, str]:
    name = _name_of(file)
    words: dict[str, str] = read(read_text(file, name), name, Phrases(), language=file.stem).value
    return words


def _name_of(file: Path) -> str:
    return f"content/interface/{file.name}"
