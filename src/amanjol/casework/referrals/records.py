"""What is sealed of a referral: in its case, and of each letter that crossed."""

from __future__ import annotations

from datetime import date
from typing import Any

from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


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
    empty where the partner asked us.
    """

    seed: str
    name: str
    country: str
    agreed: str = ""
    assessed: tuple[Assessed, ...] = ()
    heard: tuple[HeardOut, ...] = ()
    authorised: tuple[Authorised, ...] = ()


class Ground(DataRecord, frozen=True):
    """On what something was told, as it was on that day: consents end and laws change, the register of transfers not.

    `words` are the digests of the words of each of `Crossed.consents`, in their order; `laws` what the policy cited,
    law and article; `assessed_on` the day on which somebody last weighed the state to which it went.
    """

    words: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    assessed_on: date | None = None


class Crossed(TimedRecord, frozen=True, kw_only=True):
    """One letter, or an act of ours that is none.

    `body` is as `referring.kinds` wrote it; `by` is an account, and empty for the partner's. `consents` are ids of
    those on which `groups` were told, `why_more` says why more than the least, `ground` is kept of what we told.
    """

    kind: str
    is_ours: bool
    at: Moment
    by: str
    body: dict[str, Any]
    consents: tuple[str, ...] = ()
    groups: tuple[FieldGroup, ...] = ()
    why_more: str = ""
    ground: Ground | None = None
