"""What everybody reads of outreach, read as a stranger does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test import Client

from amanjol.programme.outreach.actions import partnering, recommending
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


def shown(cast: OutreachCast, countries: list[str], **says: Any) -> None:
    """The recommendation is about these countries and shown; of the first the partner says something."""
    what = recommended(partner=cast.partner, countries=countries)
    recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=cast.aidar)
    recommending.show(recommendation=cast.recommendation, by=cast.aidar)
    if says:
        partnering.give_word(partner=cast.partner, country=countries[0], word=word(**says), by=cast.aidar)
