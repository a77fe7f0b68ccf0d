"""The door: what a file is by its content, whatever its name says, and the copy that is opened instead of it."""

from __future__ import annotations

import io
from enum import Enum
from typing import TYPE_CHECKING, BinaryIO, Final

from amanjol.casework.support.files.contents import copying, documents, pictures
from amanjol.casework.support.files.contents.reading import Refused, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

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
        """Whether a copy without metadata is made of it; plain text has none, and needs none."""
        return self in _COPIED or self.is_copied_apart

    @property
    def is_copied_apart(self) -> bool:
        """Whether the copy is made by a process of its own, and of some files cannot be."""
        return self in _COPIED_APART

    @property
    def content_type(self) -> str:
        return _CONTENT_TYPES[self]


_COPIED: Final[dict[Kind, Callable[[BinaryIO], Generator[bytes]]]] = {
    Kind.JPEG: pictures.jpeg,
    Kind.PNG: pictures.png,
    Kind.WEBP: pictures.webp,
}
_COPIED_APART: Final = frozenset({Kind.PDF, Kind.WORD, Kind.SHEET})
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
    if kind in _COPIED:
        copy_size(kind, source)
    return kind


def copied(kind: Kind, source: BinaryIO) -> Generator[bytes]:
    """The copy without metadata of a kind that has one, a part at a time. Refused where it is none of this kind, or
    none can be made of it, at the latest with the last part.
    """
    source.seek(0)
    if kind.is_copied_apart:
        return copying.copied_apart(kind.value, source, LARGEST)
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
