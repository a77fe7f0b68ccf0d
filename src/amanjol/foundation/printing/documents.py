"""What a document is made of. All of it is frozen and checked when it is built: a wrong one is a mistake of the caller.

Texts may hold line breaks and nothing else that is not printed; `*`, `#`, `[` and their like are letters.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PIL import Image

LONGEST_SIDE: Final = 12_000
"""Pixels. A picture beyond it is refused before anything is decoded."""
MOST_PIXELS: Final = 40_000_000
LARGEST_FILE: Final = 20 * 1024 * 1024
SHEET_WIDTH: Final = 166
"""Millimetres between the margins of an upright page."""


class PrintingFailed(Exception):
    """Why there is no PDF, in one sentence that may be shown to whoever asked for it."""


class PictureRefused(PrintingFailed):
    """It is no PNG and no JPEG, or larger than a page needs."""


class Tone(StrEnum):
    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 stands right beneath the title of the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`language` where it is not the document's, so that it is read aloud rightly."""

    text: str
    tone: Tone = Tone.PLAIN
    language: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What must not be overlooked, in a frame."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what is written beside each."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is its width beside the other columns'. Numbers stand at the right edge; `is_strong` for what counts."""

    head: str
    share: int = 1
    is_number: bool = False
    is_strong: bool = False

    def __post_init__(self) -> None:
        if not self.head.strip() or self.share < 1:
            raise ValueError("a column needs a head and a share of at least 1")


@dataclass(frozen=True, slots=True)
class Table:
    """Its heads stand on every page again. `is_roomy` leaves space in each row for what is written by hand."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    is_roomy: bool = False

    def __post_init__(self) -> None:
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row of a table has one text for each of its columns")


@dataclass(frozen=True, slots=True)
class Listing:
    """`is_to_mark` puts a box before each, to be marked by hand."""

    items: tuple[str, ...]
    is_numbered: bool = False
    is_to_mark: bool = False


@dataclass(frozen=True, slots=True)
class Blanks:
    """So many empty lines, to be written on by hand. What they are for stands above them."""

    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 40:
            raise ValueError("a sheet has room for 1 to 40 empty lines")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, as its pixels lie. `alternative` says in words what it shows; `width` in millimetres.

    Raises `PictureRefused`.
    """

    contents: bytes
    alternative: str
    width: int = SHEET_WIDTH
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.alternative.strip() or not 1 <= self.width <= SHEET_WIDTH:
            raise ValueError(f"a picture needs words in its place, and a width of 1 to {SHEET_WIDTH} mm")
        _check_picture(self.contents)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of our own as SVG, of shapes alone; whoever gives one has looked that it is. Else as `Picture`."""

    svg: str
    alternative: str
    width: int = SHEET_WIDTH

    def __post_init__(self) -> None:
        if not self.alternative.strip() or not 1 <= self.width <= SHEET_WIDTH:
            raise ValueError(f"a drawing needs words in its place, and a width of 1 to {SHEET_WIDTH} mm")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to be signed by hand, each with what stands beneath it."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutLine:
    """Where a sheet is cut in two. It is no content: nothing of it is read aloud."""


type Block = (
    Heading | Paragraph | Notice | Facts | Table | Listing | Blanks | Picture | Drawing | Signatures | CutLine
)


@dataclass(frozen=True, slots=True)
class Document:
    """`language` is a code such as `ru` or `uz-cyrl`: it says how the document is read aloud.

    `beside_title` stands in its line at the right: a day, mostly. `is_wide` lays the sheet on its side, for tables.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    beside_title: str = ""
    is_wide: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.language.strip():
            raise ValueError("a document needs a title and a language")
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if not 1 <= block.level <= min(level + 1, 4):
                    raise ValueError(f"a heading of level {block.level} stands beneath one of level {level}")
                level = block.level


def _check_picture(contents: bytes) -> None:
    """By its bytes, not by its name; the size is read from its head before anything is decoded."""
    if len(contents) > LARGEST_FILE:
        raise PictureRefused("The picture is larger than 20 MB.")
    try:
        with Image.open(io.BytesIO(contents), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
                raise PictureRefused("The picture has more than 40 million pixels.")
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureRefused("The picture is no PNG and no JPEG, or it is damaged.") from error
