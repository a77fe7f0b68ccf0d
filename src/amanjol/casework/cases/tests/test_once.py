"""Every form of the desk that acts, sent twice: with the same words, with others, and after what it did not take."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.models import Case, CaseItem, Group, Purpose
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tasks import actions as tasks
from amanjol.casework.cases.tasks.actions import Plan
from amanjol.casework.cases.tests import hostile_demands, hostile_talks, hostile_vital
from amanjol.casework.cases.tests.case_cast import ACCOMPANIED, CaseCast, open_case
from amanjol.casework.cases.tests.lawyer_cast import notes, write
from amanjol.casework.cases.tests.pages import BY_NAME, CONSENT, DEMAND, PAPER, ROUTES, path, stored, written
from amanjol.casework.cases.tests.test_merging import TWIN, merge
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once import tokens
from amanjol.foundation.once.models import SentForm
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tests.lawyer_cast import Scene

    type Prepared = tuple[Client, str, dict[str, Any]]

pytestmark = pytest.mark.django_db
NOT_ACTS = {"find", "access_paper", "claim"}
"""They change nothing: see the list of exceptions in `site/tests/test_forms_once.py`."""
OTHER = {"extra": "другие слова"}


def plain(name: str) -> Callable[[CaseCast], Prepared]:
    """What needs nothing but the case."""
    route = BY_NAME[name]
    return lambda people: (people.keys.berk, route.path(people.case.pk), route.data)


def by_supervisor(name: str, *, closed: bool = False, **typed: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        if closed:
            people.keys.berk.post(path("close", people.case), {"reason": "Помощь окончена"})
        route = BY_NAME[name]
        data = route.data | typed | ({"code": people.case.code} if "code" in route.data else {})
        return people.keys.dana, route.path(people.case.pk), data

    return prepare


def of_group(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        berk = people.keys.berk
        berk.post("/desk/cases/groups/new/", {"title": "Ферма"})
        request_of(berk)
        return berk, BY_NAME[name].path(Group.objects.get().pk), BY_NAME[name].data

    return prepare


def assigned(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        berk, dana = people.keys.cast.berk, people.keys.cast.dana
        if name == "assign":
            return people.keys.dana, path("assign", people.case), {"member": str(dana.pk)}
        return people.keys.dana, BY_NAME["unassign"].path(people.case.pk, member=berk.pk), {"agreed": "yes"}

    return prepare


def in_talk(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        berk = people.keys.berk
        berk.post(path("begin_talk", people.case), {"age": "adult"})
        if name in {"back", "resume_talk"}:
            berk.post(path("answer", people.case), BY_NAME["answer"].data)
        if name == "resume_talk":
            berk.post(path("stop_talk", people.case))
        return berk, path(name, people.case), BY_NAME[name].data

    return prepare


def with_task(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        keyring = keyring_of(people.keys.berk)
        task = tasks.write_task(keyring=keyring, case=people.case, plan=Plan("Найти врача", None, None))
        if name == "task_again":
            tasks.end_task(keyring=keyring, case=people.case, task=task.pk)
        where = (
            path(name, people.case)
            if name == "task_done"
            else BY_NAME[name].path(people.case.pk, task=task.pk)
        )
        typed = {"change_task": {"text": "Найти женщину-врача"}, "task_done": {"task": str(task.pk)}}
        return people.keys.berk, where, typed.get(name, {})

    return prepare


def ticking(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        where = hostile_talks.SCENES[name](people)
        typed = (hostile_talks.GOOD | hostile_talks.CHOICES)[name]
        return people.keys.berk, where or path(name, people.case), typed

    return prepare


def begin_care(people: CaseCast) -> Prepared:
    typed = hostile_vital.with_second(people, hostile_vital.GOOD["vital_care"])
    return people.keys.berk, path("vital_care", people.case), typed


def with_care(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        hostile_vital.begun_by_dana(people)
        return people.keys.berk, path(name, people.case), hostile_vital.GOOD[name]

    return prepare


def for_court(people: CaseCast) -> Prepared:
    hostile_demands.SCENES["official_paper"](people)
    return people.keys.berk, path("official_paper", people.case), PAPER


def give(people: CaseCast) -> Prepared:
    typed = {"case": [str(people.case.pk)], "member": str(people.keys.cast.dana.pk)}
    return people.keys.dana, BY_NAME["give"].path(""), typed


def reopen(people: CaseCast) -> Prepared:
    people.keys.berk.post(path("close", people.case), {"reason": "Помощь окончена"})
    return people.keys.berk, path("reopen", people.case), {}


def make_case(people: CaseCast) -> Prepared:
    berk = people.keys.berk
    return berk, path("make_case", open_case(berk, TWIN, ACCOMPANIED)), {}


def change_demand(people: CaseCast) -> Prepared:
    people.keys.berk.post(path("demand", people.case), DEMAND)
    return people.keys.berk, path("change_demand", people.case), DEMAND | {"scope": "Две справки"}


def change_entry(people: CaseCast) -> Prepared:
    berk, part = people.keys.berk, BY_NAME["part"].path(people.case.pk, part="events")
    berk.post(part, {"hte_City": "Анкара"})
    entry = re.findall(rf"{part}[0-9a-f]{{16}}/", berk.get(part).text)[0]
    return berk, entry, {"hte_City": "Стамбул"}


def withdraw(people: CaseCast) -> Prepared:
    berk = people.keys.berk
    berk.post(path("consents", people.case), CONSENT)
    (given,) = written(berk, people.case, GivenConsent)
    return berk, path("withdraw", people.case), {"consent": given.id, "withdrawn_on": "2026-11-25"}


def two_people(name: str) -> Callable[[CaseCast], Prepared]:
    def prepare(people: CaseCast) -> Prepared:
        berk = people.keys.berk
        twin = open_case(berk, TWIN)
        if name == "merge":
            return berk, BY_NAME["merge"].path(people.case.pk, other=twin.person_id), {}
        merge(berk, people.case, twin)
        row = berk.get(path("same", people.case)).text.split('name="merge" value="')[1].split('"')[0]
        return berk, path("unmerge", people.case), {"merge": row}

    return prepare


def named(name: str) -> Callable[[CaseCast], Prepared]:
    """Restricting, and what comes after it."""

    def prepare(people: CaseCast) -> Prepared:
        berk, dana = people.keys.berk, people.keys.cast.dana
        if name == "restrict":
            return berk, path("restrict", people.case), {str(dana.pk): "work"}
        chosen = {str(people.keys.cast.berk.pk): Purpose.WORK, str(dana.pk): Purpose.EMERGENCY}
        restricting.restrict(keyring=keyring_of(berk), person=people.case.person, named=chosen)
        danger = BY_NAME["emergency"]
        if name == "emergency":
            return people.keys.dana, danger.path(""), {"question": people.case.code, "reason": "Ищут"}
        if name == "lift":
            return berk, path("lift", people.case), {}
        people.keys.dana.post(danger.path(""), {"question": people.case.code, "reason": "Ищут"})
        request_of(berk)
        (opening,) = people.case.person.openings.all()
        return berk, BY_NAME["answer_opening"].path(opening.pk), {"was_right": "yes"}

    return prepare


def unasked(people: CaseCast) -> Prepared:
    """Somebody whose age nobody has asked."""
    berk, route = people.keys.berk, BY_NAME["age"]
    new = {"names": "Бегенч Сапаров", "next_step": "Спросить", "same_as": "nobody"}
    assert berk.post(BY_NAME["new"].path(people.case.pk), new).status_code == 302
    request_of(berk)
    return berk, route.path(Case.objects.exclude(pk=people.case.pk).get().pk), route.data


ACTS: dict[str, Callable[[CaseCast], Prepared]] = {
    **{
        name: plain(name)
        for name in (
            "new", "new_group", "demand", "note", "plan", "risk", "person", "determine", "close", "three_minutes",
            "wages", "part", "consents", "stage", "justice", "begin_talk", "seen", "correct_note", "write_task",
            "narrow", "discreet",
        )
    },
    **{text.address: plain(text.address) for text in TEXTS},
    **{name: of_group(name) for name in ("add_to_group", "group_facts")},
    **{name: assigned(name) for name in ("assign", "unassign")},
    **{name: in_talk(name) for name in ("answer", "back", "stop_talk", "resume_talk")},
    **{name: with_task(name) for name in ("change_task", "task_done", "task_again")},
    **{name: ticking(name) for name in ("talk_part", "talk_order", "end_advice")},
    "official_paper": for_court,
    "age": unasked,
    "vital_care": begin_care,
    **{name: with_care(name) for name in hostile_vital.SCENES},
    **{name: two_people(name) for name in ("merge", "unmerge")},
    **{name: named(name) for name in ("restrict", "lift", "emergency", "answer_opening")},
    "desk": by_supervisor("desk"),
    "review": by_supervisor("review"),
    "erase": by_supervisor("erase", closed=True),
    "give": give,
    "reopen": reopen,
    "make_case": make_case,
    "change_demand": change_demand,
    "entry": change_entry,
    "withdraw": withdraw,
}  # fmt: skip
BY_OTHERS = {"for_lawyer", "delete_note", "compare_list"}  # each in a test below


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def everything(client: Client) -> tuple[int, list[list[str]]]:
    """Rows of cases, and how many acts are in the journal."""
    return len(list(_entries(client))), stored(client)


def _entries(client: Client) -> Any:
    request_of(client)
    return Entry.objects.all()


def test_every_form_that_acts_is_sent_here() -> None:
    posted = {route.name for route in ROUTES if "post" in route.takes}
    assert posted - NOT_ACTS == (set(ACTS) | BY_OTHERS) - {"delete_note"}


def sent_twice(client: Client, where: str, typed: dict[str, Any], *, page: int = 302) -> None:
    """Once with the same words, once with others; it is done once."""
    token = tokens.new_token()
    first = press(client, where, typed, token)
    assert first.status_code == page, first.text
    after = everything(client)
    again = press(client, where, typed, token)
    assert again.status_code == 303, again.text
    if page == 302:
        assert again.headers["Location"] == first.headers["Location"]
    assert everything(client) == after
    other = press(client, where, typed | OTHER, token)
    assert other.status_code == 409
    assert again.headers["Location"] in html.unescape(other.text)
    assert OTHER["extra"] in other.text
    assert everything(client) == after


@pytest.mark.parametrize("name", ACTS)
def test_a_form_that_is_sent_twice_acts_once(people: CaseCast, name: str) -> None:
    client, where, typed = ACTS[name](people)
    sent_twice(client, where, typed, page=200 if name == "emergency" else 302)


def test_what_is_for_a_lawyer_is_written_once_and_deleted_once(lawyer_scene: Scene) -> None:
    typed = {"lawyer": str(lawyer_scene.murat.pk), "risk_told": "on", "amj_HIV": "Сказано ей одной"}
    sent_twice(lawyer_scene.berk, lawyer_scene.where, typed)
    write(lawyer_scene)
    first, _second = notes(lawyer_scene.lawyer)
    sent_twice(lawyer_scene.lawyer, f"{first}delete/", {})
    assert len(notes(lawyer_scene.lawyer)) == 1


def test_a_page_with_what_was_wrong_spends_nothing(people: CaseCast) -> None:
    """Who corrects it, or sends the very same once more, is not told that it was done."""
    berk, where, token = people.keys.berk, path("plan", people.case), tokens.new_token()
    wrong = press(berk, where, {"next_step": ""}, token)
    assert wrong.status_code == 200
    assert not SentForm.objects.exists()
    assert press(berk, where, {"next_step": "Позвонить врачу"}, token).status_code == 302
    assert SentForm.objects.count() == 1


def test_what_is_refused_with_a_message_spends_nothing(people: CaseCast) -> None:
    """The case was closed; opened again, the same form writes the note that is still in the browser's history."""
    berk, where, token = people.keys.berk, path("note", people.case), tokens.new_token()
    berk.post(path("close", people.case), {"reason": "Помощь окончена"})
    typed = {"text": "Звонила сестра"}
    assert press(berk, where, typed, token).status_code == 302
    notes_before = CaseItem.objects.filter(case=people.case, kind="note").count()
    berk.post(path("reopen", people.case))
    assert press(berk, where, typed, token).status_code == 302
    assert CaseItem.objects.filter(case=people.case, kind="note").count() == notes_before + 1


