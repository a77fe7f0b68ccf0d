"""Interpreters of the organisation: list, page, erasing; and in a case: choosing one, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import guards as case_guards
from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.guards import case_for
from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.support.interpreters import actions, queries, words
from amanjol.casework.support.interpreters.forms import BookingForm, InterpreterForm, StateForm
from amanjol.casework.support.interpreters.records import State
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.support.interpreters.queries import OpenedInterpreter, OpenedInterpreting
    from amanjol.casework.support.models import Interpreter
    from amanjol.foundation.organisations.keys.keyring import Keyring

REFUSALS: Final[Refusals] = {TooLarge: gettext_lazy("This can hold no more. Begin a new one.")}
with_keys = with_keys_at("support:interpreters")
in_case = case_guards.with_keys_on("support:interpreting")


@dataclass(frozen=True, slots=True)
class Line:
    opened: OpenedInterpreter
    languages: str
    sex: str


@dataclass(frozen=True, slots=True)
class Entry:
    opened: OpenedInterpreting
    language: str
    purpose: str
    state: str
    who: str
    earlier: list[EarlierShown]


@dataclass(frozen=True, slots=True)
class ChangedLine:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    at: datetime
    who: str
    lines: list[ChangedLine]


def with_keys_on(view: View) -> View:
    """Given the keyring. An older copy and a full row say so on the list of interpreters."""
    return with_keys_at("support:interpreter")(refusing("support:interpreters", REFUSALS, about=())(view))


@require_safe
@with_keys
def interpreters(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    opened = queries.opened(keyring, timezone.localdate())
    context = {
        "able": [_line(entry) for entry in opened if entry.can_be_chosen],
        "others": [_line(entry) for entry in opened if not entry.can_be_chosen],
    }
    return render(request, "support/interpreters/list.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = InterpreterForm(request.POST or None)
    if form.is_valid():
        row = actions.write_interpreter(keyring=keyring, description=form.description)
        return redirect("support:interpreter", pk=row.pk)
    return render(request, "support/interpreters/interpreter.html", {"form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def interpreter(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _row(keyring, pk, to_change=request.method == "POST")
    opened = queries.opened_row(row, keyring, timezone.localdate())
    form = InterpreterForm.of(opened.record.now, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not actions.change_interpreter(keyring=keyring, interpreter=row.pk, description=form.description):
            messages.info(request, _("Nothing was changed: it stands there already."))
        return redirect("support:interpreter", pk=pk)
    context = {"form": form, "interpreter": row, "opened": opened, "earlier": _earlier(opened, keyring)}
    return render(request, "support/interpreters/interpreter.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _row(keyring, pk)
    form = ErasingForm(request.POST or None, row=row)
    if form.is_valid():
        actions.erase_interpreter(keyring=keyring, interpreter=row.pk, today=timezone.localdate())
        messages.success(request, _("The interpreter is erased."))
        return redirect("support:interpreters")
    return render(request, "support/interpreters/erase.html", {"interpreter": row, "form": form})


@require_safe
@in_case
def of_case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    there = queries.in_case(row, keyring)
    opened = queries.opened(keyring, timezone.localdate())
    names = names_of({entry.record.by for entry in there.entries}, keyring.member.organisation)
    organisation = keyring.member.organisation
    entries = [
        Entry(
            entry,
            words.languages_in_words([entry.record.language]),
            str(words.PURPOSES[entry.record.purpose]),
            str(words.STATES[entry.record.state]),
            names.get(entry.record.by, ""),
            earlier_of(entry.record.changes, words.label, organisation, words.value),
        )
        for entry in there.entries
    ]
    context = {
        "case": row,
        "is_open": row.status == "open",
        "entries": entries,
        "are_fewer": there.are_fewer,
        "able": [_line(entry) for entry in opened if entry.can_be_chosen],
        "others": [_line(entry) for entry in opened if not entry.can_be_chosen],
    }
    return render(request, "support/interpreters/of_case.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
def book(request: HttpRequest, keyring: Keyring, pk: UUID, interpreter: UUID) -> HttpResponse:
    row, of = case_for(keyring, pk), _row(keyring, interpreter)
    opened = queries.opened_row(of, keyring, timezone.localdate())
    if not opened.can_be_chosen:
        messages.error(
            request, _("The confidentiality that they signed does not hold: they cannot be chosen.")
        )
        return no_act(redirect("support:interpreting", pk=pk))
    form = BookingForm(request.POST or None, languages=opened.record.now.languages)
    if form.is_valid():
        try:
            actions.book(keyring=keyring, case=row, interpreter=of.pk, booking=form.booking)
            return redirect("support:interpreting", pk=pk)
        except actions.Conflict:
            form.add_error(
                None,
                _("Choose another interpreter: with this one nothing is certain. Nothing is written down."),
            )
        except actions.NotSigned:
            form.add_error("on", _("On that day the confidentiality that they signed does not hold."))
    context = {"case": row, "form": form, "line": _line(opened), "interpreter": of}
    return render(request, "support/interpreters/book.html", context)


@sensitive_post_parameters()
@require_POST
@in_case
def end_booking(request: HttpRequest, keyring: Keyring, pk: UUID, entry: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), StateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one."))
        return no_act(redirect("support:interpreting", pk=pk))
    state, says = State(form.cleaned_data["state"]), form.cleaned_data["says"]
    try:
        actions.end_booking(keyring=keyring, case=row, entry=entry, state=state, says=says)
    except actions.NoSuchEntry:
        raise Http404 from None
    return redirect("support:interpreting", pk=pk)


def _row(keyring: Keyring, pk: UUID, *, to_change: bool = False) -> Interpreter:
    """Another organisation's interpreters do not exist here. To change: locked."""
    rows = queries.visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if to_change else rows).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _line(opened: OpenedInterpreter) -> Line:
    now = opened.record.now
    return Line(opened, words.languages_in_words(now.languages), str(words.SEXES[now.sex]))


def _earlier(opened: OpenedInterpreter, keyring: Keyring) -> list[Change]:
    """The newest first."""
    profiles = opened.record.profiles
    names = names_of({profile.by for profile in profiles}, keyring.member.organisation)
    changes = [
        Change(
            after.at,
            names.get(after.by, ""),
            [
                ChangedLine(label, was, became)
                for (label, was), (_label, became) in zip(
                    words.lines_of(before), words.lines_of(after), strict=True
                )
                if was != became
            ],
        )
        for before, after in pairwise(profiles)
    ]
    return changes[::-1]
