"""Who answers people reads a warning for an hour before its readers do, or somebody says why it cannot wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.telling import actions as telling
from amanjol.public.guide.telling.things import changes_that_wait
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings import actions, queries
from amanjol.public.warnings.document import warnings_document
from amanjol.public.warnings.models import Dropped, PublicWarning
from amanjol.public.warnings.tests.warning_cast import TEXTS, approved, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
UNCERTAIN = "nobody else has approved it: do not say it as true"


@pytest.fixture
def cast(cast: WarningCast, monkeypatch: pytest.MonkeyPatch) -> WarningCast:
    monkeypatch.setattr(actions, "DESKS_HOUR", HOUR)
    return cast


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes it so many minutes later than it is."""
    now = timezone.now()
    return lambda minutes: monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=minutes))


def approve(row: PublicWarning, by: Member) -> None:
    row.refresh_from_db()
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=by)


def end_hour(row: PublicWarning) -> None:
    """A row of two days ago in its place: the database has its own clock, and takes no hour from one that waits."""
    row.refresh_from_db()
    PublicWarning.objects.filter(pk=row.pk).delete()
    row.desks_until = timezone.now() - timedelta(days=2)
    row.save(force_insert=True)


def stood() -> list[str]:
    return [part["id"] for part in warnings_document()["warnings"]]


def at_desk(member: Member) -> str:
    return " ".join(browser(member).get("/desk/").text.split())


def told(member: Member) -> list[str]:
    return [thing.heading for thing in changes_that_wait() if thing.is_for(member)]


def test_desks_have_it_for_an_hour_before_anybody_approves(
    cast: WarningCast, later: Callable[[int], None]
) -> None:
    row = written(cast.lola)
    with pytest.raises(actions.WithDesks):
        approve(row, cast.timur)
    assert (stood(), list(queries.waiting_for(cast.timur)), told(cast.timur)) == ([], [], [])
    assert told(cast.berk) == ["answer"]
    page = at_desk(cast.berk)
    for words in (
        "An agency without a licence",
        "Several people told us",
        "Find the firm yourself",
        "Antalya, Türkiye",
    ):
        assert words in page
    assert f"may come out at {timezone.localtime(row.desks_until):%H:%M} at the earliest" in page
    assert UNCERTAIN in page
    later(61)
    assert list(queries.waiting_for(cast.timur)) == [row]
    assert told(cast.berk) == []
    page = at_desk(cast.berk)
    assert "may come out once a second person approves" in page
    assert UNCERTAIN in page
    end_hour(row)
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]
    page = at_desk(cast.berk)
    assert "readers see it since" in page
    assert UNCERTAIN not in page


def test_it_is_one_hour_with_that_of_the_translators(
    cast: WarningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "TRANSLATORS_HOUR", HOUR)
    row = written(cast.lola)
    assert row.translators_until is not None
    assert row.desks_until is not None
    assert abs(row.desks_until - row.translators_until) < timedelta(minutes=1)
    whole = {f"text_{code}": "…" for code, _name in written_languages() if code not in TEXTS}
    browser(cast.ogul).post(f"/cms/warnings/{row.pk}/translate/", whole)
    with pytest.raises(actions.WithDesks):  # whole in every language, and still the desks' hour
        approve(row, cast.timur)
    end_hour(row)
    approve(row, cast.timur)


def test_somebody_says_why_it_cannot_wait(cast: WarningCast) -> None:
    row, timur = written(cast.lola), browser(cast.timur)
    page = timur.get(f"/cms/warnings/{row.pk}/").text
    assert "At hotlines and desks" in page
    assert "You are the second person" not in page
    assert "at desks until" in " ".join(timur.get("/cms/warnings/").text.split())
    there = f"/cms/warnings/{row.pk}/at-once/"
    assert "Say in one sentence why it cannot wait." in timur.post(there, {"words": " "}).text
    page = timur.post(there, {"words": "Самолёт сегодня вечером."}, follow=True).text
    assert "Самолёт сегодня вечером." in page
    assert told(cast.berk) == ["answer"]
    assert "once a second person approves" in at_desk(cast.berk)
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]


def test_what_is_changed_they_get_anew(cast: WarningCast, later: Callable[[int], None]) -> None:
    row = written(cast.lola)
    actions.go_on(pk=row.pk, words="Сегодня.", by=cast.lola)
    assert "changed at" not in at_desk(cast.berk)
    row.refresh_from_db()
    later(30)
    row.kind, row.advice = "courier", ["carry-nothing"]
    actions.write(warning=row, by=cast.lola)
    row.refresh_from_db()
    assert row.at_once_words == ""
    later(61)  # an hour after the first words
    with pytest.raises(actions.WithDesks):
        approve(row, cast.timur)
    page = at_desk(cast.berk)
    assert "changed at" in page
    assert "An agency without a licence" not in page
    until = row.desks_until
    actions.write(warning=row, by=cast.lola)  # the same again
    assert row.desks_until == until


def test_what_is_thrown_away_or_sent_back_within_the_hour_says_so(cast: WarningCast) -> None:
    row, other = written(cast.lola), written(cast.lola, kind="courier", advice=["carry-nothing"])
    actions.send_back(pk=other.pk, words="Назовите город.", by=cast.timur)
    actions.remove(pk=row.pk, by=cast.lola)
    page = at_desk(cast.berk)
    assert "An agency without a licence" in page
    assert "it will not come out" in page
    assert "is being changed: do not tell it yet" in page
    assert "Назовите город." not in page