def test_other_words_are_quoted_whole_under_their_labels_and_one_press_saves_them_too(
    people: CaseCast,
) -> None:
    berk, where, token = people.keys.berk, path("note", people.case), tokens.new_token()
    press(berk, where, {"text": "Первая"}, token)
    long = "Слово <b>за</b> словом. " * 400
    page = press(berk, where, {"text": long}, token)
    assert html.unescape(page.text).count(long.strip()) == 2  # to be read, and to be sent
    assert "<dt>Note</dt>" in page.text
    fresh = page.text.split(f'name="{tokens.FIELD}" value="')[1].split('"')[0]
    assert fresh != token
    assert press(berk, where, {"text": long}, fresh).status_code == 302
    texts = [note.text for note in written(berk, people.case, Note)]
    assert texts[-2:] == ["Первая", long.strip()]


def test_a_paste_that_is_too_long_is_refused_and_stays_whole(people: CaseCast) -> None:
    berk, token = people.keys.berk, tokens.new_token()
    paste = "ы" * 20_000
    page = press(berk, path("note", people.case), {"text": paste}, token)
    assert page.status_code == 200
    assert paste in page.text
    assert "10000" in page.text.replace(",", "").replace("\u202f", "").replace("\xa0", "")
    assert not SentForm.objects.exists()
    assert "maxlength" not in berk.get(path("plan", people.case)).text
    case = berk.get(path("case", people.case)).text
    assert "maxlength" not in case
    assert 'data-longest="10000"' in case  # so that the page counts aloud


