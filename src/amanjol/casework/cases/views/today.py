"""What the day begins with, for who works on cases: who is in danger, what is overdue, what is due, who is theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import queries, restricted, rules, sealing
from amanjol.casework.cases.consents.words import SOON
from amanjol.casework.cases.items import older_copies
from amanjol.casework.cases.record_parts.tasks import TaskRecord
from amanjol.casework.cases.records import Level
from amanjol.casework.cases.restricting.actions import newcomers
from amanjol.casework.cases.tasks.queries import (
    CASES_OF_A_DAY,
    cases_lacking_tasks,
    own_cases,
    to_do_elsewhere,
    to_do_in,
)
from amanjol.casework.desk import due, showing
from amanjol.casework.desk.days import near
from amanjol.casework.desk.guards import for_readers
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.addresses import address, addresses
from amanjol.foundation.web.discretion import is_discreet, turn
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case, Task
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.desk.due import Due
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

JUST_ENDED: Final = timedelta(days=7)
"""So long after its last day a consent that ended by itself stands here, so that somebody asks again."""


@dataclass(frozen=True, slots=True)
class DayCase:
    """A case of the member. What is sealed is empty while locked."""

    case: Case
    record: CaseRecord | None = None
    name: str = ""

    @property
    def step(self) -> str:
        return self.record.next_step if self.record is not None else ""

    @property
    def is_in_danger(self) -> bool:
        risk = self.record.risk if self.record is not None else None
        return risk is not None and risk.now is Level.HIGH


@dataclass(frozen=True, slots=True)
class DayLine:
    """Something to do: the next step of a case, one of its tasks, or what another room has due. `due_on` is its day, if
    it has one; `page` is where it is gone on with, if that is not the page of the case.
    """

    case: Case
    name: str
    text: str
    due_on: date | None
    task: UUID | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it stands on the page: texts for `filled`. `task` is to be ticked; `days` may be empty."""

    case: Case
    text: str
    task: UUID | None
    links: list[tuple[str, ...]]
    days: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class DayConsent:
    """A consent that ends by itself in these days, or has just ended. What it is for stands in the case."""

    case: Case
    name: str
    until: date
    has_ended: bool


@dataclass(slots=True)
class Broken:
    """What did not open: cases, and `elsewhere` something else, such as what a room has due."""

    cases: dict[UUID, Case] = field(default_factory=dict)
    elsewhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.cases) or self.elsewhere


def beside(request: HttpRequest) -> Part | None:
    """The button for who sits beside, above all that they could read; for who has no keys yet, how to get them."""
    member = member_of(request.user)
    if member is None or not rules.can_read(member):
        return None
    context = {"discreet": is_discreet(request), "waits_for_keys": waits_for_keys(request)}
    return Part("cases/beside.html", context, is_first=True)


def today(request: HttpRequest) -> Part | None:
    """Nothing for who does not work on cases. What does not open hides no other row; SealBroken where no case opens."""
    member = member_of(request.user)
    if member is None or not rules.can_read(member):
        return None
    keyring, on = opened_keyring(request), timezone.localdate()
    rows = own_cases(member)
    broken = Broken()
    cases = _opened_cases(rows[:CASES_OF_A_DAY], keyring, broken)
    elsewhere = to_do_elsewhere(member)
    rooms = due.due_for(member, [entry.case for entry in cases], keyring)
    broken.cases |= rooms.broken
    broken.elsewhere = rooms.is_broken
    lines = [*_steps(cases), *_tasks(cases, member, keyring, broken), *_elsewhere(elsewhere, keyring, broken)]
    lines += _of_rooms(rooms.lines, cases, keyring, broken)
    lines.sort(key=lambda line: (line.due_on is None, line.due_on))
    discreet, supervises, alike = is_discreet(request), rules.can_supervise(member), _alike(keyring, broken)
    passed_on = [] if discreet else list(_of_rooms(rooms.danger, cases, keyring, broken))
    older = _older(member, cases, rooms.older, keyring, broken)
    if discreet:
        cases, lines, older = _nameless(cases), _nameless(lines), _nameless(older)
    namesakes = _namesakes(cases, [*lines, *passed_on])
    late = [line for line in lines if line.due_on is not None and line.due_on < on]
    of_today = [line for line in lines if line.due_on == on]
    may_tick, waits = keyring is not None and rules.can_work(member), waits_for_keys(request)
    as_shown = partial(_shown, namesakes=namesakes, may_tick=may_tick)
    context = {
        "is_open": keyring is not None,
        "waits_for_keys": waits,
        "nobodys": queries.nobodys(member).count() if supervises else 0,
        "supervises": supervises,
        "discreet": discreet,
        "older": older,
        "danger": [] if discreet else [case for case in cases if case.is_in_danger],
        "passed_on": as_shown(passed_on),
        "late": [] if discreet else as_shown(late, with_day=True),
        "due": as_shown([*late, *of_today] if discreet else of_today),
        "next": as_shown(
            [line for line in lines if line.due_on is not None and line.due_on > on][:5], with_day=True
        ),
        "without_day": as_shown(line for line in lines if line.due_on is None and line.task is not None),
        "consents": [] if discreet else list(_consents(cases, on)),
        "namesakes": namesakes,
        "people": _people(cases, namesakes),
        "has_more": len(rows) > CASES_OF_A_DAY,
        "openings": [] if discreet else restricted.openings_for(member),
        "alike": [] if discreet else alike,
        "may_work": rules.can_work(member) and not waits,
        "on": on,
    }
    people = {entry.case.person_id for entry in cases}
    people |= {line.case.person_id for line in (*lines, *passed_on)}
    people |= {entry.case.person_id for entry in older}
    context["broken"] = broken
    when_made = partial(_write_down, member, people, broken) if keyring else None
    return Part("cases/today.html", context, "desk/desk.css", "cases:work", when_made)


