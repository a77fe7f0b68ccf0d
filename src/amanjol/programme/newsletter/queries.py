"""Reads of the newsletter. Each organisation sees its own; of what is open everybody sees all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db.models import Max, Q

from amanjol.programme.newsletter import counting
from amanjol.programme.newsletter.differences import Told, of_each_period, tell_of_few
from amanjol.programme.newsletter.kinds import State
from amanjol.programme.newsletter.models import Block, Erratum, Issue, OpenIssue, Posting, Quote
from amanjol.programme.newsletter.rendering.tree import Unreadable, of_json
from amanjol.programme.newsletter.signing import Believed
from amanjol.programme.results import queries as results
from amanjol.programme.results.kinds import FEW, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import Manager, QuerySet

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.rendering.tree import Tree
    from amanjol.programme.results.models import Indicator, Period, Programme
    from amanjol.programme.results.queries import Reached

logger = logging.getLogger(__name__)


def issues_of(member: Member) -> QuerySet[Issue]:
    rows = Issue.objects.filter(organisation=member.organisation_id)
    return rows.select_related("programme", "organisation")


def quarters_of(member: Member, programme: Programme) -> list[date]:
    """First days of those that have an issue; none besides it can be begun."""
    rows = issues_of(member).filter(programme=programme).exclude(state=State.WITHDRAWN)
    return list(rows.values_list("first_day", flat=True))


def waiting_for(member: Member) -> QuerySet[Issue]:
    """Handed over by others: this one can be the second person, unless they wrote in it."""
    rows = Issue.objects.filter(organisation=member.organisation_id, state=State.WAITING)
    return rows.exclude(handed_by=member).exclude(writers__contains=[member.pk])


def blocks_of(issue: Issue) -> QuerySet[Block]:
    return issue.blocks.select_related("quote", "event", "recommendation")


def all_blocks(member: Member) -> QuerySet[Block]:
    rows = Block.objects.filter(organisation=member.organisation_id)
    return rows.select_related("issue__programme", "quote", "event", "recommendation")


def story_ids(issue: Issue) -> list[UUID]:
    """Permits of the stories in it."""
    return [pk for pk in issue.blocks.values_list("permit", flat=True) if pk is not None]


def recommendation_ids(issue: Issue) -> list[UUID]:
    rows = issue.blocks.filter(recommendation__isnull=False)
    return list(rows.values_list("recommendation", flat=True))


def writers_of(issue: Issue) -> set[UUID]:
    """Who ever changed a word of it: titles, blocks, also those that were taken out, figures that it quotes."""
    return set(issue.writers)


def quotes_of(issue: Issue) -> QuerySet[Quote]:
    return _whole(issue.quotes)


def _whole(rows: Manager[Quote] | QuerySet[Quote]) -> QuerySet[Quote]:
    """With what they quote; of a release without its tables, which can be large."""
    return rows.select_related("indicator", "period", "release").defer("release__tables", "release__verdict")


def all_quotes(member: Member) -> QuerySet[Quote]:
    return Quote.objects.filter(organisation=member.organisation_id).select_related("issue")


def errata_of(issue: Issue) -> QuerySet[Erratum]:
    rows = issue.errata.select_related("quote__indicator", "quote__period", "quote__release")
    return rows.defer("quote__release__tables", "quote__release__verdict")


def postings_of(issue: Issue) -> QuerySet[Posting]:
    return issue.postings.all()


def all_postings(member: Member) -> QuerySet[Posting]:
    return Posting.objects.filter(organisation=member.organisation_id).select_related("issue")


def next_number(issue: Issue) -> int:
    last: int | None = issue.quotes.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def next_position(issue: Issue) -> int:
    last: int | None = issue.blocks.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def published_quotes(indicator: UUID, period: UUID, organisation: UUID) -> QuerySet[Quote]:
    """Of issues that are out, which quote this figure; the issues are locked, so that of two corrections one waits."""
    return _published(Quote.objects.filter(organisation=organisation, indicator=indicator, period=period))


def published_counts(release: UUID, organisation: UUID) -> QuerySet[Quote]:
    """Of issues that are out, which quote a count of this release; locked as above."""
    return _published(Quote.objects.filter(organisation=organisation, release=release))


def _published(rows: QuerySet[Quote]) -> QuerySet[Quote]:
    out = _whole(rows.filter(issue__state=State.PUBLISHED)).select_related("issue")
    return out.order_by("issue_id", "number").select_for_update(of=("issue",))


def lock_figures_of(issue: Issue, member: Member) -> None:
    """No sum that it quotes changes until this transaction ends: who approves a figure locks its indicator, too."""
    rows = results.indicators_of(member).filter(pk__in=issue.quotes.values("indicator"))
    list(rows.order_by("pk").select_for_update(of=("self",)))


def is_told(kind: str, reached: Reached | None) -> bool:
    """Of one to nine people nothing is said; nor of what nobody approved."""
    return reached is not None and not (kind == Kind.PEOPLE and 0 < reached.value < FEW)


def released(member: Member, programme: Programme) -> list[tuple[Indicator, Period, Reached]]:
    """What may be quoted: sums of approved figures in locked periods, the newest period first."""
    periods = results.periods_of(member).filter(programme=programme, locked_at__isnull=False)
    return [
        (standing.indicator, period, standing.reached)
        for period in periods
        for standing in results.standings(member, programme, period)
        if standing.reached is not None and is_told(standing.indicator.kind, standing.reached)
    ]


def reached_by(member: Member, quotes: Iterable[Quote]) -> dict[UUID, Reached]:
    """What figures that are quoted are today, by quote; without those of which nothing may be said."""
    rows = list(quotes)
    sums = results.sums(member, {quote.period_id for quote in rows if quote.period_id is not None})
    counts = counting.standing(member, rows)
    today = {quote.pk: _sum(quote, sums) or counts.get(quote.pk) for quote in rows}
    return {
        quote.pk: reached
        for quote in rows
        if (reached := today[quote.pk]) is not None and is_told(quote.kind, reached)
    }


def _sum(quote: Quote, sums: Mapping[tuple[UUID, UUID], Reached]) -> Reached | None:
    if quote.indicator_id is None or quote.period_id is None:
        return None
    return sums.get((quote.indicator_id, quote.period_id))


def lies_too_near(issue: Issue, member: Member) -> bool:
    """Whether sums of people that the issue quotes tell of one to nine people: beside one another, in its plots, and
    beside what other issues of the organisation said, with their corrections.
    """
    quotes = [quote for quote in quotes_of(issue) if quote.kind == Kind.PEOPLE]
    today = reached_by(member, quotes)
    mine = {
        quote.number: people
        for quote in quotes
        if quote.pk in today and (people := _told(quote, today[quote.pk].value, is_new=True)) is not None
    }
    plots = issue.blocks.exclude(plotted_as="").values_list("figures", flat=True)
    sums = [
        together
        for figures in plots
        for together in of_each_period(mine[number] for number in figures if number in mine)
    ]
    return tell_of_few([*mine.values(), *_told_elsewhere(issue)], sums)


def _told_elsewhere(issue: Issue) -> list[Told]:
    """Also of what was withdrawn: who read it has it."""
    rows = Quote.objects.filter(organisation=issue.organisation_id, kind=Kind.PEOPLE, value__isnull=False)
    near = Q(period__in=issue.quotes.values("period")) | Q(indicator__in=issue.quotes.values("indicator"))
    out = rows.filter(near).exclude(issue=issue).select_related("period").prefetch_related("errata")
    return [
        people
        for quote in out
        for value in {quote.value, *(erratum.value for erratum in quote.errata.all())}
        if value is not None and (people := _told(quote, value, is_new=False)) is not None
    ]


def tells_what_rounding_hides(issue: Issue, member: Member) -> bool:
    """Whether an exact number of people in it is about as large as what a table that it quotes released rounded. Each
    release was attacked with what other releases show, and with no exact number.
    """
    quotes = [quote for quote in quotes_of(issue) if quote.kind == Kind.PEOPLE]
    today = reached_by(member, quotes)
    counts = [quote for quote in quotes if quote.release_id and quote.pk in today]
    exact = {today[quote.pk].value for quote in quotes if quote.indicator_id and quote.pk in today}
    return counting.tell_of_few(counts, exact)


def is_told_beside_counts(quote: Quote, value: int) -> bool:
    """Whether this value of a figure of people tells of few beside the counts that its issue quotes."""
    counts = quotes_of(quote.issue).filter(release__isnull=False)
    return quote.kind == Kind.PEOPLE and counting.tell_of_few(counts, {value})


def _told(quote: Quote, value: int, *, is_new: bool) -> Told | None:
    """None of a released count: it has no period here, and beside other counts it was attacked before."""
    if quote.indicator_id is None or quote.period is None:
        return None
    return Told(quote.indicator_id, quote.period.first_day, quote.period.last_day, value, is_new)


def open_issues() -> list[tuple[OpenIssue, dict[str, Tree]]]:
    """What everybody reads. A copy that is not signed, or cannot be read, is left out."""
    believed = Believed()
    rows = [(row, trees_of(row, believed)) for row in OpenIssue.objects.all()]
    return [(row, trees) for row, trees in rows if trees]


def open_issue(pk: UUID) -> tuple[OpenIssue, dict[str, Tree]] | None:
    row = OpenIssue.objects.filter(pk=pk).first()
    trees = trees_of(row) if row is not None else {}
    return (row, trees) if row is not None and trees else None


def is_open(issue: Issue) -> bool:
    """Whether everybody reads it: what somebody wrote past the program nobody does."""
    return open_issue(issue.pk) is not None


def trees_of(row: OpenIssue, believed: Believed | None = None) -> dict[str, Tree]:
    """By language; nothing of one that is not signed by the node."""
    if not (believed or Believed()).is_signed(row):
        logger.error("The open copy of issue %s is not signed by this node.", row.pk)
        return {}
    try:
        return {code: of_json(row.shown[code]) for code in ("en", "ru")}
    except (Unreadable, KeyError, TypeError):
        logger.error("The open copy of issue %s cannot be read.", row.pk)  # noqa: TRY400  the error quotes the row
        return {}
