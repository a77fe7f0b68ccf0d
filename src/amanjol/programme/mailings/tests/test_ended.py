"""What has ended does not begin again, whoever writes rows past the program: who left, and a mailing that went."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from amanjol.foundation.journal import endings
from amanjol.foundation.journal.endings import Ending
from amanjol.programme.mailings import sealing
from amanjol.programme.mailings.actions import joining, sending, writing
from amanjol.programme.mailings.models import Delivery, EndedLink, EndedMailing, Mailing, Subscriber
from amanjol.programme.mailings.tests.mailing_cast import (
    MAILS,
    asked,
    create_mailing_cast,
    secret_of,
    subscribed,
)
from amanjol.programme.mailings.tests.test_handing import prepared_for, run_with
from amanjol.site.database import connected_as

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast

pytestmark = pytest.mark.django_db
_PUT_BACK = "update mailings_subscriber set state = %s, sealed = %s, link = %s, ended_on = null where id = %s"
_AGAIN = "update mailings_mailing set state = 'sending', is_counted = false, halt = '' where id = %s"
_DELIVER = """
insert into mailings_delivery (id, organisation_id, mailing_id, subscriber_id, language, state, attempts)
select gen_random_uuid(), organisation_id, %s, id, 'en', 'waiting', 0 from mailings_subscriber
where state = 'confirmed'
"""


def as_the_role(statement: str, *values: Any) -> bool:
    """Whoever runs SQL as `amanjol_app` in a session of a member. Whether the database took it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return False
    return True


def run(row: Mailing) -> int:
    sent: int = sending.send_out.func(str(row.organisation_id), str(row.pk))
    row.refresh_from_db()
    return sent


def put_back(row: Subscriber, before: Subscriber, state: str, link: str = "") -> None:
    """Their bytes of before, which a dump of yesterday holds; under another link where one is named."""
    assert as_the_role(_PUT_BACK, state, bytes(before.sealed or b""), link or before.link, row.pk)


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_a_mailing_that_has_ended_is_not_sent_again_by_rows(
    cast: MailingCast, server: MailServer, is_withdrawn: bool
) -> None:
    subscribed(cast, "a@example.org")
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    if is_withdrawn:
        writing.withdraw(mailing=mailing, by=cast.aidar)
    assert run(mailing) == (0 if is_withdrawn else 1)
    assert mailing.is_counted
    server.begin()
    assert not as_the_role(_AGAIN, mailing.pk)
    assert as_the_role(_DELIVER, mailing.pk)
    assert run(mailing) == 0
    assert server.taken == []


def test_a_mailing_that_has_ended_does_not_come_back_as_a_row_of_the_same_number(
    cast: MailingCast, server: MailServer
) -> None:
    subscribed(cast, "a@example.org")
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    running = Mailing.objects.get(pk=mailing.pk)
    writing.withdraw(mailing=mailing, by=cast.aidar)
    Mailing.objects.filter(pk=mailing.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        running.save(force_insert=True)
    running.state = "stopped"  # and somebody lets it go on
    running.save(force_insert=True)
    assert not as_the_role(_AGAIN, mailing.pk)
    assert server.taken == []


def test_of_a_mailing_that_has_ended_nothing_is_turned_back(cast: MailingCast, server: MailServer) -> None:
    subscribed(cast, "a@example.org")
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    run(mailing)
    turn = "update mailings_mailing set {} where id = %s"
    for turned in ("is_counted = false", "state = 'stopped'", "state = 'draft', begun_at = null"):
        assert not as_the_role(turn.format(turned), mailing.pk), turned
    writing.withdraw(mailing=mailing, by=cast.aidar)
    assert not as_the_role("update mailings_mailing set state = 'done' where id = %s", mailing.pk)
    for act in ("delete from {}", "update {} set organisation_id = organisation_id"):
        for table in ("mailings_endedmailing", "mailings_endedlink"):
            assert not as_the_role(act.format(table)), (act, table)


def test_a_mailing_that_was_noted_as_ended_goes_to_nobody_whatever_its_row_says(
    cast: MailingCast, server: MailServer
) -> None:
    """As after a restore of a backup of before."""
    subscribed(cast, "a@example.org")
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    noted = (
        "insert into mailings_endedmailing (id, organisation_id, mailing) values (gen_random_uuid(), %s, %s)"
    )
    assert as_the_role(noted, mailing.organisation_id, mailing.pk)
    assert run(mailing) == 0
    assert (mailing.state, mailing.halt, server.taken) == ("stopped", "ended", [])
    with pytest.raises(writing.NotNow):
        writing.go_on(mailing=mailing, by=cast.aidar)


def test_a_restore_counts_mailings_and_not_their_texts(cast: MailingCast) -> None:
    subscribed(cast, "a@example.org")
    draft = writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar)
    going = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    listed = [Ending(str(row.organisation_id), str(row.pk)) for row in (draft, going)]
    assert endings.replay({"mailing": listed}).ended == {"mailing": 2}
    assert [(row.pk, row.state) for row in Mailing.objects.all()] == [(going.pk, "withdrawn")]


