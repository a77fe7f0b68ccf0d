"""A return on the receiving side: whom the clock calls, who may stop it, and who takes over when its worker is gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.models import Referral
from amanjol.casework.referrals.returning import telling
from amanjol.casework.referrals.tests.return_home import shown
from amanjol.casework.referrals.tests.return_pages import page_of, post, record_of
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.return_home import Home

pytestmark = pytest.mark.django_db
MISSED = "Should have been here"


@pytest.fixture
def home(planned: Home) -> Home:
    return planned


def on_the_way(home: Home, *, hours_ago: int = 7) -> None:
    home.expected(hours_ago=hours_ago)
    home.tell()


def first(client: Client) -> str:
    """What cannot wait, on the first page."""
    return shown(client, "/desk/").partition("Do this first")[2].partition("</section>")[0]


def leave(client: Client) -> None:
    member = keyring_of(client).member
    type(member).objects.filter(pk=member.pk).update(left_on=timezone.localdate())


def test_whoever_supervises_there_is_called_too_locked_or_not(home: Home) -> None:
    """Selbi works on the case, Oraz supervises."""
    on_the_way(home)
    assert MISSED in first(home.houses.oraz)
    leave(home.houses.selbi)
    assert MISSED in first(home.houses.oraz)
    home.houses.oraz.post("/account/lock/")
    assert "Do this first" in shown(home.houses.oraz, "/desk/")
    assert MISSED not in shown(home.houses.oraz, "/desk/")


def test_before_its_hour_and_after_the_arrival_nobody_else_is_called(home: Home) -> None:
    on_the_way(home, hours_ago=2)
    for client in (home.houses.oraz, home.houses.selbi):
        assert "Do this first" not in shown(client, "/desk/")
    assert "On the way here" not in shown(home.houses.oraz, "/desk/")
    home.expected(hours_ago=7)
    home.tell()
    assert MISSED in first(home.houses.oraz)
    home.back("arrival", {"arrived": "recognised"})
    assert "Do this first" not in shown(home.houses.oraz, "/desk/")


def test_the_page_names_whom_both_sides_have_named(home: Home) -> None:
    on_the_way(home)
    for client in (home.houses.selbi, home.houses.oraz):
        alarm = shown(client, home.theirs).partition("in-danger")[2].partition("</section>")[0]
        for words in ("Whom you call there", "Dana Chinar", "Berk Chinar", "Who calls from here"):
            assert words in alarm
    home.houses.selbi.post("/desk/cases/discreet/")
    assert "Whom you call there" not in shown(home.houses.selbi, home.theirs)


def test_their_word_that_she_does_not_come_stops_their_clock_and_asks_ours(home: Home) -> None:
    """Ours goes on: what a partner says, or somebody in their place, silences nobody here."""
    on_the_way(home)
    assert "The person does not come" in shown(home.houses.selbi, home.theirs)
    home.back("return-off", {})
    assert MISSED not in shown(home.houses.selbi, "/desk/")
    assert MISSED not in shown(home.houses.oraz, "/desk/")
    assert "The person does not come" not in shown(home.houses.selbi, home.theirs)
    assert home.houses.selbi.post(f"{home.theirs}return-off/").status_code == 302
    assert carry() == 0
    day = shown(home.houses.dana, "/desk/")
    assert "says that the person does not go: ask them" in day
    assert "Should have been there" in day
    page = shown(home.houses.dana, page_of(home.case))
    assert "They say: the person does not go." in page
    assert record_of(home.houses.dana, home.case).stopped_at is None
    post(home.houses.dana, page_of(home.case, "stop"))
    assert "ask them" not in shown(home.houses.dana, "/desk/")
    assert "They say: the person does not go." not in shown(home.houses.dana, page_of(home.case))


def test_told_anew_the_clock_runs_on_both_sides_again(home: Home) -> None:
    on_the_way(home)
    home.back("return-off", {})
    home.tell()
    assert MISSED in first(home.houses.selbi)
    assert "does not go: ask them" not in shown(home.houses.dana, "/desk/")


def test_a_case_that_was_closed_meanwhile_keeps_nobody_from_stopping_it(home: Home) -> None:
    on_the_way(home)
    home.houses.selbi.post(f"{home.there}close/", {"reason": "x"})
    for client in (home.houses.selbi, home.houses.oraz):
        assert MISSED in first(client)
    home.back("arrival", {"arrived": "elsewhere"})
    for client in (home.houses.selbi, home.houses.oraz):
        assert "Do this first" not in shown(client, "/desk/")


def test_the_sender_and_who_reads_alone_stop_no_clock_there(home: Home) -> None:
    on_the_way(home)
    assert home.houses.dana.post(f"{home.ours}return-off/").status_code == 302
    assert home.houses.farida.post(f"{home.theirs}return-off/").status_code == 404
    assert carry() == 0
    keyring = keyring_of(home.houses.dana)
    with acting_for(keyring.member):
        row = Referral.objects.get(pk=home.ours.split("/")[-2])
    with pytest.raises(AnotherState):
        telling.call_off(keyring=keyring_of(home.houses.dana), case=home.case, referral=row.pk)


def test_reports_are_taken_over_where_nobody_is_left(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_way(home, hours_ago=1)
    home.back("arrival", {"arrived": "recognised"})
    really, later = timezone.localdate, timezone.localdate() + timedelta(days=40)
    monkeypatch.setattr(timezone, "localdate", lambda *at: really(*at) if at else later)
    due, missed = "how the person is after 1 month", "No report after 1 month"
    assert due in shown(home.houses.selbi, "/desk/")
    assert due not in shown(home.houses.oraz, "/desk/")
    leave(home.houses.selbi)
    assert due in shown(home.houses.oraz, "/desk/")
    assert missed not in shown(home.houses.oraz, "/desk/")
