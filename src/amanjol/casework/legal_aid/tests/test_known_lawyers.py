"""A lawyer whom the person knows comes before others who would cost as much; the pages of the others say so."""

from __future__ import annotations

import uuid
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.legal_aid.models import Need
from amanjol.casework.legal_aid.needs import actions as need_actions
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import actions as offer_actions
from amanjol.casework.legal_aid.offers import batches
from amanjol.casework.legal_aid.offers.checks import LiftedUnsaid
from amanjol.casework.legal_aid.offers.records import Chosen, OutOfOrder
from amanjol.casework.legal_aid.tests.offers_cast import AIGUL, BAKYT, CHOLPON, raise_need
from amanjol.casework.legal_aid.tests.planning_cast import lawyers_of, made
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = pytest.mark.django_db
WHOM_SHE_KNOWS = "7-003"
BESIDE = "not the lawyer whom the person knows (+45 min)"
ONLY_BY_IT = "This lawyer is first only because the person is said to know them."
LIFTED = "comes so early only because the person is said to know them. Why this lawyer?"
UNSAID = "One of the three comes so early only because the person is said to know them"
NOTHING_SAVED = "No lawyer is sought for this need any more. Nothing is saved."


@pytest.fixture
def alike(offers: Scene) -> Scene:
    """7-001 and 7-003 cost the same."""
    offers.rewrite(replace(CHOLPON, places=4))
    assert offers.best()[:2] == ["7-001", WHOM_SHE_KNOWS]
    return offers


def page_of(offers: Scene, advocate: UUID, name: str = "ask_advocate") -> str:
    return reverse(f"legal_aid:{name}", args=[offers.need, advocate])


def press(offers: Scene, *, knows: bool, advocate: UUID | None = None) -> str:
    """What the next page says."""
    address = page_of(offers, advocate or offers.id_of(WHOM_SHE_KNOWS), "know_advocate")
    answer = offers.zarina.post(address, {"knows": "yes"} if knows else {}, follow=True)
    assert answer.status_code == 200
    return unescape(answer.text)


def written(offers: Scene) -> int:
    request_of(offers.zarina)
    return Entry.objects.filter(verb=needs.KNOWN_WRITTEN).count()


def test_whom_the_person_knows_comes_first_and_all_others_cost_more(alike: Scene) -> None:
    assert "as whoever asks has told us" in press(alike, knows=True)
    assert alike.best()[:2] == [WHOM_SHE_KNOWS, "7-001"]
    assert BESIDE not in alike.zarina.get(page_of(alike, alike.id_of(WHOM_SHE_KNOWS))).text
    assert BESIDE in unescape(alike.zarina.get(page_of(alike, alike.id_of("7-001"))).text)
    other = raise_need(alike.keyring)
    assert alike.best(other)[:2] == ["7-001", WHOM_SHE_KNOWS]
    lawyers = lawyers_of(alike, made(alike))
    assert lawyers[alike.need] == alike.id_of(WHOM_SHE_KNOWS)


def test_it_is_taken_back_and_what_was_written_stays_beside_it(alike: Scene) -> None:
    press(alike, knows=True)
    assert "as whoever asks has told us" not in press(alike, knows=False)
    assert alike.best()[:2] == ["7-001", WHOM_SHE_KNOWS]
    opened = needs.opened_need(alike.keyring, alike.need)
    assert opened is not None
    assert [(of.advocate, of.knows) for of in opened.record.lawyers_known] == [
        (alike.id_of(WHOM_SHE_KNOWS), True),
        (alike.id_of(WHOM_SHE_KNOWS), False),
    ]
    assert not opened.is_older


def test_what_stands_so_already_is_not_written_again(alike: Scene) -> None:
    for _press in range(2):
        press(alike, knows=True)
    assert written(alike) == 1


def test_who_is_first_only_by_it_is_asked_with_a_reason(alike: Scene) -> None:
    press(alike, knows=True)
    with pytest.raises(offer_actions.ReasonNeeded):
        alike.ask(WHOM_SHE_KNOWS)
    address = page_of(alike, alike.id_of(WHOM_SHE_KNOWS))
    assert ONLY_BY_IT in alike.zarina.get(address).text
    assert alike.zarina.post(address).status_code == 200
    assert alike.zarina.post(address, {"out_of_order": "known-to-person"}).status_code == 302
    request_of(alike.zarina)
    [offer] = offer_actions.facts_of(alike.keyring).offers
    assert (offer.record.chosen, offer.record.out_of_order) == (
        Chosen.OUT_OF_ORDER,
        OutOfOrder.KNOWN_TO_PERSON,
    )


def test_who_is_first_without_it_is_asked_without_a_reason(alike: Scene) -> None:
    first = alike.id_of("7-001")
    press(alike, knows=True, advocate=first)
    assert alike.best()[0] == "7-001"
    assert "out_of_order" not in alike.zarina.get(page_of(alike, first)).text
    assert alike.zarina.post(page_of(alike, first)).status_code == 302


def test_who_is_passed_over_for_it_is_asked_with_a_reason(alike: Scene) -> None:
    press(alike, knows=True)
    page = alike.zarina.get(page_of(alike, alike.id_of("7-001"))).text
    assert "Why not the first of the proposals" in page
    assert ONLY_BY_IT not in page


# Three asked one after the other.


