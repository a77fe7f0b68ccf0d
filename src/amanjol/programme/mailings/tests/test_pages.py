"""Pages of staff: who gets in, what two people do, and that no page shows an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import connection

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.once.tests.pressing import forms_of
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.mailings import queries
from amanjol.programme.mailings.actions import writing
from amanjol.programme.mailings.mails import digest_of
from amanjol.programme.mailings.models import Delivery, Mailing, MailingList, Subscriber
from amanjol.programme.mailings.tests.mailing_cast import MAILS, STAFF, subscribed

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.once.tests.pressing import PageForm
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast

TYPED = {
    "subject_en": "Hello", "text_en": "First.\n\n<b>Second</b> https://x.example", "subject_ru": "Привет",
    "text_ru": "Первое.",
}  # fmt: skip


def press(client: Client, page: str, typed: dict[str, Any] | None = None, act: str = "") -> Any:
    """The form of that page which leads to `act`, with what it holds already."""
    form = form_of(client, page, act)
    return client.post(form.action or page, form.but(**(typed or {})))


def form_of(client: Client, page: str, act: str = "") -> PageForm:
    forms = forms_of(client.get(page).text)
    return next(form for form in forms if (form.action.endswith(act) if act else not form.action))


def test_who_manages_no_programme_gets_in_nowhere_and_another_organisation_finds_nothing(
    cast: MailingCast,
) -> None:
    row = writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar)
    for path in (STAFF, f"{STAFF}lists/{cast.list.pk}/", f"{STAFF}{row.pk}/"):
        assert cast.nargiza.get(path).status_code == 403
    for path in (f"lists/{cast.list.pk}/", f"lists/{cast.list.pk}/ask/", f"{row.pk}/", f"{row.pk}/withdraw/"):
        assert cast.elsewhere.get(f"{STAFF}{path}").status_code == 404
    assert cast.elsewhere.post(f"{STAFF}{row.pk}/approve/", {"digest": digest_of(MAILS)}).status_code in (
        400,
        404,
    )
    request_of(cast.desk)
    row.refresh_from_db()
    assert row.state == "draft"


def test_one_writes_another_reads_and_it_is_on_its_way(cast: MailingCast) -> None:
    subscribed(cast, "a@example.org")
    answer = press(cast.desk, f"{STAFF}new/", TYPED | {"mailing_list": str(cast.list.pk)})
    row = Mailing.objects.get()
    assert answer.headers["Location"] == f"{STAFF}{row.pk}/"
    page = cast.desk.get(f"{STAFF}{row.pk}/").text
    assert "approve/" not in page
    assert "&lt;b&gt;Second" in page
    assert press(cast.second, f"{STAFF}{row.pk}/", act="approve/").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.approved_by_id) == ("sending", cast.berik.pk)
    assert "<b>" not in row.texts.get(language="en").html
    assert Delivery.objects.count() == 1
    assert press(cast.desk, f"{STAFF}{row.pk}/", act="stop/").status_code == 302
    assert press(cast.desk, f"{STAFF}{row.pk}/", act="go-on/").status_code == 302
    assert press(cast.desk, f"{STAFF}{row.pk}/withdraw/").status_code == 302
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert "go-on/" not in cast.desk.get(f"{STAFF}{row.pk}/").text


def test_what_was_changed_while_the_second_person_read_is_not_sent(cast: MailingCast) -> None:
    row = writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar)
    form = form_of(cast.second, f"{STAFF}{row.pk}/", "approve/")
    other = MAILS | {"en": MAILS["ru"]}
    writing.change_mailing(mailing=row, mailing_list=cast.list, mails=other, by=cast.aidar)
    cast.second.post(form.action, form.filled)
    row.refresh_from_db()
    assert row.state == "draft"


def test_no_page_of_staff_shows_an_address(cast: MailingCast) -> None:
    subscribed(cast, "gulnara@example.org")
    row = writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    for path in (
        STAFF,
        f"{STAFF}lists/{cast.list.pk}/",
        f"{STAFF}{row.pk}/",
        f"{STAFF}lists/{cast.list.pk}/ask/",
    ):
        assert "gulnara" not in cast.desk.get(path).text


def test_addresses_that_are_brought_are_asked_and_on_no_list(cast: MailingCast) -> None:
    page = f"{STAFF}lists/{cast.list.pk}/ask/"
    answer = press(cast.desk, page, {"addresses": "a@example.org\nno address", "language": "ru"})
    assert answer.status_code == 200
    assert not Subscriber.objects.exists()
    assert (
        press(cast.desk, page, {"addresses": "a@example.org\n\nb@example.org", "language": "ru"}).status_code
        == 302
    )
    assert set(Subscriber.objects.values_list("state", "language")) == {("asked", "ru")}


def test_a_list_is_begun_and_changed_and_two_tabs_overwrite_nothing(cast: MailingCast) -> None:
    typed = {"name_en": "Other", "name_ru": "Другой", "sender": "Road", "is_open": "on"}
    assert press(cast.desk, f"{STAFF}lists/new/", typed).status_code == 302
    row = MailingList.objects.get(name_en="Other")
    page = f"{STAFF}lists/{row.pk}/change/"
    form = form_of(cast.desk, page)
    MailingList.objects.filter(pk=row.pk).update(sender="Changed meanwhile")
    assert cast.desk.post(page, form.but(sender="Mine")).status_code == 200
    row.refresh_from_db()
    assert row.sender == "Changed meanwhile"


def test_a_mailing_is_not_written_where_no_list_is(cast: MailingCast) -> None:
    answer = cast.elsewhere.get(f"{STAFF}new/")
    assert (answer.status_code, answer.headers["Location"]) == (302, STAFF)
    assert "There is no list yet." in cast.elsewhere.get(STAFF).text


def test_the_same_number_of_queries_for_one_mailing_and_for_three(cast: MailingCast) -> None:
    def queries() -> int:
        with QueriesOfPage(connection) as captured:
            assert re.search(r"Road letter", cast.desk.get(STAFF).text)
        return len(captured)

    writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    cast.desk.get(STAFF)
    once = queries()
    for _more in range(2):
        writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
    assert queries() == once


def test_what_waits_for_the_reader_stands_first_and_is_counted_in_the_menu(cast: MailingCast) -> None:
    writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar)
    request_of(cast.second)
    assert [row.written_by_id for row in queries.waiting_for(cast.berik)] == [cast.aidar.pk]
    assert "it waits for you" in cast.second.get(STAFF).text
    assert not queries.waiting_for(cast.aidar)
    assert "it waits for you" not in cast.desk.get(STAFF).text


def test_a_draft_is_discarded_after_a_question(cast: MailingCast) -> None:
    row = writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar)
    assert "Discard this draft?" in cast.desk.get(f"{STAFF}{row.pk}/discard/").text
    assert Mailing.objects.exists()
    press(cast.desk, f"{STAFF}{row.pk}/discard/")
    assert not Mailing.objects.exists()
