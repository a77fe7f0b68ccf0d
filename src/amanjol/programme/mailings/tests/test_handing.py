"""Mails are written before it is decided of each whether it goes: what is decided in between counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection, transaction

from amanjol.programme.mailings import handing, sealing
from amanjol.programme.mailings.actions import joining, writing
from amanjol.programme.mailings.asking import prepared
from amanjol.programme.mailings.line import SENT, TAKES_AT_MOST, Line, Written
from amanjol.programme.mailings.mails import mail_of
from amanjol.programme.mailings.models import Delivery, Subscriber
from amanjol.programme.mailings.sealing import AddressBook
from amanjol.programme.mailings.tests.mailing_cast import MAILS, secret_of, subscribed

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.programme.mailings.asking import Statement
    from amanjol.programme.mailings.line import Outcome
    from amanjol.programme.mailings.models import Mailing
    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast

pytestmark = pytest.mark.django_db


def prepared_for(cast: MailingCast, number: int) -> tuple[Mailing, list[Subscriber]]:
    """A mailing to so many, in the order in which they get it."""
    for at in range(number):
        subscribed(cast, f"n{at}@example.org")
    mailing = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    rows = Delivery.objects.order_by("id").select_related("subscriber")
    return mailing, [row.subscriber for row in rows]


def run_with(mailing: Mailing, after_first: Callable[[], object]) -> int:
    """Sends it; `after_first` is done when the first mail is out and those behind it are written."""
    run, real = handing.Run(mailing), Line.send
    acts = iter([after_first])

    def sending(mail: Written) -> Outcome:
        outcome = real(run._line, mail)
        next(acts, lambda: None)()
        return outcome

    run._line.send = sending  # type: ignore[method-assign]  # somebody acts in the middle
    return run.carry(20)


def statements() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements where name like 'amanjol%%'")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("is_asked", [False, True])
def test_a_run_that_an_error_ends_leaves_no_statement_and_disturbs_no_answer(
    cast: MailingCast, is_asked: bool
) -> None:
    before = statements()
    asked: list[Statement] = []

    def end() -> None:
        with prepared(connection, "select $1::int") as statement:
            asked.append(statement)
            if is_asked:
                statement.ask("7")
            raise handing.NotSeen

    with pytest.raises(handing.NotSeen):
        end()
    if is_asked:
        assert asked[0].answer() == [7]
        asked[0].forget()
    assert statements() == before


def test_who_leaves_when_their_mail_is_written_gets_nothing(cast: MailingCast, server: MailServer) -> None:
    """The mail server has heard to whom it goes, and takes no half of a mail."""
    number = handing.AT_ONCE + 3
    mailing, people = prepared_for(cast, number)
    leaving = [secret_of(row) for row in (people[1], people[2], people[-1])]
    assert run_with(mailing, lambda: [joining.leave(secret=secret) for secret in leaving]) == number - 3
    assert len(set(server.addresses)) == len(server.addresses) == number - 3
    assert Delivery.objects.filter(state="sent").count() == number - 3


def test_a_link_that_was_renewed_meanwhile_is_the_one_that_arrives(
    cast: MailingCast, server: MailServer
) -> None:
    mailing, people = prepared_for(cast, 3)
    row, secret = people[-1], sealing.new_secret()

    def renew() -> None:
        book = AddressBook(row.list_id, row.organisation_id)
        addressee = book.open(row.pk, bytes(row.sealed or b""))
        sealed = book.seal(row.pk, sealing.Addressee(addressee.address, secret, addressee.confirmed_on))
        Subscriber.objects.filter(pk=row.pk).update(sealed=sealed, link=sealing.link_of(secret))

    assert run_with(mailing, renew) == 3
    assert f"/leave/{secret}/" in server.mails[-1]["List-Unsubscribe"]


def test_a_line_of_a_dot_arrives_as_it_was_written(cast: MailingCast, server: MailServer) -> None:
    text = ".first of all\n.\n..\nand then.\n" * 3
    subscribed(cast, "a@example.org")
    mails = MAILS | {"en": mail_of("Dots", text, "en")}
    mailing = writing.prepare(mailing_list=cast.list, mails=mails, written_by=cast.aidar, by=cast.berik)
    assert handing.Run(mailing).carry(20) == 1
    plain, _html = server.mails[0].iter_parts()
    assert plain.get_content().replace("\r\n", "\n").startswith(text)


def test_a_mail_server_that_looks_at_a_mail_for_long_is_waited_for(server: MailServer) -> None:
    """Whoever gives up sends again what was taken. What is answered at once is waited for as usual."""
    line = Line()
    patience: list[float | None] = []

    def seconds() -> float | None:
        return line._backend.connection.sock.gettimeout()  # type: ignore[no-any-return]  # of Django's own backend

    def look(_number: int) -> None:
        patience.append(seconds())

    server.on_mail = look
    for name in ("a", "b"):
        mail = Written(f"{name}@example.org", b"Subject: News\r\n\r\nNews\r\n")
        line.begin(mail)
        usual = seconds()
        assert line.send(mail) is SENT
        assert usual == seconds() == server.mailers["default"]["OPTIONS"]["timeout"]
    line.close()
    assert patience == [TAKES_AT_MOST] * 2


def test_a_statement_is_answered_later_and_fails_as_others_do() -> None:
    with prepared(connection, "select 12 / $1::int, null::int, length($2::bytea)") as statement:
        statement.ask("4", b"\x00'\\")
        assert statement.answer() == [3, None, 3]
        with pytest.raises(psycopg.errors.DivisionByZero), transaction.atomic():
            _answer_to(statement, "0")
        assert _answer_to(statement, "6") == [2, None, None]
    with pytest.raises(psycopg.errors.InvalidSqlStatementName), transaction.atomic():
        _answer_to(statement, "6")


def _answer_to(statement: Statement, number: str) -> list[int | None]:
    statement.ask(number, None)
    return statement.answer()
