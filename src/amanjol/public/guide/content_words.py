"""The words of a part of an article, and what in them no language may have otherwise: numbers, addresses of the web."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any

_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[ ,.\u00a0\u202f][0-9]{3})+(?![0-9])")
_HOST = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+(?:[a-z]{2,}|рф)(?![a-z])")
NO_WORDS = frozenset({"source", "sources", "file", "captions", "picture"})


def words_of(value: Any) -> str:
    """Every string of a part but the keys of its sources and the names of its files, a line each."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(map(words_of, value))
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name not in NO_WORDS)
        return "\n".join(words_of(getattr(value, name)) for name in names)
    return ""


def joined(words: str) -> str:
    """With `4,806`, `4.806` and `4 806` written as `4806`."""
    return _THOUSANDS.sub(lambda match: re.sub(r"[^0-9]", "", match[0]), words)


def signs_of(value: Any) -> frozenset[str]:
    """The numbers and hosts of a part, which no language may have otherwise: `30`, `4806`, `mohre.gov.ae`.

    A fraction counts as its two halves, since `31.40` is `31,40` elsewhere. How often each stands there is left free.
    """
    words = words_of(value)
    return frozenset(re.findall(r"[0-9]+", joined(words))) | frozenset(_HOST.findall(words.lower()))
