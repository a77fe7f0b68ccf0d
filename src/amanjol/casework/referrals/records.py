"""What is sealed of a referral: in its case, and of each letter that crossed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.foundation.seals.letters.pieces import LetterFile
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


class Way(StrEnum):
    """How a partner is reached. `LETTERS`: sealed, from node to node; all others are for a partner without Amanjol."""

    LETTERS = "letters"
    TELEPHONE = "telephone"
    PAPER = "paper"
    THIRD = "through-a-third"
    CODE = "by-a-code-word"


class Third(DataRecord, frozen=True):
    """The organisation that passes it on, and so learns it; `country` in ISO 3166."""

    name: str
    country: str


class PaperAgreement(TimedRecord, frozen=True):
    """That `by`, an account, has seen the agreement that both organisations signed on paper."""

    at: Moment
    by: str


class Assessed(TimedRecord, frozen=True):
    """That `by`, an account, weighed what may happen if the state of `country` (ISO 3166) demands what is sent."""

    country: str
    says: str
    at: Moment
    by: str


class HeardOut(TimedRecord, frozen=True):
    """That the person heard a sentence (`policy.telling`) about a country, and in which language."""

    key: str
    country: str
    language: str
    at: Moment
    by: str


class Authorised(DataRecord, frozen=True):
    """What the law of this country asks of an authority before something goes to `country`: the paper and its day."""

    country: str
    paper: str
    on: date
    by: str


class CaseReferralRecord(DataRecord, frozen=True, kw_only=True):
    """What a case keeps. `seed` is the private half of the referral's key, in hexadecimal figures.

    `name` and `country` are the partner's when it began. `agreed` says who wrote that the person wishes it asked; it is
    empty where the partner asked us, and where two people decided that a life is in danger. `third` stands with
    `Way.THIRD` alone, `on_paper` with all ways but letters.
    ValueError otherwise.
    """

    seed: str
    name: str
    country: str
    agreed: str = ""
    assessed: tuple[Assessed, ...] = ()
    heard: tuple[HeardOut, ...] = ()
    authorised: tuple[Authorised, ...] = ()
    way: Way = Way.LETTERS
    third: Third | None = None
    on_paper: PaperAgreement | None = None

    def __post_init__(self) -> None:
        if (self.way is Way.THIRD) is not (self.third is not None):
            raise ValueError("Who passes it on is named, and nobody else.")
        if self.way is Way.LETTERS and self.on_paper is not None:
            raise ValueError("Nodes agree by letters.")

    @property
    def countries(self) -> tuple[str, ...]:
        """All in which somebody learns it, the partner's first."""
        through = (self.third.country,) if self.third is not None else ()
        return tuple(dict.fromkeys((self.country, *through)))


class Ground(DataRecord, frozen=True):
    """On what something was told, as it was on that day: consents end and laws change, the register of transfers not.

    `words` are the digests of the words of each of `Crossed.consents`, in their order; `laws` what the policy cited,
    law and article; `assessed_on` the day on which somebody last weighed the state to which it went.
    """

    words: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    assessed_on: date | None = None


class Crossed(TimedRecord, frozen=True, kw_only=True):
    """One letter, or an act of ours that is none, or what the partner said to us otherwise.

    `body` is as `referring.kinds` wrote it; `by` is an account, and empty for the partner's letters. What the partner
    said by telephone or on paper `was_said`: `by` wrote it down, at that moment. `consents` are ids of those on which
    `groups` were told, `why_more` says why more than the least, `ground` is kept of what we told. `files` are as the
    letter spoke of them.
    """

    kind: str
    is_ours: bool
    at: Moment
    by: str
    body: dict[str, Any]
    consents: tuple[str, ...] = ()
    groups: tuple[FieldGroup, ...] = ()
    why_more: str = ""
    was_said: bool = False
    ground: Ground | None = None
    files: tuple[LetterFile, ...] = ()
