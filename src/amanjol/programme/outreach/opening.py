"""What strangers read of a recommendation: a copy that holds only what was agreed to, and how it is read again.

A second person approves what is written into it (`actions/deciding.py`). Afterwards it only ever says less.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.programme.outreach import witnesses
from amanjol.programme.outreach.models import (
    Commitment,
    OpenPartner,
    OpenRecommendation,
    PartnerWord,
    Recommendation,
    Report,
    Source,
    State,
)
from amanjol.programme.outreach.rules import Promise, Standing, standing_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    type Written = tuple[object, ...]
    """All that is written of a recommendation and that everybody would read if it were agreed to."""

logger = logging.getLogger(__name__)

_TEXTS: Final = ("source_name", "addressee", "en", "ru", "answer", "answer_en", "answer_ru", "partner")
_ENDS: Final = ("days_until", "partner_until")


class Unreadable(ValueError):
    """A copy that is not as this version writes it."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """`on` is None where the addressee did not agree to days. That there is proof is said, and where it lies is not: an
    address can be one for which a reader is punished (docs/standings.md).
    """

    state: str
    en: str
    ru: str
    on: date | None
    has_proof: bool


@dataclass(frozen=True, slots=True)
class OpenCommitment:
    en: str
    ru: str
    is_done: bool
    due_on: date | None
    reports: tuple[OpenReport, ...]

    def without_days(self) -> OpenCommitment:
        return replace(self, due_on=None, reports=tuple(replace(report, on=None) for report in self.reports))

    def is_late(self, today: date) -> bool:
        return Promise(self.due_on, self.is_done).is_late(today)


@dataclass(frozen=True, slots=True)
class Shown:
    """A recommendation as everybody may read it. `days_until` is until when days may stand in it, None: none does.
    `partner` is the name of who made it, as it was approved, and `partner_until` until when it may stand in it; "" and
    None: it does not.
    """

    source: str
    source_name: str
    addressee: str
    en: str
    ru: str
    answer: str
    answer_en: str
    answer_ru: str
    commitments: tuple[OpenCommitment, ...]
    days_until: date | None
    partner: str
    partner_until: date | None

    def as_of(self, today: date) -> Shown:
        """Without its days, once the year for which the addressee agreed to them is over; without its partner, once its
        word has ended.
        """
        named = self if self.is_partner_named(today) else self.without_partner()
        if self.days_until is not None and self.days_until >= today:
            return named
        return replace(named, commitments=tuple(commitment.without_days() for commitment in self.commitments))

    def is_partner_named(self, today: date) -> bool:
        return self.partner_until is not None and self.partner_until >= today

    def without_partner(self) -> Shown:
        return replace(self, partner="", partner_until=None)

    def standing(self, today: date) -> Standing:
        promises = [Promise(commitment.due_on, commitment.is_done) for commitment in self.commitments]
        return standing_of(self.answer, promises, today)

    def as_json(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in self.__slots__}
        commitments = [_plain_commitment(commitment) for commitment in self.commitments]
        ends = {name: _written(getattr(self, name)) for name in _ENDS}
        return plain | {"commitments": commitments} | ends

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Shown:
        """Unreadable."""
        try:
            Source(written["source"])
            _check_texts(written, _TEXTS)
            commitments = tuple(map(_read_commitment, written["commitments"]))
            ends = {name: _read(written[name]) for name in _ENDS}
            return cls(**written | {"commitments": commitments} | ends)
        except (KeyError, TypeError, ValueError) as error:
            raise Unreadable from error


@dataclass(frozen=True, slots=True)
class Copy:
    """All that everybody reads of a recommendation. `partner` only where it is named."""

    countries: tuple[str, ...]
    made_in: date
    partner: UUID | None
    shown: Shown


def copy_of(recommendation: Recommendation) -> Copy:
    """As it stands now, approved or not."""
    said, made_in = shown_of(recommendation), recommendation.made_on.replace(day=1)
    partner = recommendation.partner_id if said.partner_until is not None else None
    return Copy(tuple(recommendation.countries), made_in, partner, said)


def written_in(recommendation: Recommendation) -> Written:
    """Who agreed to what says nothing here: a day that is moved before anybody may read it is written all the same."""
    partner = recommendation.partner
    name = partner.name if partner is not None else ""
    words = _shown(recommendation, are_days_shown=True).without_partner()
    said = replace(words, days_until=None)
    made_in = recommendation.made_on.replace(day=1)
    return recommendation.partner_id, name, tuple(recommendation.countries), made_in, said


def digest_of(copy: Copy) -> str:
    """What is approved is what was looked at."""
    said = [copy.countries, copy.made_in.isoformat(), str(copy.partner), copy.shown.as_json()]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def open_copy(recommendation: Recommendation) -> Copy | None:
    """What everybody reads of it now; None: nothing."""
    row = OpenRecommendation.objects.filter(pk=recommendation.pk).first()
    copy = read(row) if row is not None else None
    return _less(copy, recommendation) if copy is not None else None


def read(row: OpenRecommendation) -> Copy | None:
    """None, with a line in the log: it does not bear the server's mark, or cannot be read."""
    if not witnesses.is_approved(row):
        logger.error("The copy of recommendation %s is not what was approved.", row.pk)
        return None
    try:
        return Copy(tuple(row.countries), row.made_in, row.partner, Shown.of_json(row.shown))
    except Unreadable:
        logger.error("The copy of recommendation %s cannot be read.", row.pk)  # noqa: TRY400  the error quotes the row
        return None


