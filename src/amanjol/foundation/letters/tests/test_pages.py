"""The pages of letters: each step as a browser does it, and who is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.letters import beliefs, card_files, inboxes
from amanjol.foundation.letters.models import Belief, Card
from amanjol.foundation.letters.tests.letters_cast import (
    believe,
    create_without_signing_key,
    receivers_of,
    signing_of,
)
from amanjol.foundation.organisations.keys.circles.actions import renewing, taking_in
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import accept, give, six_words
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.letters import cards

if TYPE_CHECKING:
    from amanjol.foundation.letters.tests.letters_cast import LettersCast

pytestmark = pytest.mark.django_db
LETTERS = "/organisation/letters/"


def _words(people: LettersCast) -> str:
    return keypairs.fingerprint(people.partner.key.public)


def _page(row: Card) -> str:
    return f"{LETTERS}partners/{row.pk}/"


@pytest.mark.usefixtures("db")
def test_from_no_key_to_a_card_with_words_and_a_file() -> None:
    letters = create_without_signing_key()
    assert "A supervisor of your organisation begins it" in letters.keys.berk.get(LETTERS).text
    assert letters.keys.berk.post(f"{LETTERS}begin/").status_code == 403
    assert letters.keys.dana.post(f"{LETTERS}begin/").status_code == 302
    assert "Next: who receives letters" in letters.keys.dana.get(LETTERS).text
    assert "There is no circle of receivers yet" in letters.keys.dana.get(f"{LETTERS}inbox/").text
    circle = receivers_of(letters)
    assert letters.keys.berk.get(f"{LETTERS}inbox/").status_code == 403
    response = letters.keys.dana.post(f"{LETTERS}inbox/", {"circle": str(circle.pk)})
    assert response.status_code == 302, response.text
    page = letters.farida.get(LETTERS).text
    signing = signing_of(letters.farida)
    assert six_words(page) == keypairs.fingerprint(signing.key.public)
    assert "Berk Chinar" in page
    assert 'class="square-code"' in page
    file = letters.farida.get(f"{LETTERS}card/")
    assert cards.read(card_files.read(file.content)) == inboxes.own_card(signing)
    assert file["Content-Disposition"].startswith("attachment")


def test_an_inbox_that_has_one_receiver_left_says_so(letters: LettersCast) -> None:
    circle = receivers_of(letters)
    letters.keys.dana.post(f"{LETTERS}inbox/", {"circle": str(circle.pk)})
    assert "Only one person opens letters" not in letters.keys.berk.get(LETTERS).text
    taking_in.leave(circles=circles_at(letters.farida), circle=circle.pk)
    assert "Only one person opens letters" in letters.keys.berk.get(LETTERS).text


def test_an_inbox_of_one_is_refused_in_words(letters: LettersCast) -> None:

    circle = renewing.begin(circles=circles_at(letters.keys.berk), purpose="receiver")
    response = letters.keys.dana.post(f"{LETTERS}inbox/", {"circle": str(circle.pk)})
    assert "Fewer than two people" in response.text
    for typed in ("", "rubbish", "00000000-0000-4000-8000-000000000009"):
        assert letters.keys.dana.post(f"{LETTERS}inbox/", {"circle": typed}).status_code == 200
    assert not Card.objects.exists()


def test_a_pasted_card_and_two_who_type_its_words(letters: LettersCast) -> None:
    text = card_files.write(letters.partner.card())
    response = letters.keys.berk.post(f"{LETTERS}partners/add/", {"text": f"  {text[:300]}\n{text[300:]}\n"})
    row = Card.objects.get()
    assert response["Location"] == _page(row)
    page = letters.keys.berk.get(_page(row)).text
    assert not any(word in page for word in _words(letters).split())
    response = letters.keys.berk.post(_page(row), {"typed": keypairs.fingerprint(letters.other.key.public)})
    assert "other words" in response.text
    assert letters.keys.berk.post(_page(row), {"typed": "what"}).status_code == 200
    assert not Belief.objects.exists()
    assert letters.keys.berk.post(_page(row), {"typed": _words(letters).upper()}).status_code == 302
    assert "A colleague compares next" in letters.keys.berk.get(_page(row)).text
    assert "A colleague compares next" in letters.keys.berk.post(_page(row), {"typed": _words(letters)}).text
    assert "Berk Chinar has compared" in letters.keys.dana.get(_page(row)).text
    assert letters.keys.dana.post(_page(row), {"typed": _words(letters)}).status_code == 302
    assert list(beliefs.believed(signing_of(letters.farida)).values()) == [cards.read(bytes(row.data))]
    assert "You can write to this partner" in letters.farida.get(_page(row)).text
    with acting_for(letters.keys.cast.dana):
        entries = entries_of(letters.keys.cast.yyldyz.pk).filter(verb="letters.compared")
        assert [entry.details for entry in entries] == [{"number": 2}, {"number": 1}]


def test_a_file_is_taken_and_rubbish_is_refused_in_a_sentence(letters: LettersCast) -> None:
    page = f"{LETTERS}partners/add/"
    for content in (card_files.write(letters.partner.card()).encode(), letters.partner.card()):
        file = SimpleUploadedFile("partner.card", content)
        assert letters.keys.berk.post(page, {"file": file}).status_code == 302
    whole = letters.partner.card()
    broken = whole[:-1] + bytes([whole[-1] ^ 1])
    for typed in (
        {},
        {"text": "AMJK1."},
        {"text": "🦊" * 500},
        {"text": "A" * 20000},
        {"text": card_files.write(broken)},
        {"file": SimpleUploadedFile("x.card", b"\x00" * 30000)},
        {"file": SimpleUploadedFile("x.card", b"")},
        {"file": SimpleUploadedFile("x.card", whole), "text": card_files.write(whole)},
    ):
        response = letters.keys.berk.post(page, typed)
        assert response.status_code == 200, typed
        assert response.context["form"].errors, typed
    assert Card.objects.filter(node=letters.partner.holder.node).count() == 2


def test_the_own_card_is_no_partner_s(letters: LettersCast) -> None:
    letters.keys.dana.post(f"{LETTERS}inbox/", {"circle": str(receivers_of(letters).pk)})
    own = letters.farida.get(f"{LETTERS}card/").content.decode()
    assert "of your own organisation" in letters.farida.post(f"{LETTERS}partners/add/", {"text": own}).text
    assert letters.farida.get(_page(Card.objects.get())).status_code == 404


def test_one_person_ends_what_two_began(letters: LettersCast) -> None:
    row = letters.partner.heard()
    believe(letters, row)
    path = f"{LETTERS}partners/end/{Belief.objects.get().pk}/"
    assert "No longer believe" in letters.farida.get(path).text
    assert letters.farida.post(path).status_code == 302
    assert beliefs.believed(signing_of(letters.farida)) == {}
    assert letters.farida.get(path).status_code == 404
    assert "nobody has compared" in letters.farida.get(LETTERS).text


def test_a_changed_key_is_shown_as_what_it_is(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    signed = letters.partner.heard(2, key=signatures.generate(), earlier=letters.partner.key)
    unsigned = letters.partner.heard(3, key=signatures.generate())
    page = letters.farida.get(LETTERS).text
    assert "a new key, signed with the one you believe" in page
    assert "another key, not signed with the one you believe" in page
    assert "Who has stolen the earlier one" in letters.farida.get(_page(signed)).text
    assert "somebody else pretends to be them" in letters.farida.get(_page(unsigned)).text


@pytest.mark.parametrize("role", [RoleKey.OBSERVER, RoleKey.LAWYER])
def test_who_holds_keys_and_receives_nothing_is_refused_everywhere(
    letters: LettersCast, role: RoleKey
) -> None:
    member = join("Maya Terek", letters.keys.cast.yyldyz, role)
    client = unlocked(member.account)
    give(letters.keys.berk, member)
    accept(client)
    row = letters.partner.heard()
    for path in (LETTERS, f"{LETTERS}inbox/", f"{LETTERS}card/", f"{LETTERS}partners/add/", _page(row)):
        assert client.get(path).status_code == 403, path
    assert client.post(_page(row), {"typed": _words(letters)}).status_code == 403
    assert LETTERS not in client.get("/organisation/keys/").text


@pytest.mark.parametrize("role", [RoleKey.OBSERVER, RoleKey.LAWYER])
def test_who_receives_nothing_is_not_sent_to_get_keys_for_it(letters: LettersCast, role: RoleKey) -> None:
    newcomer = unlocked(join("Maya Terek", letters.keys.cast.yyldyz, role).account)
    for path in (LETTERS, f"{LETTERS}arrived/"):
        assert newcomer.get(path).status_code == 403, path
    worker = unlocked(join("Gozel Terek", letters.keys.cast.yyldyz, RoleKey.CASE_WORKER).account)
    for path in (LETTERS, f"{LETTERS}arrived/"):
        assert worker.get(path)["Location"] == "/organisation/keys/"


def test_elsewhere_signed_out_and_locked(letters: LettersCast) -> None:
    believe(letters, letters.partner.heard())
    row = Card.objects.get()
    end = f"{LETTERS}partners/end/{Belief.objects.get().pk}/"
    assert browser(letters.keys.cast.esen).get(LETTERS).status_code == 403
    assert Client().get(LETTERS)["Location"].startswith(reverse("accounts:sign_in"))
    worker = join("Gozel Terek", letters.keys.cast.gul, RoleKey.SUPERVISOR)
    elsewhere = unlocked(worker.account)
    elsewhere.post("/organisation/keys/begin/")
    assert elsewhere.post(f"{LETTERS}begin/").status_code == 302
    assert elsewhere.get(end).status_code == 404
    assert "Call somebody there" in elsewhere.get(_page(row)).text
    locked = browser(letters.keys.cast.berk)
    assert locked.get(LETTERS)["Location"].startswith(reverse("accounts:unlock"))


def test_the_list_asks_as_often_for_three_partners_as_for_one(letters: LettersCast) -> None:

    counts = []
    for number in (1, 2):
        row = letters.partner.heard(number) if number == 1 else letters.other.heard()
        believe(letters, row)
        letters.farida.get(LETTERS)
        with QueriesOfPage(connection) as captured:
            assert re.search("believed", letters.farida.get(LETTERS).text)
        counts.append(len(captured))
    assert counts[0] == counts[1]
