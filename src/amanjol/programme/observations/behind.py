"""Who may be chosen to stand behind an observation, and what they are called on the page where that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import CharField
from django.db.models.functions import Cast, Substr, Upper

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.programme.observations.forms import typed_codes, well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.observations.records import ObservationRecord

MOST: Final = 50
_SIGNS: Final = 6


def choices(record: ObservationRecord, keyring: Keyring) -> dict[UUID, tuple[str, str]]:
    """By the person: code and name. Of open cases on which the member works; who was chosen besides has no name.

    So the journal, which has who stood by name in a list, says nothing of who was chosen. SealBroken.
    """
    mine = case_queries.open_cases(keyring.member, everybody=False).filter(person__epoch__isnull=False)
    cases = called(mine[:MOST], keyring)
    chosen = [entry.person for entry in (*record.people, *record.taken_out)]
    others = case_queries.visible_to(keyring.member).filter(person__in=chosen, person__epoch__isnull=False)
    for case in others.order_by("pk"):
        cases.setdefault(case.person_id, (case.code, ""))
    return cases


def called(cases: Iterable[Case], keyring: Keyring) -> dict[UUID, tuple[str, str]]:
    """Each person once, by the first of these cases. SealBroken."""
    first: dict[UUID, Case] = {}
    for case in cases:
        first.setdefault(case.person_id, case)
    return {person: (case.code, sealing.open_person_of(case, keyring).name) for person, case in first.items()}


def by_code(typed: str, keyring: Keyring) -> dict[str, UUID]:
    """Whom each code means that was typed: of the organisation's cases that are restricted to nobody."""
    wanted = well_formed(typed_codes(typed))
    if not wanted:
        return {}
    signs = Upper(Substr(Cast("pk", CharField()), 1, _SIGNS))
    rows = case_queries.visible_to(keyring.member).filter(person__epoch__isnull=False)
    there = rows.annotate(signs=signs).filter(signs__in=wanted)
    return dict(there.values_list("signs", "person"))