def _nameless[Entry: (DayCase, DayLine)](entries: Iterable[Entry]) -> list[Entry]:
    """Who sits beside the member learns of nobody else who is helped: the codes stand there, as while locked."""
    return [replace(entry, name="") for entry in entries]


def _write_down(member: Member, people: set[UUID], broken: Broken) -> None:
    showing.note_listed(by=member, where="today", people=people)
    if broken:
        note_broken_seal(by=member, page="web:home")


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
def discreet(request: HttpRequest, _member: Member) -> HttpResponse:
    """A press turns it; who comes here from signing in only sees the day."""
    if request.method == "POST":
        turn(request)
    return redirect("web:home")


def _opened_cases(rows: list[Case], keyring: Keyring | None, broken: Broken) -> list[DayCase]:
    """SealBroken where none opens: that is no single row."""
    cases = []
    for row in rows:
        with due.passing_over(row, broken.cases):
            cases.append(_opened(row, keyring))
    if rows and not cases:
        raise SealBroken
    return cases


def _alike(keyring: Keyring | None, broken: Broken) -> list[newcomers.Likeness]:
    if keyring is None:
        return []
    try:
        return newcomers.compare(keyring=keyring)
    except SealBroken:
        broken.elsewhere = True
        return []


def _opened(row: Case, keyring: Keyring | None) -> DayCase:
    if keyring is None:
        return DayCase(row)
    return DayCase(row, sealing.open_case(row, keyring), sealing.open_person(row.person, keyring).name)


def _consents(cases: Iterable[DayCase], on: date) -> Iterator[DayConsent]:
    """The sooner first; of those that ended, the newest days."""
    ending = [
        DayConsent(entry.case, entry.name, until, until < on)
        for entry in cases
        if entry.record is not None
        for until in sorted(set(entry.record.consents_until.values()))
        if on - JUST_ENDED <= until <= on + SOON
    ]
    yield from sorted(ending, key=lambda entry: entry.until)


def _older(
    member: Member, cases: Iterable[DayCase], of_rooms: set[UUID], keyring: Keyring | None, broken: Broken
) -> list[DayCase]:
    """Of which the journal knows more than was opened: danger, or a task, may be missing."""
    opened = {entry.case.pk: entry for entry in cases if entry.record is not None}
    if keyring is None:
        return []
    records = [(entry.case, entry.record) for entry in opened.values() if entry.record is not None]
    try:
        older = older_copies(records, keyring)
    except SealBroken:
        older = set()
        for case, record in records:
            with due.passing_over(case, broken.cases):
                older |= older_copies([(case, record)], keyring)
    older |= of_rooms | cases_lacking_tasks(entry.case for entry in opened.values())
    not_own = older - opened.keys() - broken.cases.keys()
    elsewhere = _opened_elsewhere(member, not_own, keyring, broken) if not_own else []
    own = [entry for pk, entry in opened.items() if pk in older]
    return [*own, *elsewhere]


