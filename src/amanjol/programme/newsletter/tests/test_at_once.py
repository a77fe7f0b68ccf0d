"""Two who act at once, committed: no figure that was corrected beside a publication stands without its erratum."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.newsletter.actions import deciding
from amanjol.programme.newsletter.models import Erratum
from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast, create_newsletter_cast
from amanjol.programme.results import actions as results

if TYPE_CHECKING:
    from amanjol.programme.results.models import Figure

pytestmark = pytest.mark.usefixtures("fresh_database")


def is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_locks where not granted)")
        return bool(cursor.fetchone()[0])


def approved_issue() -> tuple[NewsletterCast, Figure]:
    """Committed; and a correction that waits for its second person."""
    with transaction.atomic():
        cast = create_newsletter_cast()
        cast.quote()
        cast.block(text_en="We reached {figure:1}.")
        cast.hand_over()
        deciding.approve(issue=cast.issue, by=cast.zarina)
        fact = cast.indicator("2.1").facts.get(source="Yyldyz")
        typed = {
            "value": 230, "of_organisations": 1, "parts": {}, "evidence": "List", "link": "", "reason": "Twice",
        }  # fmt: skip
        return cast, results.correct_figure(fact=fact, values=typed, by=cast.aidar)


def test_a_correction_beside_a_publication_makes_an_erratum() -> None:
    """It begins before the publication is committed, and waits for it."""
    cast, figure = approved_issue()

    def correct() -> None:
        try:
            with transaction.atomic(), acting_for(cast.zarina):
                results.decide_figure(figure=figure, approves=True, by=cast.zarina)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), acting_for(cast.aidar):
            deciding.publish(issue=cast.issue, by=cast.aidar)
            correction = threads.submit(correct)
            while not correction.done() and not is_somebody_waiting():
                pass  # until it has gone by, or waits
        correction.result()
    with transaction.atomic(), acting_for(cast.aidar):
        assert [(row.was, row.value) for row in Erratum.objects.all()] == [(354, 348)]
