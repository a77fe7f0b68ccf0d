"""Whether a file is a clip that every phone plays: an MP4 whose boxes are whole (ISO/IEC 14496-12, section 4.2).

Looks into the boxes only: nothing here decodes a picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BOXES = 4096  # of one level; a clip has a handful
_TO_SAMPLES = (b"trak", b"mdia", b"minf", b"stbl")
_HEAD_OF_LIST = 8  # bytes before the entries of `stsd`: version, flags and their number
_PLAYED_EVERYWHERE = b"avc1"  # H.264


@dataclass(frozen=True, slots=True)
class _Box:
    """`start` and `end` are those of its content, in bytes from the beginning of the file."""

    kind: bytes
    start: int
    end: int


class _Broken(Exception):
    """A box is larger than what it lies in, or is none."""


def check_clip(file: BinaryIO, size: int) -> None:
    """Raises `ValidationError` unless it is an MP4 of H.264 that is whole and can be played while it loads."""
    file.seek(0)
    if file.read(8)[4:] != b"ftyp":
        raise ValidationError(_("The file is not an MP4 clip."))
    try:
        kinds = {box.kind: box for box in reversed(list(_boxes(file, 0, size)))}  # the first of each kind
        if not {b"moov", b"mdat"} <= kinds.keys():
            raise _Broken  # noqa: TRY301  the one way out of a broken file
        pictures = list(_sample_entries(file, kinds[b"moov"]))
    except _Broken as error:
        raise ValidationError(_("The clip is damaged or cut short: save it anew.")) from error
    if kinds[b"moov"].start > kinds[b"mdat"].start:
        raise ValidationError(
            _("The clip must load whole before it plays: save it with “fast start” or “web optimised” on.")
        )
    if _PLAYED_EVERYWHERE not in pictures:
        raise ValidationError(_("Not every phone plays this kind of video: save the clip as H.264 (AVC)."))


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[_Box]:
    for _number in range(_MOST_BOXES):
        if start == end:
            return
        box = _box_at(file, start, end)
        yield box
        start = box.end
    raise _Broken


def _box_at(file: BinaryIO, at: int, end: int) -> _Box:
    file.seek(at)
    head = file.read(min(16, end - at))
    length, kind = int.from_bytes(head[:4], "big"), head[4:8]
    start = at + 8
    if length == 1:  # the length follows, in 8 bytes
        length, start = int.from_bytes(head[8:16], "big"), at + 16
    elif length == 0:  # to the end
        length = end - at
    if len(kind) != 4 or start > at + length or at + length > end:
        raise _Broken
    return _Box(kind, start, at + length)


def _sample_entries(file: BinaryIO, moov: _Box) -> Iterator[bytes]:
    """The kinds of what each track is written in: `avc1`, `mp4a`."""
    inside = [moov]
    for kind in _TO_SAMPLES:
        inside = [child for box in inside for child in _boxes(file, box.start, box.end) if child.kind == kind]
    for table in inside:
        for box in _boxes(file, table.start, table.end):
            if box.kind == b"stsd":
                yield from (entry.kind for entry in _boxes(file, box.start + _HEAD_OF_LIST, box.end))
