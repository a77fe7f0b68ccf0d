"""The activity that figures are reported under in IATI: who reports it, its name, its period. Read from a YAML file.

What IATI demands and a release does not say is never made up: it stands in the file, or the file is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEYS: Final = ("identifier", "organisation", "title", "description", "status", "started", "period")
LANGUAGE: Final = re.compile(r"[a-z]{2}", re.ASCII)
CODE: Final = re.compile(r"[0-9]{1,3}", re.ASCII)
REFERENCE: Final = re.compile(r"[^\s/&|?]{1,200}", re.ASCII)
"""An identifier of IATI: no white space, nor `/`, `&`, `|`, `?`."""

LONGEST: Final = 4_000

type Texts = Mapping[str, str]
"""By their language, ISO 639-1; the first is the activity's own."""


class ActivityBroken(ValueError):
    """The file does not say what an activity must; one sentence names the key."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who reports: its reference, and its type by IATI's list `OrganisationType`."""

    reference: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Days:
    """Of which figures speak, both counted."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Activity:
    """`status` by IATI's list `ActivityStatus`."""

    identifier: str
    organisation: Organisation
    title: Texts
    description: Texts
    status: str
    started: date


def read_activity(path: Path) -> tuple[Activity, Days]:
    """And the days of the figures. Raises `ActivityBroken`, `OSError`."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ActivityBroken(f"{path} is not text in UTF-8.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ActivityBroken(
            f"{path}{f', line {mark.line + 1}' if mark else ''}: this is not YAML."
        ) from error
    try:
        return _activity(content)
    except ActivityBroken as error:
        raise ActivityBroken(f"{path}: {error}") from error


def _activity(content: Any) -> tuple[Activity, Days]:
    activity = _keys("the file", content, KEYS)
    organisation = _keys("organisation", activity["organisation"], ("reference", "type", "name"))
    period = _keys("period", activity["period"], ("start", "end"))
    first, last = _day("period: start", period["start"]), _day("period: end", period["end"])
    if first > last:
        raise ActivityBroken("`period` ends before it starts.")
    reference = _text("organisation: reference", organisation["reference"], REFERENCE)
    identifier = _text("identifier", activity["identifier"], REFERENCE)
    if not begins_with(identifier, reference):
        raise ActivityBroken("`identifier` must begin with the organisation's `reference` and a hyphen.")
    about = Activity(
        identifier=identifier,
        organisation=Organisation(
            reference,
            _text("organisation: type", organisation["type"], CODE),
            _text("organisation: name", organisation["name"]),
        ),
        title=_texts("title", activity["title"]),
        description=_texts("description", activity["description"]),
        status=_text("status", activity["status"], CODE),
        started=_day("started", activity["started"]),
    )
    return about, Days(first, last)


def begins_with(identifier: str, reference: str) -> bool:
    """Of an activity and of who reports it: a rule of IATI that its schema cannot hold."""
    return identifier.startswith(f"{reference}-") and len(identifier) > len(reference) + 1


def _keys(what: str, content: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(content, dict) or set(content) != set(keys):
        raise ActivityBroken(f"`{what}` must have {', '.join(f'`{key}`' for key in keys)}, and nothing else.")
    return content


def _texts(what: str, content: Any) -> Texts:
    if not isinstance(content, dict) or not content:
        raise ActivityBroken(f"`{what}` must have a text for each language, as `en: …`.")
    return {_text(what, language, LANGUAGE): _text(what, text) for language, text in content.items()}


def _text(what: str, content: Any, form: re.Pattern[str] | None = None) -> str:
    """XML holds nothing that cannot be printed."""
    text = str(content) if isinstance(content, int) and not isinstance(content, bool) else content
    fits = isinstance(text, str) and text.isprintable() and 0 < len(text.strip()) <= LONGEST
    if not fits or (form is not None and not form.fullmatch(text)):
        raise ActivityBroken(f"`{what}` is not what stands there in IATI (docs/insights.md).")
    return str(text)


def _day(what: str, content: Any) -> date:
    if type(content) is not date:
        raise ActivityBroken(f"`{what}` must be a day, as 2026-07-01.")
    return content
