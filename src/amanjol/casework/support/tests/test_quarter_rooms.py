"""What sessions hand in to be counted; what kinds of rooms are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.desk.tallies import Counting, Quarter
from amanjol.casework.support.followups import tally as of_followups
from amanjol.casework.support.followups.records import Reason, Wellbeing
from amanjol.casework.support.models import CircleSession
from amanjol.casework.support.sessions import tally as of_sessions
from amanjol.casework.support.sessions.records import Outcome
from amanjol.casework.support.tests.quarter_cast import counted, numbers, tally
from amanjol.casework.support.tests.session_cast import FIRST, MISSED, SAID, SECRETS, write
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import OpenFields, SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.support.tests.session_cast import SessionCast

pytestmark = pytest.mark.django_db
OF_FIRST = Quarter.of(FIRST.on)


def test_sessions_that_took_place_count_with_their_minutes_and_no_word(session_cast: SessionCast) -> None:
    """Two of the same kind in the quarter, one that nobody came to, one of another quarter."""
    reader, client = session_cast.at["gunesh"], session_cast.client.pk
    write(reader, client, replace(FIRST, minutes=25), SAID)
    write(reader, client, replace(FIRST, on=OF_FIRST.before.first_day), SAID)
    figures = counted(session_cast.dana, OF_FIRST)
    assert numbers(figures, "sessions") == {"first": (1, 2)}
    (row,) = tally(figures, "sessions").rows
    assert row.minutes == FIRST.minutes + 25
    assert figures.people == 1
    assert numbers(counted(session_cast.dana, OF_FIRST.before), "sessions") == {"first": (1, 1)}
    page = session_cast.dana.get("/desk/quarter/", {"of": f"{OF_FIRST.year}-{OF_FIRST.number}"}).text
    assert f"{(FIRST.minutes + 25) // 60}:{(FIRST.minutes + 25) % 60:02}" in page
    assert not any(secret in page for secret in SECRETS)


def test_a_session_put_beneath_another_client_or_exchanged_makes_no_figures(
    session_cast: SessionCast,
) -> None:
    request_of(session_cast.berk)
    first, missed = (
        CircleSession.objects.get(pk=row.pk) for row in (session_cast.first, session_cast.missed)
    )
    with pytest.raises(SealBroken):
        OpenFields(b"", keyring_of(session_cast.berk).organisation.place("any", "x.y", 1))
    request_of(session_cast.at["gunesh"])
    CircleSession.objects.filter(pk=missed.pk).update(facts=first.facts)
    with pytest.raises(SealBroken):
        counted(session_cast.dana, OF_FIRST)


def test_sessions_of_a_case_that_is_not_counted_are_not_opened(session_cast: SessionCast) -> None:
    counting = Counting(keyring_of(session_cast.dana), OF_FIRST, {})
    assert list(of_sessions.SESSIONS.deeds(counting)) == []


def test_every_kind_has_its_words() -> None:
    assert all(of_sessions.kind_words(kind.value) for kind in type(FIRST.kind))
    assert all(of_followups.closed_words(reason.value) for reason in Reason)
    assert all(of_followups.asked_words(kind) for kind in (of_followups.NOT_REACHED, *Wellbeing))
    assert MISSED.outcome is not Outcome.TOOK_PLACE