def test_a_draft_that_nobody_touches_for_a_day_stands_at_no_desk(
    cast: WarningCast, later: Callable[[int], None]
) -> None:
    row = written(cast.lola)
    later(23 * 60)
    assert "An agency without a licence" in at_desk(cast.berk)
    later(25 * 60)
    assert "An agency without a licence" not in at_desk(cast.berk)
    row.kind, row.advice = "courier", ["carry-nothing"]
    actions.write(warning=row, by=cast.lola)  # and they have an hour again
    assert UNCERTAIN in at_desk(cast.berk)


def test_who_sits_beside_reads_none_that_nobody_has_approved(cast: WarningCast) -> None:
    approved(cast.dilnoza, cast.timur, kind="courier", advice=["carry-nothing"])
    gone = written(cast.lola, kind="kept-papers")
    sent_back = written(cast.lola, kind="organ-sale")
    actions.send_back(pk=sent_back.pk, words="Назовите город.", by=cast.timur)
    actions.remove(pk=gone.pk, by=cast.lola)
    written(cast.lola)
    berk = browser(cast.berk)
    said = (
        "An agency without a licence",
        "Passports are taken away",
        "it will not come out",
        "is being changed",
    )

    def seen() -> list[str]:
        page = " ".join(berk.get("/desk/").text.split())
        assert "readers see it since" in page
        return [words for words in said if words in page]

    assert seen() == list(said)
    berk.post("/desk/cases/discreet/")
    assert seen() == []
    berk.post("/desk/cases/discreet/")
    assert seen() == list(said)


def test_no_planted_row_says_that_a_warning_was_thrown_away(cast: WarningCast) -> None:
    row, stands = written(cast.lola), approved(cast.dilnoza, cast.timur)
    for planted in (row, stands):
        Dropped.objects.create(id=planted.pk, kind=planted.kind)
    assert "it will not come out" not in at_desk(cast.berk)
    Dropped.objects.update(dropped_at=timezone.now() - timedelta(days=9))
    actions.remove(pk=row.pk, by=cast.lola)
    assert "it will not come out" in at_desk(cast.berk)


def test_who_knows_the_hour_hears_that_it_does_not_wait(cast: WarningCast) -> None:
    row = written(cast.lola)
    telling.look_around()
    telling.tell.func(str(cast.berk.account_id))
    actions.go_on(pk=row.pk, words="Сегодня.", by=cast.lola)
    assert telling.tell.func(str(cast.berk.account_id)) == 1
    first, second = mail.outbox
    assert "at the earliest" in first.body
    assert "A warning, at once" in second.body


def test_what_was_wrong_says_so_there_too(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    actions.say_wrong(pk=row.pk, right={"en": "The agency has a licence."}, by=cast.lola)
    page = at_desk(cast.berk)
    assert "was wrong: say so" in page
    assert "The agency has a licence." in page


def test_the_letter_says_that_something_waits_and_nothing_of_it(
    cast: WarningCast, later: Callable[[int], None]
) -> None:
    row = written(cast.lola)
    telling.look_around()
    assert str(cast.berk.account_id) in telling._waiting_tasks()
    telling.tell.func(str(cast.berk.account_id))
    [letter] = mail.outbox
    until = timezone.localtime(PublicWarning.objects.get().desks_until)
    assert f"{until:%H:%M}" in letter.body
    assert "/desk/" in letter.body
    for content in (*TEXTS.values(), "agency", "licence", "TR", "Antalya", str(row.pk)):
        assert content not in f"{letter.subject} {letter.body}"
    later(2)
    row.texts = {"ru": "Другое."}
    actions.write(warning=row, by=cast.lola)
    telling.tell.func(str(cast.berk.account_id))
    assert len(mail.outbox) == 1  # once an hour
    telling.choose_letters(account=cast.berk.account, is_wanted=False)
    later(70)
    assert telling.tell.func(str(cast.berk.account_id)) == 0


def test_no_day_of_the_guide_is_told_to_a_desk(cast: WarningCast) -> None:
    telling.look_around()
    telling.look_at_the_day()
    telling.look_around()
    assert str(cast.berk.account_id) not in telling._waiting_tasks()


def test_where_nobody_real_answers_people_nothing_waits(
    cast: WarningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "everyone_who_may", lambda *_permissions: [])
    row = written(cast.lola)
    assert row.desks_until is None
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]


def test_only_who_answers_people_reads_it(cast: WarningCast) -> None:
    written(cast.lola)
    for nobody in (cast.ogul, cast.lola):
        assert "what to say when people call" not in at_desk(nobody)
    assert "what to say when people call" in at_desk(cast.berk)


def test_the_database_knows_no_approval_within_the_hour(cast: WarningCast) -> None:
    row, today = written(cast.lola), timezone.localdate()
    whole = {
        "approved_by": cast.timur.account, "approved_at": timezone.now(), "begins_on": today, "ends_on": today,
    }  # fmt: skip

    def refused(**values: Any) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicWarning.objects.filter(pk=row.pk).update(**values)

    refused(**whole)
    refused(**whole, desks_until=None)  # the same act takes the hour away
    refused(desks_until=None)
    refused(desks_until=timezone.now() - HOUR)
    actions.go_on(pk=row.pk, words="Сегодня.", by=cast.lola)
    approve(row, cast.timur)
    refused(desks_until=None)
    refused(changed_at=timezone.now())
