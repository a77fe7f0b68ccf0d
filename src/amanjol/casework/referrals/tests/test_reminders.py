"""Reminders by e-mail: to whom they go, how often, and that they say nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.models import Referral, Reminder
from amanjol.casework.referrals.reminders import actions
from amanjol.casework.referrals.tests.test_referrals import MERJEN, arrived, ask, send
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
CHOOSE = "/desk/reminders/"


def member_at(client: Client) -> Member:
    return keyring_of(client).member


def choose(client: Client, *, wanted: bool = True) -> None:
    assert client.post(CHOOSE, {"wanted": "1"} if wanted else {}).status_code == 302


def reminded(houses: TwoHouses) -> list[Any]:
    """By the worker, of both organisations."""
    organisations = {str(member_at(client).organisation_id) for client in (houses.dana, houses.selbi)}
    name_session("")
    sent = sum(actions.remind.call(organisation) for organisation in sorted(organisations))
    messages = [*mail.outbox]
    mail.outbox.clear()
    assert len(messages) == sent
    return messages


def addresses(*clients: Client) -> list[str]:
    return sorted(member_at(client).account.email for client in clients)


def test_nobody_is_reminded_who_has_not_asked(houses: TwoHouses) -> None:
    ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    assert reminded(houses) == []
    choose(houses.selbi)
    assert [message.to for message in reminded(houses)] == [addresses(houses.selbi)]
    choose(houses.selbi, wanted=False)
    choose(houses.oraz)
    choose(houses.oraz, wanted=False)
    assert reminded(houses) == []
    with acting_for(member_at(houses.selbi)):
        assert not Reminder.objects.exists()


def test_an_e_mail_says_that_something_waits_and_nothing_else(houses: TwoHouses) -> None:
    """Also not of which sort: word for word the same for a letter, an inquiry, a life in danger, a late answer."""
    for client in (houses.selbi, houses.dana):
        choose(client)
    ours = ask(houses, open_case(houses.dana, MERJEN), urgency="today")
    assert carry() == 1
    (closed,) = reminded(houses)
    theirs = arrived(houses.selbi)
    after(houses, timedelta(hours=25))
    (asked,) = reminded(houses)
    late(houses, ours)
    after(houses, timedelta(hours=25))
    *_, to_supervisor = messages = reminded(houses)
    assert {message.to[0] for message in messages} == set(addresses(houses.selbi, houses.dana))
    assert {(message.subject, message.body) for message in (asked, to_supervisor, *messages)} == {
        (closed.subject, closed.body)
    }
    said = f"{closed.subject}\n{closed.body}"
    for word in (
        "Merjen",
        "Gul",
        "Yyldyz",
        "Dana",
        "Selbi",
        "refer",
        "letter",
        "inquiry",
        "danger",
        "late",
        "TM",
    ):
        assert word not in said
    assert not re.search(r"[0-9a-f]{8}-|\d", closed.body.replace(":8000", ""))
    assert not any(part and part in said for page in (ours, theirs) for part in [page.split("/")[-2]])
    assert closed.body.endswith("/")
    assert closed.extra_headers == {}
    assert closed.attachments == []


def test_once_a_day_at_most_however_much_comes(houses: TwoHouses) -> None:
    choose(houses.selbi)
    for _time in range(2):
        ask(houses, open_case(houses.dana, MERJEN))
    carry()
    assert len(reminded(houses)) == 1
    ask(houses, open_case(houses.dana, MERJEN))
    carry()
    after(houses, timedelta(hours=23))
    assert reminded(houses) == []
    after(houses, timedelta(hours=2))
    assert len(reminded(houses)) == 1


def test_who_is_in_no_circle_of_an_inbox_is_reminded_of_no_inquiry(houses: TwoHouses) -> None:
    """Farida works on cases in Yyldyz and receives nothing."""
    theirs_to_ours(houses)
    arrived(houses.berk)
    for client in (houses.farida, houses.berk):
        choose(client)
    assert [message.to for message in reminded(houses)] == [addresses(houses.berk)]


def test_nothing_waits_once_it_is_answered(houses: TwoHouses) -> None:
    choose(houses.selbi)
    ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "cannot", "reason": "no-place", "contact": "on-duty"})
    assert reminded(houses) == []


def test_an_answer_that_is_late_reminds_whoever_supervises_and_no_other(houses: TwoHouses) -> None:
    for client in (houses.dana, houses.farida):
        choose(client)
    ours = ask(houses, open_case(houses.dana, MERJEN))
    assert reminded(houses) == []
    late(houses, ours)
    assert [message.to for message in reminded(houses)] == [addresses(houses.dana)]


def test_who_has_left_is_reminded_no_more(houses: TwoHouses) -> None:
    choose(houses.selbi)
    ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    selbi = member_at(houses.selbi)
    type(selbi).objects.filter(pk=selbi.pk).update(left_on=timezone.localdate())
    name_session("")
    assert actions.remind.call(str(selbi.organisation_id)) == 0


def test_what_was_not_sent_is_sent_later(houses: TwoHouses, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(houses.selbi)
    ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    with monkeypatch.context() as broken:
        broken.setattr(actions, "send", lambda *_given: 0)
        assert reminded(houses) == []
    assert len(reminded(houses)) == 1


def test_the_worker_looks_once_an_hour(houses: TwoHouses) -> None:
    """So no e-mail goes at the moment in which something came."""
    tasks = DBTaskResult.objects.filter(task_path=actions.remind.module_path)
    for _minute in range(3):
        actions.look_around()
    asked = {arguments["args"][0] for arguments in tasks.values_list("args_kwargs", flat=True)}
    assert asked >= {str(member_at(client).organisation_id) for client in (houses.dana, houses.selbi)}
    assert len(asked) == tasks.count()


def test_the_page_of_ones_own_account_says_what_it_would_say(houses: TwoHouses) -> None:
    page = houses.selbi.get("/account/").text
    assert "Reminders by e-mail" in page
    assert houses.selbi.get(CHOOSE).status_code == 405


def theirs_to_ours(houses: TwoHouses) -> None:
    """Gul asks Yyldyz."""
    case = open_case(houses.selbi, MERJEN)
    typed = {
        "purposes": ["shelter"], "urgency": "planned", "sex": "Feminine", "age": "18-29", "language": "tk",
        "agreed": "on", "partner": houses.belief_in_yyldyz,
    }  # fmt: skip
    assert houses.selbi.post(f"/desk/cases/{case.pk}/refer/", typed).status_code == 302
    assert carry() == 1


def after(houses: TwoHouses, time: timedelta) -> None:
    """As if what was told had been told so much earlier."""
    for client in (houses.dana, houses.selbi):
        with acting_for(member_at(client)):
            for row in Reminder.objects.exclude(told_at=None):
                assert row.told_at is not None
                Reminder.objects.filter(pk=row.pk).update(told_at=row.told_at - time)


def late(houses: TwoHouses, page: str) -> None:
    with acting_for(member_at(houses.dana)):
        rows = Referral.objects.filter(pk=page.split("/")[-2])
        rows.update(answer_by=timezone.now() - timedelta(hours=1))
