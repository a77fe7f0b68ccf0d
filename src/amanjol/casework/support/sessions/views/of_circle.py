"""For who is in a circle, with the organisation's keys or without: her clients, and nothing else."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.support.sessions import inside, showing
from amanjol.casework.support.sessions.actions import helping
from amanjol.casework.support.sessions.forms import (
    AnswerForm,
    CompareForm,
    DangerForm,
    LimitHeardForm,
    SessionForm,
    declining,
    ending,
)
from amanjol.casework.support.sessions.limit import packaged_limit
from amanjol.casework.support.sessions.queries import NoSuchClient
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.circles.opening import with_circles
from amanjol.foundation.organisations.keys.circles.rules import can_help_in_any
from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.support.sessions.inside import Client, SaidSession
    from amanjol.foundation.organisations.keys.circles.opening import Circles


def _helping(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refused before anything is asked of them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = member_of(request.user)
        if member is not None and not can_help_in_any(member):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _of_circle(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Given the opened circles. Nobody is there for who is not in her circle; refused for who is in none of help."""
    opened = login_required(_helping(with_circles(view)))

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return opened(request, *args, **kwargs)
        except NoSuchClient:
            raise Http404 from None
        except helping.NotBelieved:
            messages.error(request, _("Compare the six words first."))
        except helping.NotTakenOn:
            messages.error(request, _("This has ended, or was not taken on."))
        return redirect("support:client", pk=kwargs["pk"])

    return guarded


@require_safe
@_of_circle
def clients(request: HttpRequest, circles: Circles) -> HttpResponse:
    cards = inside.cards(circles)
    context = {
        "new": [card for card in cards if card.is_new],
        "taken_on": [card for card in cards if card.is_taken_on],
        "over": [card for card in cards if card.is_over],
        "broken": [card for card in cards if card.is_broken],
        "in_circle": bool(inside.of_help(circles)),
    }
    response = render(request, "support/sessions/clients.html", context)
    helping.note_listed(circles=circles, cards=cards)
    return response


@require_safe
@_of_circle
def client(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    there = inside.row_in(circles, pk)
    if there is None:
        raise NoSuchClient
    chosen = inside.client_of(*there, circles)
    if chosen is None:
        return _words_page(request, circles, pk, CompareForm())
    return _client_page(request, circles, chosen)


@sensitive_post_parameters()
@require_POST
@_of_circle
def compare(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    form = CompareForm(request.POST)
    if form.is_valid():
        try:
            helping.compare(circles=circles, client=pk, typed=form.cleaned_data["typed"])
        except OtherWords:
            form.add_error(None, _("What lies here has other words. Let them be read once more, slowly."))
        else:
            return redirect("support:client", pk=pk)
    return _words_page(request, circles, pk, form)


@sensitive_post_parameters()
@require_POST
@_of_circle
def answer(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        helping.answer(circles=circles, client=pk, standing=form.chosen_standing, why=form.why_not)
        return redirect("support:client", pk=pk)
    return _client_page(request, circles, _client(circles, pk), answer_form=form)


@sensitive_post_parameters()
@require_POST
@_of_circle
def heard(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    form = LimitHeardForm(request.POST)
    if form.is_valid():
        helping.note_heard(circles=circles, client=pk, language=form.cleaned_data["language"])
        return redirect("support:new_session", pk=pk)
    return _client_page(request, circles, _client(circles, pk), heard_form=form)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@_of_circle
def new_session(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    chosen = _client(circles, pk)
    if not chosen.is_taken_on:
        raise helping.NotTakenOn
    typed = request.POST if request.method == "POST" else None
    form = SessionForm.new(chosen.purpose, is_first=not chosen.sessions, typed=typed)
    if form.is_valid():
        try:
            helping.write_session(circles=circles, client=pk, facts=form.facts, text=form.text)
        except helping.NotHeard:
            form.add_error("outcome", _not_heard())
        else:
            messages.success(request, _("Saved."))
            return redirect("support:client", pk=pk)
    context = {"client": chosen, "form": form}
    return _read(request, circles, chosen, "support/sessions/session.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@_of_circle
def session(request: HttpRequest, circles: Circles, pk: UUID, session: UUID) -> HttpResponse:
    chosen = _client(circles, pk)
    said = chosen.session(session)
    if said is None:
        raise Http404
    form = SessionForm.of(said, chosen.purpose, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            helping.change_session(
                circles=circles, client=pk, session=session, facts=form.facts, text=form.text
            )
        except helping.NotHeard:
            form.add_error("outcome", _not_heard())
        else:
            messages.success(request, _("Saved."))
            return redirect("support:client", pk=pk)
    earlier = showing.earlier_of(said, circles.member.organisation)
    context = {"client": chosen, "form": form, "said": said, "earlier": earlier}
    return _read(request, circles, chosen, "support/sessions/session.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@_of_circle
def danger(request: HttpRequest, circles: Circles, pk: UUID) -> HttpResponse:
    chosen = _client(circles, pk)
    form = DangerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        helping.pass_on(circles=circles, client=pk, danger=form.danger_kind, step=form.tonight_step)
        messages.success(
            request, _("It stands on the case now. Call who works on it, too: a page calls nobody.")
        )
        return redirect("support:client", pk=pk)
    context = {"client": chosen, "form": form}
    return _read(request, circles, chosen, "support/sessions/danger.html", context)


def _not_heard() -> str:
    return _("Before the first session they hear what stays with you and what does not. Read it out first.")


def _client(circles: Circles, pk: UUID) -> Client:
    there = inside.row_in(circles, pk)
    if there is None:
        raise NoSuchClient
    chosen = inside.client_of(*there, circles)
    if chosen is None:
        raise helping.NotBelieved
    return chosen


def _words_page(request: HttpRequest, circles: Circles, pk: UUID, form: CompareForm) -> HttpResponse:
    card = next((card for card in inside.cards(circles) if card.row.pk == pk), None)
    if card is None:
        raise NoSuchClient
    return render(request, "support/sessions/compare.html", {"card": card, "form": form})


def _client_page(request: HttpRequest, circles: Circles, chosen: Client, **forms: Any) -> HttpResponse:
    text = packaged_limit()
    language = request.GET.get("language", "")
    if language not in text.read_in:
        language = next((code for code in (get_language(), "ru") if code in text.read_in), "en")
    given = chosen.exchange.answer
    context = {
        "client": chosen,
        "lines": showing.asking_in_words(chosen.exchange.asking, circles.member.organisation),
        "total": showing.total_of(chosen.exchange),
        "sessions": [_shown(said) for said in chosen.sessions],
        "dangers": showing.lines_of(chosen),
        "heard": [showing.heard_in_words(heard) for heard in given.heard] if given else [],
        "why": showing.why_of(chosen),
        "declining": declining(),
        "ending": ending(),
        "text": text.said(language),
        "language": language,
        "languages": text.read_in,
        "is_read": text.is_read(language),
        "heard_form": LimitHeardForm(initial={"language": language}),
        "answer_form": None,
    }
    return _read(request, circles, chosen, "support/sessions/client.html", context | forms)


def _read(
    request: HttpRequest, circles: Circles, chosen: Client, template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page about a client, with their name at least. That it was read is written down last of all."""
    response = render(request, template, context)
    helping.note_read(circles=circles, client=chosen)
    return response


def _shown(said: SaidSession) -> dict[str, Any]:
    return {"shown": showing.session_shown(said.opened), "words": said.words}
