"""What everybody reads of outreach, read as a stranger does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test import Client

from amanjol.programme.outreach import opening
from amanjol.programme.outreach.actions import deciding, partnering, recommending
from amanjol.programme.outreach.models import Recommendation
from amanjol.programme.outreach.tests.outreach_cast import OPENLY, recommended, word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast


def read(address: str = OPENLY) -> str:
    """As a stranger does, whom the database knows by no session."""
    with as_nobody():
        response = Client(headers={"accept-language": "en"}).get(address)
    assert response.status_code == 200
    assert not response.cookies
    return response.text


@contextmanager
def as_nobody() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('amanjol.session_token', true)")
        (before,) = cursor.fetchone()
        cursor.execute("select set_config('amanjol.session_token', '', true)")
        yield
        cursor.execute("select set_config('amanjol.session_token', %s, true)", [before])


def written(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def seen_of(cast: OutreachCast, row: Recommendation | None = None) -> str:
    """As a page of this moment would send it."""
    pk = (row or cast.recommendation).pk
    return opening.digest_of(opening.copy_of(Recommendation.objects.get(pk=pk)))


def show(cast: OutreachCast, row: Recommendation | None = None) -> None:
    """Aidar, who wrote it, asks, and Begaiym shows it as it stands."""
    of, seen = row or cast.recommendation, seen_of(cast, row)
    deciding.ask(recommendation=of, seen=seen, by=cast.aidar)
    deciding.approve(recommendation=of, seen=seen, by=cast.begaiym)


def shown(cast: OutreachCast, countries: list[str], **says: Any) -> None:
    """The recommendation is about these countries; of the first the partner says something; then it is shown."""
    what = recommended(partner=cast.partner, countries=countries)
    recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=cast.aidar)
    if says:
        partnering.give_word(partner=cast.partner, country=countries[0], word=word(**says), by=cast.aidar)
    row = Recommendation.objects.get(pk=cast.recommendation.pk)
    if opening.open_copy(row) != opening.copy_of(row):
        show(cast)
