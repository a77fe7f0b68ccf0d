"""Closing a case: why, danger, whom to call, what is kept for the person, and what they want later; then the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.records import Level, Note
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import path, verbs, written
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.standards.afterwards.paper import packaged_leaving_paper
from amanjol.casework.support.followups import actions
from amanjol.casework.support.followups.actions import months_later
from amanjol.casework.support.followups.queries import followup_of
from amanjol.casework.support.followups.records import Held, Reason, Wish
from amanjol.casework.support.models import FollowUp
from amanjol.casework.support.tests.followup_cast import (
    CLOSING,
    TODAY,
    FollowUpCast,
    a_contact,
    fresh,
    opened,
    stored,
)
from amanjol.casework.support.tests.followup_pages import BY_NAME
from amanjol.casework.support.tests.test_followups import another_case
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case

pytestmark = pytest.mark.django_db
WHOLE: dict[str, Any] = {
    "reason": "Уехала к сестре", "why": "elsewhere", "danger": "high", "danger_says": "Долг у бригадира",
    "trusted": "Сестра", "held": "given-back", "held_says": "Паспорт", "wish": "message",
    "says": "Только записку", "months": ["1", "12"],
}  # fmt: skip


@pytest.fixture
def people(followup_cast: FollowUpCast) -> FollowUpCast:
    return followup_cast


@pytest.fixture
def case(people: FollowUpCast) -> Case:
    """An open one."""
    return open_case(people.berk, MERET)


def test_all_of_it_is_written_in_the_press_that_closes(people: FollowUpCast, case: Case) -> None:
    assert people.berk.post(path("close", case), WHOLE).status_code == 302
    record = opened(people.dana, case)
    closing = record.closing
    assert closing is not None
    assert (closing.reason, closing.danger, closing.held) == (Reason.ELSEWHERE, Level.HIGH, Held.GIVEN_BACK)
    assert (closing.danger_says, closing.trusted, closing.on) == ("Долг у бригадира", "Сестра", TODAY)
    assert (record.wish, record.due_on) == (Wish.MESSAGE, months_later(TODAY, 1))
    assert fresh(case).status == Status.CLOSED
    page = people.dana.get(path("case", case)).text
    for words in (
        "Another organisation goes on helping",
        "Долг у бригадира",
        "Leave a message",
    ):
        assert words in page, words


def test_the_page_as_it_stands_with_a_reason_alone_closes_the_case(people: FollowUpCast, case: Case) -> None:
    """Months stand ticked there: without what the person wants they plan nothing, and stop nobody."""
    as_it_stands = {
        "reason": "Всё",
        "why": "",
        "danger": "",
        "held": "",
        "wish": "",
        "months": ["1", "3", "6", "12"],
    }
    assert people.berk.post(path("close", case), as_it_stands).status_code == 302
    assert fresh(case).status == Status.CLOSED
    assert not FollowUp.objects.filter(case=case).exclude(due_on=None).exists()


def test_days_that_the_person_wants_in_none_of_their_cases_stop_nobody_from_closing(
    people: FollowUpCast,
) -> None:
    """They said never in another case; here the wish is written, and no day is planned."""
    other = another_case(people)
    people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"})
    assert people.berk.post(path("close", other), WHOLE).status_code == 302
    assert fresh(other).status == Status.CLOSED
    record = opened(people.berk, other)
    assert (record.wish, record.due_on) == (Wish.MESSAGE, None)


def test_why_is_asked_once(people: FollowUpCast, case: Case) -> None:
    """A reason that is chosen stands as the note; whoever types words has these there."""
    page = people.berk.get(path("close", case)).text
    assert page.index('name="why"') < page.index('name="reason"') < page.index('name="danger"')
    assert page.count('name="why"') == page.count('name="reason"') == 1
    assert people.berk.post(path("close", case), {"why": "moved"}).status_code == 302
    assert [note.text for note in written(people.berk, fresh(case), Note)][-1] == "They moved away"
    other = open_case(people.berk, MERET)
    people.berk.post(path("close", other), {"why": "moved", "reason": "К сестре"})
    assert [note.text for note in written(people.berk, fresh(other), Note)][-1] == "К сестре"


@pytest.mark.parametrize("typed", [{"why": ""}, {"why": "other"}, {"why": "other", "reason": " "}])
def test_no_case_is_closed_without_any_word_of_why(
    people: FollowUpCast, case: Case, typed: dict[str, str]
) -> None:
    """Another reason says nothing by itself."""
    answer = people.berk.post(path("close", case), typed)
    assert answer.status_code == 200
    assert "Write why the case is closed." in answer.text
    assert fresh(case).status == Status.OPEN


def test_what_nobody_answers_yet_stops_nobody_and_stands_there_as_missing(
    people: FollowUpCast, case: Case
) -> None:
    assert people.berk.post(path("close", case), {"reason": "Всё"}).status_code == 302
    record = opened(people.dana, case)
    assert record.closing is not None
    assert (record.closing.danger, record.closing.reason, record.wish) == (None, None, None)
    page = people.dana.get(path("case", case)).text
    for words in ("Not assessed yet", "Not looked at yet", "Nobody has asked yet whether"):
        assert words in page
    where = f"/desk/cases/{case.pk}/afterwards/closing/"
    assert people.berk.post(where, {"danger": "low", "held": "nothing"}).status_code == 302
    closing = opened(people.dana, case).closing
    assert closing is not None
    assert (closing.danger, closing.held) == (Level.LOW, Held.NOTHING)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"danger": "high"}, "Write what speaks for it"),
        ({"held": "still-here"}, "Write what is still here"),
        ({"wish": "ask-somebody"}, "Write whom to ask."),
        ({"contacts": ["invented"]}, "errorlist"),
        ({"why": "saved"}, "errorlist"),
    ],
)
def test_a_part_that_does_not_hold_closes_nothing(
    people: FollowUpCast, case: Case, typed: dict[str, Any], says: str
) -> None:
    if "contacts" in typed:
        a_contact()
    before = stored(people.berk)
    answer = people.berk.post(path("close", case), {"reason": "Всё"} | typed)
    assert answer.status_code == 200
    assert says in answer.text
    assert "Nothing is closed yet" in answer.text
    assert (stored(people.berk), fresh(case).status) == (before, Status.OPEN)
    assert followup_of(fresh(case), keyring_of(people.berk)).record is None


def test_a_case_that_was_closed_before_anybody_was_asked_takes_it_later(
    people: FollowUpCast, case: Case
) -> None:
    where = f"/desk/cases/{case.pk}/afterwards/closing/"
    assert people.berk.get(where).status_code == 404
    with pytest.raises(actions.NotClosed):
        actions.complete_closing(keyring=keyring_of(people.berk), case=case, closing=CLOSING)
    working.close_case(keyring=keyring_of(people.berk), case=case, reason="Всё")
    assert where in people.berk.get(f"/desk/cases/{case.pk}/afterwards/").text
    assert people.berk.post(where, {"why": "moved", "danger": "low"}).status_code == 302
    (closing,) = opened(people.dana, case).closings
    assert (closing.reason, closing.danger, closing.on) == (Reason.MOVED, Level.LOW, TODAY)


def test_what_was_written_at_closing_stays_when_it_is_changed_and_when_it_is_closed_again(
    people: FollowUpCast,
) -> None:
    assert BY_NAME["closing"].asked_by(people.berk, people).status_code == 302
    page = people.dana.get(BY_NAME["afterwards"].path(people)).text
    assert "Брат знает адрес" in page
    earlier = page.split("Earlier", 1)[1]
    for words in ("долг прощён", "They need no more help from us", "They moved away"):
        assert words in earlier
    people.berk.post(path("reopen", people.case))
    people.berk.post(path("close", people.case), {"reason": "Снова", "danger": "low"})
    closings = opened(people.dana, people.case).closings
    assert [closing.danger for closing in closings] == [Level.HIGH, Level.LOW]
    assert verbs(people.berk, "followup.")[-1] == "followup.closing-written"


def test_what_is_not_done_is_named(people: FollowUpCast, case: Case) -> None:
    where = f"/desk/cases/{case.pk}"
    people.berk.post(f"{where}/support/goals/", {"words": "Хочу домой"})
    goal = people.berk.get(f"{where}/support/").text.split('id="goal-')[1].split('"')[0]
    people.berk.post(f"{where}/support/goals/{goal}/services/", {"what": "Купить билет", "who": ""})
    page = people.berk.get(path("close", case)).text
    assert "Купить билет" in page
    assert "1 service of the support plan is not done" in page


def test_numbers_come_from_the_directory_and_from_nowhere_else(people: FollowUpCast, case: Case) -> None:
    page = people.berk.get(path("close", case)).text
    assert "The directory of this node has no number for this country." in page
    a_contact()
    a_contact("abroad", country="PL", number="1111")
    a_contact("wrong", number="2222", is_wrong=True, answered=False)
    a_contact("embassy", number="3333", operator="embassy")
    page = people.berk.get(path("close", case)).text
    assert "1111" not in page
    assert "2222" not in page
    assert page.index('value="fictional-line"') < page.index('value="embassy"')
    assert people.berk.post(path("close", case), WHOLE | {"contacts": ["fictional-line"]}).status_code == 302
    closing = opened(people.dana, case).closing
    assert closing is not None
    assert closing.contacts == ("fictional-line",)


def paper(people: FollowUpCast, **typed: Any) -> Any:
    return people.berk.post(BY_NAME["leaving_paper"].path(people), typed)


def test_in_doubt_nothing_is_printed(people: FollowUpCast) -> None:
    for doubt in ("no", "not-sure"):
        answer = paper(people, is_safe=doubt, language="ru")
        assert "Then nothing is printed now" in answer.text
    assert verbs(people.berk, "followup.printed") == []


def test_the_paper_says_in_their_language_what_was_agreed_and_names_nobody_here(people: FollowUpCast) -> None:
    a_contact(may_inform={"ru": "никого"})
    answer = paper(
        people, is_safe="yes", language="ru", contacts=["fictional-line"], with_trusted="on", with_days="on",
    )  # fmt: skip
    sheet = answer.text.split("after-paper", 1)[1].split("</section>")[0]
    due = opened(people.dana, people.case).due_on
    assert due is not None
    for words in (
        "Что я беру с собой", "0000", "Там не спрашивают имя.", "Там могут сообщить: никого", "Звонок бесплатный.",
        "ответили", "Тётя Набат", "Соседка Огулджан", f"{due:%d.%m.%Y}", "Если я не отвечу, спросят этого человека:",
    ):  # fmt: skip
        assert words in sheet, words
    for words in ("Berk", "Yyldyz", "Роза", "Вербовщик", "жертв", "торговл", "эксплуат", "из кружка"):
        assert words not in sheet, words
    assert verbs(people.berk, "followup.printed") == ["followup.printed"]


def test_what_was_not_chosen_is_not_on_it(people: FollowUpCast) -> None:
    a_contact()
    sheet = paper(people, is_safe="yes", language="ru").text.split("after-paper", 1)[1].split("</section>")[0]
    for words in ("0000", "Набат", "Огулджан", "Если я не отвечу"):
        assert words not in sheet


@pytest.mark.parametrize("language", ["en", "ru", "uz", "uz-cyrl", "kk", "ky", "tk"])
def test_it_is_printed_in_every_language(people: FollowUpCast, language: str) -> None:
    a_contact()
    typed = {"is_safe": "yes", "language": language, "contacts": ["fictional-line"], "with_days": "on"}
    answer = paper(people, **typed, for_printer="on")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert language in packaged_leaving_paper().printed_in


def test_who_wants_no_contact_has_no_day_on_paper(people: FollowUpCast) -> None:
    people.berk.post(BY_NAME["follow_up"].path(people), {"wish": "never"})
    sheet = paper(people, is_safe="yes", language="en", with_days="on").text.split("after-paper", 1)[1]
    assert "Nobody contacts me from here." in sheet
    assert "on these days" not in sheet
