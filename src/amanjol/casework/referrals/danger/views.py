"""Pages of a life in danger: telling a partner, the second word, that the person knows it, calling back, answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import guards, sealing
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions import answering
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.danger import actions, deciding, showing
from amanjol.casework.referrals.danger.forms import (
    NAME_IN_PLACE,
    CalledBackForm,
    DangerAnswerForm,
    DangerForm,
    PersonToldForm,
    SecondWordForm,
)
from amanjol.casework.referrals.forms import StepForm
from amanjol.casework.referrals.partners import NotAPartner, believed
from amanjol.casework.referrals.views.of_case import country_in_words
from amanjol.casework.referrals.views.seeing import acted, no_way, seen, seen_in_case
from amanjol.casework.referrals.words import by_letter
from amanjol.casework.standards.referring.bodies import DangerAnswer, StateChange
from amanjol.casework.standards.referring.states import STATE_WORDS, next_states
from amanjol.foundation.organisations.keys.circles.opening import opened_circles
from amanjol.foundation.seals.letters.letter import InboxClosed

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.views.seeing import Seen
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring

in_case = guards.with_keys_on("referrals:referral")
in_inbox = with_keys_at("referrals:referral", queries.may_see)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guards.with_keys
def tell(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """`pk` is that of the case."""
    row = guards.case_for(keyring, pk)
    partners = {str(entry.row.pk): entry for entry in believed(keyring)}
    person, record = sealing.open_person_of(row, keyring), sealing.open_case(row, keyring)
    form = DangerForm.of(person, record, askable(keyring.member, row), country_here(), request.POST or None)
    form.offer_partners(
        (key, f"{entry.card.name}, {country_in_words(entry.partner.node, keyring)}")
        for key, entry in partners.items()
        if entry.card is not None
    )
    if form.is_valid():
        partner, word = partners[form.cleaned_data["partner"]].partner, form.word_given
        try:
            begun = actions.decide(
                keyring=keyring, case=row, partner=partner, situation=form.situation, word=word
            )
        except (NotAPartner, InboxClosed):
            form.add_error(None, no_way())
        except actions.PlaceTells:
            form.add_error("place", NAME_IN_PLACE)
        except (actions.TwoDecide, actions.NotAnother):
            form.add_error("word", _("Two people decide: choose a colleague who is not you."))
        else:
            messages.success(request, _said(word))
            return redirect("referrals:referral", pk=begun.pk)
    context = {"case": row, "form": form, "has_partners": bool(partners)}
    return render(request, "referrals/danger/tell.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
def second_word(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, case = seen_in_case(request, keyring, pk)
    stands = deciding.deciding_of(opened)
    if stands is None:
        raise Http404
    form = SecondWordForm(request.POST or None, is_another=stands.by != keyring.person)

    def act() -> None:
        actions.give_second_word(
            keyring=keyring, case=case, referral=pk, agrees=form.is_yes, says=form.cleaned_data["says"]
        )

    done = _("It is on its way. Call the partner as well.") if form.is_valid() and form.is_yes else ""
    title = _("The second word")
    return _acts(request, seen(request, keyring, pk), form, act, (title, done or _("Written down.")))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
def person_told(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, case = seen_in_case(request, keyring, pk)
    if deciding.deciding_of(opened) is None:
        raise Http404
    form = PersonToldForm(request.POST or None)

    def act() -> None:
        actions.note_person_told(keyring=keyring, case=case, referral=pk, word=form.person_told)

    words = (_("Does the person know it?"), _("Written down."))
    return _acts(request, seen(request, keyring, pk), form, act, words)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_inbox
def called_back(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    of_request, circles, _opened = _in_inbox(request, keyring, pk)
    form = CalledBackForm(request.POST or None)

    def act() -> None:
        actions.call_back(keyring=keyring, circles=circles, referral=pk, called=form.called)

    return _acts(request, of_request, form, act, (_("Call back"), _("Written down. Nothing of it is sent.")))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_inbox
def answer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    of_request, circles, opened = _in_inbox(request, keyring, pk)
    form = DangerAnswerForm(request.POST or None, is_confirmed=deciding.is_confirmed(opened))

    def act() -> None:
        body = form.body(of_request.row.referral)
        answering.write_from_inbox(keyring=keyring, circles=circles, referral=pk, body=body)

    words = (_("Answer about the danger"), _("The answer is on its way."))
    return _acts(request, of_request, form, act, words)


@require_http_methods(["GET", "HEAD", "POST"])
@in_inbox
def step(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """How it goes on as long as no case came of it."""
    of_request, circles, opened = _in_inbox(request, keyring, pk)
    states = [state for state in next_states(opened.standing.state, opened.side) if by_letter(state)]
    form = StepForm(request.POST or None, states=states, words=STATE_WORDS)

    def act() -> None:
        body = form.body(of_request.row.referral)
        answering.write_from_inbox(keyring=keyring, circles=circles, referral=pk, body=body)

    return _acts(request, of_request, form, act, (_("How the help goes on"), _("It is on its way.")))


def may(opened: OpenedReferral) -> dict[str, bool]:
    """Which acts on a danger that lies in the inbox are possible now."""
    is_here = opened.row.is_danger and opened.case is None
    return {
        "may_answer_danger": is_here and opened.may_write(DangerAnswer),
        "may_step_here": is_here and answering.may_become_case(opened) and opened.may_write(StateChange),
    }


def _acts(
    request: HttpRequest, of_request: Seen, form: Form, act: Callable[[], None], words: tuple[str, str]
) -> HttpResponse:
    """One page for all of them: what was told, and the form. `words` are its title, and what is said afterwards."""
    pk, (title, done) = of_request.row.pk, words
    if form.is_valid():
        return acted(request, pk, lambda: _refused_as_another_state(act), done)
    opened = of_request.opened
    if opened is None:
        raise Http404
    stands = deciding.deciding_of(opened)
    danger = opened.danger or (stands.decided if stands is not None else None)
    context = {
        "seen": of_request,
        "case": of_request.case,
        "form": form,
        "title": title,
        "lines": showing.danger_lines(danger) if danger is not None else [],
        "is_ours": of_request.row.is_ours,
        "is_confirmed": deciding.is_confirmed(opened),
        "calls_back": isinstance(form, CalledBackForm),
        "answers": isinstance(form, DangerAnswerForm),
    }
    return render(request, "referrals/danger/act.html", context)


def _refused_as_another_state(act: Callable[[], None]) -> None:
    """What the page does not offer, whoever sends it all the same."""
    try:
        act()
    except (actions.NotAnother, actions.PlaceTells, deciding.NotCalledBack, deciding.NotDecided):
        raise AnotherState from None


def _in_inbox(request: HttpRequest, keyring: Keyring, pk: UUID) -> tuple[Seen, Circles, OpenedReferral]:
    """A danger that we were told of and that lies in no case yet."""
    of_request, circles = seen(request, keyring, pk), opened_circles(request)
    opened = of_request.opened
    if opened is None or opened.case is not None or circles is None or not of_request.row.is_danger:
        raise Http404
    return of_request, circles, opened


def _said(word: object) -> str:
    if isinstance(word, actions.CannotAsk):
        return _("Written down. It goes only when the second person has confirmed it: call them now.")
    return _("It is on its way. Call the partner as well.")
