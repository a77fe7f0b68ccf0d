"""What is inside the seal of an answer."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amanjol.casework.standards.entitlement.rights import (
    Against,
    Asked,
    Belonging,
    Outcome,
    Paper,
    Proceeding,
    Standing,
)
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


class Stage(StrEnum):
    """How far it is before the law."""

    NOTHING_YET = "nothing-yet"
    INVESTIGATION = "investigation"
    COURT = "court"
    ENFORCEMENT = "enforcement"


class Citation(DataRecord, frozen=True):
    """A rule or first step as it was shown on that day: what the file says later changes nothing here.

    `says`, `law` and `article` are the English by which catalogues know them. `read_by` and `read_on` are empty where
    nobody had read the law.
    """

    key: str
    says: str
    law: str
    article: str
    source: str
    checked: str
    written_on: str
    read_by: str = ""
    read_on: str = ""


class AnswerRecord(TimedRecord, frozen=True):
    """What was asked at `at` by the account `by`, of which country, and what came of it; `number` counts in the case.

    `against` is empty where nothing is done to the person, and where nobody knows: then `against_is_known` is False.
    `proofs`: any of these papers would make it *entitled*.
    """

    at: Moment
    by: str
    number: Annotated[int, Meta(ge=1)]
    on: date
    country: str
    against: tuple[Against, ...]
    against_is_known: bool
    proceeding: Proceeding
    stage: Stage
    standing: Standing
    belonging: Belonging
    papers: tuple[Paper, ...]
    outcome: Outcome
    rests_on: tuple[Citation, ...] = ()
    unread: tuple[Citation, ...] = ()
    first_steps: tuple[Citation, ...] = ()
    proofs: tuple[Paper, ...] = ()

    @property
    def asked(self) -> Asked:
        return Asked(
            frozenset(self.against), self.proceeding, self.standing, self.belonging, frozenset(self.papers)
        )
