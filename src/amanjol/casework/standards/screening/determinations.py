"""A determination: a human being's decision about a person, apart from every score.

It says who decided, on what authority and when, and can always be looked at again: a later one stands beside the
earlier and deletes nothing. Only a state body or a court can decline to recognise somebody; nobody here can.
No help, stage or score follows from it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec.structs import force_setattr

from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.records import DataRecord

LONGEST: Final = 600


class Status(StrEnum):
    POSSIBLE = "possible"
    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not-recognised"


class Body(StrEnum):
    """HTCDS 2.0, `vic_TraffickingStatusDecisionMakingOrg`."""

    POLICE = "Police"
    NGO = "NGO"
    COURT_OR_PROSECUTION = "CourtOrProsecution"
    OTHER_STATE_BODY = "NonPoliceGovernmentalOrganization"
    OTHER = "Other"


STATE_BODIES: Final = frozenset({Body.POLICE, Body.COURT_OR_PROSECUTION, Body.OTHER_STATE_BODY})

STATUS_WORDS: Final = {
    Status.POSSIBLE: Sentence("Presumed victim of trafficking"),
    Status.RECOGNISED: Sentence("Recognised as a victim of trafficking"),
    Status.NOT_RECOGNISED: Sentence(
        "This body did not recognise trafficking; its decision can be looked at again"
    ),
}
_HTCDS: Final = {
    Status.POSSIBLE: "PossibleVictimOfTrafficking",
    Status.RECOGNISED: "ActualVictimOfTrafficking",
    Status.NOT_RECOGNISED: "NotAVictimOfTrafficking",
}
ONLY_A_STATE_BODY: Final = Sentence(
    "Only a state body or a court can decline to recognise somebody; write down which one did."
)
NAME_IT: Final = Sentence("Write down who decided and on what authority.")


class DeterminationRefused(ValueError):
    """`sentence` says why this is no determination."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


class Determination(DataRecord, frozen=True, tag_field="determination", tag=1):
    """`decided_by` names the person or the office, `authority` the law or mandate. Raises `DeterminationRefused`."""

    status: Status
    body: Body
    decided_by: str
    authority: str
    decided_on: date

    def __post_init__(self) -> None:
        force_setattr(self, "status", Status(self.status))
        force_setattr(self, "body", Body(self.body))
        for text in (self.decided_by, self.authority):
            if not text.strip() or len(text) > LONGEST:
                raise DeterminationRefused(NAME_IT)
        if self.status == Status.NOT_RECOGNISED and self.body not in STATE_BODIES:
            raise DeterminationRefused(ONLY_A_STATE_BODY)

    def as_htcds(self) -> dict[str, str]:
        """The two fields of a document of the section `survivor`."""
        return {
            "vic_TraffickingStatus": _HTCDS[self.status],
            "vic_TraffickingStatusDecisionMakingOrg": self.body.value,
        }