def test_two_cases_are_opened_by_two_forms(people: CaseCast) -> None:
    """The same words from a page of their own are an act of their own."""
    for _page in range(2):
        press(people.keys.berk, BY_NAME["new_group"].path(""), {"title": "Ферма"})
    request_of(people.keys.berk)
    assert Group.objects.count() == 2
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "typed", "label", "words"),
    [
        ("part", {"prs_MaritalStatus": "Married", "prs_NumberOfChildren": "4"}, "Marital Status", "Married"),
        ("safety", {"safety_plan": "К тёте Огульджан"}, "Safety plan", "К тёте Огульджан"),
        ("person", {"names": "Роза", "form": "child-alone"}, "Names", "Роза"),
    ],
)
def test_each_field_is_quoted_by_its_words(
    people: CaseCast, name: str, typed: dict[str, str], label: str, words: str
) -> None:
    """Those of a standard, those made for the page, and what was chosen."""
    where, token = BY_NAME[name].path(people.case.pk), tokens.new_token()
    press(people.keys.berk, where, BY_NAME[name].data, token)
    page = html.unescape(press(people.keys.berk, where, typed, token).text)
    assert f"<dt>{label}</dt><dd>{words}</dd>" in page
    assert "child-alone</dd>" not in page
    assert "seen-" not in page.partition("<form")[0]
