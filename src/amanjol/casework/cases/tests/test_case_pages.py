"""One case and the short acts on it: what each leaves in the record, and what it refuses."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.models import Assignment, Case
from amanjol.casework.cases.records import Note, Risk
from amanjol.casework.cases.tests.case_cast import NEXT, ROSA, TODAY, CaseCast
from amanjol.casework.cases.tests.pages import (
    BY_NAME,
    DECISION,
    LEVELS,
    ROUTES,
    begin_ticking,
    opened,
    opened_person,
    part_path,
    path,
    stored,
    verbs,
    written,
)
from amanjol.casework.cases.texts import TEXTS, CaseText
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
CLOSED = "This case is closed. Open it again first."


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def act(people: CaseCast, name: str, client: Client | None = None, /, **data: Any) -> Response:
    """Something that works leads back to the case."""
    response = (client or people.keys.berk).post(path(name, people.case), data)
    assert response.status_code == 302, response.text
    assert response.headers["Location"] == path("case", people.case)
    return response


def assigned(people: CaseCast) -> set[Any]:
    request_of(people.keys.berk)
    return set(Assignment.objects.filter(case=people.case).values_list("member_id", flat=True))


def test_a_colleague_reads_the_case_and_the_journal_remembers(people: CaseCast) -> None:
    page = people.keys.dana.get(path("case", people.case)).text
    for text in ("Роза Аманова", "через сестру", "после 18", "Never: не писать", ROSA.contact.telephone):
        assert text in page
    assert "Позвонить сестре" in page
    assert "Вернулась без денег." in page
    assert "Nothing asked yet" in page
    assert verbs(people.keys.dana)[-1] == "case.opened"


def test_no_two_fields_of_a_page_are_called_the_same(people: CaseCast) -> None:
    """Else a label leads into another form."""
    for address in (path("case", people.case), "/desk/cases/?all"):
        page = people.keys.dana.get(address).text
        names = re.findall(r'<(?:input|select|textarea)[^>]*\sid="([^"]+)"', page)
        assert len(names) == len(set(names)), address
        labels = set(re.findall(r'<label[^>]*\sfor="([^"]+)"', page))
        assert labels <= set(names), address


def test_who_opened_it_is_shown_to_be_read_together(people: CaseCast) -> None:
    people.keys.dana.get(path("case", people.case))
    page = people.keys.berk.get(path("access", people.case)).text
    assert "Dana Chinar" in page
    assert "read a case" in page
    assert "opened a new case" in page
    assert "Вернулась" not in page
    assert "Yyldyz" not in page.split("<main", 1)[1]


def test_a_note_is_kept_with_its_writer(people: CaseCast) -> None:
    act(people, "note", people.keys.dana, text="Строка\r\nи ещё <b>одна</b>")
    note = written(people.keys.berk, people.case, Note)[-1]
    assert (note.text, note.by) == ("Строка\r\nи ещё <b>одна</b>", keyring_of(people.keys.dana).person)
    page = people.keys.berk.get(path("case", people.case)).text
    assert "&lt;b&gt;одна&lt;/b&gt;" in page
    assert "Dana Chinar" in page
    assert "case.noted" in verbs(people.keys.berk)


def test_a_long_note_is_folded_and_can_be_read_to_its_end(people: CaseCast) -> None:
    act(people, "note", text="Слово " * 200 + "Конец")
    page = people.keys.berk.get(path("case", people.case)).text
    assert page.count('<details class="long-text">') == 1  # the short ones stand as they are
    folded = page.split('<details class="long-text">')[1].split("</details>")[0]
    summary, rest = folded.split("</summary>")
    assert "Конец" not in summary
    assert rest.strip().endswith("Конец")


def test_no_two_links_of_a_case_have_the_same_words(people: CaseCast) -> None:
    """Who hears the page goes from link to link, without the heading above each."""
    page = people.keys.berk.get(path("case", people.case)).text.split("<main")[1]
    links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    words = [" ".join(re.sub(r"<[^>]+>", "", inside).split()) for _address, inside in links]
    assert len(words) > 12
    assert len(set(words)) == len({address for address, _inside in links}) == len(words)


def test_the_next_step_moves_with_its_day(people: CaseCast) -> None:
    form = people.keys.berk.get(path("plan", people.case)).text
    assert 'value="Позвонить сестре"' in form
    assert f'value="{NEXT.next_step_on}"' in form
    later = TODAY + timedelta(9)
    act(people, "plan", next_step="К врачу", next_step_on=f"{later}")
    assert opened(people.keys.berk, people.case).next_step == "К врачу"
    assert Case.objects.get(pk=people.case.pk).next_step_on == later
    act(people, "plan", next_step="К врачу", next_step_on="")
    request_of(people.keys.berk)
    assert Case.objects.get(pk=people.case.pk).next_step_on is None


def test_dangers_are_kept_one_after_another(people: CaseCast) -> None:
    act(people, "risk", None, **LEVELS, says="Хозяин звонил.")
    act(people, "risk", people.keys.dana, **LEVELS | {"now": "low"})
    first, second = written(people.keys.berk, people.case, Risk)
    assert (first.now, first.on_return, first.digital, first.says) == (
        "high",
        "unknown",
        "low",
        "Хозяин звонил.",
    )
    assert (second.now, second.by, second.on) == (
        "low",
        keyring_of(people.keys.dana).person,
        timezone.localdate(),
    )


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.field)
def test_a_text_of_the_case_is_written_and_changed(people: CaseCast, text: CaseText) -> None:
    page = people.keys.dana.get(path("case", people.case)).text
    assert f'href="{path(text.address, people.case)}">{text.title}</a>' in page
    act(people, text.address, **{text.field: "К соседке"})
    assert "К соседке" in people.keys.dana.get(path(text.address, people.case)).text
    act(people, text.address, people.keys.dana, **{text.field: "К тёте"})
    assert getattr(opened(people.keys.berk, people.case), text.field) == "К тёте"
    assert verbs(people.keys.berk)[-1] == text.verb
    page = people.keys.dana.get(path("case", people.case)).text
    assert "К тёте" in page
    assert f">{text.title}</a>" not in page
    assert "К тёте" not in people.keys.dana.get(path("access", people.case)).text


def test_names_and_contact_are_changed(people: CaseCast) -> None:
    form = people.keys.berk.get(path("person", people.case)).text
    assert "Роза Аманова\nGözel" in form
    assert 'value="1994"' in form
    act(people, "person", names="Роза\nРоза Бегова", how="через врача", telephone="+993 61 000111")
    person = opened_person(people.keys.dana, people.case)
    assert (person.names, person.birth_year, person.document) == (("Роза", "Роза Бегова"), None, "")
    assert (person.contact.how, person.contact.telephone) == ("через врача", "+993 61 000111")
    assert verbs(people.keys.berk, "person.")[-1] == "person.changed"


def test_a_decision_is_kept_and_changes_no_stage(people: CaseCast) -> None:
    before = opened(people.keys.berk, people.case)
    act(people, "determine", None, **DECISION)
    after = opened(people.keys.berk, people.case)
    [decision] = written(people.keys.berk, people.case, Determination)
    assert (decision.status, decision.decided_by, decision.decided_on) == (
        "possible",
        "Юлдуз",
        date(2026, 11, 24),
    )
    assert (after.help, after.justice) == (before.help, before.justice)
    assert "Юлдуз" in people.keys.berk.get(path("case", people.case)).text


def test_only_a_state_body_can_decline_to_recognise(people: CaseCast) -> None:
    typed = DECISION | {"status": "not-recognised"}
    response = people.keys.berk.post(path("determine", people.case), typed)
    assert "Only a state body or a court can decline to recognise somebody" in response.text
    assert written(people.keys.berk, people.case, Determination) == ()
    act(people, "determine", None, **typed | {"body": "Police"})
    assert [decision.body for decision in written(people.keys.berk, people.case, Determination)] == ["Police"]


def test_a_case_is_closed_with_its_reason_and_opened_again(people: CaseCast) -> None:
    act(people, "close", reason="Помощь окончена")
    row = Case.objects.get(pk=people.case.pk)
    assert (row.status, row.next_step_on) == ("closed", None)
    assert written(people.keys.berk, people.case, Note)[-1].text == "Помощь окончена"
    page = people.keys.berk.get(path("case", people.case)).text
    assert "Open the case again" in page
    assert path("note", people.case) not in page
    act(people, "reopen", people.keys.dana)
    assert Case.objects.get(pk=people.case.pk).status == "open"
    assert "The case is open again." in people.keys.dana.get(path("case", people.case)).text


def test_opening_an_open_case_again_leaves_no_trace(people: CaseCast) -> None:
    before = verbs(people.keys.berk)
    act(people, "reopen")
    assert verbs(people.keys.berk) == before


CHANGING = (
    "note", "plan", "risk", *(text.address for text in TEXTS), "determine", "close", "stage", "justice", "begin_talk",
    "answer", "back", "stop_talk", "resume_talk", "talk_order", "talk_part", "end_advice",
    "entry", "consents", "write_task", "vital_care", "answer_care", "representative_asked", "end_care",
)  # fmt: skip


@pytest.mark.parametrize("name", CHANGING)
def test_a_closed_case_takes_nothing_and_says_so(people: CaseCast, name: str) -> None:
    if name in {"answer", "back", "stop_talk", "resume_talk", "talk_order", "talk_part", "end_advice"}:
        begin_ticking(people.keys.berk, people.case)
        people.keys.berk.post(part_path(people.case, "needs"), {"sign-hurt-or-ill": "yes"})
    act(people, "close", reason="Всё")
    before, journal = stored(people.keys.berk), verbs(people.keys.berk)
    data = BY_NAME[name].data
    if name == "entry":  # there is none yet; one more is asked for in the part
        response = people.keys.berk.post(BY_NAME["part"].path(people.case.pk, part="events"), data)
        assert response.headers["Location"] == path("case", people.case)
    else:
        act(people, name, None, **data)
    assert (stored(people.keys.berk), verbs(people.keys.berk)) == (before, journal)
    page = people.keys.berk.get(path("case", people.case)).text
    assert page.count(CLOSED) == 1


def test_who_changes_something_is_listed_here() -> None:
    others = {
        "work",
        "discreet",
        "narrow",
        "give",
        "find",
        "new",
        "case",
        "access",
        "reviews",
        "review",
        "desk",
        "erase",
        "talk",
        "result",
        "advice_plan",
        "advice_risk",
        "person",
        "age",  # of the person, from wherever it is asked
        "reopen",
        "assign",
        "unassign",
        "restrict",
        "lift",
        "compare_list",
        "groups",
        "new_group",
        "group",
        "add_to_group",
        "group_facts",
        "claim",
        "three_minutes",
        "wages",
        "withdraw",  # in a closed case as well: `test_consent_pages`
        "emergency",
        "answer_opening",
        "seen",
        "same",
        "merge",
        "unmerge",
        "access_paper",
        "demand",
        "change_demand",
        "correct_note",  # in its own tests: who did not write the note may not
        "details",
        "for_lawyer",  # where the policy opens something
        "part",  # of the person, who may have other cases
        "official_paper",  # in its own tests; closed cases have papers, too
        "printed_paper",
        "change_task",  # in their own tests, with a task
        "task_done",
        "task_again",
        "make_case",  # in its own tests, with an accompaniment
    }
    assert {*CHANGING, *others} == {route.name for route in ROUTES}


def give(people: CaseCast, client: Client, member: Member) -> Response:
    return client.post(path("assign", people.case), {"member": str(member.pk)})


def test_a_supervisor_gives_a_case_and_takes_it_back(people: CaseCast) -> None:
    cast, dana = people.keys.cast, people.keys.dana
    assert give(people, dana, people.keys.farida).status_code == 302
    assert assigned(people) == {cast.berk.pk, people.keys.farida.pk}
    give(people, dana, people.keys.farida)  # a second time: nothing more
    assert verbs(dana).count("case.assigned") == 1
    away = BY_NAME["unassign"].path(people.case.pk, member=people.keys.farida.pk)
    assert dana.post(away).status_code == 302
    assert assigned(people) == {cast.berk.pk}
    assert dana.post(away).status_code == 404


def test_a_case_worker_takes_a_case_or_leaves_it_and_moves_nobody_else(people: CaseCast) -> None:
    cast, berk = people.keys.cast, people.keys.berk
    give(people, people.keys.dana, people.keys.farida)
    assert give(people, berk, cast.dana).status_code == 404  # not among those to choose
    others = BY_NAME["unassign"].path(people.case.pk, member=people.keys.farida.pk)
    page = berk.get(path("case", people.case)).text
    assert "Farida Terek" in page
    assert others not in page  # no button that would be refused
    assert BY_NAME["unassign"].path(people.case.pk, member=cast.berk.pk) in page
    assert berk.post(others).status_code == 403
    assert assigned(people) == {cast.berk.pk, people.keys.farida.pk}
    assert berk.post(BY_NAME["unassign"].path(people.case.pk, member=cast.berk.pk)).status_code == 302
    assert assigned(people) == {people.keys.farida.pk}
    assert give(people, berk, cast.berk).status_code == 302
    assert assigned(people) == {cast.berk.pk, people.keys.farida.pk}


def test_a_case_is_given_to_nobody_without_the_right_or_of_elsewhere(people: CaseCast) -> None:
    cast = people.keys.cast
    for member in (cast.ayna, cast.esen):  # administrators, of here and of elsewhere
        assert give(people, people.keys.dana, member).status_code == 404
    assert people.keys.dana.post(path("assign", people.case), {"member": "nobody"}).status_code == 404
    assert assigned(people) == {cast.berk.pk}


def test_a_long_talk_hides_nothing_of_the_timeline_and_is_one_line_where_it_is_read_together(
    people: CaseCast,
) -> None:
    """Eighty answers, and sixty readings besides: the act before them is still there."""
    berk, case, keyring = people.keys.berk, people.case, keyring_of(people.keys.berk)
    for verb in ("case.answered",) * 81 + ("case.opened",) * 60:
        record_act(verb, keyring.member, "case", case.pk)
    page = berk.get(path("case", case)).text
    assert "opened a new case" in page[page.index('class="timeline"') :]
    entries = berk.get(path("access", case)).context["entries"]
    assert [line.times for line in entries if line.words == "wrote down an answer"] == [81]
    assert len(entries) < 6
    assert "×&nbsp;81" in berk.get(path("access", case)).text
