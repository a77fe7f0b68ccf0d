"""A note is corrected beside its old words; what happened on another day stands on that day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.models import Case, CaseItem
from amanjol.casework.cases.record_parts.notes import NoSuchNote, corrected
from amanjol.casework.cases.records import Note, Risk
from amanjol.casework.cases.tests.case_cast import NEXT, CaseCast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, opened, path, verbs, written
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.desk.days import NotThen, is_possible
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from datetime import date

pytestmark = pytest.mark.django_db
localdate = timezone.localdate
FIRST = "Хозяин звонил в пять"
SECOND = "Хозяин звонил в шесть"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def correction(case: Case, number: int) -> str:
    return BY_NAME["correct_note"].path(case.pk, number=number)


def note(people: CaseCast, text: str, on: date | None = None) -> None:
    working.write_note(keyring=keyring_of(people.keys.berk), case=people.case, text=text, happened_on=on)


def test_the_corrected_words_stand_there_and_the_old_ones_beneath(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    note(people, FIRST)
    lies_there = list(CaseItem.objects.filter(case=case).values_list("pk", "sealed").order_by("number"))
    assert f'href="{correction(case, 2)}"' in berk.get(path("case", case)).text
    assert berk.get(correction(case, 2)).context["form"].initial["text"] == FIRST
    assert berk.post(correction(case, 2), {"text": SECOND}).status_code == 302
    page = people.keys.dana.get(path("case", case)).text
    assert page.index(SECOND) < page.index("Corrected by Berk") < page.index(FIRST)
    request_of(berk)
    rows = list(CaseItem.objects.filter(case=case).values_list("pk", "sealed").order_by("number"))
    assert rows[:2] == lies_there  # the note itself is not changed
    newest = written(berk, case, Note)[-1]
    assert (newest.corrects, newest.text, newest.struck) == (2, SECOND, False)
    assert verbs(berk)[-2:] == ["case.note-corrected", "case.opened"]


def test_a_note_that_was_written_by_mistake_is_struck_and_stays_readable(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    note(people, FIRST)
    assert berk.post(correction(case, 2), {"text": "", "struck": "on"}).status_code == 302
    page = people.keys.dana.get(path("case", case)).text
    assert page.index("Struck: written by mistake") < page.index(FIRST)
    assert berk.post(correction(case, 2), {"text": ""}).status_code == 200  # neither words nor struck
    assert berk.post(correction(case, 2), {"text": SECOND}).status_code == 302
    (_first, second) = corrected(written(berk, case, Note))
    assert [version.text for version in second.versions] == [FIRST, "", SECOND]
    assert not second.words.struck


def test_the_same_words_correct_nothing_and_say_so(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    before = verbs(berk)
    page = berk.post(correction(case, 1), {"text": NEXT.note}, follow=True).text
    assert "Nothing was different, so nothing was changed." in page
    assert verbs(berk) == [*before, "case.opened"]
    assert len(written(berk, case, Note)) == 1


def test_who_wrote_it_and_who_works_on_the_case_correct_it_and_nobody_else(people: CaseCast) -> None:
    dana, berk, case = people.keys.dana, people.keys.berk, people.case
    assert "/note/1/" not in dana.get(path("case", case)).text
    for way in (dana.get(correction(case, 1)), dana.post(correction(case, 1), {"text": SECOND})):
        assert way.status_code == 403
    with pytest.raises(PermissionDenied):
        working.correct_note(keyring=keyring_of(dana), case=case, number=1, text=SECOND)
    working.assign(case=case, member=keyring_of(dana).member, by=keyring_of(dana).member)
    assert dana.post(correction(case, 1), {"text": SECOND}).status_code == 302
    working.unassign(case=case, member=keyring_of(berk).member, by=keyring_of(berk).member)
    assert berk.post(correction(case, 1), {"text": FIRST}).status_code == 302  # it is their own
    assert [note_there.by for note_there in written(berk, case, Note)][1:] == [
        keyring_of(dana).person,
        keyring_of(berk).person,
    ]


@pytest.mark.parametrize("number", [0, 2, 3, 99])
def test_a_correction_is_corrected_by_its_note_and_what_is_not_there_by_nobody(
    people: CaseCast, number: int
) -> None:
    berk, case = people.keys.berk, people.case
    assert berk.post(correction(case, 1), {"text": SECOND}).status_code == 302  # which has the number 2
    assert berk.post(correction(case, number), {"text": FIRST}).status_code == 404
    with pytest.raises(NoSuchNote):
        working.correct_note(keyring=keyring_of(berk), case=case, number=number, text=FIRST)
    assert len(written(berk, case, Note)) == 2


def test_a_correction_that_is_taken_away_closes_the_case(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    berk.post(correction(case, 1), {"text": SECOND})
    request_of(berk)
    assert CaseItem.objects.filter(case=case, kind="note", number=2).delete()[0] == 1
    shows_nobody(berk, path("case", case))
    shows_nobody(berk, correction(case, 1))


def test_a_closed_case_keeps_its_notes_as_they_are(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    working.close_case(keyring=keyring_of(berk), case=case, reason="Всё")
    assert "/note/1/" not in berk.get(path("case", case)).text
    berk.post(correction(case, 1), {"text": SECOND})
    assert [note_there.text for note_there in written(berk, case, Note)] == [NEXT.note, "Всё"]


def test_what_happened_earlier_stands_on_its_day_and_says_when_it_was_entered(people: CaseCast) -> None:
    berk, case, today = people.keys.berk, people.case, timezone.localdate()
    typed = {"text": "С бумаги", "happened_on": (today - timedelta(9)).isoformat()}
    assert berk.post(path("note", case), typed).status_code == 302
    note(people, FIRST)
    typed = {"text": SECOND, "happened_on": today.isoformat()}
    assert berk.post(path("note", case), typed).status_code == 302
    assert [note_there.happened_on for note_there in written(berk, case, Note)] == [
        None, today - timedelta(9), None, None,
    ]  # fmt: skip
    page = berk.get(path("case", case)).text
    page = page[page.index('class="timeline"') :]
    order = [page.index(text) for text in (SECOND, FIRST, "opened a new case", "С бумаги")]
    assert order == sorted(order)
    from_paper = page[page.index("С бумаги") :]
    assert f"{today - timedelta(9):%d.%m.%Y}" in from_paper
    assert f"entered on {today:%d.%m.%Y}" in from_paper
    assert page.count("entered on") == 1


def test_a_correction_keeps_the_day_of_its_note(people: CaseCast) -> None:
    berk, case, today = people.keys.berk, people.case, timezone.localdate()
    on = today - timedelta(9)
    note(people, FIRST, on)
    assert berk.get(correction(case, 2)).context["form"].initial["happened_on"] == on
    assert berk.post(correction(case, 2), {"text": SECOND, "happened_on": on.isoformat()}).status_code == 302
    assert written(berk, case, Note)[-1].happened_on == on
    assert (
        berk.post(correction(case, 2), {"text": SECOND, "happened_on": today.isoformat()}).status_code == 302
    )
    assert written(berk, case, Note)[-1].happened_on is None


def test_an_empty_day_is_that_of_the_note_and_not_that_of_its_correction(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk, case, today = people.keys.berk, people.case, timezone.localdate()
    note(people, FIRST)
    monkeypatch.setattr(timezone, "localdate", lambda at=None: localdate(at) + timedelta(0 if at else 1))
    typed = {"text": SECOND, "happened_on": ""}
    assert berk.post(correction(case, 2), typed).status_code == 302
    assert written(berk, case, Note)[-1].happened_on is None
    tomorrow = today + timedelta(1)
    typed = {"text": FIRST, "happened_on": tomorrow.isoformat()}
    assert berk.post(correction(case, 2), typed).status_code == 302
    assert written(berk, case, Note)[-1].happened_on == tomorrow


@pytest.mark.parametrize("days", [1, 36_600])
def test_nothing_happened_tomorrow_or_a_hundred_years_ago(people: CaseCast, days: int) -> None:
    berk, case, today = people.keys.berk, people.case, timezone.localdate()
    on = today + timedelta(days) if days == 1 else today - timedelta(days)
    for name, typed in (
        ("note", {"text": FIRST}),
        ("risk", {"now": "low", "on_return": "low", "digital": "low"}),
        ("new", {"names": "Айна", "next_step": "Ждать"}),
        ("correct_note", {"text": FIRST}),
    ):
        page = berk.post(path(name, case), typed | {"happened_on": on.isoformat()})
        assert "Choose today or an earlier day" in page.text, name
    with pytest.raises(NotThen):
        note(people, FIRST, on)
    with pytest.raises(NotThen):
        working.correct_note(keyring=keyring_of(berk), case=case, number=1, text=FIRST, happened_on=on)
    with pytest.raises(NotThen):
        open_case(berk, MERET, creating.Beginning("Ждать", None, happened_on=on))
    assert is_possible(today, today)
    assert len(written(berk, case, Note)) == 1


def test_a_danger_from_paper_does_not_stand_in_front_of_a_later_one(people: CaseCast) -> None:
    berk, case, today = people.keys.berk, people.case, timezone.localdate()
    for says, days in (("сегодня", 0), ("с бумаги", 30), ("снова сегодня", 0)):
        typed = {"now": "high", "on_return": "low", "digital": "low", "says": says}
        on = {"happened_on": str(today - timedelta(days))}
        assert berk.post(path("risk", case), typed | on).status_code == 302
        newest = opened(berk, case).risk
        assert newest is not None
        assert newest.says == ("сегодня" if says == "с бумаги" else says)
    page = berk.get(path("case", case)).text
    beneath_it = page[page.index("earlier-list") :]
    assert beneath_it.index("сегодня") < beneath_it.index("с бумаги")


def test_danger_and_the_opening_of_a_case_have_their_own_days(people: CaseCast) -> None:
    berk, today = people.keys.berk, timezone.localdate()
    on = today - timedelta(30)
    typed = {"now": "high", "on_return": "low", "digital": "low", "happened_on": on.isoformat()}
    assert berk.post(path("risk", people.case), typed).status_code == 302
    (risk,) = written(berk, people.case, Risk)
    assert (risk.on, risk.entered_on) == (on, today)
    page = berk.get(path("case", people.case)).text
    assert f"{on:%d.%m.%Y} · entered on {today:%d.%m.%Y}" in " ".join(page.split())
    new = {"names": "Айна", "next_step": "Ждать", "note": FIRST, "happened_on": on.isoformat()}
    where = berk.post(path("new", people.case), new).headers["Location"]
    request_of(berk)
    case = Case.objects.get(pk=where.split("/")[-2])
    (entry,) = opened(berk, case).help.entries
    assert (entry.began_on, entry.entered_on) == (on, today)
    assert case.opened_month == today.replace(day=1)
    assert written(berk, case, Note)[0].happened_on == on
