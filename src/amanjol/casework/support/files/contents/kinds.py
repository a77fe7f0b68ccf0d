"""The door: what a file is by its content, whatever its name says, and the copy that is opened instead of it."""

from __future__ import annotations

import io
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO, Final

from amanjol.casework.support.files.contents import documents, pictures
from amanjol.casework.support.files.contents.reading import Refused, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of one file."""
_HEAD: Final = 1024
_OF_ISO_MEDIA: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


class Kind(Enum):
    """What is taken in. The value is the ending of its name and stands in what is sealed."""

    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"
    TEXT = "txt"

    @property
    def has_copy(self) -> bool:
        """Whether a copy without metadata is made of it."""
        return self in _COPIED

    @property
    def has_metadata(self) -> bool:
        """Whether it can hold who made it, when and where, besides what one sees."""
        return self is not Kind.TEXT

    @property
    def opens_as_it_came(self) -> bool:
        """Whether what is opened holds more than one sees, since no copy is made."""
        return self.has_metadata and not self.has_copy

    @property
    def content_type(self) -> str:
        return _CONTENT_TYPES[self]


_COPIED: Final[dict[Kind, Callable[[BinaryIO], Iterator[bytes]]]] = {
    Kind.JPEG: pictures.jpeg,
    Kind.PNG: pictures.png,
    Kind.WEBP: pictures.webp,
}
_OFFICE: Final = {documents.WORD: Kind.WORD, documents.SHEET: Kind.SHEET}
_CONTENT_TYPES: Final = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
    Kind.WORD: documents.WORD.decode().removesuffix(".main+xml"),
    Kind.SHEET: documents.SHEET.decode().removesuffix(".main+xml"),
    Kind.TEXT: "text/plain; charset=utf-8",
}


def examine(source: BinaryIO) -> Kind:
    """What it is, gone through from beginning to end. Refused.

    `source` can be sought; where it stands afterwards, nobody promises.
    """
    size = source.seek(0, io.SEEK_END)
    if not size:
        raise Refused(Why.EMPTY)
    if size > LARGEST:
        raise Refused(Why.TOO_LARGE)
    source.seek(0)
    kind = _kind(source, source.read(_HEAD))
    if kind.has_copy:
        copy_size(kind, source)
    return kind


def copied(kind: Kind, source: BinaryIO) -> Iterator[bytes]:
    """The copy without metadata of a kind that has one, a part at a time. Refused where it is none of this kind."""
    source.seek(0)
    return _COPIED[kind](source)


def copy_size(kind: Kind, source: BinaryIO) -> int:
    """How many bytes the copy has. Refused, as `copied`."""
    return sum(map(len, copied(kind, source)))


def _kind(source: BinaryIO, head: bytes) -> Kind:
    if head.startswith(documents.ZIP):
        _refuse_second(head)
        return _OFFICE[documents.office(source)]
    if documents.has_archive(source):
        raise Refused(Why.TWO_IN_ONE)
    if head.startswith(documents.PDF):
        documents.pdf(source)
        return Kind.PDF
    _refuse_second(head)
    if head.startswith(pictures.JPEG):
        return Kind.JPEG
    if head.startswith(pictures.PNG):
        return Kind.PNG
    if pictures.is_webp(head):
        return Kind.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _OF_ISO_MEDIA:
        raise Refused(Why.HEIC)
    documents.text(source)
    return Kind.TEXT


def _refuse_second(head: bytes) -> None:
    """Programs that read PDF take it for one that begins anywhere here."""
    if documents.PDF in head:
        raise Refused(Why.TWO_IN_ONE)
