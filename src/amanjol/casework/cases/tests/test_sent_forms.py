"""What the rows of sent forms tell, and what is believed of one: written, changed and deleted past the application."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from amanjol.casework.cases.models import CaseItem
from amanjol.casework.cases.tests.pages import path
from amanjol.foundation.once import actions, tokens, views
from amanjol.foundation.once.models import SentForm
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db
NOTE = {"text": "Канарейка-9913: едет домой"}
HERE = tokens.Place(str(uuid.UUID(int=7)), "/desk/cases/new/")
DONE = tokens.Outcome("a" * 64, "/desk/cases/7/")


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def row_of(people: CaseCast, token: str) -> SentForm:
    request_of(people.keys.berk)
    return SentForm.objects.get(pk=tokens.name_of(_read(token)))


def notes(people: CaseCast) -> int:
    request_of(people.keys.berk)
    return CaseItem.objects.filter(case=people.case, kind="note").count()


def _read(token: str) -> bytes:
    plain = tokens.read(token)
    assert plain is not None
    return plain


def sent(people: CaseCast) -> tuple[str, str]:
    """A note was written: the address and the token of its form."""
    where, token = path("note", people.case), tokens.new_token()
    assert press(people.keys.berk, where, NOTE, token).status_code == 302
    return where, token


def test_a_token_is_128_bits_and_read_in_one_spelling() -> None:
    token = tokens.new_token()
    assert len(_read(token)) == 16
    assert tokens.new_token() != token
    for wrong in ("", "x", token[:-1], f"{token}A", f"{token}==", "ы" * 22, token.replace(token[0], "*")):
        assert tokens.read(wrong) is None, wrong


@pytest.mark.parametrize(
    "place",
    [tokens.Place(HERE.account, "/desk/cases/find/"), tokens.Place(str(uuid.UUID(int=8)), HERE.path)],
)
def test_what_a_row_says_opens_for_its_account_at_its_address_alone(place: tokens.Place) -> None:
    token = _read(tokens.new_token())
    sealed = tokens.seal(token, HERE, DONE)
    assert tokens.unseal(token, HERE, sealed) == DONE
    with pytest.raises(SealBroken):
        tokens.unseal(token, place, sealed)
    with pytest.raises(SealBroken):
        tokens.unseal(_read(tokens.new_token()), HERE, sealed)


def test_other_words_have_another_hash() -> None:
    same = tokens.hash_words({"a": ["1"], "b": ["2", "3"]}, [("file", "x.txt", "0")])
    assert tokens.hash_words({"b": ["2", "3"], "a": ["1"]}, [("file", "x.txt", "0")]) == same
    others = (
        tokens.hash_words({"a": ["1", "2"], "b": ["3"]}, [("file", "x.txt", "0")]),
        tokens.hash_words({"a": ["1"], "b": ["3", "2"]}, [("file", "x.txt", "0")]),
        tokens.hash_words({"a": ["1"], "b": ["2", "3"]}, [("file", "x.txt", "1")]),
        tokens.hash_words({"a": ["1"], "b": ["2", "3"]}),
    )
    assert same not in others


def test_a_row_tells_neither_what_was_sent_nor_where_it_led(people: CaseCast) -> None:
    """Nor the token: it is in the page of whoever sent the form, and nowhere else."""
    _where, token = sent(people)
    row = row_of(people, token)
    everything = repr([row.pk, bytes(row.sealed), row.account_id, row.sent_at])
    for word in ("Канарейка", "9913", str(people.case.pk), people.case.pk.hex, token, _read(token).hex()):
        assert word not in everything
    assert len(row.sealed) == len(tokens.seal(_read(tokens.new_token()), HERE, DONE))  # nor how long it was


def damaged(people: CaseCast, token: str) -> None:
    row = row_of(people, token)
    sealed = bytes(row.sealed)
    SentForm.objects.filter(pk=row.pk).update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))


def from_another_form(people: CaseCast, token: str) -> None:
    row, (_where, other) = row_of(people, token), sent(people)
    SentForm.objects.filter(pk=row.pk).update(sealed=bytes(row_of(people, other).sealed))


def under_another_token(people: CaseCast, token: str) -> None:
    """With an address on another machine, by somebody who does not know the token."""
    forged = tokens.seal(
        _read(tokens.new_token()),
        tokens.Place(str(people.keys.cast.berk.account_id), path("note", people.case)),
        tokens.Outcome("0" * 64, "https://evil.example/"),
    )
    SentForm.objects.filter(pk=row_of(people, token).pk).update(sealed=forged)


@pytest.mark.parametrize("harm", [damaged, from_another_form, under_another_token])
def test_of_a_row_that_was_exchanged_nothing_is_believed_and_nothing_is_done_twice(
    people: CaseCast, harm: Callable[[CaseCast, str], None]
) -> None:
    """Its address leads nowhere; what was sent now is quoted, and saved only on a press that knows."""
    where, token = sent(people)
    harm(people, token)
    before = notes(people)
    page = press(people.keys.berk, where, NOTE, token)
    assert page.status_code == 409
    assert "evil.example" not in page.text
    assert NOTE["text"] in page.text
    assert notes(people) == before


def test_a_deleted_row_lets_the_form_act_again(people: CaseCast) -> None:
    """Whoever can write the database could write the act itself: here is where its protection ends."""
    where, token = sent(people)
    row_of(people, token).delete()
    before = notes(people)
    assert press(people.keys.berk, where, NOTE, token).status_code == 302
    assert notes(people) == before + 1


def test_an_address_of_elsewhere_is_not_followed_even_from_a_row_that_opens(people: CaseCast) -> None:
    request = RequestFactory().post("/desk/cases/new/", {"text": "слова"})
    request.user = people.keys.cast.berk.account
    for address in ("https://evil.example/", "//evil.example/", r"/\evil.example", "javascript:x"):
        before = actions.SentBefore(tokens.Outcome("a" * 64, address), timezone.now())
        assert not views._is_ours(request, before.outcome.address)  # type: ignore[union-attr]  # it has one


def test_the_same_token_in_the_hands_of_a_colleague_tells_and_does_nothing(people: CaseCast) -> None:
    where, token = sent(people)
    before = notes(people)
    page = press(people.keys.dana, where, NOTE, token)
    assert page.status_code == 409
    assert f'href="{path("case", people.case)}"' not in page.text
    assert notes(people) == before


def run(statement: str, *values: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def test_a_colleague_sees_and_touches_no_row(people: CaseCast) -> None:
    _where, token = sent(people)
    name = row_of(people, token).pk
    request_of(people.keys.dana)
    assert run("select 1 from once_sentform") == 0
    assert run("delete from once_sentform") == 0
    assert run("update once_sentform set sealed = ''") == 0
    assert row_of(people, token).pk == name


def test_nobody_writes_a_row_for_a_colleague(people: CaseCast) -> None:
    request_of(people.keys.dana)
    insert = "insert into once_sentform (id, account_id, sent_at, sealed) values ('x', %s, now(), '')"
    with pytest.raises(ProgrammingError, match="row-level security"):
        run(insert, people.keys.cast.berk.account_id)


@pytest.mark.parametrize("change", ["id = 'x'", "account_id = account_id", "sent_at = now()"])
def test_whose_a_row_is_and_when_it_was_sent_is_never_changed(people: CaseCast, change: str) -> None:
    sent(people)
    with pytest.raises(ProgrammingError, match="permission denied"):
        run(f"update once_sentform set {change}")  # noqa: S608  of this file


def test_rows_go_after_a_day_and_not_before(people: CaseCast) -> None:
    """By the worker, whose session is nobody's."""
    account = people.keys.cast.berk.account_id
    request_of(people.keys.berk)
    ages = {"old": actions.KEPT + timedelta(minutes=1), "new": actions.KEPT - timedelta(minutes=1)}
    for name, age in ages.items():
        SentForm(pk=name, account_id=account, sent_at=timezone.now() - age).save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', '', true)")
    actions.forget_old()
    request_of(people.keys.berk)
    assert set(SentForm.objects.filter(pk__in=ages).values_list("pk", flat=True)) == {"new"}
