"""Whether somebody in the house may know who comes: the same recruiter, event, village or family.

It is worked out from what the cases of those in the house hold and stored nowhere but in the stay, as what the worker
was warned of. Names of people, places and employers are compared across scripts (`foundation/names`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import sealing
from amanjol.casework.cases.finding.questions import of_one
from amanjol.casework.support.shelter.records import ForWhom, Likeness, SeenAlike
from amanjol.foundation.names.matching import SAME_FROM, Matcher
from amanjol.foundation.names.person_names import ways_to_read
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.support.shelter.queries import Guest
    from amanjol.casework.support.shelter.records import Room
    from amanjol.foundation.names.person_names import Part
    from amanjol.foundation.organisations.keys.keyring import Keyring

_SEVERAL: Final = re.compile(r"[/,;]")
_PLACES: Final = frozenset({"prs_MailingCity"})
_RECRUITERS: Final = frozenset({"per_Organisation"})
_FITS: Final = {"Feminine": ForWhom.MEN, "Masculine": ForWhom.WOMEN}
"""By what is written of somebody, the rooms that are for others."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a case is compared; `recruiters` are whoever employed or gave orders."""

    names: tuple[str, ...]
    places: tuple[str, ...]
    recruiters: tuple[str, ...]
    group: UUID | None

    @property
    def are_but_a_name(self) -> bool:
        """Nothing is written of where the person comes from and of who recruited them."""
        return not self.places and not self.recruiters and self.group is None


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody in the house, and what is alike; for `HIDDEN` nothing of them is known here but the bed, for
    `BROKEN` nothing but the bed and the case.
    """

    guest: Guest
    likenesses: tuple[Likeness, ...]

    @property
    def seen(self) -> SeenAlike:
        return SeenAlike(self.guest.in_bed.stay, self.likenesses)


def traits_of(case: Case, person: PersonRecord, keyring: Keyring) -> Traits:
    """SealBroken."""
    record = sealing.open_case(case, keyring)
    group = sealing.open_group(case.group, keyring) if case.group is not None else None
    values = _values((*person.details, *record.details))
    of_group = (group.employer, group.led_by) if group is not None else ()
    return Traits(
        person.names,
        _parts((person.place, *(value for name, value in values if name in _PLACES))),
        _parts((*of_group, *(value for name, value in values if name in _RECRUITERS))),
        case.group_id,
    )


def alike_in(
    guests: Iterable[Guest], of: Traits, keyring: Keyring, *, family: Sequence[str] = ()
) -> list[Alike]:
    """Of those in the house; who came along, by the ids of their cases in `family`, is left out."""
    matcher = Matcher()
    seen = []
    for guest in guests:
        if guest.is_broken:
            seen.append(Alike(guest, (Likeness.BROKEN,)))
        elif guest.case is None or guest.person is None:
            seen.append(Alike(guest, (Likeness.HIDDEN,)))
        elif str(guest.case.pk) not in family:
            likenesses = _likenesses_of(guest.case, guest.person, of, matcher, keyring)
            if likenesses:
                seen.append(Alike(guest, likenesses))
    return seen


def _likenesses_of(
    case: Case, person: PersonRecord, of: Traits, matcher: Matcher, keyring: Keyring
) -> tuple[Likeness, ...]:
    try:
        return _likenesses(of, traits_of(case, person, keyring), matcher)
    except SealBroken:
        return (Likeness.BROKEN,)


def fits(person: PersonRecord, room: Room | None) -> bool:
    """False where what is written of the person says that the room is for others; where nothing is, a person looks."""
    genders = {value for name, value in _values(person.details) if name == "prs_Gender"}
    return room is None or all(_FITS.get(str(gender)) is not room.for_whom for gender in genders)


def _likenesses(of: Traits, other: Traits, matcher: Matcher) -> tuple[Likeness, ...]:
    alike = {
        Likeness.EVENT: of.group is not None and of.group == other.group,
        Likeness.RECRUITER: _is_any_alike(of.recruiters, other.recruiters, matcher),
        Likeness.VILLAGE: _is_any_alike(of.places, other.places, matcher),
        Likeness.FAMILY: _may_be_family(of.names, other.names, matcher),
    }
    return tuple(likeness for likeness, is_alike in alike.items() if is_alike)


def _is_any_alike(texts: Iterable[str], others: Sequence[str], matcher: Matcher) -> bool:
    return any(
        text.casefold() == other.casefold() or matcher.compare(text, other).same
        for text in texts
        for other in others
    )


def _may_be_family(names: Sequence[str], others: Sequence[str], matcher: Matcher) -> bool:
    if any(matcher.compare(name, other).relation for name in names for other in others):
        return True
    families = [part for name in names for part in _family_names(name)]
    theirs = [part for name in others for part in _family_names(name)]
    return any(matcher.value(part, other) >= SAME_FROM for part in families for other in theirs)


def _family_names(name: str) -> list[Part]:
    return [part for way in ways_to_read(of_one(name)) for part in way if part.kind == "family"]


def _parts(texts: Iterable[Any]) -> tuple[str, ...]:
    parts = (part.strip() for text in texts for part in _SEVERAL.split(str(text)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _values(details: Iterable[dict[str, Any]]) -> list[tuple[str, Any]]:
    """What stands in the details, by the name of its field."""
    return [entry for detail in details for entry in detail["document"]["values"].items()]
