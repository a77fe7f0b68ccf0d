"""The interview: a part of signs a page, in the person's order, or a question a page; stop and correct at any time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import rules, sealing
from amanjol.casework.cases.guards import case_for, reading, with_keys
from amanjol.casework.cases.talks import actions as talking
from amanjol.casework.cases.talks.advised import advice_shown, care_shown
from amanjol.casework.cases.talks.forms import Day, PartForm
from amanjol.casework.cases.talks.results import result_of
from amanjol.casework.cases.talks.talk import NoTalk, Talk, talk_of
from amanjol.casework.standards.interview import asking, parts
from amanjol.casework.standards.interview.asking import StepKind
from amanjol.casework.standards.interview.openings import packaged_openings
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer
from amanjol.casework.standards.screening.forced_labour import packaged_forced_labour
from amanjol.casework.standards.screening.lists import Age

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.interview.scripts import ScriptPart
    from amanjol.foundation.organisations.keys.keyring import Keyring

_GIVEN = (Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.SKIPPED)


@require_safe
@with_keys
def talk(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """All parts, or in the careful order the next question; before the first talk, how it begins.

    Where safety was not asked about yet, its part comes first.
    """
    row = case_for(keyring, pk)
    talk = _talk(row, keyring)
    if talk is None:
        person = sealing.open_person(row.person, keyring)
        return render(request, "cases/talk_begin.html", _beginning(person) | {"case": row})
    step = asking.next_question(talk.script, talk.state)
    context = _context(row, talk) | {"step": step}
    if talk.state.one_by_one or step.kind in (StepKind.PAUSED, StepKind.STOPPED):
        context |= {
            "progress": asking.progress(talk.script, talk.state),
            "answers": [(given.value, ANSWER_WORDS[given]) for given in _GIVEN],
            "person_words": step.question.for_person(talk.script.translations) if step.question else {},
            "can_go_back": bool(talk.state.answers),
        }
        return render(request, "cases/talk.html", context)
    if not parts.is_ready(talk.script, talk.state):
        return redirect("cases:talk_part", pk=pk, number=1)
    return render(request, "cases/talk_parts.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def part(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """All signs of one part; saved with one press, which also leads on: to the next part, or where the press says."""
    row = case_for(keyring, pk)
    talk, wanted = _talk_and_part(row, keyring, number)
    form = PartForm(request.POST if request.method == "POST" else None, talk=talk, part=wanted)
    if request.method != "POST" and not parts.may_open(talk.script, talk.state, wanted):
        return redirect(_instead(talk, wanted, pk))
    if form.is_valid():
        try:
            if form.changes:
                talking.save_part(keyring=keyring, case=row, number=number, changes=form.changes)
            return _onward(request, keyring, row, number)
        except parts.NotNow:
            form.add_error(
                None,
                _(
                    "This part cannot be asked now: a colleague ended the talk, or safety has to be asked about first."
                ),
            )
    context = _context(row, talk) | {
        "form": form,
        "part": wanted,
        "number": number,
        "is_of_signs": any(question.indicator for question in wanted.questions),
    }
    return render(request, "cases/talk_part.html", context)


def _instead(talk: Talk, wanted: ScriptPart, pk: UUID) -> str:
    """Where somebody is led who may not open this part now: to safety, or to the question whether it may be asked."""
    if talk.state.stopped or not parts.is_ready(talk.script, talk.state):
        return reverse("cases:talk", args=[pk])
    door = talk.script.part_of(wanted.only_after)
    return reverse("cases:talk_part", args=[pk, talk.script.parts.index(door) + 1])


def _onward(request: HttpRequest, keyring: Keyring, row: Case, number: int) -> HttpResponse:
    """Where the press leads, once the part is saved."""
    to = request.POST.get("to", "")
    if to == "stop":
        talking.stop(keyring=keyring, case=row)
    elif to == "one-by-one":
        talking.choose_order(keyring=keyring, case=row, one_by_one=True)
    talk = _talk(case_for(keyring, row.pk), keyring)
    if to == "case":
        return redirect("cases:case", pk=row.pk)
    if talk is None or to in {"stop", "one-by-one", "all"}:
        return redirect("cases:talk", pk=row.pk)
    states = parts.part_states(talk.script, talk.state)
    if to.isdecimal() and to.isascii() and 1 <= int(to[:3]) <= len(states):
        return redirect("cases:talk_part", pk=row.pk, number=int(to[:3]))
    following = next((entry for entry in states[number:] if entry.is_open), None)
    if following is None or not parts.is_ready(talk.script, talk.state):
        return redirect("cases:talk", pk=row.pk)
    return redirect("cases:talk_part", pk=row.pk, number=following.number)


@require_POST
@with_keys
def begin(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        age = Age(request.POST.get("age", ""))
    except ValueError:
        raise Http404 from None
    one_by_one = _is_one_by_one(request.POST.get("order", "ticking"))
    talking.begin_talk(keyring=keyring, case=case_for(keyring, pk), age=age, one_by_one=one_by_one)
    return redirect("cases:talk", pk=pk)


@sensitive_post_parameters()
@require_POST
@with_keys
def answer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        talking.answer(
            keyring=keyring,
            case=case_for(keyring, pk),
            question=request.POST.get("question", ""),
            given=Answer(request.POST.get("answer", "")),
            on=_day(request),
        )
    except (ValueError, LookupError, NoTalk):
        raise Http404 from None
    return redirect("cases:talk", pk=pk)


def _day(request: HttpRequest) -> date | None:
    """ValueError for what is no day."""
    try:
        return Day(required=False).clean(request.POST.get("day", ""))
    except ValidationError:
        raise ValueError("That is no day.") from None


@require_POST
@with_keys
def order(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A question a page, or all signs of a part, from now on."""
    one_by_one = _is_one_by_one(request.POST.get("order", ""))
    return _act(partial(talking.choose_order, one_by_one=one_by_one), keyring, pk)


