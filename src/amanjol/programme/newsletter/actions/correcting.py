"""A figure was corrected: each issue that is out and quotes it says so from now on."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.actions.opening import said_to_everybody, say_corrected
from amanjol.programme.newsletter.actions.sending import hold_back_mailings
from amanjol.programme.newsletter.models import Erratum

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue, Quote
    from amanjol.programme.results.models import Fact


@transaction.atomic
def note_correction(fact: Fact, by: Member) -> None:
    """In the transaction that approved it; without a difference nothing."""
    quotes = list(queries.published_quotes(fact.indicator_id, fact.period_id, by.organisation_id))
    now = queries.reached_by(by, quotes)
    for quote in quotes:
        was, was_of = said_to_everybody(quote) or _claimed(quote)
        reached = now.get(quote.pk)
        value, organisations = (reached.value, reached.organisations) if reached else (None, was_of)
        if (value, organisations) == (was, was_of):
            continue
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
