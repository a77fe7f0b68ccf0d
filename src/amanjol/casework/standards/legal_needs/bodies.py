"""The bodies of the letters of a need.

What is told to a coordinator has no text that could be typed: what can be typed will sooner or later hold a name. What
is told back names a lawyer, once one has accepted. All fields are there and no others.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID

from msgspec import Meta

from amanjol.casework.standards.entitlement.rights import Against, Outcome, Proceeding
from amanjol.casework.standards.htcds.values import MORE_LANGUAGES
from amanjol.casework.standards.legal_needs.codes import (
    Help,
    LawyerSex,
    NobodyReason,
    Stage,
    Urgency,
    WithdrawReason,
)
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.seals.keypairs import KEY_ID_BYTES, PUBLIC_BYTES, WRAPPED_KEY_BYTES, check_public
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.records import DataRecord, Moment
from amanjol.foundation.textfiles.languages import CODES as LANGUAGES

MOST_VERSIONS: Final = 99
LONGEST: Final = 300
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")

type Key = Annotated[str, Meta(pattern="^[a-z0-9-]{0,60}$")]
type Said = Annotated[str, Meta(max_length=LONGEST)]
type PartName = Literal["advocate", "deputy"]
MOST_SEALED: Final = 300 * 1024
"""Bytes of what is sealed in a file: a letter holds no more of it in base64 beside the rest."""


class NeedBody(DocumentRecord, frozen=True, kw_only=True):
    """What every letter of a need has: its own random id, which leads to nobody."""

    need: UUID


class Raised(NeedBody, frozen=True, kw_only=True):
    """Somebody needs a lawyer: with what the choice of one depends on, and nothing that leads to anybody.

    `version` counts from 1: a higher one replaces a lower, in whatever order they come. `country` is that of districts
    and rules (ISO 3166, small letters). `against` is what is done to the person herself: then it is urgent now.
    `district` is empty where no list of districts is there. `sex` is that of the lawyer, a wish unless it is a
    condition. `outcome` is what the rules of that day said of the right and `rules` their keys; None where nobody has
    asked. ValueError where these do not fit.
    """

    version: Annotated[int, Meta(ge=1, le=MOST_VERSIONS)]
    country: Annotated[str, Meta(pattern="^[a-z]{2}$")]
    against: Annotated[tuple[Against, ...], Meta(max_length=len(Against))]
    against_is_known: bool
    proceeding: Proceeding
    stage: Stage
    urgency: Urgency
    district: Key
    language: Annotated[str, Meta(pattern="^[a-z]{2,3}$")]
    interpreter: bool
    sex: LawyerSex | None
    sex_is_condition: bool
    is_child: bool
    outcome: Outcome | None
    rules: Annotated[tuple[Key, ...], Meta(max_length=20)]

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(set(self.against)) < len(self.against) or len(set(self.rules)) < len(self.rules):
            raise ValueError("Something is named twice.")
        if self.against and (self.urgency is not Urgency.NOW or not self.against_is_known):
            raise ValueError("What is done to the person herself is urgent now.")
        if self.proceeding is Proceeding.CRIMINAL and self.stage is Stage.NONE:
            raise ValueError("A criminal case has a stage.")
        if self.sex is None and self.sex_is_condition:
            raise ValueError("A condition names which sex.")
        if self.outcome is None and self.rules:
            raise ValueError("Who asked nobody has no rules.")
        if self.language not in LANGUAGES | MORE_LANGUAGES:
            raise ValueError("There is no such language.")


class Withdrawn(NeedBody, frozen=True, kw_only=True):
    """No lawyer is sought any more."""

    reason: WithdrawReason


class Answered(NeedBody, frozen=True, kw_only=True):
    """How it stands, as the coordinator tells it. `number` counts from 1: the highest holds, whatever comes when.

    `version` is that of the need which it answers. A reason stands with `nobody` and with nothing else; so does what
    would help. `lawyer` and `reach` say who comes and how to reach them, once somebody has accepted. ValueError
    otherwise.
    """

    number: Annotated[int, Meta(ge=1)]
    version: Annotated[int, Meta(ge=1, le=MOST_VERSIONS)]
    state: Literal["taken-up", "offered", "accepted", "nobody", "ended", "closed"]
    at: Moment
    reason: NobodyReason | None
    helps: Annotated[tuple[Help, ...], Meta(max_length=len(Help))]
    lawyer: Said
    reach: Said

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.stands is State.NOBODY) != (self.reason is not None):
            raise ValueError("A reason stands where nobody can come, and with nothing else.")
        if self.helps and self.reason is None:
            raise ValueError("What would help stands where nobody can come.")
        if len(set(self.helps)) < len(self.helps):
            raise ValueError("Something is named twice.")
        if (self.stands is State.ACCEPTED) != bool(self.lawyer) or (self.reach and not self.lawyer):
            raise ValueError("Who comes is named once they have accepted, and not before.")
        _check_lines(self.lawyer, self.reach)

    @property
    def stands(self) -> State:
        return State(self.state)


class ActingKey(DataRecord, frozen=True):
    """To whom a file can be sealed: the public half of a person key whose six words the coordinator compared."""

    part: PartName
    key: Annotated[bytes, Meta(min_length=PUBLIC_BYTES, max_length=PUBLIC_BYTES)]

    def __post_init__(self) -> None:
        check_public(self.key)


class Acting(NeedBody, frozen=True, kw_only=True):
    """Who acts now, as the coordinator tells it. `number` counts from 1: the highest holds, whatever comes when.

    `keys` are those of the advocate and of the deputy, as far as they have an account; there is none of a deputy whom
    nobody named. ValueError where these do not fit.
    """

    number: Annotated[int, Meta(ge=1)]
    at: Moment
    lawyer: Annotated[Said, Meta(min_length=1)]
    reach: Said
    deputy: Said
    keys: Annotated[tuple[ActingKey, ...], Meta(max_length=2)]

    def __post_init__(self) -> None:
        super().__post_init__()
        parts = [entry.part for entry in self.keys]
        if len(set(parts)) < len(parts) or len({entry.key for entry in self.keys}) < len(parts):
            raise ValueError("Somebody is named twice.")
        if "deputy" in parts and not self.deputy:
            raise ValueError("A key of nobody.")
        _check_lines(self.lawyer, self.reach, self.deputy)


class FileKey(DataRecord, frozen=True):
    """The key of a file, sealed to one who acts: `key` is the id of theirs."""

    key: Annotated[bytes, Meta(min_length=KEY_ID_BYTES, max_length=KEY_ID_BYTES)]
    wrapped: Annotated[bytes, Meta(min_length=WRAPPED_KEY_BYTES, max_length=WRAPPED_KEY_BYTES)]


class File(NeedBody, frozen=True, kw_only=True):
    """What the person lets the advocate know, sealed to who acts and to nobody else (`file_contents`).

    `version` counts from 1: a higher one replaces a lower. `until` is the last day, None until the person says
    otherwise. ValueError where somebody is named twice.
    """

    version: Annotated[int, Meta(ge=1, le=MOST_VERSIONS)]
    until: date | None
    keys: Annotated[tuple[FileKey, ...], Meta(min_length=1, max_length=2)]
    sealed: Annotated[bytes, Meta(max_length=MOST_SEALED)]

    def __post_init__(self) -> None:
        super().__post_init__()
        if len({entry.key for entry in self.keys}) < len(self.keys):
            raise ValueError("Somebody is named twice.")


def _check_lines(*lines: str) -> None:
    """ValueError."""
    for line in lines:
        is_clean = line == line.strip() and not _CONTROL.search(line)
        if not is_clean or not unicodedata.is_normalized("NFC", line):
            raise ValueError("One line, as it is read.")


KINDS: Final[dict[str, type[NeedBody]]] = {
    "legal-need.raised": Raised,
    "legal-need.withdrawn": Withdrawn,
    "legal-need.answer": Answered,
    "legal-need.acting": Acting,
    "legal-need.file": File,
}


def kind_of(body: NeedBody) -> str:
    return next(kind for kind, record in KINDS.items() if type(body) is record)
