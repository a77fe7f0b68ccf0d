"""Two advocates agree on a swap of duty: one asks, the other takes it or not, and nothing moves before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from amanjol.casework.cases.tests.pages import without_tokens
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.legal_aid.models import AdvocateAccount, DutySlot, DutySwap
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.rota import actions, swapping
from amanjol.casework.legal_aid.rota.week import in_words, monday_of
from amanjol.casework.legal_aid.tests.advocate_cast import MY_WORK, Scene, give
from amanjol.casework.legal_aid.tests.register_cast import BAKYT, HEAD, TODAY, changed, write
from amanjol.casework.legal_aid.tests.test_rota import ROTA, TOMORROW, hours, planned
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.legal_aid.rota.queries import Hours

LATER: Final = TOMORROW + timedelta(days=1)
CHANGED: Final = "Meanwhile the hours or the question changed."


@pytest.fixture
def two(advocates: Scene) -> Scene:
    """Timur's account is Bakyt's."""
    give(advocates.zarina, advocates.of_bakyt, advocates.at(advocates.timur))
    return advocates


def ask(two: Scene, slot: UUID, in_return: UUID | str = "", **values: str) -> Any:
    typed = {"to": str(two.of_bakyt), "in_return": str(in_return), **values}
    return two.aigul.post(f"{MY_WORK}duty/{slot}/ask/", typed)


def press(client: Client, act: str, swap: UUID) -> str:
    """What the page says then."""
    return client.post(f"{MY_WORK}swaps/{swap}/{act}/", follow=True).text


def asked(two: Scene, first: Hours | None = None, second: Hours | None = None) -> tuple[UUID, UUID, UUID]:
    """Aigul asks Timur to take hers, for his: the question, and both hours."""
    hers = planned(two, two.of_aigul, first or hours(9, 12)).pk
    his = planned(two, two.of_bakyt, second or hours(9, 12, LATER)).pk
    assert ask(two, hers, his).status_code == 302
    return only(two), hers, his


def only(two: Scene) -> UUID:
    request_of(two.zarina)
    return DutySwap.objects.get().pk


def whose(two: Scene, *slots: UUID) -> list[UUID]:
    request_of(two.zarina)
    return [DutySlot.objects.get(pk=slot).advocate_id for slot in slots]


def verbs_of(two: Scene, slot: UUID) -> list[str]:
    request_of(two.zarina)
    return list(Entry.objects.filter(subject_id=slot).order_by("sequence").values_list("verb", flat=True))


# Asking, and the answers.


def test_nothing_moves_before_the_other_takes_it_and_then_both_do(two: Scene) -> None:
    swap, hers, his = asked(two)
    assert whose(two, hers, his) == [two.of_aigul, two.of_bakyt]
    assert "asked: Timur Chinar" in two.aigul.get(MY_WORK).text
    page = two.timur.get(MY_WORK).text
    assert page.index("You are asked to take duty") < page.index("My duty")
    assert "Aigul Chinar" in page
    assert f"For it they take your hours: {in_words(hours(9, 12, LATER))}" in page
    assert "You are asked" not in press(two.timur, "take", swap)
    assert whose(two, hers, his) == [two.of_bakyt, two.of_aigul]
    assert DutySwap.objects.count() == 0
    assert verbs_of(two, hers) == ["duty.planned", "duty.swap-asked", "duty.swapped"]
    assert verbs_of(two, his) == ["duty.planned", "duty.swapped"]


def test_hours_are_taken_for_nothing_too(two: Scene) -> None:
    slot = planned(two, two.of_aigul, hours(9, 12)).pk
    assert ask(two, slot).status_code == 302
    assert "They take none of your hours for it." in two.timur.get(MY_WORK).text
    press(two.timur, "take", only(two))
    assert whose(two, slot) == [two.of_bakyt]


def test_a_no_is_said_to_who_asked_and_they_may_ask_again(two: Scene) -> None:
    swap, hers, _his = asked(two)
    assert "You are asked" not in press(two.timur, "decline", swap)
    assert "Timur Chinar: no" in two.aigul.get(MY_WORK).text
    assert CHANGED in press(two.timur, "take", swap)
    assert whose(two, hers) == [two.of_aigul]
    assert verbs_of(two, hers)[-1] == "duty.swap-declined"
    assert ask(two, hers).status_code == 302
    assert only(two) != swap


def test_who_asked_takes_the_question_back(two: Scene) -> None:
    swap, hers, _his = asked(two)
    assert "Take that question back first" in ask(two, hers).text
    assert "asked: Timur" not in press(two.aigul, "withdraw", swap)
    assert CHANGED in press(two.timur, "take", swap)
    assert whose(two, hers) == [two.of_aigul]
    assert verbs_of(two, hers)[-1] == "duty.swap-withdrawn"


def test_the_coordinator_sees_that_a_swap_is_asked_for_and_then_who_has_it(two: Scene) -> None:
    day = monday_of(TODAY) + timedelta(days=7)
    swap, hers, _his = asked(two, hours(9, 12, day), hours(9, 12, day + timedelta(days=1)))
    week = f"{ROTA}?week={day.isoformat()}"
    assert two.zarina.get(week).text.count("a swap is asked for") == 2
    press(two.timur, "take", swap)
    page = two.zarina.get(week).text
    assert "a swap is asked for" not in page
    assert re.search(rf'href="{ROTA}{hers}/"><strong>09:00–12:00</strong> Бакыт', page)


def test_an_email_says_that_something_waits_and_no_more(two: Scene) -> None:
    timur = two.at(two.timur)
    swapping.tell.call(str(timur.organisation_id), str(timur.pk))
    [letter] = mail.outbox
    assert letter.to == [timur.account.email]
    assert "Something waits for you at the desk." in letter.body
    assert "Aigul" not in letter.body
    assert swapping.tell.call(str(timur.organisation_id), str(uuid4())) == 0


# Refused in one sentence, and nothing lost.


def test_hours_that_overlap_change_places(two: Scene) -> None:
    swap, hers, his = asked(two, hours(9, 12), hours(10, 13))
    assert CHANGED not in press(two.timur, "take", swap)
    assert whose(two, hers, his) == [two.of_bakyt, two.of_aigul]


def test_whoever_is_on_duty_then_takes_nothing(two: Scene) -> None:
    swap, hers, his = asked(two)
    third = planned(two, two.of_bakyt, hours(11, 14)).pk
    assert f"on duty at these hours already: {in_words(hours(11, 14))}" in press(two.timur, "take", swap)
    assert whose(two, hers, his, third) == [two.of_aigul, two.of_bakyt, two.of_bakyt]
    assert only(two) == swap
    two.timur.post(f"{MY_WORK}duty/{third}/take-away/")
    planned(two, two.of_aigul, hours(11, 14, LATER))
    assert "on duty at these hours already" in press(two.timur, "take", swap)
    request_of(two.zarina)
    busy = planned(two, two.of_aigul, hours(15, 16))
    planned(two, two.of_bakyt, hours(15, 16))
    assert "on duty at these hours already" in ask(two, busy.pk).text


@pytest.mark.parametrize("of_asked", [True, False])
def test_whoever_is_away_then_takes_nothing(two: Scene, of_asked: bool) -> None:
    swap, hers, his = asked(two)
    who, when = (two.of_bakyt, hours(11, 14)) if of_asked else (two.of_aigul, hours(11, 14, LATER))
    actions.go_away(by=two.at(two.zarina), advocate=who, hours=when)
    assert "One of you is away at these hours." in press(two.timur, "take", swap)
    assert whose(two, hers, his) == [two.of_aigul, two.of_bakyt]
    assert only(two) == swap


def test_what_the_coordinator_handed_over_or_took_away_moves_no_more(two: Scene) -> None:
    swap, hers, his = asked(two)
    coordinator = two.at(two.zarina)
    actions.hand_over(by=coordinator, slot=his, of=two.of_bakyt, to=two.of_aigul)
    assert CHANGED in press(two.timur, "take", swap)
    assert whose(two, hers, his) == [two.of_aigul, two.of_aigul]
    assert DutySwap.objects.count() == 0
    actions.hand_over(by=coordinator, slot=his, of=two.of_aigul, to=two.of_bakyt)
    assert ask(two, hers, his).status_code == 302
    two.timur.post(f"{MY_WORK}duty/{his}/take-away/")
    request_of(two.zarina)
    assert DutySwap.objects.count() == 0
    actions.hand_over(by=two.at(two.zarina), slot=hers, of=two.of_aigul, to=two.of_bakyt)
    assert CHANGED in two.aigul.post(f"{MY_WORK}duty/{hers}/ask/", {"to": ""}, follow=True).text


@pytest.mark.parametrize("which", ["slot", "in_return"])
def test_hours_that_are_another_s_in_the_rows_do_not_move(two: Scene, which: str) -> None:
    """Past the program, which ends the question with the hours."""
    swap, hers, his = asked(two)
    request_of(two.zarina)
    pk, to = (hers, two.of_bakyt) if which == "slot" else (his, two.of_aigul)
    DutySlot.objects.filter(pk=pk).update(advocate=to)
    before = whose(two, hers, his)
    assert "You are asked" not in two.timur.get(MY_WORK).text
    assert CHANGED in press(two.timur, "take", swap)
    assert whose(two, hers, his) == before


def test_a_question_stands_on_the_first_page_of_who_is_asked(two: Scene) -> None:
    swap, _hers, _his = asked(two)
    assert "You are asked to take duty" in two.timur.get("/desk/").text
    assert "You are asked" not in two.aigul.get("/desk/").text
    press(two.timur, "decline", swap)
    assert "You are asked" not in two.timur.get("/desk/").text


def test_a_question_ends_when_the_hours_begin(two: Scene) -> None:
    swap, hers, his = asked(two)
    request_of(two.zarina)
    DutySlot.objects.filter(pk=hers).update(begins_at=timezone.now() - timedelta(minutes=1))
    assert "You are asked" not in two.timur.get(MY_WORK).text
    assert CHANGED in press(two.timur, "take", swap)
    assert whose(two, hers, his) == [two.of_aigul, two.of_bakyt]
    page = two.aigul.get(f"{MY_WORK}duty/{hers}/ask/").text
    assert 'name="to"' not in page
    assert f"{MY_WORK}duty/{hers}/take-away/" in page  # what has begun falls away alone


@pytest.mark.parametrize("of_asker", [True, False])
def test_with_an_account_its_questions_end(two: Scene, of_asker: bool) -> None:
    swap, hers, his = asked(two)
    ended = two.of_aigul if of_asker else two.of_bakyt
    accounts.end_account(keyring=keyring_of(two.zarina), advocate=ended, today=TODAY)
    assert DutySwap.objects.count() == 0
    answer = two.timur.post(f"{MY_WORK}swaps/{swap}/take/", follow=True)
    assert CHANGED in answer.text if of_asker else answer.status_code == 404
    assert whose(two, hers, his) == [two.of_aigul, two.of_bakyt]
    if not of_asker:
        assert "No other advocate has an account here." in two.aigul.get(f"{MY_WORK}duty/{hers}/ask/").text
        assert ask(two, hers).status_code == 200


def test_who_asked_and_signs_in_no_more_swaps_nothing(two: Scene) -> None:
    swap, hers, his = asked(two)
    account = two.at(two.aigul).account
    account.is_active = False
    account.save(update_fields=["is_active"])
    assert CHANGED in press(two.timur, "take", swap)
    assert whose(two, hers, his) == [two.of_aigul, two.of_bakyt]


# Others.


@pytest.fixture
def dilnoza(two: Scene) -> Client:
    """A third advocate with an account."""
    assert write(two.zarina, HEAD, changed(BAKYT, c0="7-003", c1="Дильноза Выдуманова")).status_code == 302
    client = unlocked(join("Dilnoza Chinar", two.chinar, RoleKey.ADVOCATE).account)
    request_of(two.zarina)
    [pk] = register.visible_to(two.at(two.zarina)).filter(number="7-003").values_list("pk", flat=True)
    give(two.zarina, pk, two.at(client))
    return client


def test_a_third_advocate_answers_nothing_and_asks_of_no_hours_of_others(two: Scene, dilnoza: Client) -> None:
    swap, hers, his = asked(two)
    assert "You are asked" not in dilnoza.get(MY_WORK).text
    for act in ("take", "decline", "withdraw"):
        assert CHANGED in press(dilnoza, act, swap)
    assert CHANGED in press(two.aigul, "take", swap)
    assert CHANGED in press(two.aigul, "decline", swap)
    assert CHANGED in press(two.timur, "withdraw", swap)
    assert only(two) == swap
    assert dilnoza.get(f"{MY_WORK}duty/{hers}/ask/").status_code == 404
    typed = {"to": str(two.of_bakyt), "in_return": ""}
    assert CHANGED in dilnoza.post(f"{MY_WORK}duty/{hers}/ask/", typed, follow=True).text
    member = two.at(dilnoza)
    with pytest.raises(swapping.Changed):
        swapping.ask(by=member, slot=hers, to=two.of_bakyt, in_return=None)
    assert whose(two, hers, his) == [two.of_aigul, two.of_bakyt]


def test_hours_of_somebody_else_are_not_taken_for_it(two: Scene, dilnoza: Client) -> None:
    hers = planned(two, two.of_aigul, hours(9, 12)).pk
    own = AdvocateAccount.objects.get(member=two.at(dilnoza)).advocate_id
    request_of(two.zarina)
    other = planned(two, own, hours(9, 12, LATER)).pk
    assert "These hours are another&#x27;s" in ask(two, hers, other).text
    assert "not there any more" in ask(two, hers, uuid4()).text
    assert "Choose the advocate." in ask(two, hers, to="").text
    assert "has no account here any more" in ask(two, hers, to=str(two.of_aigul)).text
    aigul = two.at(two.aigul)
    for to, in_return in (
        (two.of_bakyt, other),
        (two.of_bakyt, uuid4()),
        (two.of_aigul, None),
        (uuid4(), None),
    ):
        with pytest.raises(swapping.Changed):
            swapping.ask(by=aigul, slot=hers, to=to, in_return=in_return)
    with pytest.raises(PermissionDenied):
        swapping.ask(by=two.at(two.zarina), slot=hers, to=two.of_bakyt, in_return=None)
    assert DutySwap.objects.count() == 0


def test_nobody_without_an_account_of_the_register_finds_any_of_it(advocates: Scene) -> None:
    slot = planned(advocates, advocates.of_bakyt, hours(9, 12)).pk
    for client, status in ((advocates.timur, 404), (advocates.zarina, 403)):
        assert client.get(f"{MY_WORK}duty/{slot}/ask/").status_code == status
        for act in ("take", "decline", "withdraw"):
            assert client.post(f"{MY_WORK}swaps/{slot}/{act}/").status_code == status
    assert "Бакыт" not in advocates.aigul.get(f"{MY_WORK}duty/{slot}/ask/").text


def test_another_organisation_sees_and_writes_none_of_it(two: Scene) -> None:
    asked(two)
    request_of(two.cases.gul)
    assert DutySwap.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("delete from legal_aid_dutyswap")
        assert cursor.rowcount == 0


def test_a_form_sent_twice_asks_and_takes_once(two: Scene) -> None:
    slot = planned(two, two.of_aigul, hours(9, 12)).pk

    def token(client: Client, where: str, before: str = "") -> str:
        sought = re.search(rf'{before}.*?name="once" value="([^"]+)"', client.get(where).text, re.DOTALL)
        assert sought
        return sought[1]

    once = token(two.aigul, f"{MY_WORK}duty/{slot}/ask/")
    assert [ask(two, slot, once=once).status_code for _press in range(2)] == [302, 303]
    take = f"{MY_WORK}swaps/{only(two)}/take/"
    once = token(two.timur, MY_WORK, take)
    assert [two.timur.post(take, {"once": once}).status_code for _press in range(2)] == [302, 303]
    assert verbs_of(two, slot).count("duty.swapped") == 1


def test_every_page_is_all_russian(two: Scene) -> None:
    _swap, hers, _his = asked(two)
    for client in (two.zarina, two.aigul, two.timur):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    week = f"{ROTA}?week={monday_of(TOMORROW).isoformat()}"
    ask_page = f"{MY_WORK}duty/{hers}/ask/"
    for client, where in (
        (two.zarina, week),
        (two.aigul, MY_WORK),
        (two.timur, MY_WORK),
        (two.aigul, ask_page),
    ):
        page = client.get(where, headers={"accept-language": "ru"})
        assert english(without_tokens(page.text)) <= {"Aigul", "Chinar", "Timur", "Zarina"}, where
    again = two.aigul.post(ask_page, {"to": str(two.of_bakyt), "in_return": ""})
    assert "Сначала отзовите ту просьбу" in again.text
