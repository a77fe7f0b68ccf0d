"""Pages of offers and conflicts: names in one state alone, reasons in words; a stolen database says nothing."""

from __future__ import annotations

import uuid
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.models import Assignment, Clearance, Offer, OtherSide
from amanjol.casework.legal_aid.offers import actions, queries
from amanjol.casework.legal_aid.offers.records import Passed, State
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, AIGUL, SAID, TODAY
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = pytest.mark.django_db
TYPED = {
    "role": "accused", "names": f"{ACCUSED}\nЧёрный", "numbers": "AN 1234567", "heard": "telephone",
}  # fmt: skip


def at(name: str, *ids: Any) -> str:
    return reverse(f"legal_aid:{name}", args=ids)


def pages(offers: Scene, offer: Any) -> list[str]:
    aigul = offers.id_of("7-001")
    return [
        at("other_side", offers.need),
        at("lawyer_of_need", offers.need),
        at("ask_advocate", offers.need, offers.id_of("7-002")),
        at("look", offers.need, aigul),
        at("clients", aigul),
        at("offer", offer),
    ]


def test_the_whole_way_by_its_pages(offers: Scene) -> None:
    zarina = offers.zarina
    assert zarina.post(at("other_side", offers.need), TYPED).status_code == 302
    asked = zarina.post(at("ask_advocate", offers.need, offers.id_of("7-001")))
    request_of(zarina)
    offer = Offer.objects.get()
    assert asked.headers["Location"] == at("offer", offer.pk)
    page = zarina.get(at("offer", offer.pk)).text
    assert ACCUSED not in page
    assert "Чёрный" not in page
    zarina.post(at("tell_names", offer.pk))
    page = zarina.get(at("offer", offer.pk)).text
    assert ACCUSED in page
    assert "Чёрный" in page
    assert "1234567" not in page  # a number is for comparing, and is told to nobody
    zarina.post(at("accept_offer", offer.pk), {"acts": "2"})
    assert offers.offer(offer.pk).state is State.ACCEPTED
    for where in (at("offer", offer.pk), at("lawyer_of_need", offers.need)):
        page = zarina.get(where).text
        assert AIGUL.name in page
        assert ACCUSED not in page
    assert zarina.post(at("end_offer", offer.pk), {}).status_code == 200
    zarina.post(at("end_offer", offer.pk), {"reason": "person-changes"})
    assert offers.best()[0] == "7-003"


def test_a_lawyer_who_declines_with_a_code_and_one_who_lets_it_pass(offers: Scene) -> None:
    first, second = offers.ask("7-001"), offers.ask("7-003")
    wrong = offers.zarina.post(at("decline_offer", first), {"reason": "conflict"})
    assert wrong.status_code == 200  # of names that were not told
    offers.zarina.post(at("decline_offer", first), {"reason": "too-far"})
    offers.zarina.post(at("let_offer_pass", second), {"reason": "not-reached"})
    assert [offers.offer(pk).record.steps[-1].reason for pk in (first, second)] == ["too-far", "not-reached"]
    page = offers.zarina.get(at("lawyer_of_need", offers.need)).text
    assert "Too far" in page
    assert "Nobody was reached" in page


def test_what_is_refused_says_why_and_nothing_is_written(offers: Scene) -> None:
    offers.represented("7-001", SAID)
    offers.oppose(ACCUSED)
    where = at("ask_advocate", offers.need, offers.id_of("7-001"))
    assert "cannot be asked for this need" in offers.zarina.get(where).text
    answer = offers.zarina.post(where, {"out_of_order": "experience"}, follow=True)
    assert "never asked, whatever the reason" in unescape(answer.text)
    assert not Offer.objects.exists()


