"""Writing an issue: titles, blocks in both languages, and the figures that they quote. Each is one transaction."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.digits import referred
from amanjol.programme.newsletter.kinds import State, TextState
from amanjol.programme.newsletter.models import Block, Issue, Quote
from amanjol.programme.outreach.actions.writing import write_down
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Indicator, Period, Programme


class NotNow(Exception):
    """The issue was handed over, decided or published meanwhile."""


class QuarterTaken(Exception):
    """The programme has an issue of that quarter."""


class InUse(Exception):
    """A text or a block refers to the figure."""


class NotReleased(Exception):
    """No approved figure of a locked period, or one of few people."""


class TooNear(Exception):
    """Less another figure that is said, it tells of one to nine people."""


class TooExact(Exception):
    """Beside a released count that is about as large, an exact number of people tells what rounding hides."""


class TakenOut(Exception):
    """The issue quotes this count no more."""


class QuotedAlready(Exception):
    """The issue quotes this count, under a number of its own."""


@dataclass(frozen=True, slots=True)
class Count:
    """A cell of a table in a release, and in words who stands in it."""

    release: UUID
    of_table: str
    codes: tuple[str, ...]
    title_en: str
    title_ru: str


@dataclass(frozen=True, slots=True)
class Titles:
    """See `models.Issue`."""

    first_day: date
    title_en: str
    title_ru: str


@transaction.atomic
def begin_issue(*, programme: Programme, titles: Titles, by: Member, is_demo: bool = False) -> Issue:
    """PermissionDenied; QuarterTaken."""
    issue = Issue(
        pk=uuid.uuid4(), organisation_id=by.organisation_id, programme=programme, written_by=by, writers=[by.pk],
        is_demo=is_demo, first_day=titles.first_day, title_en=titles.title_en, title_ru=titles.title_ru,
    )  # fmt: skip
    write_down("newsletter.begun", by, "newsletter", issue.pk, of=programme.organisation_id)
    _check_quarter(issue, by)
    issue.save(force_insert=True)
    return issue


@transaction.atomic
def change_issue(*, issue: Issue, titles: Titles, by: Member) -> None:
    """PermissionDenied; NotNow; QuarterTaken."""
    locked = _draft(issue, by)
    locked.first_day, locked.title_en, locked.title_ru = titles.first_day, titles.title_en, titles.title_ru
    _check_quarter(locked, by)
    locked.save(update_fields=["first_day", "title_en", "title_ru"])


@transaction.atomic
def add_block(*, issue: Issue, kind: str, values: Mapping[str, Any], by: Member) -> Block:
    """`values`: the texts and states of both languages, what it refers to. At the end. PermissionDenied; NotNow."""
    _draft(issue, by)
    block = Block(issue=issue, organisation_id=by.organisation_id, kind=kind, written_by=by, **values)
    block.position = queries.next_position(issue)
    _settle(block, None)
    block.save(force_insert=True)
    return block


@transaction.atomic
def change_block(*, block: Block, values: Mapping[str, Any], by: Member) -> None:
    """PermissionDenied; NotNow."""
    _draft(block.issue, by)
    before = Block.objects.get(pk=block.pk)
    for name, value in values.items():
        setattr(block, name, value)
    block.written_by, block.written_at = by, timezone.now()
    _settle(block, before)
    block.save()


@transaction.atomic
def move_block(*, block: Block, up: bool, by: Member) -> None:
    """Before the one above it, or after the one below. The first and the last stay. PermissionDenied; NotNow."""
    issue = _draft(block.issue, by, writes=False)
    rows = list(issue.blocks.all())
    place = rows.index(block)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            Block.objects.filter(pk=row.pk).update(position=position)


@transaction.atomic
def remove_block(*, block: Block, by: Member) -> None:
    """PermissionDenied; NotNow."""
    _draft(block.issue, by)
    block.delete()


@transaction.atomic
def quote(*, issue: Issue, indicator: Indicator, period: Period, by: Member) -> Quote:
    """The figure of an indicator in a locked period, or the reference that is there. NotReleased; TooNear; TooExact;
    NotNow; PermissionDenied.
    """
    locked = _draft(issue, by)
    there = locked.quotes.filter(indicator=indicator, period=period).first()
    if there is not None:
        return there
    may = queries.released(by, locked.programme)
    if not any((row, of) == (indicator, period) for row, of, _reached in may):
        raise NotReleased
    row = Quote.objects.create(
        organisation_id=by.organisation_id, issue=locked, number=queries.next_number(locked),
        indicator=indicator, period=period, kind=indicator.kind, currency=indicator.currency,
    )  # fmt: skip
    if queries.lies_too_near(locked, by):
        raise TooNear  # and with it goes the row
    if queries.tells_what_rounding_hides(locked, by):
        raise TooExact  # as above
    return row


@transaction.atomic
def quote_count(*, issue: Issue, count: Count, by: Member) -> Quote:
    """A count that an approved release shows. NotReleased; QuotedAlready; TooExact; NotNow; PermissionDenied."""
    locked = _draft(issue, by)
    cell = {"release_id": count.release, "of_table": count.of_table, "codes": list(count.codes)}
    if locked.quotes.filter(**cell).exists():
        raise QuotedAlready
    row = Quote(
        organisation_id=by.organisation_id, issue=locked, number=queries.next_number(locked), kind=Kind.PEOPLE,
        title_en=count.title_en, title_ru=count.title_ru, **cell,
    )  # fmt: skip
    if row.pk not in queries.reached_by(by, [row]):
        raise NotReleased
    row.save(force_insert=True)
    if queries.tells_what_rounding_hides(locked, by):
        raise TooExact  # and with it goes the row
    return row


@transaction.atomic
def hold_count(*, issue: Issue, number: int, by: Member) -> Quote:
    """That it quotes by this number: nobody takes it out until this transaction ends. TakenOut; NotNow;
    PermissionDenied.
    """
    row = queries.quotes_of(_draft(issue, by)).filter(number=number).first()
    if row is None:
        raise TakenOut
    return row


@transaction.atomic
def remove_quote(*, quote: Quote, by: Member) -> None:
    """InUse; NotNow; PermissionDenied."""
    issue = _draft(quote.issue, by)
    if is_quoted(issue, quote):
        raise InUse
    quote.delete()


def is_quoted(issue: Issue, quote: Quote) -> bool:
    texts = issue.blocks.filter(~Q(quote=quote)).values_list("title_en", "title_ru", "text_en", "text_ru")
    if issue.blocks.filter(figures__contains=[quote.number]).exists():
        return True
    in_texts = any(quote.number in referred(text) for row in texts for text in row)
    return in_texts or issue.blocks.filter(quote=quote).exists()


def _draft(issue: Issue, by: Member, *, writes: bool = True) -> Issue:
    """Locked, so that nobody hands it over meanwhile; whoever writes is one of its writers for good. NotNow;
    PermissionDenied.
    """
    write_down("newsletter.changed", by, "newsletter", issue.pk, of=issue.organisation_id)
    locked = queries.issues_of(by).select_for_update(of=("self",)).get(pk=issue.pk)
    if locked.state != State.DRAFT:
        raise NotNow
    if writes and by.pk not in locked.writers:
        locked.writers.append(by.pk)
        locked.save(update_fields=["writers"])
    return locked


def _check_quarter(issue: Issue, by: Member) -> None:
    others = queries.issues_of(by).filter(programme=issue.programme_id, first_day=issue.first_day)
    if others.exclude(pk=issue.pk).exclude(state=State.WITHDRAWN).exists():
        raise QuarterTaken


def _settle(block: Block, before: Block | None) -> None:
    """A language without a text is empty. One that stayed while the other was changed is behind, until somebody looks
    at it and saves it as ready again.
    """
    changed = {code for code in LANGUAGES if before is None or _says(block, code) != _says(before, code)}
    for code in LANGUAGES:
        if not getattr(block, f"text_{code}"):
            setattr(block, f"state_{code}", TextState.EMPTY)
        elif code not in changed and changed:
            setattr(block, f"state_{code}", TextState.BEHIND)
        elif getattr(block, f"state_{code}") == TextState.EMPTY:
            setattr(block, f"state_{code}", TextState.DRAFT)


def _says(block: Block, code: str) -> tuple[str, str]:
    return getattr(block, f"title_{code}"), getattr(block, f"text_{code}")
