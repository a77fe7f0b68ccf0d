"""Reads a text file: bytes to text, text to a checked value. Every refusal names file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.textfiles.characters import refused_characters
from amanjol.foundation.textfiles.findings import MOST_PROBLEMS, Findings
from amanjol.foundation.textfiles.nodes import Listing, Mapping, parse
from amanjol.foundation.textfiles.problems import ContentError, ContentErrors, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.textfiles.findings import Reference
    from amanjol.foundation.textfiles.nodes import Node
    from amanjol.foundation.textfiles.shapes import Shape

LARGEST = 256 * 1024
"""Bytes of one file. The longest article is a tenth of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The value read, the nodes it came from, and what it refers to."""

    file: str
    value: Any
    root: Node
    references: tuple[Reference, ...]

    def root_lines(self) -> tuple[int, ...]:
        """The lines on which the items of a file begin that is a list."""
        return tuple(item.line for item in self.root.items) if isinstance(self.root, Listing) else ()

    def item_lines(self, key: str) -> tuple[int, ...]:
        """The lines on which the items of the list under `key` begin."""
        node = self.root.get(key) if isinstance(self.root, Mapping) else None
        return tuple(item.line for item in node.items) if isinstance(node, Listing) else ()


def read_text(path: Path, file: str) -> str:
    """The text of a file, shown in errors as `file`. Raises `ContentError`."""
    if not path.is_file():  # a pipe or a device would never end
        raise ContentError(file, 1, "does not exist or is not a plain file")
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise ContentError(file, 1, f"cannot be opened: {error.strerror}") from error
    if len(data) > LARGEST:
        raise _too_large(file)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(file, line, f"is not UTF-8: byte 0x{data[error.start]:02X}") from error


def _too_large(file: str) -> ContentError:
    return ContentError(file, 1, f"is larger than {LARGEST // 1024} KiB")


def read(text: str, file: str, shape: Shape, *, language: str = "") -> Reading:
    """The value that `shape` makes of the text. Raises `ContentError`, with all problems `ContentErrors`."""
    _refuse_characters(text, file)
    tree = parse(text, file)
    findings = Findings(file, language)
    for line in tree.comment_lines:
        findings.report(line, "comments would be lost: remove this one, or quote a text that contains #")
    value = shape.read(tree.root, "the file", findings)
    if findings.problems:
        raise ContentErrors(sorted(findings.problems, key=lambda problem: problem.line))
    return Reading(file, value, tree.root, tuple(findings.references))


def _refuse_characters(text: str, file: str) -> None:
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise _too_large(file)
    findings = list(refused_characters(text, at_most=MOST_PROBLEMS))
    if findings:
        raise ContentErrors([Problem(file, number + 1, problem) for number, problem in findings])
