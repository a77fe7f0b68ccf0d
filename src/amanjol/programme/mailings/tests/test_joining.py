"""Asking, saying yes and leaving, as a stranger does it: no session, one answer for all, nothing done by a look."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.mailings import queries, sealing
from amanjol.programme.mailings.actions import joining, listing
from amanjol.programme.mailings.actions.joining import Asked
from amanjol.programme.mailings.mails import inbox_of
from amanjol.programme.mailings.models import Subscriber, SubscriberState
from amanjol.programme.mailings.tests.mailing_cast import asked, secret_of, subscribed
from amanjol.programme.outreach.tests.open_reader import as_nobody

if TYPE_CHECKING:
    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast

ADDRESS = "Gulnara@Example.org"


def stranger(method: str, address: str, typed: dict[str, Any] | None = None) -> Any:
    """Who has no cookie, and whose programs check forms as browsers do."""
    with as_nobody():
        client = Client(enforce_csrf_checks=True)
        response = client.get(address) if method == "GET" else client.post(address, typed or {})
    assert not response.cookies
    return response


def form_of(cast: MailingCast, language: str = "ru") -> str:
    return f"/lists/{language}/{cast.list.pk}/"


def ask(cast: MailingCast, address: str = ADDRESS, language: str = "ru") -> Any:
    return stranger("POST", form_of(cast), {"address": address, "language": language, "website": ""})


def rows() -> list[Subscriber]:
    return list(Subscriber.objects.order_by("asked_at"))


def test_who_asks_gets_a_mail_and_is_on_no_list_before_they_press(
    cast: MailingCast, server: MailServer
) -> None:
    response = ask(cast)
    assert "Look into your inbox" not in response.text
    assert response.headers["Content-Language"] == "ru"
    (row,) = rows()
    assert (row.state, row.language, row.confirmed_on) == ("asked", "ru", None)
    assert joining.tell.func(str(cast.list.organisation_id)) == 1
    (mail,) = server.mails
    assert server.addresses == ["Gulnara@example.org"]
    (link,) = re.findall(r"https?://\S+/lists/ru/confirm/\S+/", mail.get_content())
    path = link[link.index("/lists/") :]
    for _look in range(3):  # as programs do that look into mails
        assert stranger("GET", path).status_code == 200
    assert rows()[0].state == "asked"
    assert stranger("POST", path).status_code == 200
    assert (rows()[0].state, rows()[0].confirmed_on) == ("confirmed", timezone.localdate())
    assert joining.tell.func(str(cast.list.organisation_id)) == 0


def test_the_answer_never_tells_whether_an_address_is_on_the_list(cast: MailingCast) -> None:
    there, new = "there@example.org", "new@example.org"
    subscribed(cast, there)
    gone = subscribed(cast, "gone@example.org")
    joining.leave(secret=secret_of(gone))
    pages = {ask(cast, address).text for address in (there, new, "gone@example.org")}
    assert len(pages) == 1
    assert there not in pages.pop()


def test_who_is_on_the_list_is_not_asked_again(cast: MailingCast, server: MailServer) -> None:
    row = subscribed(cast, ADDRESS)
    ask(cast, ADDRESS.upper())
    assert [there.pk for there in rows()] == [row.pk]
    assert rows()[0].state == "confirmed"
    joining.tell.func(str(cast.list.organisation_id))
    assert server.taken == []


def test_nobody_fills_an_inbox_by_the_form(cast: MailingCast, server: MailServer) -> None:
    for _time in range(5):
        ask(cast)
        joining.tell.func(str(cast.list.organisation_id))
    assert len(server.taken) == joining.ASKED_AT_MOST


@pytest.mark.parametrize(
    "address", ["a@example.org", "A@EXAMPLE.org", "a+1@example.org", "A+2+3@example.org"]
)
def test_an_inbox_is_one_however_its_address_is_spelt(
    cast: MailingCast, server: MailServer, address: str
) -> None:
    for at in range(joining.ASKED_AT_MOST):
        joining.ask(mailing_list=cast.list, asked=Asked(f"a+n{at}@example.org", "en"), by_themselves=True)
    joining.ask(mailing_list=cast.list, asked=Asked(address, "en"), by_themselves=True)
    joining.ask(mailing_list=cast.list, asked=Asked("b@example.org", "en"), by_themselves=True)
    joining.tell.func(str(cast.list.organisation_id))
    assert sorted(server.addresses) == ["a+n0@example.org", "a+n1@example.org", "b@example.org"]


def test_names_of_one_inbox_at_large_mail_servers_are_counted_together() -> None:
    """What they say of themselves; elsewhere dots and dashes are letters as others."""
    same = [
        {"a.b.c@gmail.com", "abc@gmail.com", "ABC+x@googlemail.com"},
        {"a.b@ya.ru", "a-b@yandex.ru", "A-B+x@yandex.kz", "a.b@yandex.com"},
    ]
    for addresses in same:
        assert len({inbox_of(address) for address in addresses}) == 1, addresses
    apart = {"a.b@example.org", "ab@example.org", "a-b@example.org", "a.b@gmail.com", "a.b@ya.ru", "ab@ya.ru"}
    assert len({inbox_of(address) for address in apart}) == len(apart)


def test_one_of_an_organisation_has_so_many_addresses_asked_a_day(
    cast: MailingCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "BROUGHT_AT_MOST", 8)

    def bring(first: int, behind: int) -> int:
        addresses = [f"n{at}@example.org" for at in range(first, behind)]
        return listing.bring_addresses(
            mailing_list=cast.list, addresses=addresses, language="en", by=cast.aidar
        )

    assert bring(0, listing.BROUGHT_AT_MOST - 3) == listing.BROUGHT_AT_MOST - 3
    page = f"/programme/mailings/lists/{cast.list.pk}/ask/"
    typed = {"addresses": "\n".join(f"m{at}@example.org" for at in range(4)), "language": "en"}
    answer = cast.second.post(page, typed)
    assert answer.status_code == 200
    assert "go on tomorrow" in answer.text
    assert Subscriber.objects.count() == listing.BROUGHT_AT_MOST - 3
    with pytest.raises(listing.TooManyBrought):
        bring(600, 604)
    assert bring(600, 603) == 3


def test_too_many_tries_from_one_place_are_turned_away(cast: MailingCast) -> None:
    for number in range(12):
        ask(cast, f"n{number}@example.org")
    assert len(rows()) == 10


def test_what_a_program_fills_in_asks_nobody(cast: MailingCast) -> None:
    typed = {"address": ADDRESS, "language": "ru", "website": "https://spam.example"}
    assert stranger("POST", form_of(cast), typed).status_code == 200
    assert rows() == []


@pytest.mark.parametrize(
    "address",
    [
        "", "x", "a@b", "a@b.example\nBcc: c@d.example", "a@b.example\r\n\r\nhello", "<a@b.example>", "a b@c.example",
        "a@b.example, c@d.example", "ü@b.example", "a@..example", ".a@b.example", "a\x00@b.example", "a@b.example>",
        "x" * 70 + "@b.example",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(cast: MailingCast, address: str) -> None:
    ask(cast, address)
    assert [row for row in rows() if b"\n" in bytes(row.sealed or b"")] == []
    # Django's own field takes spaces and breaks at the ends away; what is left must be one address.
    assert all(
        sealing.AddressBook(row.list_id, row.organisation_id).open(row.pk, bytes(row.sealed or b"")).address
        == address.strip()
        for row in rows()
    )
    assert rows() == [] or address.strip() == address


def test_a_name_of_a_place_in_other_letters_is_written_as_mail_servers_know_it(cast: MailingCast) -> None:
    ask(cast, "a@почта.example")
    (row,) = rows()
    book = sealing.AddressBook(row.list_id, row.organisation_id)
    assert book.open(row.pk, bytes(row.sealed or b"")).address == "a@xn--80a1acny.example"


def test_one_press_leaves_without_a_cookie_as_mail_programs_send_it(cast: MailingCast) -> None:
    row = subscribed(cast, ADDRESS)
    path = f"/lists/ru/leave/{secret_of(row)}/"
    assert stranger("GET", path).status_code == 200
    row.refresh_from_db()
    assert row.state == "confirmed"
    body = "List-Unsubscribe=One-Click"
    with as_nobody():
        response = Client(enforce_csrf_checks=True).post(
            path,
            body,
            content_type="application/x-www-form-urlencoded",
            headers={"origin": "https://mail.example"},
        )
    assert response.status_code == 200
    row.refresh_from_db()
    assert (row.state, row.sealed, row.ended_on) == ("left", None, timezone.localdate())
    assert stranger("POST", path).status_code == 200  # twice is as once
    assert stranger("POST", "/lists/ru/leave/nobody/").status_code == 200
    cut_off = stranger("GET", "/lists/en/leave/nobody/")
    assert cut_off.status_code == 404
    assert "You are off the list" not in cut_off.text  # whoever has half a link of a mail is on it still
    assert "open the link in the newest one" in cut_off.text


def test_who_left_comes_back_by_their_own_wish_and_by_no_import(cast: MailingCast) -> None:
    row = subscribed(cast, ADDRESS)
    joining.leave(secret=secret_of(row))
    brought = [ADDRESS, "other@example.org"]
    assert (
        listing.bring_addresses(mailing_list=cast.list, addresses=brought, language="en", by=cast.aidar) == 2
    )
    row.refresh_from_db()
    assert (row.state, row.sealed) == ("left", None)
    assert [other.state for other in rows() if other.pk != row.pk] == ["asked"]
    joining.ask(mailing_list=cast.list, asked=Asked(ADDRESS, "en"), by_themselves=True)
    row.refresh_from_db()
    assert row.state == "asked"
    assert row.sealed is not None


def test_who_says_no_yes_within_seven_days_is_erased_and_their_link_leads_nowhere(cast: MailingCast) -> None:
    row, secret = asked(cast, ADDRESS)
    young, _secret = asked(cast, "young@example.org")
    late = timezone.now() - timedelta(days=7, minutes=1)
    Subscriber.objects.filter(pk=row.pk).update(asked_at=late)
    with as_nobody():
        assert joining.confirm(secret=secret) is None
        assert joining.forget_unconfirmed() == 1
    assert [left.pk for left in rows()] == [young.pk]


def test_the_worker_finds_who_said_no_yes_without_holding_their_link(cast: MailingCast) -> None:
    row, _secret = asked(cast, ADDRESS)
    Subscriber.objects.filter(pk=row.pk).update(asked_at=timezone.now() - timedelta(days=7, minutes=1))
    with as_nobody():
        holding_no_link()
        assert joining.forget_unconfirmed() == 1
    assert not rows()


def holding_no_link() -> None:
    """As a connection of the worker: nothing is left in it of whoever asked before."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.mailing_address', '', true)")
        cursor.execute("select set_config('amanjol.mailing_link', '', true)")


