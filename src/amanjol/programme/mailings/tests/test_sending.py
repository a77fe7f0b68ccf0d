"""A mailing against a real mail server: what arrives, who gets it, what is refused, and how it ends."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from amanjol.programme.mailings import handing, queries
from amanjol.programme.mailings.actions import joining, listing, sending, writing
from amanjol.programme.mailings.mails import (
    LEAVE,
    Mail,
    MailTemplate,
    RefusedMail,
)
from amanjol.programme.mailings.models import Delivery, Mailing, MailText, Subscriber
from amanjol.programme.mailings.sealing import AddressBook, Addressee
from amanjol.programme.mailings.tests.mailing_cast import MAILS, PLAN, asked, secret_of, subscribed

if TYPE_CHECKING:
    from amanjol.programme.mailings.line import Outcome, Written
    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast

pytestmark = pytest.mark.django_db


def prepared(cast: MailingCast) -> Mailing:
    return writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)


def send(row: Mailing) -> int:
    """As the worker does it. Gives how many went out."""
    sent: int = sending.send_out.func(str(row.organisation_id), str(row.pk))
    row.refresh_from_db()
    return sent


def people(cast: MailingCast, number: int) -> list[Subscriber]:
    return [subscribed(cast, f"n{at}@example.org", "ru" if at % 2 else "en") for at in range(number)]


def test_a_real_mail_in_both_languages_with_its_headers(cast: MailingCast, server: MailServer) -> None:
    english, russian = subscribed(cast, "a@example.org", "en"), subscribed(cast, "b@example.org", "ru")
    secrets = {"a@example.org": secret_of(english), "b@example.org": secret_of(russian)}
    row = prepared(cast)
    assert send(row) == 2
    by_address = dict(zip(server.addresses, server.mails, strict=True))
    for address, language in (("a@example.org", "en"), ("b@example.org", "ru")):
        mail, leave = by_address[address], f"/lists/{language}/leave/{secrets[address]}/"
        assert mail["To"] == address
        assert mail["From"] == '"Safe Road (fictional)" <lists@node.example>'
        assert mail["Subject"] == MAILS[language].subject
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert re.fullmatch(rf"<https?://\S+{re.escape(leave)}>", mail["List-Unsubscribe"])
        assert mail["List-Id"] == f"<{cast.list.pk.hex}.lists.node.example>"
        assert mail.get_content_type() == "multipart/alternative"
        plain, html = mail.iter_parts()
        kinds = (plain.get_content_type(), html.get_content_type())
        assert kinds == ("text/plain", "text/html")
        assert plain.get_content().startswith(MAILS[language].text.split("\n")[0])
        assert MAILS[language].text.split("\n")[-1] in html.get_content()
        assert leave in plain.get_content()
        assert leave in html.get_content()
        assert not mail.defects
        assert re.search(r"<img|src=|url\(", html.get_content()) is None
    assert by_address["a@example.org"]["Message-ID"] != by_address["b@example.org"]["Message-ID"]
    assert (row.state, row.sent_en, row.sent_ru, row.refused, row.not_sent) == ("done", 1, 1, 0, 0)
    assert not Delivery.objects.exists()
    assert send(row) == 0


def test_many_mails_go_over_one_line(cast: MailingCast, server: MailServer) -> None:
    people(cast, 12)
    server.lines = 0
    assert send(prepared(cast)) == 12
    assert server.lines == 1
    assert len(set(server.addresses)) == 12


def test_who_did_not_confirm_gets_nothing_whatever_their_row_says(
    cast: MailingCast, server: MailServer
) -> None:
    asked(cast, "asked@example.org")
    forged, _secret = asked(cast, "forged@example.org")
    Subscriber.objects.filter(pk=forged.pk).update(state="confirmed", confirmed_on=timezone.localdate())
    subscribed(cast, "a@example.org")
    row = prepared(cast)
    send(row)
    assert server.addresses == ["a@example.org"]


def test_who_did_not_confirm_gets_no_row(cast: MailingCast) -> None:
    asked(cast, "asked@example.org")
    there = subscribed(cast, "a@example.org")
    prepared(cast)
    assert [row.subscriber_id for row in Delivery.objects.all()] == [there.pk]


def test_who_left_before_their_turn_gets_nothing(cast: MailingCast, server: MailServer) -> None:
    rows = people(cast, 6)
    row = prepared(cast)
    order = [delivery.subscriber_id for delivery in Delivery.objects.order_by("id")]
    last = next(person for person in rows if person.pk == order[-1])
    secret = secret_of(last)
    run = handing.Run(row)
    real = run._line.send

    def leaving(mail: Written) -> Outcome:
        outcome = real(mail)
        joining.leave(secret=secret)
        return outcome

    run._line.send = leaving  # type: ignore[method-assign]  # somebody presses in the middle
    assert run.carry(20) == 5
    assert len(server.taken) == 5
    sending._end_if_done(str(row.pk))
    row.refresh_from_db()
    assert (row.state, row.sent_en + row.sent_ru, row.not_sent) == ("done", 5, 1)


def test_what_is_stopped_waits_and_goes_on(cast: MailingCast, server: MailServer) -> None:
    people(cast, 6)
    row = prepared(cast)
    run = handing.Run(row)
    real = run._line.send

    def stopping(mail: Written) -> Outcome:
        if len(server.taken) == 2:
            writing.stop(mailing=row, by=cast.aidar)
        return real(mail)

    run._line.send = stopping  # type: ignore[method-assign]  # as above
    assert run.carry(20) == 3
    assert send(row) == 0
    assert row.state == "stopped"
    writing.go_on(mailing=row, by=cast.berik)
    assert send(row) == 3
    assert sorted(server.addresses) == [f"n{at}@example.org" for at in range(6)]
    assert row.state == "done"


def test_what_is_withdrawn_never_goes_and_what_is_out_is_counted(
    cast: MailingCast, server: MailServer
) -> None:
    people(cast, 6)
    row = prepared(cast)
    run = handing.Run(row)
    real = run._line.send

    def withdrawing(mail: Written) -> Outcome:
        if len(server.taken) == 3:
            writing.withdraw(mailing=row, by=cast.aidar)
        return real(mail)

    run._line.send = withdrawing  # type: ignore[method-assign]  # as above
    run.carry(20)
    assert send(row) == 0
    out = queries.out_of(row)
    assert (row.state, out.sent, out.not_sent, out.waiting) == ("withdrawn", len(server.taken), 2, 0)
    with pytest.raises(writing.NotNow):
        writing.go_on(mailing=row, by=cast.aidar)
    assert not Delivery.objects.exists()


def test_what_the_mail_server_wants_later_comes_later(cast: MailingCast, server: MailServer) -> None:
    people(cast, 3)
    server.answers["n1@example.org"] = "451 4.7.1 Greylisted"
    row = prepared(cast)
    assert send(row) == 2
    assert row.state == "sending"
    (waiting,) = Delivery.objects.filter(state="waiting")
    assert waiting.due_at is not None
    assert (waiting.attempts, waiting.due_at > timezone.now()) == (1, True)
    server.answers.clear()
    assert send(row) == 0
    Delivery.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert send(row) == 1
    assert row.state == "done"


def test_an_address_that_does_not_exist_is_erased_and_never_mailed_again(
    cast: MailingCast, server: MailServer
) -> None:
    rows = people(cast, 3)
    server.answers["n1@example.org"] = "550 5.1.1 No such user"
    row = prepared(cast)
    assert send(row) == 2
    rows[1].refresh_from_db()
    assert (rows[1].state, rows[1].sealed) == ("refused", None)
    assert (row.state, row.refused) == ("done", 1)
    server.answers.clear()
    assert send(prepared(cast)) == 2


@pytest.mark.parametrize("answer", ["554 5.7.1 Listed at blocklist.example", "550 5.7.26 No SPF"])
def test_a_node_that_is_not_wanted_loses_no_address(
    cast: MailingCast, server: MailServer, answer: str
) -> None:
    rows = people(cast, handing.REFUSED_IN_A_ROW + 2)
    server.answers = {f"n{at}@example.org": answer for at in range(len(rows))}
    row = prepared(cast)
    assert send(row) == 0
    assert (row.state, row.halt) == ("stopped", "refusals")
    assert set(Subscriber.objects.values_list("state", flat=True)) == {"confirmed"}
    server.answers.clear()
    writing.go_on(mailing=row, by=cast.aidar)
    assert send(row) == len(rows)
    assert row.state == "done"


def test_a_line_that_is_cut_is_opened_again(cast: MailingCast, server: MailServer) -> None:
    people(cast, 4)
    cuts = iter(["421 4.3.0 Too many mails on this line"])
    server.on_mail = lambda number: next(cuts, None) if number == 2 else None
    row = prepared(cast)
    assert send(row) == 4
    assert sorted(server.addresses) == [f"n{at}@example.org" for at in range(4)]


def test_without_a_mail_server_all_waits(cast: MailingCast, settings: Any) -> None:
    people(cast, 2)
    settings.MAIL_GOES_OUT = False
    row = prepared(cast)
    assert send(row) == 0
    assert row.state == "sending"
    assert Delivery.objects.filter(state="waiting").count() == 2


def test_texts_that_were_changed_after_the_second_person_go_to_nobody(
    cast: MailingCast, server: MailServer
) -> None:
    people(cast, 2)
    row = prepared(cast)
    MailText.objects.filter(mailing=row, language="en").update(text="Call this number instead.")
    changed = queries.digest_as_it_stands(Mailing.objects.get(pk=row.pk))
    Mailing.objects.filter(pk=row.pk).update(digest=changed)  # whoever writes rows writes that, too
    assert send(row) == 0
    assert (row.state, row.halt, server.taken) == ("stopped", "altered", [])
    with pytest.raises(writing.NotNow):
        writing.go_on(mailing=row, by=cast.aidar)


def test_nobody_approves_what_they_wrote_nor_what_they_did_not_read(cast: MailingCast) -> None:
    row = writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar)
    digest = queries.digest_as_it_stands(row)
    with pytest.raises(PermissionDenied):
        writing.approve(mailing=row, digest=digest, by=cast.aidar)
    with pytest.raises(PermissionDenied):
        writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.aidar)
    other = MAILS | {"en": replace(MAILS["en"], text="Something else.")}
    writing.change_mailing(mailing=row, mailing_list=cast.list, mails=other, by=cast.aidar)
    with pytest.raises(writing.ReadAnew):
        writing.approve(mailing=row, digest=digest, by=cast.berik)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mailing.objects.filter(pk=row.pk).update(approved_by=cast.aidar)
    read = queries.digest_as_it_stands(row)
    listing.change_list(mailing_list=cast.list, what=replace(PLAN, sender="Another"), by=cast.aidar)
    with pytest.raises(writing.ReadAnew):
        writing.approve(mailing=row, digest=read, by=cast.berik)
    row.refresh_from_db()
    writing.approve(mailing=row, digest=queries.digest_as_it_stands(row), by=cast.berik)
    row.refresh_from_db()
    assert row.state == "sending"
    with pytest.raises(writing.NotNow):
        writing.change_mailing(mailing=row, mailing_list=cast.list, mails=MAILS, by=cast.aidar)


def test_another_organisation_writes_to_nobodys_list(cast: MailingCast) -> None:
    with pytest.raises(PermissionDenied):
        writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.asel)


@pytest.mark.parametrize(
    "subject", ["Hello\nBcc: x@example.org", "Hello\r\nX: y", "a\x00b", "a\u2028b", "", " ", "x" * 201]
)
def test_no_header_can_be_slipped_into_a_subject(cast: MailingCast, subject: str) -> None:
    with pytest.raises(RefusedMail):
        writing.write_mailing(
            mailing_list=cast.list, mails={"en": replace(MAILS["en"], subject=subject)}, by=cast.aidar
        )


def test_no_header_can_be_slipped_in_by_who_sends_or_gets_it(cast: MailingCast) -> None:
    with pytest.raises(ValueError, match=r"CR or LF|newline"):
        MailTemplate(MAILS["en"], "en", sender="x\r\nBcc: y@example.org", mailing_list=cast.list.pk)
    template = MailTemplate(MAILS["en"], "en", sender="x", mailing_list=cast.list.pk)
    for address in ("a@b.example\r\nBcc: c@d.example", "a@b.example>", "<a@b.example", "a@b"):
        with pytest.raises(ValueError, match=r"^$"):
            template.to(address, "s", cast.list.pk, timezone.now())


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://x.example/1.png">', "<IMG SRC=//x.example/1.png>", '<p style="background:url(x)">',
        "<style>@import 'x'</style>", "<style>p{background:URL( 'x')}</style>", '<table background="https://x.example">',
        '<link rel="stylesheet" href="https://x.example/a.css">', "<script>1</script>", '<p onload="x">',
        '<img srcset="https://x.example/1.png 1x">', '<a href="javascript:1">x</a>', '<iframe src="data:image/x">',
        '<meta http-equiv="refresh" content="0">', '<input type="image" src="https://x.example">',
    ],
)  # fmt: skip
def test_nothing_in_a_mail_tells_that_it_was_opened(html: str) -> None:
    with pytest.raises(RefusedMail):
        Mail("x", "x", html).check()


def test_a_picture_that_lies_in_the_mail_and_a_link_are_taken() -> None:
    Mail(
        "x",
        "x",
        '<p style="color:red"><img src="data:image/png;base64,AA==" alt=""><a href="https://x.example">x</a>',
    ).check()


def test_a_text_that_says_where_the_way_out_stands_gets_no_second_one(cast: MailingCast) -> None:
    mail = Mail("x", f"Leave: {LEAVE}", f'<p><a href="{LEAVE}">Leave</a></p>')
    content = MailTemplate(mail, "en", sender="x", mailing_list=cast.list.pk).to(
        "a@b.example", "secret", cast.list.pk, timezone.now()
    )
    assert content.count(b"/leave/secret/") == 3
    assert b"leave.invalid" not in content


def test_two_workers_never_send_the_same_mailing(
    cast: MailingCast, server: MailServer, monkeypatch: Any
) -> None:
    people(cast, 2)
    row = prepared(cast)
    monkeypatch.setattr(sending, "_alone_with", _taken_by_another)
    assert send(row) == 0
    assert server.taken == []


class _taken_by_another:  # noqa: N801  stands for a function
    def __init__(self, _mailing: str) -> None:
        pass

    def __enter__(self) -> bool:
        return False

    def __exit__(self, *_error: object) -> None:
        pass


def test_a_run_that_the_database_shows_nothing_more_ends(cast: MailingCast, server: MailServer) -> None:
    people(cast, 3)
    row = prepared(cast)
    run = handing.Run(row)
    real = run._line.send

    def ended(mail: Written) -> Outcome:
        outcome = real(mail)
        with connection.cursor() as cursor:
            cursor.execute("select set_config('amanjol.session_token', '', true)")
        return outcome

    run._line.send = ended  # type: ignore[method-assign]  # whose session it was ended it
    with pytest.raises(handing.NotSeen):
        run.carry(20)
    assert len(server.taken) == 1


def test_an_address_sealed_under_a_lost_secret_is_left_out(cast: MailingCast, server: MailServer) -> None:
    row = subscribed(cast, "a@example.org")
    other = AddressBook(cast.asel.organisation_id, cast.list.organisation_id)
    Subscriber.objects.filter(pk=row.pk).update(sealed=other.seal(row.pk, Addressee("evil@example.org", "s")))
    mailing = prepared(cast)
    assert send(mailing) == 0
    assert (mailing.state, mailing.refused) == ("done", 1)


def test_the_worker_looks_around_for_what_waits(cast: MailingCast, server: MailServer) -> None:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  beside what it is for

    people(cast, 1)
    row = prepared(cast)
    DBTaskResult.objects.all().delete()
    sending.look_around()
    sending.look_around()
    tasks = DBTaskResult.objects.filter(task_path=sending.send_out.module_path)
    assert [task.args_kwargs["args"] for task in tasks] == [[str(row.organisation_id), str(row.pk)]]
