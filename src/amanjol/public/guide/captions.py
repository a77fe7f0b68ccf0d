"""Whether captions can be shown: WebVTT whose cues follow each other (W3C WebVTT, section 4)."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ARROW = "-->"
_CLOCK = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t].*)?")
_NOT_SHOWN = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


def check_captions(content: bytes) -> None:
    """Raises `ValidationError` that names the line, unless there are cues whose times rise."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("The captions are not written in UTF-8: save them so.")) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise ValidationError(_("The file does not hold WebVTT captions."))
    latest = -1
    for first, block in _blocks(lines):
        latest = _check_cue(first, block, latest)
    if latest < 0:
        raise ValidationError(_("The captions hold no words."))


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Cues with the number of their first line, from 1. The header, notes and styles are left out."""
    blocks: list[tuple[int, list[str]]] = []
    begun = False
    for number, line in enumerate(lines, 1):
        if line and begun:
            blocks[-1][1].append(line)
        elif line:
            blocks.append((number, [line]))
        begun = bool(line)
    return [(number, block) for number, block in blocks[1:] if not _NOT_SHOWN.match(block[0])]


def _check_cue(first: int, block: list[str], latest: int) -> int:
    """When it starts, in milliseconds."""
    at = 0 if ARROW in block[0] else 1  # a name may stand above the times
    times = _TIMES.fullmatch(block[at].strip()) if at < len(block) else None
    if times is None:
        raise ValidationError(
            _("Line %(line)s of the captions should hold times, such as 00:00:01.000 --> 00:00:04.000."),
            params={"line": first + min(at, len(block) - 1)},
        )
    start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
    if end <= start or start < latest:
        raise ValidationError(
            _("The times in line %(line)s of the captions run backwards."), params={"line": first + at}
        )
    if not "".join(block[at + 1 :]).strip():
        raise ValidationError(
            _("Below the times in line %(line)s of the captions stand no words."), params={"line": first + at}
        )
    return start


def _milliseconds(clock: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in clock)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