def test_a_row_that_says_confirmed_without_the_servers_seal_is_no_yes(cast: MailingCast) -> None:
    row, _secret = asked(cast, ADDRESS)
    Subscriber.objects.filter(pk=row.pk).update(
        state=SubscriberState.CONFIRMED, confirmed_on=timezone.localdate()
    )
    book = sealing.AddressBook(row.list_id, row.organisation_id)
    assert book.open(row.pk, bytes(row.sealed or b"")).confirmed_on is None


def test_the_database_holds_no_address_and_no_secret_of_a_link(cast: MailingCast) -> None:
    row = subscribed(cast, ADDRESS)
    stored = " ".join(
        str(bytes(value) if isinstance(value, memoryview) else value) for value in vars(row).values()
    )
    assert "gulnara" not in stored.lower()
    assert secret_of(row) not in stored
    assert row.link == sealing.link_of(secret_of(row))


def test_a_stranger_sees_the_row_that_they_name_and_no_other(cast: MailingCast) -> None:
    row, other = subscribed(cast, ADDRESS), subscribed(cast, "other@example.org")
    with as_nobody():
        holding_no_link()
        assert not Subscriber.objects.exists()
        assert queries.subscriber_linked(row.link) == row
        assert [seen.pk for seen in Subscriber.objects.all()] == [row.pk]
        assert Subscriber.objects.filter(pk=other.pk).update(tries=3) == 0


def test_a_closed_list_takes_nobody_and_its_links_still_lead_out(cast: MailingCast) -> None:
    row = subscribed(cast, ADDRESS)
    cast.list.is_open = False
    cast.list.save()
    assert stranger("GET", form_of(cast)).status_code == 404
    assert ask(cast, "new@example.org").status_code == 404
    assert "Road letter" not in stranger("GET", "/lists/en/").text
    assert "Road letter" in stranger("GET", f"/lists/en/leave/{secret_of(row)}/").text


def test_nobody_writes_an_address_onto_a_list_of_another_organisation(cast: MailingCast) -> None:
    row = subscribed(cast, ADDRESS)
    request_of(cast.elsewhere)
    theirs = Subscriber(
        organisation_id=cast.asel.organisation_id, list_id=row.list_id, language="en", state="confirmed", name="x",
        link="x", sealed=b"x", confirmed_on=timezone.localdate(),
    )  # fmt: skip
    with pytest.raises(IntegrityError):
        _add(theirs)


@transaction.atomic
def _add(row: Subscriber) -> None:
    row.save(force_insert=True)
    connection.check_constraints()
