"""The document of warnings: given to the page whole, or not at all where any part of it has another shape.

It is signed, so another shape is a fault of the node and no attack; the page must stand all the same.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from amanjol_kiosk import moments
from amanjol_kiosk.folder import read_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

logger = logging.getLogger(__name__)
LARGEST: Final = 64 * 1024  # bytes
MOST: Final = 200  # of those that stand and those that were wrong
NOTHING: Final[dict[str, Any]] = {"version": 1, "languages": {}, "contacts": {}, "warnings": []}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?")
_KEY = re.compile(r"[A-Za-z0-9-]{1,80}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ARTICLE = re.compile(r"general/[a-z0-9-]{1,80}")
_LINK = re.compile(r"tel:\+?\d{2,20}")


def checked(file: Path) -> dict[str, Any]:
    """What the page may build with. Another shape is refused with one sentence in the log."""
    try:
        is_there, is_small = file.exists(), file.exists() and file.stat().st_size <= LARGEST
    except OSError:
        return NOTHING
    document = read_json(file, LARGEST) if is_small else None
    if document is not None and _is_document(document):
        return document
    if is_there:
        logger.warning("The document of warnings has another shape than this program knows: none is shown.")
    return NOTHING


def not_over(document: dict[str, Any], signed_at: datetime | None) -> dict[str, Any]:
    """Without those that had ended when something was last signed: no true clock is before that.

    The page drops the others by the clock, which may have gone back with a battery. The day is UTC's, which begins
    after the day of the node.
    """
    if signed_at is None:
        return document
    day = moments.day(signed_at)
    return document | {"warnings": [warning for warning in document["warnings"] if warning["until"] >= day]}


def _is_document(value: dict[str, Any]) -> bool:
    languages, contacts, warnings = (value.get(name) for name in ("languages", "contacts", "warnings"))
    return (
        value.get("version") == 1
        and isinstance(warnings, list)
        and len(warnings) <= MOST
        and all(_is_warning(warning) for warning in warnings)
        and _are(contacts, _KEY, _is_contact)
        and _are(languages, _LANGUAGE, _is_language)
    )


def _is_language(value: Any) -> bool:
    """Pieces by key: a kind is a title and a sentence, all else a text."""
    return (
        isinstance(value, dict)
        and _are(value.get("kinds"), _KEY, lambda kind: _is_list(kind, _is_text) and len(kind) == 2)
        and all(_are(value.get(name), _KEY, _is_text) for name in ("advice", "names", "services", "words"))
    )


def _is_contact(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _is_text(value.get("number"))
        and _fits(value.get("link"), _LINK)
        and (value.get("dialled") == "" or _fits(value.get("dialled"), _DAY))
    )


def _is_warning(value: Any) -> bool:
    """What is empty is left out of it."""
    return (
        isinstance(value, dict)
        and all(_fits(value.get(name), _KEY) for name in ("id", "kind", "sure"))
        and _fits(value.get("until"), _DAY)
        and _fits(value.get("article", "general/none"), _ARTICLE)
        and _fits(value.get("contact", "none"), _KEY)
        and _is_text(value.get("source", ""))
        and value.get("wrong", False) in (True, False)
        and _are(value.get("texts", {}), _LANGUAGE, _is_text)
        and all(_is_list(value.get(name, []), lambda key: _fits(key, _KEY)) for name in ("advice", "read"))
        and _is_list(value.get("lines", []), _is_line)
    )


def _is_line(value: Any) -> bool:
    return _is_list(value, lambda part: _fits(part, _KEY)) and len(value) == 2


def _are(value: Any, keys: re.Pattern[str], holds: Callable[[Any], bool]) -> bool:
    return isinstance(value, dict) and all(_fits(key, keys) and holds(part) for key, part in value.items())


def _is_list(value: Any, holds: Callable[[Any], bool]) -> bool:
    return isinstance(value, list) and len(value) <= MOST and all(map(holds, value))


def _fits(value: Any, form: re.Pattern[str]) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 1000
