"""Advice of the talk: dealt with, or taken into the next step or the assessment of danger, which the person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from amanjol.casework.cases import sealing
from amanjol.casework.cases.forms import PlanForm, RiskForm
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.records import Level
from amanjol.casework.cases.talks import actions as talking
from amanjol.casework.cases.talks.advised import advice_of
from amanjol.casework.cases.talks.forms import EndAdviceForm
from amanjol.casework.cases.talks.talk import NoTalk, talk_of
from amanjol.casework.desk.fields import LONGEST_LINE
from amanjol.casework.standards.interview.state import Ended, NoSuchAdvice
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.talks.advised import AdviceShown
    from amanjol.casework.cases.talks.talk import Talk
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_POST
@with_keys
def end(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row = case_for(keyring, pk)
    back = redirect(f"{reverse('cases:case', args=[pk])}#advice")
    form = EndAdviceForm(request.POST)
    try:
        talk = talk_of(sealing.open_case(row, keyring).interview)
        if not form.is_valid():
            entry = advice_of(talk, number)
            return render(request, "cases/advice_end.html", {"case": row, "form": form, "entry": entry})
        typed = form.cleaned_data
        talking.end_advice(
            keyring=keyring, case=row, number=number, how=Ended(typed["how"]), because=typed["because"]
        )
    except NoTalk:
        raise Http404 from None
    except NoSuchAdvice:
        if not 1 <= number <= len(talk.state.advice):
            raise Http404 from None
        messages.info(request, _("A colleague has dealt with this advice already."))
        return no_act(back)
    return back


@require_safe
@with_keys
def as_plan(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """The form of the next step, filled in; nothing is stored."""
    row = case_for(keyring, pk)
    entry, _talk = _open(keyring, row, number)
    words = _said(entry.question.advice)
    record = sealing.open_case(row, keyring)
    now = record.next_step
    form = PlanForm(
        initial={"next_step": _fitting(words), "next_step_on": timezone.localdate()},
        stored={"next_step": now, "next_step_on": row.next_step_on, "waits": record.waits},
    )
    remark = _("So far the next step is: %(step)s") % {"step": now} if now else ""
    return _filled(request, row, form, _("Next step"), "cases:plan", remark)


@require_safe
@with_keys
def as_risk(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """The assessment of danger, filled in as far as the answer goes; nothing is stored."""
    row = case_for(keyring, pk)
    entry, talk = _open(keyring, row, number)
    question = entry.question
    given = talk.state.said[question.key]
    answer = Level.HIGH if given.answer == Answer.YES else Level.UNKNOWN
    words = ANSWER_WORDS[given.answer] if given.answer is not None else None
    says = [" ".join(part for part in (_said(question.ask), _said(words)) if part), given.words]
    initial: dict[str, Any] = {"says": "\n".join(text for text in says if text)}
    if question.danger:
        initial[question.danger] = answer
    return _filled(request, row, RiskForm(initial=initial), _("How great is the danger?"), "cases:risk")


def _open(keyring: Keyring, row: Case, number: int) -> tuple[AdviceShown, Talk]:
    try:
        talk = talk_of(sealing.open_case(row, keyring).interview)
        return advice_of(talk, number), talk
    except (NoTalk, NoSuchAdvice):
        raise Http404 from None


def _filled(
    request: HttpRequest, row: Case, form: Any, title: str, page: str, remark: str = ""
) -> HttpResponse:
    """The form as its own page has it, to which it is sent."""
    action = reverse(page, args=[row.pk])
    context = {"case": row, "form": form, "title": title, "action": action, "remark": remark}
    return render(request, "cases/form.html", context)


def _said(sentence: Any) -> str:
    return str(sentence.in_language(get_language() or "en")) if sentence else ""


def _fitting(words: str) -> str:
    """As many whole sentences as a line holds."""
    while len(words) > LONGEST_LINE and ". " in words:
        words = words.rsplit(". ", 1)[0] + "."
    return words[:LONGEST_LINE]
