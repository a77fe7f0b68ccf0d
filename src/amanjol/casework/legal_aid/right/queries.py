"""Reads. Each starts from a case that the member may open; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.legal_aid.models import RightAnswer
from amanjol.casework.legal_aid.right.records import AnswerRecord

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

ASKED: Final = "case.right-asked"


@dataclass(frozen=True, slots=True)
class Answers:
    """The newest first. `are_fewer`: the journal knows of more, as of an older copy."""

    records: list[AnswerRecord]
    are_fewer: bool

    @property
    def newest(self) -> AnswerRecord | None:
        return self.records[0] if self.records else None


def answers_in(case: Case, keyring: Keyring) -> Answers:
    """SealBroken."""
    rows = rows_in(RightAnswer, case)
    key = sealing.key_of_case(case, keyring) if rows else b""
    records = [sealing.open_row(AnswerRecord, row, key, keyring) for row in rows]
    records.sort(key=lambda record: (record.number, record.at), reverse=True)
    recorded = sum(acts.times for acts in case_queries.acts_in(case) if acts.verb == ASKED)
    return Answers(records, recorded > len(records))
