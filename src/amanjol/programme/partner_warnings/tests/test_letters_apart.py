"""Letters to editors about what partners told are counted apart: nobody elsewhere uses up those about our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.db import connection
from django.db.models import F
from django.utils import timezone

from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.partner_warnings import first_page, taking
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD
from amanjol.programme.partner_warnings.tests.partner_cast import ended, told
from amanjol.public.guide.telling import actions as telling
from amanjol.public.guide.telling.models import Letterbox
from amanjol.public.warnings import actions as warnings
from amanjol.public.warnings.kinds import Sureness
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.tests.warning_cast import written

if TYPE_CHECKING:
    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

pytestmark = pytest.mark.django_db
EACH = 2
OURS = "Waits for you as the second person:"


@pytest.fixture(autouse=True)
def _in_the_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """What came today came hours ago; two letters a day, and two that are urgent, of each kind."""
    monkeypatch.setattr(first_page, "_morning", lambda _day: timezone.now() - timedelta(hours=9))
    for share in ("OWN", "FROM_OUTSIDE"):
        few = replace(getattr(telling, share), letters=EACH, urgent=EACH)
        monkeypatch.setattr(telling, share, few)


def letters(cast: PartnerCast) -> int:
    """How many Timur gets by the worker at this moment, whose session is nobody's."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', '', true)")
    mail.outbox.clear()
    telling.look_around()
    timur = str(cast.timur.account_id)
    return int(telling.tell.func(timur)) if timur in telling._waiting_tasks() else 0


def minutes_pass(minutes: int) -> None:
    """For letters: those that are counted, and those that are held back."""
    with connection.cursor() as cursor:
        cursor.execute("update accounts_tries set since = since - make_interval(mins => %s)", [minutes])
    Letterbox.objects.update(not_before=F("not_before") - timedelta(minutes=minutes))


def ours(cast: PartnerCast) -> PublicWarning:
    """Written a quarter of an hour ago, for Timur to approve."""
    request_of(cast.lola_at)
    row = written(cast.lola)
    PublicWarning.objects.filter(pk=row.pk).update(written_at=timezone.now() - timedelta(minutes=15))
    return row


def stood(cast: PartnerCast, body: dict[str, object]) -> None:
    """A copy of what a partner told, which readers see here."""
    there = next(of for of in cast.arrived() if str(of.told.warning) == body["warning"])
    row = taking.take_over(pk=there.id, sureness=Sureness.SEVERAL, source="", by=cast.lola)
    warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.timur)


def test_a_partner_that_tells_all_day_uses_up_no_letter_about_ours(cast: PartnerCast) -> None:
    number = 0
    for _told in range(EACH * 3):
        cast.arrive(TOLD, told())
        number += letters(cast)
        minutes_pass(16)
    assert number == EACH
    for _own in range(EACH):
        cast.arrive(TOLD, told())
        assert letters(cast) == 0
        ours(cast)
        minutes_pass(11)
        assert letters(cast) == 1
        [letter] = mail.outbox
        assert OURS in letter.body
        assert "Came from a partner in another place" in letter.body  # and what it told meanwhile


def test_a_partner_that_takes_back_one_after_the_other_holds_up_nothing_urgent(
    cast: PartnerCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = [told() for _number in range(EACH * 3)]
    for body in bodies:
        cast.arrive(TOLD, body)
        stood(cast, body)
    number = 0
    for body in bodies:
        cast.arrive(ENDED, ended(str(body["warning"])))
        number += letters(cast)
        minutes_pass(16)
    assert number == EACH * 2
    monkeypatch.setattr(warnings, "DESKS_HOUR", timedelta(hours=1))  # which these do not wait
    for _own in range(EACH * 2):
        row = ours(cast)
        warnings.go_on(pk=row.pk, words="Сегодня вечером самолёт.", by=cast.lola)
        assert letters(cast) == 1
        minutes_pass(16)


def test_what_a_partner_takes_back_takes_nothing_of_ours_along_before_its_ten_minutes(
    cast: PartnerCast,
) -> None:
    bodies = [told() for _number in range(EACH)]
    for body in bodies:
        cast.arrive(TOLD, body)
        stood(cast, body)
    rows = []
    for body in bodies:
        request_of(cast.lola_at)
        rows.append(written(cast.lola).pk)
        cast.arrive(ENDED, ended(str(body["warning"])))
        assert letters(cast) == 1
        assert OURS not in mail.outbox[0].body
        minutes_pass(16)
    PublicWarning.objects.filter(pk__in=rows).update(written_at=timezone.now() - timedelta(minutes=15))
    assert letters(cast) == 1
    [letter] = mail.outbox
    assert OURS in letter.body
    assert all(str(pk) in letter.body for pk in rows)
