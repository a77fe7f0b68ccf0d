"""An issue in one language as plain values: what every rendition is made of.

It is kept as JSON in the copy that everybody reads. What may be taken back by others at any time stands in it as a
reference, and its words are looked up whenever a rendition is made (`resolving.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003  a field's type is read when a tree is

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unreadable(ValueError):
    """A tree that is not as this version writes it."""


class Part(msgspec.Struct, frozen=True, tag_field="part"):
    """One of those below."""


class Heading(Part, frozen=True, tag="heading"):
    text: str


class Paragraph(Part, frozen=True, tag="paragraph"):
    """`language` where it is not the tree's."""

    text: str
    language: str = ""


class Number(Part, frozen=True, tag="number"):
    """A released figure by itself: with what it counts, and of what."""

    text: str
    about: str


class Notice(Part, frozen=True, tag="notice"):
    """What must not be overlooked: a correction, that all of it is fictional."""

    text: str


class Reference(Part, frozen=True, tag="reference"):
    """What stands elsewhere and may end there: a recommendation that everybody may read, a story. `around` is what the
    issue says of it, which goes with it.
    """

    to: str
    id: UUID
    around: tuple[Heading | Paragraph, ...] = ()


type Anything = Heading | Paragraph | Number | Notice | Reference


class Tree(msgspec.Struct, frozen=True):
    """`about` is a line beneath the title: quarter, who publishes, since when."""

    language: str
    title: str
    about: str
    parts: tuple[Anything, ...]


def as_json(tree: Tree) -> Any:
    return msgspec.to_builtins(tree)


def of_json(written: Any) -> Tree:
    """Unreadable."""
    try:
        return msgspec.convert(written, Tree)
    except msgspec.ValidationError as error:
        raise Unreadable from error


def texts_of(tree: Tree) -> Iterator[str]:
    """All it says, in the order in which each rendition says it. References say nothing: they are resolved before."""
    yield tree.title
    yield tree.about
    for part in tree.parts:
        match part:
            case Heading(text) | Paragraph(text) | Notice(text):
                yield text
            case Number(text, about):
                yield text
                yield about
