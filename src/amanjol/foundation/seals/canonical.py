"""Plain data as bytes, one way only, ready to be sealed: the same data gives the same bytes, and back.

JSON with sorted keys, no spaces, UTF-8, text in Unicode normal form NFC, whole numbers only. Reading refuses
whatever writing would not have made, so a document cannot say two things to two readers.

Also called: serialisation.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NoReturn

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

type Plain = bool | int | str | list[Plain] | tuple[Plain, ...] | dict[str, Plain] | None

LARGEST: Final = 1024 * 1024
"""Bytes of one document; an interview answered to the last question is a hundredth of it."""
DEEPEST: Final = 8
_WHOLE: Final = 2**53
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")


class NotCanonical(ValueError):
    """These are not the bytes, or not the data, of a document. Never quotes what is inside."""


class TooLarge(NotCanonical):
    """More than `LARGEST` bytes."""


def to_bytes(data: Plain) -> bytes:
    """Raises `NotCanonical` for what JSON of whole numbers and NFC text cannot hold; `TooLarge` over `LARGEST`."""
    _check(data, 0)
    written = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    if len(written) > LARGEST:
        raise TooLarge("The document is larger than 1 MiB.")
    return written


def from_bytes(written: bytes) -> Any:
    """The data that `to_bytes` was given. Raises `NotCanonical` for every other bytes."""
    if len(written) > LARGEST:
        raise NotCanonical("The document is larger than 1 MiB.")
    try:
        data = json.loads(written.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
    except RecursionError:
        raise NotCanonical(f"The document is nested deeper than {DEEPEST} levels.") from None
    except ValueError:  # UnicodeDecodeError and JSONDecodeError are ValueErrors; both quote the text
        raise NotCanonical("The document cannot be read.") from None
    if to_bytes(data) != written:
        raise NotCanonical("The document is not in the one form in which documents are written.")
    return data


def from_own_bytes(written: Sequence[bytes]) -> list[Any]:
    """The data of many documents, each of which a seal has just shown to be as `to_bytes` made it.

    So none is written again to be compared, and all are read at once: a fifth of the time of `from_bytes`.
    Raises `NotCanonical` for what cannot be read or is not as many documents.
    """
    try:
        values: list[Any] = msgspec.json.decode(b"[" + b",".join(written) + b"]")
    except (ValueError, RecursionError, msgspec.DecodeError):
        raise NotCanonical("The documents cannot be read.") from None
    if len(values) != len(written):
        raise NotCanonical("There are not as many documents as texts.")
    return values


def day_from(text: Any) -> date:
    """The day that `isoformat` wrote. Raises `NotCanonical` for every other text."""
    try:
        day = date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise NotCanonical("A day of the document cannot be read.")
    return day


def _refuse(_text: str) -> NoReturn:
    raise ValueError("only whole numbers")


def _check(data: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise NotCanonical(f"The document is nested deeper than {DEEPEST} levels.")
    if isinstance(data, str):
        _check_text(data)
    elif isinstance(data, dict):
        _check_keys(data)
        for value in data.values():
            _check(value, depth + 1)
    elif isinstance(data, list | tuple):
        for item in data:
            _check(item, depth + 1)
    elif isinstance(data, int):
        if abs(data) >= _WHOLE:
            raise NotCanonical("A number in the document is too large.")
    elif data is not None:
        raise NotCanonical("A document holds texts, whole numbers, yes and no, lists and keys only.")


def _check_keys(data: dict[Any, Any]) -> None:
    for key in data:
        if not isinstance(key, str):
            raise NotCanonical("Every key of a document is a text.")
        _check_text(key)


def _check_text(text: str) -> None:
    if _UNSTORABLE.search(text):
        raise NotCanonical("A text of the document has a character that cannot be stored.")
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raise NotCanonical("A text of the document is not in Unicode normal form NFC.")
