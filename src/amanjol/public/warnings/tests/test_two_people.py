"""Written by one, approved by another who wrote no part of it, ended by one alone; the database refuses the rest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.warnings import actions, queries
from amanjol.public.warnings.document import warnings_document
from amanjol.public.warnings.models import Prolonging, PublicWarning, Stage
from amanjol.public.warnings.tests.warning_cast import approved, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], date]:
    """Makes it so many days later than it is, by the clock of the node."""
    now, today = timezone.now(), timezone.localdate()

    def move(days: int) -> date:
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=days))
        monkeypatch.setattr(timezone, "localdate", lambda *_moment: today + timedelta(days=days))
        return today + timedelta(days=days)

    return move


def stood() -> list[tuple[str, str]]:
    return [
        (part["id"], "wrong" if part.get("wrong") else "stands") for part in warnings_document()["warnings"]
    ]


def refused(**values: Any) -> None:
    """By the database, whichever program writes it."""
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicWarning.objects.update(**values)


def test_nothing_is_read_before_a_second_person_has_approved(cast: WarningCast) -> None:
    row = written(cast.lola)
    assert (row.stage, stood()) == (Stage.WAITING, [])
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    row.refresh_from_db()
    today = timezone.localdate()
    assert (row.begins_on, row.ends_on) == (today, today + timedelta(days=13))
    assert (row.stage, stood()) == (Stage.STANDING, [(str(row.pk), "stands")])


def test_the_second_person_never_wrote_it(cast: WarningCast) -> None:
    row = written(cast.timur)
    with pytest.raises(PermissionDenied):
        actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    actions.write(warning=row, by=cast.lola)  # whoever else changes it, Timur wrote a part
    with pytest.raises(PermissionDenied):
        actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    with pytest.raises(PermissionDenied):
        actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.dilnoza)  # an editor approves nothing
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.bahar)
    assert stood() == [(str(row.pk), "stands")]


def test_the_database_knows_no_approval_by_who_wrote(cast: WarningCast) -> None:
    row = written(cast.timur)
    today = timezone.localdate()
    whole = {"approved_at": timezone.now(), "begins_on": today, "ends_on": today}
    refused(approved_by=cast.timur.account, **whole)
    refused(authors=[])
    refused(authors=[cast.lola.account_id])  # nor is the author's name taken away first
    refused(approved_by=cast.bahar.account, **(whole | {"ends_on": today + timedelta(days=30)}))
    refused(approved_by=cast.bahar.account, **(whole | {"begins_on": today + timedelta(days=9)}))
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicWarning.objects.create(
            kind=row.kind, advice=row.advice, sureness=row.sureness, days=3, authors=[cast.lola.account_id],
            approved_by=cast.bahar.account, **whole,
        )  # fmt: skip


def test_what_was_approved_is_neither_changed_nor_removed(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    changes: list[dict[str, Any]] = [
        {"texts": {"ru": "Другое."}}, {"kind": "courier"}, {"advice": ["keep-proof"]}, {"country": ""},
        {"sureness": "official", "source": "amanjol-editors"}, {"approved_by": cast.bahar.account},
        {"authors": [cast.lola.account_id, cast.dilnoza.account_id]},
        {"begins_on": timezone.localdate() - timedelta(1)},
    ]  # fmt: skip
    for change in changes:
        refused(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicWarning.objects.all().delete()
    with pytest.raises(actions.Decided):
        actions.write(warning=row, by=cast.lola)
    with pytest.raises(actions.Decided):
        actions.remove(pk=row.pk, by=cast.lola)


def test_what_is_approved_is_what_was_looked_at(cast: WarningCast) -> None:
    row = written(cast.lola)
    seen = actions.as_seen(row)
    row.texts = {"ru": "Совсем другое."}
    actions.write(warning=row, by=cast.dilnoza)
    with pytest.raises(actions.ChangedSince):
        actions.approve(pk=row.pk, seen=seen, by=cast.timur)
    assert stood() == []


def test_it_is_sent_back_changed_and_waits_again(cast: WarningCast) -> None:
    row = written(cast.lola)
    actions.send_back(pk=row.pk, words="Назовите страну.", by=cast.timur)
    row.refresh_from_db()
    assert (row.stage, row.sent_back_words) == (Stage.SENT_BACK, "Назовите страну.")
    with pytest.raises(actions.Decided):
        actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.timur)
    actions.write(warning=row, by=cast.lola)
    row.refresh_from_db()
    assert (row.stage, row.sent_back_words) == (Stage.WAITING, "")
    actions.remove(pk=row.pk, by=cast.lola)
    assert not PublicWarning.objects.exists()


def test_more_days_need_two_people_again(cast: WarningCast, later: Callable[[int], date]) -> None:
    row = approved(cast.lola, cast.timur)
    today = later(5)
    until = today + timedelta(days=20)
    actions.ask_more_days(pk=row.pk, until=until, by=cast.timur)
    row.refresh_from_db()
    assert row.ends_on == today + timedelta(days=8)
    with pytest.raises(PermissionDenied):
        actions.agree(pk=row.pk, until=until, by=cast.timur)
    with pytest.raises(actions.AlreadyAsked):
        actions.ask_more_days(pk=row.pk, until=until, by=cast.lola)
    with pytest.raises(actions.ChangedSince):
        actions.agree(pk=row.pk, until=until + timedelta(days=1), by=cast.bahar)
    actions.agree(pk=row.pk, until=until, by=cast.bahar)
    row.refresh_from_db()
    assert row.ends_on == until
    assert warnings_document()["warnings"][0]["until"] == until.isoformat()


def test_the_database_adds_no_day_that_one_person_alone_asked_for(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    until = timezone.localdate() + timedelta(days=20)
    refused(ends_on=until)
    actions.ask_more_days(pk=row.pk, until=until, by=cast.timur)
    refused(ends_on=until)
    for values in ({"asked_by": cast.lola.account}, {"until": until + timedelta(days=2)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Prolonging.objects.update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Prolonging.objects.update(agreed_by=cast.timur.account, agreed_at=timezone.now())
    actions.drop(pk=row.pk, by=cast.lola)
    assert queries.asked_of(row) is None


@pytest.mark.parametrize("days", [-1, 13, 30])
def test_no_day_before_its_end_or_after_thirty(cast: WarningCast, days: int) -> None:
    row = approved(cast.lola, cast.timur)
    with pytest.raises(actions.TooLong):
        actions.ask_more_days(pk=row.pk, until=timezone.localdate() + timedelta(days=days), by=cast.lola)


def test_one_person_withdraws_it_at_once(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    actions.withdraw(pk=row.pk, by=cast.dilnoza)
    row.refresh_from_db()
    assert (row.stage, stood()) == (Stage.WITHDRAWN, [])
    refused(ended_at=None, ended_by=None)
    with pytest.raises(actions.Decided):
        actions.say_wrong(pk=row.pk, right={}, by=cast.dilnoza)


def test_readers_are_told_that_it_was_wrong_for_as_long_as_it_had_stood(
    cast: WarningCast, later: Callable[[int], date]
) -> None:
    row = approved(cast.lola, cast.timur)
    today = later(2)  # so it stood on three days
    actions.say_wrong(pk=row.pk, right={"ru": "Лицензия у фирмы есть."}, by=cast.lola)
    [part] = warnings_document()["warnings"]
    assert (part["wrong"], part["until"]) == (True, (today + timedelta(days=3)).isoformat())
    assert part["texts"] == {"ru": "Лицензия у фирмы есть."}
    assert part.keys().isdisjoint({"advice", "contact"})
    later(5)
    assert len(stood()) == 1
    later(8)  # and gone everywhere on earth, also where the day of the node is UTC’s tomorrow
    assert stood() == []
    row.refresh_from_db()
    assert row.texts["ru"].startswith("Обещают")  # what readers were told is kept


def test_who_may_what(cast: WarningCast) -> None:
    for nobody in (cast.ogul, cast.berk):
        with pytest.raises(PermissionDenied):
            written(nobody)
    row = approved(cast.lola, cast.timur)
    until = timezone.localdate() + timedelta(days=20)
    acts: list[Callable[[Member], None]] = [
        lambda by: actions.withdraw(pk=row.pk, by=by),
        lambda by: actions.say_wrong(pk=row.pk, right={}, by=by),
        lambda by: actions.ask_more_days(pk=row.pk, until=until, by=by),
        lambda by: actions.remove(pk=row.pk, by=by),
        lambda by: actions.drop(pk=row.pk, by=by),
    ]
    for nobody in (cast.ogul, cast.berk):
        for act in acts:
            with pytest.raises(PermissionDenied):
                act(nobody)
    assert stood() == [(str(row.pk), "stands")]


def test_the_journal_says_who_did_it_and_holds_no_words(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    actions.say_wrong(pk=row.pk, right={"ru": "Это не так."}, by=cast.lola)
    for verb, member in (
        ("warning.written", cast.lola),
        ("warning.approved", cast.timur),
        ("warning.wrong", cast.lola),
    ):
        [entry] = entries_seen_by(member, verb)
        assert (entry.actor_id, entry.subject_id) == (member.account_id, str(row.pk))
        assert not any("а" in str(value) for value in entry.details.values())


def test_more_than_devices_take_is_refused_and_changes_nothing(
    cast: WarningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = approved(cast.lola, cast.timur)
    monkeypatch.setattr(actions, "MOST_STANDING", 1)
    second = written(cast.lola)
    with pytest.raises(actions.TooMuch):
        actions.approve(pk=second.pk, seen=actions.as_seen(second), by=cast.timur)
    assert stood() == [(str(first.pk), "stands")]
    monkeypatch.setattr(actions, "LONGEST_DOCUMENT", 100)
    actions.say_wrong(pk=first.pk, right={"ru": "Я" * 300}, by=cast.lola)  # an end never waits for room
    assert stood() == [(str(first.pk), "wrong")]


def test_what_waits_is_told_to_who_can_approve_it(cast: WarningCast) -> None:
    row = written(cast.timur)
    assert list(queries.waiting_for(cast.timur)) == []
    assert list(queries.waiting_for(cast.lola)) == []
    assert list(queries.waiting_for(cast.bahar)) == [row]
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=cast.bahar)
    assert list(queries.waiting_for(cast.bahar)) == []
    actions.ask_more_days(pk=row.pk, until=timezone.localdate() + timedelta(days=20), by=cast.timur)
    assert list(queries.waiting_for(cast.bahar)) == [row]
    assert list(queries.waiting_for(cast.timur)) == []