def test_nobody_fits_and_what_would_help(offers: Scene) -> None:
    lines = [
        replace(opened.says, districts=("alay",))
        for opened in (offers.advocate("7-001"), offers.advocate("7-004"))
    ]
    others = [
        replace(offers.advocate(number).says, licence_until=TODAY - timedelta(days=1))
        for number in ("7-002", "7-003")
    ]
    offers.rewrite(*lines, *others)
    page = " ".join(unescape(offers.zarina.get(at("lawyer_of_need", offers.need)).text).split())
    assert "Nobody of the register can come." in page
    assert "<strong>another district</strong>: Небывалова Айгуль, Условнова Динара" in page
    page = offers.zarina.get(at("ask_advocate", offers.need, offers.id_of("7-004"))).text
    assert "60 km in a straight line, counted as 1 h 59 min: the road is not written down" in page


def test_a_look_is_written_on_its_page(offers: Scene) -> None:
    offers.represented("7-001", "Bakirov Azamat")
    offers.oppose(ACCUSED)
    where = at("look", offers.need, offers.id_of("7-001"))
    page = offers.zarina.get(where)
    assert "Bakirov Azamat" in page.text
    subject = page.context["hits"][0].form.fields["subject"].initial
    assert offers.zarina.post(where, {"subject": subject, "why": "other"}).status_code == 200
    assert offers.zarina.post(where, {"subject": subject, "why": "born"}).headers["Location"] == where
    assert Clearance.objects.count() == 1
    again = offers.zarina.post(where, {"subject": subject, "why": "born"}, follow=True)
    assert "looked already" in again.text


def test_clients_are_typed_one_in_each_line(offers: Scene) -> None:
    where = at("clients", offers.id_of("7-001"))
    assert (
        offers.zarina.post(
            where, {"clients": "Бакиров Азамат; Чёрный; AN 1234567\nОсОО «Вымысел»"}
        ).status_code
        == 302
    )
    [first, second] = sorted(conflicts.assignments(offers.keyring), key=lambda of: of.record.parties[0].names)
    assert first.record.parties[0].names == ("Бакиров Азамат", "Чёрный")
    assert first.record.parties[0].numbers == ("AN 1234567",)
    assert second.record.parties[0].names == ("ОсОО «Вымысел»",)
    wrong = offers.zarina.post(where, {"clients": "Небылов Олег\n1234567"})
    assert "Line 2" in wrong.text
    where = at("erase_client", offers.id_of("7-001"), first.row.pk)
    assert offers.zarina.post(where, {"code": "ABCDEF"}).status_code == 200
    assert offers.zarina.post(where, {"code": first.row.code.lower()}).status_code == 302
    assert Assignment.objects.count() == 1
    assert Erased.objects.filter(pk=first.row.pk).exists()


def test_who_is_on_the_other_side_is_changed_and_erased(offers: Scene) -> None:
    row = offers.oppose(ACCUSED)
    where = at("change_side", offers.need, row.pk)
    hidden = offers.zarina.get(where).context["form"].seen_version
    version = str(hidden).partition('value="')[2].partition('"')[0]
    offers.zarina.post(where, TYPED | {"names": "Вымыслов Олег", "seen-othersideform": version})
    [side] = conflicts.sides(offers.keyring, offers.need)
    assert [of.says.who.names for of in side.record.versions] == [(ACCUSED,), ("Вымыслов Олег",)]
    late = offers.zarina.post(where, TYPED | {"names": "Другой Олег", "seen-othersideform": version})
    assert late.status_code == 200
    where = at("erase_side", offers.need, row.pk)
    assert offers.zarina.post(where, {}).status_code == 200
    request_of(offers.zarina)
    assert OtherSide.objects.exists()
    assert offers.zarina.post(where, {"code": row.code}).status_code == 302
    request_of(offers.zarina)
    assert not OtherSide.objects.exists()
    assert not conflicts.are_fewer(offers.keyring, offers.need)
    row.save(force_insert=True)
    erasing.replay([])
    assert not OtherSide.objects.exists()