def _opened_elsewhere(
    member: Member, cases: set[UUID], keyring: Keyring, broken: Broken
) -> Iterator[DayCase]:
    """Closed cases, and those of colleagues."""
    for case in queries.visible_to(member).select_related("person").filter(pk__in=cases).order_by("pk"):
        with due.passing_over(case, broken.cases):
            yield _opened(case, keyring)


def _namesakes(cases: Iterable[DayCase], lines: Iterable[DayLine]) -> set[str]:
    """Names that several people of this page have: beside them stands the code of the case."""
    names = {entry.case.person_id: entry.name for entry in cases if entry.name}
    names |= {line.case.person_id: line.name for line in lines if line.name}
    return {name for name, people in Counter(names.values()).items() if people > 1}


def _people(cases: list[DayCase], namesakes: Container[str]) -> list[tuple[str, str, str]]:
    """Of each, by their names: the page, whom it is of, and the code of the case where the name does not say that."""
    by_name = sorted(cases, key=lambda entry: (entry.name.casefold(), entry.case.code))
    pages = addresses("cases:case", [entry.case.pk for entry in by_name])
    return [
        (page, entry.name, f"\N{NO-BREAK SPACE}{entry.case.code}" if entry.name in namesakes else "")
        if entry.name
        else (page, _case_coded(entry.case.code), "")
        for page, entry in zip(pages, by_name, strict=True)
    ]


def _shown(
    lines: Iterable[DayLine], *, namesakes: Container[str], may_tick: bool, with_day: bool = False
) -> list[ShownLine]:
    """Beside a name the code of the case is only heard, unless several people have the name."""
    of_page, today = [], timezone.localdate()
    for line in lines:
        page = line.page or address("cases:case", line.case.pk)
        code = line.case.code
        name = (line.name, "soft" if line.name in namesakes else "visually-hidden", code)
        link = (page, *(name if line.name else (_case_coded(code), "", "")), line.text)
        days = [(line.due_on.isoformat(), near(line.due_on, today))] if with_day and line.due_on else []
        of_page.append(ShownLine(line.case, line.text, line.task if may_tick else None, [link], days))
    return of_page


def _case_coded(code: str) -> str:
    return _("Case %(code)s") % {"code": code}


def _steps(cases: Iterable[DayCase]) -> list[DayLine]:
    return [
        DayLine(entry.case, entry.name, entry.step, entry.case.next_step_on)
        for entry in cases
        if entry.case.next_step_on is not None
    ]


def _tasks(
    cases: list[DayCase], member: Member, keyring: Keyring | None, broken: Broken
) -> Iterator[DayLine]:
    """Of the member, or of nobody in particular, in their own cases."""
    by_case = {entry.case.pk: entry for entry in cases}
    for task in to_do_in(by_case, member):
        entry = by_case[task.case_id]
        with due.passing_over(entry.case, broken.cases):
            yield _line(task, entry.case, entry.name, keyring)


def _elsewhere(tasks: Iterable[Task], keyring: Keyring | None, broken: Broken) -> Iterator[DayLine]:
    """In cases of colleagues."""
    for task in tasks:
        with due.passing_over(task.case, broken.cases):
            name = sealing.open_person_of(task.case, keyring).name if keyring is not None else ""
            yield _line(task, task.case, name, keyring)


def _of_rooms(
    lines: Iterable[Due], cases: Iterable[DayCase], keyring: Keyring | None, broken: Broken
) -> Iterator[DayLine]:
    names = {entry.case.pk: entry.name for entry in cases}
    for line in lines:
        with due.passing_over(line.case, broken.cases):
            yield DayLine(line.case, _name(line.case, names, keyring), line.text, line.due_on, page=line.page)


def _name(case: Case, names: dict[UUID, str], keyring: Keyring | None) -> str:
    """Of who is not among one's own people, opened here. SealBroken."""
    if case.pk not in names and keyring is not None:
        names[case.pk] = sealing.open_person_of(case, keyring).name
    return names.get(case.pk, "")


def _line(task: Task, case: Case, name: str, keyring: Keyring | None) -> DayLine:
    if keyring is None:
        return DayLine(case, name, "", task.due_on, task.pk)
    record = sealing.open_row(TaskRecord, task, sealing.key_of_case(case, keyring), keyring)
    return DayLine(case, name, record.text, task.due_on, task.pk)