def open_up(recommendation: Recommendation, copy: Copy) -> None:
    """Who calls it knows that a second person approved just this copy."""
    _write(recommendation, copy)


def narrow(recommendation: Recommendation) -> None:
    """Take what may not be shown any more out of what everybody reads, and add nothing. Where a copy is missing or
    bears no mark, an earlier one that does cannot be put back.
    """
    row = OpenRecommendation.objects.filter(pk=recommendation.pk).first()
    copy = read(row) if row is not None else None
    if copy is None:
        count(recommendation)
    elif (less := _less(copy, recommendation)) != copy:
        _write(recommendation, less)


def shut(recommendation: Recommendation) -> None:
    """Nobody reads it from this transaction on, and its copy cannot be put back."""
    count(recommendation)
    OpenRecommendation.objects.filter(pk=recommendation.pk).delete()


def renew_partner(partner: UUID) -> None:
    """Write what everybody may read of a partner anew, country by country; without a yes to its name nothing."""
    OpenPartner.objects.filter(partner=partner).delete()
    words = PartnerWord.objects.filter(partner=partner, name_may=True, ended_on=None).select_related(
        "partner"
    )
    OpenPartner.objects.bulk_create(
        OpenPartner(
            organisation_id=word.organisation_id,
            partner=word.partner,
            country=word.country,
            name=word.partner.name,
            donor=word.partner.donor if word.donor_may else "",
            logo=word.partner.logo if word.logo_may else None,
            holds_until=word.holds_until,
        )
        for word in words
    )


def _partner_until(partner: UUID | None, countries: Collection[str], today: date) -> date | None:
    """Until when everybody would read which partner made it: it said yes in each of the countries. None: not at all."""
    words = PartnerWord.objects.filter(partner=partner, name_may=True, country__in=countries)
    ends = {word.country: word.holds_until for word in words if word.holds(today)}
    is_named = partner is not None and ends.keys() >= set(countries)
    return min(ends.values(), default=None) if is_named else None


def _less(copy: Copy, recommendation: Recommendation) -> Copy:
    """Without its days or its partner, where either is not agreed to any more."""
    today = timezone.localdate()
    agreed = recommendation.days_until if recommendation.are_days_agreed(today) else None
    until = min(copy.shown.days_until, agreed) if copy.shown.days_until and agreed else None
    as_agreed = replace(copy.shown, days_until=until).as_of(today)
    partner = recommendation.partner
    is_same = partner is not None and (copy.partner, copy.shown.partner) == (partner.pk, partner.name)
    ends = _partner_until(copy.partner, copy.countries, today) if is_same else None
    if as_agreed.partner_until is None or ends is None:
        return replace(copy, partner=None, shown=as_agreed.without_partner())
    return replace(copy, shown=replace(as_agreed, partner_until=min(as_agreed.partner_until, ends)))