def _is_one_by_one(chosen: str) -> bool:
    if chosen not in {"ticking", "one-by-one"}:
        raise Http404
    return chosen == "one-by-one"


@require_POST
@with_keys
def back(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:  # noqa: ARG001  as all views
    return _act(talking.take_back_last, keyring, pk)


@require_POST
@with_keys
def stop(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:  # noqa: ARG001  as all views
    return _act(talking.stop, keyring, pk)


@require_POST
@with_keys
def resume(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:  # noqa: ARG001  as all views
    return _act(talking.resume, keyring, pk)


@require_safe
@reading
def result(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What the answers show by the lists, and which rule; what no list decides is said as that."""
    row = case_for(keyring, pk)
    talk = _talk(row, keyring)
    if talk is None:
        raise Http404
    context: dict[str, Any] = {
        "case": row,
        "list": talk.of.key,
        "may_work": rules.can_work(keyring.member),
        "how_to_read": packaged_forced_labour().how_to_read,
        "result": result_of(talk, keyring.member.organisation_id),
    }
    return render(request, "cases/result.html", context)


def _beginning(person: PersonRecord) -> dict[str, Any]:
    """What is said first, to whom it is said, and of the form what staff must know."""
    openings = packaged_openings()
    opening = openings.of_talk(person.form)
    return {"opening": opening, "person_words": openings.for_person(opening), "form_words": person.words}


def _context(row: Case, talk: Talk) -> dict[str, Any]:
    """What every page of the talk shows: the parts, advice that waits, care that does not."""
    advice = advice_shown(talk)
    return {
        "case": row,
        "parts": parts.part_states(talk.script, talk.state),
        "one_by_one": talk.state.one_by_one,
        "advice": advice,
        "has_new_advice": any(entry.is_new for entry in advice),
        "care": care_shown(talk),
        "unrecognised": asking.unrecognised(talk.script, talk.state),
    }


def _talk_and_part(row: Case, keyring: Keyring, number: int) -> tuple[Talk, ScriptPart]:
    talk = _talk(row, keyring)
    try:
        if talk is not None:
            return talk, talk.part(number)
    except LookupError:
        pass
    raise Http404


def _talk(row: Case, keyring: Keyring) -> Talk | None:
    data = sealing.open_case(row, keyring).interview
    return talk_of(data) if data is not None else None


def _act(act: Callable[..., None], keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        act(keyring=keyring, case=case_for(keyring, pk))
    except NoTalk:
        raise Http404 from None
    return redirect("cases:talk", pk=pk)
