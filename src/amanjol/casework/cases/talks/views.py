"""The interview: one question a page, each answer sealed at once; stop at any time, take any answer back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from amanjol.casework.cases import queries, rules, sealing
from amanjol.casework.cases.guards import case_for, reading, with_keys
from amanjol.casework.cases.talks import actions as talking
from amanjol.casework.cases.talks.talk import NoTalk, Talk, talk_of
from amanjol.casework.standards.interview import asking
from amanjol.casework.standards.interview.script_files import packaged_script
from amanjol.casework.standards.screening import engine
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer
from amanjol.casework.standards.screening.approval import ScoringLocked
from amanjol.casework.standards.screening.forced_labour import packaged_forced_labour
from amanjol.casework.standards.screening.lists import Age

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

_GIVEN = (Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.SKIPPED)


@require_safe
@with_keys
def talk(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The next question, or what stands there instead of one; before the first talk, how it begins."""
    row = case_for(keyring, pk)
    found = _talk(row, keyring)
    if found is None:
        context = {"case": row, "opening": packaged_script().opening}
        return render(request, "cases/talk_begin.html", context)
    step = asking.next_question(found.script, found.state)
    shown: dict[str, Any] = {
        "case": row,
        "step": step,
        "progress": asking.progress(found.script, found.state),
        "advice": asking.open_advice(found.script, found.state)[-1:],
        "answers": [(given.value, ANSWER_WORDS[given]) for given in _GIVEN],
        "person_words": step.question.for_person(found.script.translations) if step.question else {},
        "can_go_back": bool(found.state.answers),
    }
    return render(request, "cases/talk.html", shown)


@require_POST
@with_keys
def begin(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        age = Age(request.POST.get("age", ""))
    except ValueError:
        raise Http404 from None
    talking.begin_talk(keyring=keyring, case=case_for(keyring, pk), age=age)
    return redirect("cases:talk", pk=pk)


@require_POST
@with_keys
def answer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        given = Answer(request.POST.get("answer", ""))
        talking.answer(
            keyring=keyring,
            case=case_for(keyring, pk),
            question=request.POST.get("question", ""),
            given=given,
        )
    except (ValueError, LookupError, NoTalk):
        raise Http404 from None
    return redirect("cases:talk", pk=pk)


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
    found = _talk(row, keyring)
    if found is None:
        raise Http404
    context: dict[str, Any] = {
        "case": row,
        "list": found.of.key,
        "may_work": rules.can_work(keyring.member),
        "how_to_read": packaged_forced_labour().how_to_read,
    }
    try:
        context["result"] = engine.screen(
            found.of,
            asking.answers_of(found.script, found.state),
            node=talking.node_kind(),
            signatures=queries.signatures_of(keyring.member.organisation_id),
            act=asking.act_of(found.script, found.state),
        )
    except ScoringLocked as locked:
        context["locked"] = locked.sentence
    return render(request, "cases/result.html", context)


def _talk(row: Case, keyring: Keyring) -> Talk | None:
    data = sealing.open_case(row, keyring).interview
    return talk_of(data) if data is not None else None


def _act(act: Any, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        act(keyring=keyring, case=case_for(keyring, pk))
    except NoTalk:
        raise Http404 from None
    return redirect("cases:talk", pk=pk)