def test_a_press_that_is_sent_twice_asks_once(offers: Scene) -> None:
    token, where = tokens.new_token(), at("ask_advocate", offers.need, offers.id_of("7-001"))
    first, again = (press(offers.zarina, where, {}, token) for _twice in range(2))
    assert (first.status_code, again.status_code) == (302, 303)
    assert Offer.objects.count() == 1
    assert Entry.objects.filter(verb="legal-offer.asked").count() == 1


def test_others_are_refused_and_another_organisation_sees_nothing(offers: Scene) -> None:
    offer = offers.ask("7-001")
    for where in pages(offers, offer):
        assert offers.cases.keys.berk.get(where).status_code == 403, where
        assert Client().get(where).headers["Location"].startswith("/account/sign-in/")
    for name in ("offer", "lawyer_of_need", "other_side", "clients"):
        assert offers.zarina.get(at(name, uuid.uuid4())).status_code == 404
    request_of(offers.cases.gul)
    assert not any(model.objects.exists() for model in (Offer, OtherSide, Assignment, Clearance))


def test_a_stolen_database_and_the_journal_say_nothing_of_the_other_side(offers: Scene) -> None:
    offers.represented("7-002", "Вымыслов Олег")
    offers.zarina.post(at("other_side", offers.need), TYPED)
    offers.named("7-001")
    request_of(offers.zarina)
    dump = b"\n".join(every_value())
    for secret in (ACCUSED, "Чёрный", "1234567", "Вымыслов", AIGUL.name):
        for spelled in spellings(secret):
            assert spelled not in dump, secret


def test_new_keys_move_them(offers: Scene) -> None:
    offers.represented("7-002", "Вымыслов Олег")
    offers.oppose(ACCUSED)
    offer = offers.ask("7-001")
    organisations.remove_member(member=offers.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(offers.zarina)
    keyring = offers.keyring
    assert conflicts.left_to_rewrap(keyring) == queries.left_to_rewrap(keyring) == 0
    assert offers.offer(offer).state is State.ASKED
    assert len(conflicts.sides(keyring, offers.need)) == len(conflicts.assignments(keyring)) == 1


@pytest.mark.parametrize("column", ["state", "advocate", "deadline"])
def test_what_stands_beside_the_seal_is_the_one_inside(offers: Scene, column: str) -> None:
    offer = offers.ask("7-001")
    others = {
        "state": "passed",
        "advocate": uuid.uuid4(),
        "deadline": offers.offer(offer).row.deadline + timedelta(1),
    }
    Offer.objects.filter(pk=offer).update(**{column: others[column]})
    assert offers.zarina.get(at("offer", offer))["Location"] == KEYS


def test_every_page_is_all_russian(offers: Scene) -> None:
    offers.represented("7-003", "Бакиров А.")
    offers.oppose(ACCUSED)
    offer = offers.named("7-001")
    offers.zarina.get("/desk/")
    offers.zarina.post("/language/", {"language": "ru"})
    for where in (
        *pages(offers, offer),
        at("need", offers.need),
        at("look", offers.need, offers.id_of("7-003")),
    ):
        page = offers.zarina.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in page.text, where
        assert english(page.text) <= {"Zarina", "Chinar"}, where
    wrong = offers.zarina.post(at("other_side", offers.need), {})
    assert english(wrong.text) <= {"Zarina", "Chinar"}


def test_who_is_being_asked_is_offered_to_be_asked_no_second_time(offers: Scene) -> None:
    """Who was not reached may be asked again."""
    offers.oppose(ACCUSED)
    page, first = at("lawyer_of_need", offers.need), at("ask_advocate", offers.need, offers.id_of("7-001"))
    offer = offers.ask("7-001")
    assert first not in offers.zarina.get(page).text
    asked = offers.zarina.get(first).text
    assert "This lawyer has been asked already." in asked
    assert "Asked by telephone" not in asked
    actions.let_pass(keyring=offers.keyring, offer=offer, reason=Passed.NOT_REACHED)
    assert first in offers.zarina.get(page).text
    assert "Asked by telephone" in offers.zarina.get(first).text
