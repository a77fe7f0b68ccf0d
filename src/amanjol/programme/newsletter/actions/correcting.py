"""A figure was corrected, or a count withdrawn: each issue that is out and quotes it says so from now on."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.actions.opening import give_up, said_to_everybody, say_corrected
from amanjol.programme.newsletter.actions.sending import hold_back_mailings
from amanjol.programme.newsletter.models import Erratum

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue, Quote
    from amanjol.programme.releases.models import Release
    from amanjol.programme.results.models import Fact
    from amanjol.programme.results.queries import Reached


@transaction.atomic
def note_correction(fact: Fact, by: Member) -> None:
    """In the transaction that approved it; without a difference nothing."""
    quotes = list(queries.published_quotes(fact.indicator_id, fact.period_id, by.organisation_id))
    now = queries.reached_by(by, quotes)
    for quote in quotes:
        _note(quote, now.get(quote.pk), by)


@transaction.atomic
def note_withdrawal(release: Release, by: Member) -> None:
    """In the transaction that withdrew it: no count of it holds any more."""
    for quote in queries.published_counts(release.pk, by.organisation_id):
        _note(quote, None, by)


def _note(quote: Quote, now: Reached | None, by: Member) -> None:
    said = said_to_everybody(quote)
    if said is None:
        give_up(quote.issue)  # whatever rows claim that it said
    was, was_of = said or _claimed(quote)
    if now is not None and now.value != was and queries.is_told_beside_counts(quote, now.value):
        now = None
    value, organisations = (now.value, now.organisations) if now else (None, was_of)
    if (value, organisations) == (was, was_of):
        return
    row = Erratum.objects.create(
        organisation_id=quote.organisation_id, issue=quote.issue, quote=quote, kind=quote.kind,
        number=_free_number(quote.issue),
        was=was, was_of=was_of, value=value, of_organisations=organisations,
    )  # fmt: skip
    say_corrected(row)
    hold_back_mailings(quote.issue, by)


def _free_number(issue: Issue) -> int:
    """The first: a row that somebody planted further on stands in nobody's way. The issue is locked."""
    taken = set(issue.errata.values_list("number", flat=True))
    return next(number for number in count(1) if number not in taken)


def _claimed(quote: Quote) -> tuple[int | None, int]:
    """As rows say it, where nobody reads the issue: for staff."""
    last = quote.errata.last()
    if last is not None:
        return last.value, last.of_organisations
    return quote.value, quote.of_organisations or 1
