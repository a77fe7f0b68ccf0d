"""What a file that goes with a referral is: a sort, the groups that a consent has to name for it, and its own name.

The name that crosses is made of the sort, a number and the ending of its kind: `contract-1.jpg`. What it was called
says who took the picture and when, or holds a name. **Which groups a sort needs is ours**, and rather too many than too
few: whatever one sees in a contract is told with it. Practitioners should look at it.

A face, a fingerprint and a voice are named by no consent, so a file that shows one stays where it is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.people.terms import FieldGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sort(StrEnum):
    CONTRACT = "contract"
    PAYMENT = "payment"
    MESSAGES = "messages"
    IDENTITY_PAPER = "identity-paper"
    TRAVEL_PAPER = "travel-paper"
    MEDICAL_PAPER = "medical-paper"
    INJURY = "injury"
    OFFICIAL_PAPER = "official-paper"
    STATEMENT = "statement"


GROUPS: Final[Mapping[Sort, frozenset[FieldGroup]]] = {
    Sort.CONTRACT: frozenset({FieldGroup.NAME, FieldGroup.HAPPENED, FieldGroup.DOERS, FieldGroup.WAGES}),
    Sort.PAYMENT: frozenset({FieldGroup.NAME, FieldGroup.WAGES, FieldGroup.DOERS}),
    Sort.MESSAGES: frozenset({FieldGroup.NAME, FieldGroup.CONTACT, FieldGroup.HAPPENED, FieldGroup.DOERS}),
    Sort.IDENTITY_PAPER: frozenset({FieldGroup.NAME, FieldGroup.PAPERS}),
    Sort.TRAVEL_PAPER: frozenset({FieldGroup.NAME, FieldGroup.PAPERS, FieldGroup.HAPPENED}),
    Sort.MEDICAL_PAPER: frozenset({FieldGroup.NAME, FieldGroup.HEALTH}),
    Sort.INJURY: frozenset({FieldGroup.NAME, FieldGroup.HEALTH, FieldGroup.VIOLENCE}),
    Sort.OFFICIAL_PAPER: frozenset({FieldGroup.NAME, FieldGroup.HAPPENED, FieldGroup.DECISIONS}),
    Sort.STATEMENT: frozenset({FieldGroup.NAME, FieldGroup.HAPPENED, FieldGroup.VIOLENCE, FieldGroup.DOERS}),
}
_NAME: Final = re.compile(r"([a-z-]{1,20})-([1-9][0-9]?)\.([a-z]{3,4})")


def name_of(sort: Sort, number: int, ending: str) -> str:
    """`number` counts the files of a letter from 1."""
    return f"{sort}-{number}.{ending}"


def sort_in(name: str) -> Sort | None:
    """None for a name that no letter of ours gives a file."""
    match = _NAME.fullmatch(name)
    return Sort(match[1]) if match and match[1] in set(Sort) else None