@pytest.mark.parametrize("has_another_link", [False, True])
def test_who_left_is_not_put_back_with_the_bytes_of_before(
    cast: MailingCast, server: MailServer, has_another_link: bool
) -> None:
    before = subscribed(cast, "a@example.org")
    subscribed(cast, "b@example.org")
    row = joining.leave(secret=secret_of(before))
    assert row is not None
    put_back(row, before, "confirmed", "f" * 64 if has_another_link else "")
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    assert run(mailing) == 1
    assert server.addresses == ["b@example.org"]
    assert (mailing.state, mailing.refused) == ("done", 1)


def test_who_leaves_and_is_put_back_while_their_mail_is_written_gets_nothing(
    cast: MailingCast, server: MailServer
) -> None:
    mailing, people = prepared_for(cast, 3)
    before = Subscriber.objects.get(pk=people[-1].pk)

    def leave_and_put_back() -> None:
        row = joining.leave(secret=secret_of(before))
        assert row is not None
        put_back(row, before, "confirmed")

    assert run_with(mailing, leave_and_put_back) == 2
    assert Delivery.objects.get(subscriber=before).state == "refused"


def test_the_yes_of_before_is_none_after_leaving(cast: MailingCast) -> None:
    waiting, secret = asked(cast, "a@example.org")
    before = Subscriber.objects.get(pk=waiting.pk)
    assert joining.confirm(secret=secret) is not None
    row = joining.leave(secret=secret)
    assert row is not None
    put_back(row, before, "asked")
    assert joining.confirm(secret=secret) is None
    put_back(row, before, "asked", sealing.link_of("mine"))
    assert joining.confirm(secret="mine") is None
    row.refresh_from_db()
    assert row.state == "asked"


def test_nobody_says_yes_by_a_link_that_is_not_in_the_seal(cast: MailingCast) -> None:
    waiting, secret = asked(cast, "a@example.org")
    assert as_the_role(
        "update mailings_subscriber set link = %s where id = %s", sealing.link_of("mine"), waiting.pk
    )
    assert joining.confirm(secret="mine") is None
    assert as_the_role("update mailings_subscriber set link = %s where id = %s", waiting.link, waiting.pk)
    assert joining.confirm(secret=secret) is not None


def test_who_left_is_asked_nothing_by_the_bytes_of_before(cast: MailingCast, server: MailServer) -> None:
    before, secret = asked(cast, "a@example.org")
    row = joining.leave(secret=secret)
    assert row is not None
    put_back(row, before, "asked")
    assert as_the_role("update mailings_subscriber set is_told = false, tries = 0 where id = %s", row.pk)
    assert joining.tell.func(str(row.organisation_id)) == 0
    assert server.taken == []


def test_who_was_put_back_leaves_again_and_comes_back_by_a_new_yes(
    cast: MailingCast, server: MailServer
) -> None:
    before = subscribed(cast, "a@example.org")
    secret = secret_of(before)
    row = joining.leave(secret=secret)
    assert row is not None
    put_back(row, before, "confirmed")
    assert joining.leave(secret=secret) is not None
    row.refresh_from_db()
    assert (row.state, row.sealed, row.ended_on) == ("left", None, timezone.localdate())
    again = subscribed(cast, "a@example.org")
    assert again.pk == row.pk
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    assert run(mailing) == 1


def test_another_sender_or_name_of_the_list_stops_what_was_approved(
    cast: MailingCast, server: MailServer
) -> None:
    subscribed(cast, "a@example.org")
    change = "update mailings_mailinglist set {} = {} || '!' where id = %s"
    for column in ("sender", "name_en", "name_ru"):
        mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
        assert as_the_role(change.format(column, column), cast.list.pk)
        assert run(mailing) == 0
        assert (mailing.state, mailing.halt) == ("stopped", "altered"), column
        cast.list.refresh_from_db()
    assert server.taken == []


def test_what_had_ended_before_there_was_a_note_of_it_is_noted(
    new_database: Callable[..., AbstractContextManager[str]], url_as: Callable[[str], str]
) -> None:
    """An upgrade, with the rows of before."""
    with new_database():
        with transaction.atomic():
            cast = create_mailing_cast()
            left = subscribed(cast, "a@example.org")
            subscribed(cast, "b@example.org")
            rows = [
                writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
                for _mailing in range(2)
            ]
            joining.leave(secret=secret_of(left))
            writing.withdraw(mailing=rows[0], by=cast.aidar)
        with connected_as(url_as("owner")):
            call_command("migrate", "mailings", "0003", verbosity=0)
        with connected_as(url_as("keeper")):
            lines = io.StringIO()
            call_command("endings", "list", stdout=lines)  # a backup before the upgrade, by the new program
            assert lines.getvalue() == f"{endings.FIRST_LINE}\n"
        with connected_as(url_as("owner")):
            call_command("migrate", "mailings", verbosity=0)
        with connected_as(url_as("keeper")):
            assert [row.link for row in EndedLink.objects.all()] == [left.link]
            assert [row.mailing for row in EndedMailing.objects.all()] == [rows[0].pk]
        with connected_as(url_as("app")):
            assert not Subscriber.objects.exists()
