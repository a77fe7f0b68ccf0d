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


class Row(msgspec.Struct, frozen=True):
    """Of a plot: one or two words of what it is, its value, and that in words. A value of None is not shown, and the
    words say so. `tick` is what stands beneath it in a line, in two short lines.
    """

    labels: tuple[str, ...]
    value: int | None
    number: str
    tick: tuple[str, str] = ("", "")

    @property
    def drawn_as(self) -> tuple[str, str]:
        """The group it stands in, and what it is there."""
        if any(self.tick):
            return self.tick[1], self.tick[0]
        return (self.labels[0] if len(self.labels) > 1 else ""), self.labels[-1]


class Plot(Part, frozen=True, tag="plot"):
    """What numbers say (`title`, the message), of what they are (`about`), and the numbers as rows beneath `heads`:
    each rendition says them as a table. `drawing` is the same as SVG, of shapes alone; empty where it is not drawn.
    """

    form: str
    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    not_shown: str
    drawing: str = ""

    @property
    def alternative(self) -> str:
        """The picture in words."""
        values = "; ".join(f"{', '.join(row.labels)}: {row.number}" for row in self.rows)
        title = self.title if self.title[-1:] in ".!?…" else f"{self.title}."
        return f"{title} {self.about}. {values}."


class Reference(Part, frozen=True, tag="reference"):
    """What stands elsewhere and may end there: a recommendation that everybody may read, a story. `around` is what the
    issue says of it, which goes with it.
    """

    to: str
    id: UUID
    around: tuple[Heading | Paragraph, ...] = ()


class Quoted(msgspec.Struct, frozen=True):
    """A figure of the issue by its number: of what it is, and as which it was said last, in words and as `value` of so
    many `organisations`. A correction takes all of it from here and not from rows that anybody may have written.
    """

    number: int
    of: str
    said: str
    value: int | None
    organisations: int


type Anything = Heading | Paragraph | Number | Plot | Notice | Reference


class Tree(msgspec.Struct, frozen=True):
    """`about` is a line beneath the title: quarter, who publishes, since when. `quoted` is for corrections, and no
    rendition says it.
    """

    language: str
    title: str
    about: str
    parts: tuple[Anything, ...]
    quoted: tuple[Quoted, ...] = ()


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
            case Plot():
                yield from (part.title, part.about, *part.heads)
                for row in part.rows:
                    yield from (*row.labels, row.number)
