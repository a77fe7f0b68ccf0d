"""What may be written into the journal, and what it is called.

A package says which acts it records in a file `verbs.py` beside its `privacy.py`: `VERBS`, a verb each with its
words. Recording refuses every other verb. Reading never does: an old entry, or one of a plane that is off here,
is shown by its verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Verb:
    """`words` are for staff, after a name: "signed in". `on_paper` is the key of the sentence that a survivor reads.

    The sentences stand with their keys in casework's `standards/papers`; acts about a person or a case have one.
    `is_for_holders`: that it was done says what only who holds keys may know, as that somebody is restricted.
    `is_unlisted`: no list of the organisation's acts shows it, since those whom it is about may read that list.
    `is_alarm`: it says that a life is in danger, which nobody who sits beside and reads along must learn.
    `is_quiet`: no line among the newest acts of a case, since it comes many times a day; in every whole list it stands.
    """

    words: _StrPromise
    on_paper: str = ""
    is_for_holders: bool = False
    is_unlisted: bool = False
    is_alarm: bool = False
    is_quiet: bool = False


@cache
def all_verbs() -> Mapping[str, Verb]:
    """Of every installed package. ValueError where two packages have one verb."""
    return verbs_of(app.name for app in apps.get_app_configs())


def verbs_of(packages: Iterable[str]) -> Mapping[str, Verb]:
    """Of these packages, by their dotted names. ValueError where two have one verb."""
    verbs: dict[str, Verb] = {}
    for package in packages:
        if not package.startswith("amanjol.") or find_spec(f"{package}.verbs") is None:
            continue
        theirs: Mapping[str, Verb] = import_module(f"{package}.verbs").VERBS
        if twice := theirs.keys() & verbs.keys():
            raise ValueError(f"Two packages register {min(twice)}.")
        verbs |= theirs
    return verbs


def in_words(verb: str) -> str:
    """For staff; the verb itself where no package here knows it."""
    registered = all_verbs().get(verb)
    return str(registered.words) if registered else verb


def on_paper(verb: str) -> str:
    """The key of the sentence for the person; empty where there is none."""
    registered = all_verbs().get(verb)
    return registered.on_paper if registered else ""


def known_to_holders_only() -> list[str]:
    """The verbs whose entries are not shown to who holds no keys, an administrator above all."""
    return [name for name, verb in all_verbs().items() if verb.is_for_holders]


def unlisted() -> list[str]:
    """The verbs whose entries stand in no list for members: whoever is accused would read there that they are."""
    return [name for name, verb in all_verbs().items() if verb.is_unlisted]


def quiet() -> frozenset[str]:
    """The verbs that stand in whole lists alone."""
    return frozenset(name for name, verb in all_verbs().items() if verb.is_quiet)


def alarms() -> frozenset[str]:
    """The verbs that are not named on a page while somebody sits beside."""
    return frozenset(name for name, verb in all_verbs().items() if verb.is_alarm)
