"""Reads of outreach. Of the ledger each organisation sees its own; of what is open everybody sees all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models import Case, Prefetch, Value, When

from amanjol.programme.outreach import opening
from amanjol.programme.outreach.models import (
    Campaign,
    Commitment,
    Event,
    Feed,
    OpenPartner,
    OpenRecommendation,
    Partner,
    PartnerWord,
    ProofFile,
    Publication,
    Recommendation,
    Report,
    Snapshot,
)
from amanjol.programme.outreach.rules import Promise, standing_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.opening import Copy, Shown
    from amanjol.programme.outreach.rules import Standing

    type Named = dict[tuple[UUID, UUID | None, str], OpenPartner]
    """By organisation, partner and country."""


_HAS_LOGO: Final = Case(When(logo__isnull=False, then=Value(value=True)), default=Value(value=False))


@dataclass(frozen=True, slots=True)
class Entry:
    """A recommendation of the ledger with how it stands today. `late` are its commitments that are overdue, `days_late`
    of them the longest.
    """

    recommendation: Recommendation
    standing: Standing
    late: tuple[Commitment, ...]
    days_late: int
    next_due_on: date | None


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """A recommendation as everybody may read it. `partner` is None unless it may be named in all its countries."""

    shown: Shown
    countries: Sequence[str]
    standing: Standing
    partner: OpenPartner | None


def recommendations_of(member: Member) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.filter(organisation=member.organisation_id)
    return rows.select_related("partner", "asked_by__account", "approved_by__account")


def waiting_for(member: Member) -> QuerySet[Recommendation]:
    """Handed over by others: this one can be the second person, unless they wrote in it."""
    rows = Recommendation.objects.filter(organisation=member.organisation_id, asked_by__isnull=False)
    return rows.exclude(asked_by=member).exclude(writers__contains=[member.pk])


def open_ids(member: Member) -> set[UUID]:
    """Of the own ones, those that everybody can read now. One query."""
    copies = OpenRecommendation.objects.filter(organisation=member.organisation_id)
    return {copy.pk for copy in copies if opening.read(copy) is not None}


def shown_to_everybody(member: Member) -> list[Recommendation]:
    return list(recommendations_of(member).filter(pk__in=open_ids(member)))


def ledger(member: Member, today: date) -> list[Entry]:
    rows = recommendations_of(member).prefetch_related("commitments")
    return [entry_of(row, row.commitments.all(), today) for row in rows]


def entry_of(row: Recommendation, commitments: Iterable[Commitment], today: date) -> Entry:
    rows = list(commitments)
    promises = [Promise(of.due_on, of.done_on is not None) for of in rows]
    late = tuple(of for of, promise in zip(rows, promises, strict=True) if promise.is_late(today))
    due = [promise.due_on for promise in promises if not promise.is_done and promise.due_on is not None]
    days_late = max(((today - of.due_on).days for of in late), default=0)
    return Entry(row, standing_of(row.answer, promises, today), late, days_late, min(due, default=None))


def overdue(member: Member, today: date) -> QuerySet[Commitment]:
    return Commitment.objects.filter(organisation=member.organisation_id, done_on=None, due_on__lt=today)


def to_look_at(member: Member, today: date) -> QuerySet[Any]:
    """For the menu, ids of both: commitments that are overdue, and what waits for this second person."""
    waiting = waiting_for(member).order_by().values("pk")
    return overdue(member, today).order_by().values("pk").union(waiting, all=True)


def commitments_of(row: Recommendation) -> QuerySet[Commitment]:
    reports = Report.objects.select_related(None).order_by("-on", "-written_at")
    return row.commitments.prefetch_related(Prefetch("reports", reports))


def all_commitments(member: Member) -> QuerySet[Commitment]:
    return Commitment.objects.filter(organisation=member.organisation_id).select_related("recommendation")


def reports_of(member: Member) -> QuerySet[Report]:
    of = Report.objects.filter(organisation=member.organisation_id)
    return of.select_related("commitment__recommendation")


def proof_files(member: Member) -> QuerySet[ProofFile]:
    return ProofFile.objects.filter(organisation=member.organisation_id)


def partners_of(member: Member) -> QuerySet[Partner]:
    return Partner.objects.filter(organisation=member.organisation_id).defer("logo")


def has_logo(partner: Partner) -> bool:
    return Partner.objects.filter(pk=partner.pk, logo__isnull=False).exists()


def words_of(partner: Partner) -> dict[str, PartnerWord]:
    return {word.country: word for word in PartnerWord.objects.filter(partner=partner)}


def word_of(partner: Partner, country: str) -> PartnerWord | None:
    return PartnerWord.objects.filter(partner=partner, country=country).first()


def open_partners(today: date, country: str = "") -> list[OpenPartner]:
    """Whose word holds today; of one country, or of all. Without the bytes of logos."""
    rows = OpenPartner.objects.filter(holds_until__gte=today).defer("logo").annotate(has_logo=_HAS_LOGO)
    return list(rows.filter(country=country) if country else rows)


def open_logos(today: date) -> QuerySet[OpenPartner]:
    return OpenPartner.objects.filter(holds_until__gte=today, logo__isnull=False)


def open_recommendations(today: date, country: str = "") -> list[OpenEntry]:
    """A copy that cannot be read is left out: the others are there for everybody."""
    rows = OpenRecommendation.objects.all()
    if country:
        rows = rows.filter(countries__contains=[country])
    partners = _partners_by_country(today)
    entries = (_open_entry(row, partners, today) for row in rows)
    return [entry for entry in entries if entry is not None]


def open_recommendation(pk: UUID, today: date) -> OpenEntry | None:
    """One of them, without the partner who made it; None where it is not open, or its copy cannot be read."""
    row = OpenRecommendation.objects.filter(pk=pk).first()
    return _open_entry(row, {}, today) if row is not None else None


def as_everybody_reads(copy: Copy, organisation: UUID, today: date) -> OpenEntry:
    """One that is not open yet, as it would be."""
    return _entry_of_copy(copy, organisation, _partners_by_country(today), today)


def _open_entry(row: OpenRecommendation, partners: Named, today: date) -> OpenEntry | None:
    copy = opening.read(row)
    return _entry_of_copy(copy, row.organisation_id, partners, today) if copy is not None else None


def _entry_of_copy(copy: Copy, organisation: UUID, partners: Named, today: date) -> OpenEntry:
    as_agreed = copy.shown.as_of(today)
    words = (partners.get((organisation, copy.partner, country)) for country in copy.countries)
    named = _named(word if word and word.name == as_agreed.partner else None for word in words)
    return OpenEntry(as_agreed, copy.countries, as_agreed.standing(today), named)


def _partners_by_country(today: date) -> Named:
    return {
        (partner.organisation_id, partner.partner_id, partner.country): partner
        for partner in open_partners(today)
    }


def _named(words: Iterable[OpenPartner | None]) -> OpenPartner | None:
    """In every country that the recommendation is about, or not at all."""
    of_each: Collection[OpenPartner | None] = list(words)
    return next(iter(of_each)) if of_each and all(of_each) else None


def campaigns_of(member: Member) -> QuerySet[Campaign]:
    return Campaign.objects.filter(organisation=member.organisation_id)


def events_of(member: Member) -> QuerySet[Event]:
    return Event.objects.filter(organisation=member.organisation_id).select_related("campaign")


def costs_of(campaign: Campaign) -> list[tuple[Decimal, str]]:
    """What it and its events cost, a sum for each currency: two currencies are never added."""
    sums: dict[str, Decimal] = {}
    rows: list[Campaign | Event] = [campaign, *Event.objects.filter(campaign=campaign)]
    for row in rows:
        if row.cost is not None:
            sums[row.currency] = sums.get(row.currency, Decimal(0)) + row.cost
    return [(cost, currency) for currency, cost in sorted(sums.items())]


def feed_of(member: Member) -> Feed | None:
    return Feed.objects.filter(organisation=member.organisation_id).first()


def feed_called(name: str) -> Feed | None:
    """Names it to the database, which shows the rows of its organisation that a calendar reads, and no others."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.feed', %s, true)", [name])
    return Feed.objects.filter(name=name).first()


def events_of_feed(feed: Feed, since: date) -> list[Event]:
    rows = Event.objects.filter(organisation=feed.organisation_id, on__gte=since)
    return list(rows.only("id", "on", "until", "title", "place"))


def publications_of(member: Member) -> QuerySet[Publication]:
    return Publication.objects.filter(organisation=member.organisation_id).select_related("campaign")


def snapshots_of(member: Member) -> QuerySet[Snapshot]:
    return Snapshot.objects.filter(organisation=member.organisation_id).select_related("publication")


def newest_counts(member: Member) -> list[tuple[Publication, Snapshot | None]]:
    """Each with what was counted last."""
    rows = publications_of(member).prefetch_related("snapshots")
    return [(row, max(row.snapshots.all(), key=lambda of: of.captured_on, default=None)) for row in rows]
