"""Which words are given names, so that two near ones are two people and a word that is nobody's may be mistyped.

What is listed and how far it can be trusted: `given_names.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from amanjol.foundation.names.short_names import are_apart, loosely, without_honorific
from amanjol.foundation.names.sounds import VOWELS, sounds

_J_BEHIND_I: Final = re.compile(f"(?<=[iı])ĵ(?=[{VOWELS}])")


@cache
def _listed() -> dict[str, int]:
    """Of each listed name, by its sounds roughly, its number; spellings of one name share theirs."""
    with Path(__file__).with_name("given_names.toml").open("rb") as file:
        names = " ".join(tomllib.load(file).values()).split()
    numbers: dict[str, int] = {}
    for number, name in enumerate(names):
        keys = {loosely(sounds(form)) for form in name.split("/")}
        earlier = {numbers[key] for key in keys if key in numbers}
        if earlier:
            keys |= {key for key, other in numbers.items() if other in earlier}
        numbers.update(dict.fromkeys(keys, number))
    return numbers


def _names(heard: str) -> set[int]:
    """The listed names that a word may be, with an ending of respect or without; a Latin j is read both ways."""
    listed = _listed()
    forms = {heard, without_honorific(heard) or heard}
    forms |= {form.replace("ĵ", "j") for form in forms if "ĵ" in form}
    return {listed[key] for key in map(loosely, forms) if key in listed}


def is_listed(heard: str) -> bool:
    """Whether a word, given as sounds, is a given name of the list."""
    return bool(_names(heard))


def has_firm_j(heard: str) -> bool:
    """Whether a Latin j behind an и is dj in a word, given as sounds: that makes a listed name, and й makes none."""
    if not _J_BEHIND_I.search(heard):
        return False
    return is_listed(heard.replace("ĵ", "ǯ")) and loosely(_J_BEHIND_I.sub("", heard)) not in _listed()


@cache
def _runs() -> frozenset[str]:
    return frozenset(run for name in _listed() for run in _runs_of(name))


def _runs_of(key: str) -> list[str]:
    """All runs of three sounds of a word, its beginning and end among them."""
    framed = f" {key} "
    return [framed[place : place + 3] for place in range(len(framed) - 2)]


def may_be_name(heard: str) -> bool:
    """Whether all runs of three sounds of a word, given as sounds, are those of listed names."""
    return _runs().issuperset(_runs_of(loosely(heard)))


def are_spellings_of_one(name: str, other: str) -> bool:
    """Whether two words, given as sounds, are listed as one given name, however they sound: `Хадича`, `Хадижа`."""
    listed = _listed()
    number = listed.get(loosely(name))
    return number is not None and number == listed.get(loosely(other))


def are_two(name: str, other: str) -> bool:
    """Whether two words, given as sounds, are two given names, in spite of their likeness."""
    if are_apart(name, other):
        return True
    names, others = _names(name), _names(other)
    return bool(names and others) and names.isdisjoint(others)
