"""Who may read what: the receivers who were truly named, without whoever is accused.

The accused are shut out twice: by the work that they do here, whatever they are called, and by every word of a name
that may be theirs, whatever they do. Too many shut out costs a reader; one too few would cost a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.complaints.records import Accused, Subject
from amanjol.foundation.names.lookalikes import one_script
from amanjol.foundation.names.matching import Matcher
from amanjol.foundation.names.sounds import VOWELS, sounds
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Member

ROLES_OF: Final[dict[Accused, frozenset[RoleKey]]] = {
    Accused.CASE_WORKER: frozenset({RoleKey.CASE_WORKER, RoleKey.OBSERVER}),
    Accused.HEAD: frozenset({RoleKey.SUPERVISOR, RoleKey.ADMINISTRATOR}),
    Accused.PSYCHOLOGIST: frozenset({RoleKey.PSYCHOLOGIST}),
    Accused.DOCTOR: frozenset({RoleKey.DOCTOR}),
    Accused.LAWYER: frozenset({RoleKey.LAWYER, RoleKey.ADVOCATE, RoleKey.LEGAL_AID_COORDINATOR}),
}
"""Of the others nobody has an account, or it is not said who it is."""
_SHORTEST: Final = 3
"""Letters of a word by which somebody may be meant: an initial alone means everybody."""
_LONGEST_ENDING: Final = 5
_WAYS: Final = (
    str.maketrans("üøæıwŋɣçşχǯëĵ", "uoaivngčšxʒoʒ", "ʕ"),
    str.maketrans("üøæıwŋɣçşχǯëĵ", "uoaivngčšxʒej", "ʕ"),
)
"""One sign for sounds that languages take for one another: ё is о or е, a Latin j is ж or й."""
_NOUN: Final = "(?:[aueio]|[eo]ju?|[eo]m|ami?|ax)"
_RUSSIAN: Final = re.compile(
    rf"j?(?:{_NOUN}|[eo]v|in(?:{_NOUN}|ogo|omu|i[mx]i?)?|(?:[eoui]?[čšn])?k{_NOUN}?|u[šts]{_NOUN}?)"
)
"""After the stem: -ю, -ей; -ина; -ка, -очка, -юша."""
_OF_NEIGHBOURS: Final = re.compile(r"(?:l[ae]r)?(?:[dt][aeiou]n?|[gk][ae]|n[aeiou]n?|ro|i)?")
"""After the whole name, Turkic and Tajik: -dan, -ga, -nyň, -ro."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a key to whom a complaint can be sealed."""

    member: Member
    key: PersonKey

    @property
    def account(self) -> str:
        return str(self.member.account_id)


def goes_elsewhere(subject: Subject, accused: Accused) -> bool:
    """Exploitation by staff, and what somebody does not dare to say about whom it is, are read by nobody here."""
    return subject is Subject.STAFF_ABUSE or accused is Accused.UNKNOWN


def without_accused(people: Iterable[Person], accused: Accused, name: str) -> list[Person]:
    matcher = Matcher()
    return [
        person
        for person in people
        if person.member.role not in ROLES_OF.get(accused, frozenset())
        and not may_be(name, person.member.account.name, matcher)
    ]


def doing_work_of(accused: Accused, members: Iterable[Member]) -> list[Member]:
    """Who does the work of whom it is about, as it comes in: with another role later they stay shut out."""
    return [member for member in members if member.role in ROLES_OF.get(accused, frozenset())]


def without_named(people: Iterable[Person], name: str) -> list[Person]:
    """Of another organisation: whoever may work here as well, by name alone."""
    matcher = Matcher()
    return [person for person in people if not may_be(name, person.member.account.name, matcher)]


def may_be(typed: str, name: str, matcher: Matcher) -> bool:
    """Whether this may be their name, in any script and with any ending, or a part of it: a first name, a family that
    they share.
    """
    if matcher.compare(typed, name).same:
        return True
    theirs = _words(name)
    return any(
        matcher.compare(word, other).same or _is_with_ending(word, other)
        for word in _words(typed)
        for other in theirs
    )


def _is_with_ending(word: str, name: str) -> bool:
    """Дану, Даной and Danadan are Dana: nobody writes of whom they complain as it stands in a passport."""
    return any(_may_end(whole, heard) for whole in _ways(name) for heard in _ways(word))


def _may_end(whole: str, heard: str) -> bool:
    """Any ending of a long name; of one of few sounds those that are known, or Антон would be Аня."""
    if len(whole) < _SHORTEST:
        return False
    stem = whole.rstrip(f"{VOWELS}j")
    if len(stem) >= _SHORTEST:
        stems = [_without_fleeting(stem)] if stem == whole else []
        if heard.startswith(stem) and len(heard) <= len(stem) + _LONGEST_ENDING:
            return True
    else:  # Аня, Зоя, Цой
        stems = [whole[:-1].rstrip("j")]
        if heard.startswith(whole) and _OF_NEIGHBOURS.fullmatch(heard, len(whole)):
            return True
    return any(heard.startswith(stem) and _RUSSIAN.fullmatch(heard, len(stem)) for stem in stems)


def _without_fleeting(stem: str) -> str:
    """Павел, Павла; Лев, Льва."""
    return stem[:-2] + stem[-1] if stem[-2] in "eo" else stem


def _ways(word: str) -> set[str]:
    """In which it may be heard: one, or two."""
    heard = sounds(one_script(word).casefold())
    return {heard.translate(way) for way in _WAYS}


def _words(name: str) -> list[str]:
    parts = "".join(sign if sign.isalpha() or sign in "'’ʼʻ-" else " " for sign in name).split()
    return [part for part in parts if len(part) >= _SHORTEST]