def _write(recommendation: Recommendation, copy: Copy) -> None:
    count(recommendation)
    row = OpenRecommendation(
        recommendation=recommendation,
        organisation_id=recommendation.organisation_id,
        countries=list(copy.countries),
        made_in=copy.made_in,
        partner=copy.partner,
        shown=copy.shown.as_json(),
        edition=recommendation.edition,
    )
    row.mark = witnesses.of_copy(row)
    row.save()


def count(recommendation: Recommendation) -> None:
    """The database takes no copy of an earlier edition, and what was asked for before is approved by nobody."""
    recommendation.edition += 1
    recommendation.save(update_fields=["edition"])


def shown_of(recommendation: Recommendation) -> Shown:
    """What everybody would read of it, shown already or not."""
    today = timezone.localdate()
    partner = recommendation.partner
    ends = _partner_until(recommendation.partner_id, recommendation.countries, today)
    said = _shown(recommendation, are_days_shown=recommendation.are_days_agreed(today))
    return replace(said, partner=partner.name, partner_until=ends) if partner and ends else said


def _shown(recommendation: Recommendation, *, are_days_shown: bool) -> Shown:
    """Without its partner."""
    commitments = recommendation.commitments.prefetch_related("reports")
    return Shown(
        source=recommendation.source,
        source_name=recommendation.source_name,
        addressee=recommendation.addressee,
        en=recommendation.text_en,
        ru=recommendation.text_ru,
        answer=recommendation.answer,
        answer_en=recommendation.answer_en,
        answer_ru=recommendation.answer_ru,
        commitments=tuple(
            _open_commitment(commitment, are_days_shown=are_days_shown) for commitment in commitments
        ),
        days_until=recommendation.days_until if are_days_shown else None,
        partner="",
        partner_until=None,
    )


def _open_commitment(commitment: Commitment, *, are_days_shown: bool) -> OpenCommitment:
    return OpenCommitment(
        en=commitment.text_en,
        ru=commitment.text_ru,
        is_done=commitment.done_on is not None,
        due_on=commitment.due_on if are_days_shown else None,
        reports=tuple(
            _open_report(report, are_days_shown=are_days_shown) for report in commitment.reports.all()
        ),
    )


def _open_report(report: Report, *, are_days_shown: bool) -> OpenReport:
    has_proof = bool(report.proof_text or report.proof_link or report.has_file)
    on = report.on if are_days_shown else None
    return OpenReport(report.state, report.text_en, report.text_ru, on, has_proof)


def _plain_commitment(commitment: OpenCommitment) -> dict[str, Any]:
    return {
        "en": commitment.en,
        "ru": commitment.ru,
        "is_done": commitment.is_done,
        "due_on": _written(commitment.due_on),
        "reports": [
            {"state": of.state, "en": of.en, "ru": of.ru, "on": _written(of.on), "has_proof": of.has_proof}
            for of in commitment.reports
        ],
    }


def _check_texts(written: dict[str, Any], names: tuple[str, ...]) -> None:
    """TypeError: one of them is no text."""
    for name in names:
        if not isinstance(written[name], str):
            raise TypeError(name)


def _read_commitment(written: dict[str, Any]) -> OpenCommitment:
    for part in (written, *written["reports"]):
        _check_texts(part, ("en", "ru"))
    reports = tuple(
        OpenReport(**of | {"state": State(of["state"]).value, "on": _read(of["on"])})
        for of in written["reports"]
    )
    return OpenCommitment(**written | {"due_on": _read(written["due_on"]), "reports": reports})


def _written(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _read(written: str | None) -> date | None:
    return date.fromisoformat(written) if written is not None else None
