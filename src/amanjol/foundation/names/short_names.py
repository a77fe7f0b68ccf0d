"""Short forms of names, and endings of respect; what is listed and why: `short_names.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from amanjol.foundation.names.sounds import sounds

_LOOSE = str.maketrans("æøëüıjĵ", "aoeuiii")


@cache
def _source() -> dict[str, Any]:
    with Path(__file__).with_name("short_names.toml").open("rb") as file:
        return tomllib.load(file)


def _loose(heard: str) -> str:
    """The same for the spellings of a Russian name: `Серёжа`, `Seriozha`, `Алексей`, `Alexey`, `Alexei`."""
    return re.sub(r"(.)\1+", r"\1", heard.translate(_LOOSE).replace("š", "s").replace("ş", "s"))


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    return frozenset(
        (_loose(sounds(full)), _loose(sounds(short)))
        for full, shorts in _source()["short"].items()
        for short in shorts.split()
    )


def is_short_for(one: str, other: str) -> bool:
    """Whether one of two words, given as sounds, is a short form of the other."""
    pair = (_loose(one), _loose(other))
    return pair in _pairs() or pair[::-1] in _pairs()


@cache
def _ending(which: str) -> re.Pattern[str]:
    source = _source()[which]
    return re.compile(rf"(.{{{source['shortest']},}}?)(?:{'|'.join(source['endings'])})")


def without_honorific(heard: str) -> str | None:
    """The sounds of a word before its ending of respect; None where it has none."""
    match = _ending("honorific").fullmatch(heard)
    return match[1] if match else None


def first_half(heard: str) -> str | None:
    """The sounds of a compound name before a second half that many names share; None where it has none."""
    match = _ending("compound").fullmatch(heard)
    return match[1] if match else None
