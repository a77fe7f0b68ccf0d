"""Notices: written, looked at, sent by one person, stopped; by the clock of their airports."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide.tests.banned_news import ban
from amanjol.public.screens import actions
from amanjol.public.screens.document import screens_document
from amanjol.public.screens.models import Notice
from amanjol.public.screens.tests.plans import device, notice

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast

pytestmark = pytest.mark.django_db

NEW = "/fleet/screens/notices/new/"
FIVE_HOURS = timedelta(hours=5)  # Tashkent is ahead of UTC by


def address(row: Notice, rest: str = "") -> str:
    return f"/fleet/screens/notices/{row.pk}/{rest}"


def local(moment: datetime) -> str:
    """As a browser sends what was typed by the clock of Tashkent."""
    return f"{moment.astimezone(UTC) + FIVE_HOURS:%Y-%m-%dT%H:%M}"


def sent(**changes: Any) -> dict[str, Any]:
    texts = {"title_ru": "Рейс перенесён", "text_ru": "Стойка 14."}
    return texts | {"ends": local(timezone.now() + timedelta(hours=6)), "places": ["TAS"]} | changes


@pytest.fixture(autouse=True)
def _devices(cast: FleetCast) -> None:
    device(cast.sanjar, "TAS")
    device(cast.sanjar, "ALA")
    device(cast.sanjar, "DXB")


def test_a_notice_is_looked_at_before_it_is_sent(cast: FleetCast) -> None:
    client = browser(cast.sanjar)
    response = client.post(NEW, sent(text_ru="Стойка\n14."))
    row = Notice.objects.get()
    assert response["Location"] == address(row, "preview/")
    assert row.texts == {"ru": {"title": "Рейс перенесён", "text": "Стойка 14."}}
    assert screens_document()["notices"] == []
    page = client.get(address(row, "preview/")).text
    assert "Send to the screens" in page
    assert "Lacking: Oʻzbek" in page
    assert "<iframe" in page
    page = client.post(address(row, "send/"), follow=True).text
    assert "Stop it" in page
    assert [part["id"] for part in screens_document()["notices"]] == [str(row.pk)]


def test_one_person_sends_it_and_the_journal_says_who(
    cast: FleetCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(actions, "ask_to_publish", lambda: asked.append("asked"))
    row = notice(cast.aidar, places=["TAS"])
    [entry] = entries_seen_by(cast.aidar, "notice.sent")
    assert (entry.actor_id, entry.subject_id) == (cast.aidar.account_id, str(row.pk))
    assert entry.details == {"languages": "ru", "places": "TAS"}
    actions.stop_notice(notice=row, by=cast.sanjar)
    [entry] = entries_seen_by(cast.sanjar, "notice.stopped")
    assert entry.actor_id == cast.sanjar.account_id
    assert asked == ["asked", "asked"]


def test_times_are_typed_by_the_clock_of_the_airport(cast: FleetCast) -> None:
    begins = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    client = browser(cast.sanjar)
    client.post(NEW, sent(begins=local(begins), ends=local(begins + timedelta(hours=2))))
    row = Notice.objects.get()
    assert (row.begins_at, row.ends_at) == (begins, begins + timedelta(hours=2))
    assert f'value="{local(begins)}"' in client.get(address(row)).text
    begin = f"{begins + FIVE_HOURS:%H:%M}"
    assert begin in client.get(address(row, "preview/")).text


def test_without_a_beginning_it_holds_at_once(cast: FleetCast) -> None:
    browser(cast.sanjar).post(NEW, sent())
    assert abs(Notice.objects.get().begins_at - timezone.now()) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title_ru": "", "text_ru": ""}, "Write it in one language at least."),
        ({"title_ru": ""}, "Say in a few words what it is about."),
        ({"title_ru": "Я" * 81}, "80"),
        ({"text_ru": "Я" * 301}, "300"),
        ({"ends": ""}, "Choose a day: “"),
        ({"ends": local(timezone.now() - timedelta(hours=1))}, "It would have ended before it begins."),
        ({"ends": local(timezone.now() + timedelta(days=8))}, "That is more than 7 days."),
        ({"places": ["TAS", "DXB"]}, "These airports have different clocks"),
        ({"places": ["XXX"]}, "choose something that is offered"),
        ({"page": "general/nothing"}, "choose something that is offered"),
    ],
)
def test_what_is_missing_or_wrong_is_said(cast: FleetCast, changes: dict[str, Any], says: str) -> None:
    assert says in browser(cast.sanjar).post(NEW, sent(**changes)).text
    assert not Notice.objects.exists()


def test_no_screen_shows_an_address_for_which_a_reader_can_be_punished(cast: FleetCast) -> None:
    row = notice(cast.sanjar)  # sent before
    row.texts = {"ru": {"title": "Рейс перенесён", "text": "https://www.banned-news.example/a"}}
    row.save()
    assert len(screens_document()["notices"]) == 1
    ban()
    assert screens_document()["notices"] == []
    page = browser(cast.sanjar).post(NEW, sent(text_ru="См. banned-news.example")).text
    assert "Names banned-news.example: a reader can be punished for it (RU)." in page
    assert Notice.objects.count() == 1


def test_what_was_sent_is_not_changed_any_more(cast: FleetCast) -> None:
    row, client = notice(cast.sanjar), browser(cast.sanjar)
    assert client.post(address(row), sent(title_ru="Другое"))["Location"] == address(row, "preview/")
    with pytest.raises(actions.AlreadySent):
        actions.save_notice(notice=row, by=cast.sanjar)
    assert "It was sent already." in client.post(address(row, "send/"), follow=True).text
    client.post(address(row, "remove/"))
    row.refresh_from_db()
    assert row.texts["ru"]["title"] == "Рейс перенесён"


def test_a_draft_is_changed_or_thrown_away(cast: FleetCast) -> None:
    row, client = notice(cast.sanjar, is_sent=False), browser(cast.aidar)
    client.post(address(row), sent(title_ru="Другое", title_uz="Boshqa"))
    row.refresh_from_db()
    assert row.titles == {"ru": "Другое", "uz": "Boshqa"}
    client.post(address(row, "remove/"))
    assert not Notice.objects.exists()


def test_what_is_over_is_neither_sent_nor_stopped(cast: FleetCast) -> None:
    client = browser(cast.sanjar)
    draft, other = notice(cast.sanjar, is_sent=False), notice(cast.sanjar)
    past = timezone.now() - timedelta(hours=2)
    Notice.objects.update(begins_at=past - timedelta(hours=1), ends_at=past)
    assert "Its time is over" in client.post(address(draft, "send/"), follow=True).text
    assert "stopped or over" in client.post(address(other, "stop/"), follow=True).text
    draft.refresh_from_db()
    assert draft.sent_at is None
    assert "Over or stopped" in client.get("/fleet/screens/").text


def test_the_database_lets_no_notice_stay_for_ever(cast: FleetCast) -> None:
    row = notice(cast.sanjar)
    refused: list[dict[str, Any]] = [
        {"ends_at": row.begins_at + timedelta(days=8)},
        {"ends_at": row.begins_at},
        {"texts": {}},
    ]
    for values in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.filter(pk=row.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=row.pk).update(sent_at=None, stopped_at=timezone.now())
