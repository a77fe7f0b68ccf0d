"""Short forms of names, and endings of respect; what is listed and why: `short_names.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from amanjol.foundation.names.sounds import sounds

_LOOSEST = str.maketrans("æoøëüıjwχɣǯĵčċçş", "aaaeuiivxgʒʒʒʒšš")
_LOOSE = str.maketrans("æøëüıjĵ", "aoeuiii")
_DOUBLED = re.compile(r"(.)\1+")


@cache
def _source() -> dict[str, Any]:
    with Path(__file__).with_name("short_names.toml").open("rb") as file:
        return tomllib.load(file)


def _loose(heard: str) -> str:
    """The same for the spellings of a Russian name: `Серёжа`, `Seriozha`, `Алексей`, `Alexey`, `Alexei`."""
    return _DOUBLED.sub(r"\1", heard.translate(_LOOSE).replace("š", "s").replace("ş", "s"))


@cache
def _partners() -> dict[str, frozenset[str]]:
    """For each name its short forms, and for each short form the names it may stand for."""
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for full, shorts in _source()["short"].items():
        for short in shorts.split():
            partners[_loose(sounds(full))].add(_loose(sounds(short)))
            partners[_loose(sounds(short))].add(_loose(sounds(full)))
    return {name: frozenset(others) for name, others in partners.items()}


def other_forms(heard: str) -> frozenset[str]:
    """The short forms of a word given as sounds, or what it is short for; their sounds are roughly written."""
    return _partners().get(_loose(heard), frozenset())


def is_short_for(name: str, other: str) -> bool:
    """Whether one of two words, given as sounds, is a short form of the other."""
    return _loose(other) in other_forms(name)


def loosely(heard: str) -> str:
    """The same for all spellings of a name."""
    return _DOUBLED.sub(r"\1", heard.translate(_LOOSEST))


def loosest(heard: str) -> str:
    """The same for all spellings of a name, with an ending of respect and without."""
    return loosely(without_honorific(heard) or heard)


@cache
def _apart() -> dict[str, frozenset[str]]:
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for group in _source()["apart"]["names"]:
        names = [{loosest(sounds(form)) for form in name.split("/")} for name in group.split()]
        for forms in names:
            for key in forms:
                apart[key].update(*(others for others in names if others is not forms))
    return {key: frozenset(others) for key, others in apart.items()}


def are_apart(name: str, other: str) -> bool:
    """Whether two words, given as sounds, are listed as two names in spite of their likeness."""
    others = _apart().get(loosest(name))
    return others is not None and loosest(other) in others


@cache
def _hers() -> frozenset[str]:
    return frozenset(_loose(sounds(name)) for name in _source()["short"] if name[-1] in "ая")


def is_hers(heard: str) -> bool:
    """Whether a word, given as sounds, is a listed given name of women, and so nobody's family or father's name."""
    return _loose(heard) in _hers()


@cache
def _given() -> frozenset[str]:
    return frozenset(_loose(sounds(name)) for name in _source()["given"]["names"].split())


def is_given(heard: str) -> bool:
    """Whether a word, given as sounds, is a given name that ends as a family name of -ин does."""
    return _loose(heard) in _given()


@cache
def _ending(which: str) -> re.Pattern[str]:
    source = _source()[which]
    endings = "|".join(f"({ending})" for ending in source["endings"])
    return re.compile(rf"(.{{{min(source['shortest'], 3)},}}?)(?:{endings})")


def without_honorific(heard: str) -> str | None:
    """The sounds of a word before its ending of respect; None where it has none."""
    match = _ending("honorific").fullmatch(heard)
    if not match or (len(match[1]) < _source()["honorific"]["shortest"] and not _is_whole(match[1])):
        return None
    return match[1]


def without_shared_honorific(name: str, other: str) -> tuple[str, str]:
    """The sounds of two words, before their endings of respect where both have one: `Ғалымжан`, `Ғалижан`."""
    bare, other_bare = without_honorific(name), without_honorific(other)
    return (bare, other_bare) if bare and other_bare else (name, other)


@cache
def _whole() -> frozenset[str]:
    return frozenset(sounds(name) for name in _source()["honorific"]["whole"].split())


def _is_whole(heard: str) -> bool:
    """Whether so short a word is a name of its own: Али in Алижон, but not Нур in Нурбек."""
    return heard in _whole()


def first_half(heard: str) -> str | None:
    """The sounds of a compound name before a second half that many names share; None where it has none."""
    return halves(heard)[0]


def halves(heard: str) -> tuple[str | None, int]:
    """The first half of a compound name and which listed ending its second half is; None where it is no compound."""
    match = _ending("compound").fullmatch(heard)
    return (match[1], match.lastindex or 0) if match else (None, 0)