def ask_next(offers: Scene, **sent: str) -> str:
    """What the next page says."""
    answer = offers.zarina.post(reverse("legal_aid:ask_next", args=[offers.need]), sent, follow=True)
    assert answer.status_code == 200
    return unescape(answer.text)


def chosen(offers: Scene) -> dict[str, tuple[Chosen, OutOfOrder | None]]:
    """By the number of the advocate, how each who was asked was chosen."""
    request_of(offers.zarina)
    of_all = offer_actions.facts_of(offers.keyring).offers
    return {of.record.number: (of.record.chosen, of.record.out_of_order) for of in of_all}


def test_who_is_lifted_by_it_is_asked_in_turn_with_a_reason_alone(alike: Scene) -> None:
    press(alike, knows=True)
    page = unescape(alike.zarina.get(reverse("legal_aid:lawyer_of_need", args=[alike.need])).text)
    assert f"Сказочнова Чолпон {LIFTED}" in page
    assert UNSAID in ask_next(alike)
    assert UNSAID in ask_next(alike, out_of_order="whim")
    assert chosen(alike) == {}
    with pytest.raises(LiftedUnsaid):
        batches.ask_next(keyring=alike.keyring, need=alike.need)
    ask_next(alike, out_of_order="known-to-person")
    assert chosen(alike) == {
        WHOM_SHE_KNOWS: (Chosen.OUT_OF_ORDER, OutOfOrder.KNOWN_TO_PERSON),
        "7-001": (Chosen.IN_ORDER, None),
        "7-002": (Chosen.IN_ORDER, None),
    }


def test_who_comes_later_in_the_row_only_by_it_takes_a_reason_too(alike: Scene) -> None:
    """The first would be the first anyhow; the second would be the third."""
    alike.rewrite(replace(BAKYT, places=4, courses=AIGUL.courses))
    assert alike.best()[:3] == ["7-001", "7-002", "7-003"]
    for number in ("7-001", "7-003"):
        press(alike, knows=True, advocate=alike.id_of(number))
    assert alike.best()[:3] == ["7-001", "7-003", "7-002"]
    assert UNSAID in ask_next(alike)
    ask_next(alike, out_of_order="experience")
    assert chosen(alike) == {
        "7-001": (Chosen.FIRST, None),
        WHOM_SHE_KNOWS: (Chosen.OUT_OF_ORDER, OutOfOrder.EXPERIENCE),
        "7-002": (Chosen.IN_ORDER, None),
    }


def test_whom_nothing_lifts_is_asked_in_turn_without_a_reason(alike: Scene) -> None:
    press(alike, knows=True, advocate=alike.id_of("7-001"))
    page = alike.zarina.get(reverse("legal_aid:lawyer_of_need", args=[alike.need])).text
    assert 'name="out_of_order"' not in page
    ask_next(alike, out_of_order="experience")
    assert chosen(alike)["7-001"] == (Chosen.FIRST, None)
    assert {of for of, _reason in chosen(alike).values()} == {Chosen.FIRST, Chosen.IN_ORDER}


def test_the_journal_says_of_which_lawyer_it_was_written(alike: Scene) -> None:
    for knows in (True, False):
        press(alike, knows=knows)
    request_of(alike.zarina)
    advocate = str(alike.id_of(WHOM_SHE_KNOWS))
    entries = Entry.objects.filter(verb=needs.KNOWN_WRITTEN, subject_id=alike.need).order_by("sequence")
    assert [entry.details for entry in entries] == [
        {"advocate": advocate, "knows": True},
        {"advocate": advocate, "knows": False},
    ]


def test_it_is_written_so_often_and_no_more(alike: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(need_actions, "MOST_KNOWN", 2)
    for knows in (True, False):
        press(alike, knows=knows)
    assert "no more is kept. Nothing is saved." in press(alike, knows=True)
    assert written(alike) == 2
    assert alike.best()[0] == "7-001"


def test_a_copy_of_before_is_told_and_takes_nothing(alike: Scene) -> None:
    request_of(alike.zarina)
    before = Need.objects.filter(pk=alike.need).values("sealed").get()
    press(alike, knows=True)
    request_of(alike.zarina)
    Need.objects.filter(pk=alike.need).update(**before)
    opened = needs.opened_need(alike.keyring, alike.need)
    assert opened is not None
    assert opened.is_older
    assert "Nothing is written into an older copy." in press(alike, knows=True)
    assert written(alike) == 1


def test_of_a_closed_need_it_is_written_no_more(alike: Scene) -> None:
    closed = need_actions.Progress(State.CLOSED)
    need_actions.record_progress(keyring=alike.keyring, need=alike.need, progress=closed, is_told=False)
    assert NOTHING_SAVED in press(alike, knows=True)
    assert written(alike) == 0


def test_who_is_not_in_the_register_is_known_to_nobody(alike: Scene) -> None:
    address = page_of(alike, uuid.uuid4(), "know_advocate")
    assert alike.zarina.post(address, {"knows": "yes"}).status_code == 404
    assert written(alike) == 0


def test_it_is_said_in_russian(alike: Scene) -> None:
    press(alike, knows=True)
    alike.zarina.post("/language/", {"language": "ru"})
    for number in (WHOM_SHE_KNOWS, "7-001"):
        page = alike.zarina.get(page_of(alike, alike.id_of(number)), headers={"accept-language": "ru"})
        assert english(page.text) <= {"Zarina", "Chinar"}
    assert english(ask_next(alike)) <= {"Zarina", "Chinar"}
