"""What strangers read of a recommendation: a copy that holds only what was agreed to, and how it is read again.

A second person approves what is written into it (`actions/deciding.py`). Afterwards it only ever says less.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

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

logger = logging.getLogger(__name__)


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
    """A recommendation as everybody may read it. `days_until` is until when days may stand in it, None: none does."""

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

    def as_of(self, today: date) -> Shown:
        """Without its days, once the year for which the addressee agreed to them is over."""
        if self.days_until is not None and self.days_until >= today:
            return self
        return replace(self, commitments=tuple(commitment.without_days() for commitment in self.commitments))

    def standing(self, today: date) -> Standing:
        promises = [Promise(commitment.due_on, commitment.is_done) for commitment in self.commitments]
        return standing_of(self.answer, promises, today)

    def as_json(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in self.__slots__}
        commitments = [_plain_commitment(commitment) for commitment in self.commitments]
        return plain | {"commitments": commitments, "days_until": _written(self.days_until)}

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Shown:
        """Unreadable."""
        try:
            Source(written["source"])
            _check_texts(
                written, ("source_name", "addressee", "en", "ru", "answer", "answer_en", "answer_ru")
            )
            commitments = tuple(map(_read_commitment, written["commitments"]))
            return cls(**written | {"commitments": commitments, "days_until": _read(written["days_until"])})
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
    partner, countries = recommendation.partner_id, tuple(recommendation.countries)
    is_named = is_partner_named(partner, countries, timezone.localdate())
    made_in = recommendation.made_on.replace(day=1)
    return Copy(countries, made_in, partner if is_named else None, shown_of(recommendation))


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


def open_up(recommendation: Recommendation) -> None:
    """Who calls it knows that a second person approved it as it stands."""
    _write(recommendation, copy_of(recommendation))


def narrow(recommendation: Recommendation) -> None:
    """Take what may not be shown any more out of what everybody reads, and add nothing."""
    row = OpenRecommendation.objects.filter(pk=recommendation.pk).first()
    copy = read(row) if row is not None else None
    if copy is not None and (less := _less(copy, recommendation)) != copy:
        _write(recommendation, less)


def shut(recommendation: Recommendation) -> None:
    """Nobody reads it from this transaction on, and its copy cannot be put back."""
    _count(recommendation)
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


def is_partner_named(partner: UUID | None, countries: Collection[str], today: date) -> bool:
    """Whether everybody would read which partner made it: it said yes in each of the countries."""
    words = PartnerWord.objects.filter(partner=partner, name_may=True)
    named = {word.country for word in words if word.holds(today)}
    return partner is not None and named.issuperset(countries)


def _less(copy: Copy, recommendation: Recommendation) -> Copy:
    """Without its days or its partner, where either is not agreed to any more."""
    today = timezone.localdate()
    agreed = recommendation.days_until if recommendation.are_days_agreed(today) else None
    until = min(copy.shown.days_until, agreed) if copy.shown.days_until and agreed else None
    as_agreed = replace(copy.shown, days_until=until).as_of(today)
    is_same = copy.partner == recommendation.partner_id
    is_named = is_same and is_partner_named(copy.partner, copy.countries, today)
    return replace(copy, partner=copy.partner if is_named else None, shown=as_agreed)


def _write(recommendation: Recommendation, copy: Copy) -> None:
    _count(recommendation)
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


def _count(recommendation: Recommendation) -> None:
    """The database takes no copy of an earlier edition."""
    recommendation.edition += 1
    recommendation.save(update_fields=["edition"])


def shown_of(recommendation: Recommendation) -> Shown:
    """What everybody would read of it, shown already or not."""
    are_days_shown = recommendation.are_days_agreed(timezone.localdate())
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
