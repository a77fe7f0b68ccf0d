"""Conferences of a case: who takes part and what each may hear, decisions; the person's copy; a guest's paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.guards import case_for, case_to_change, with_keys_on
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.desk import printing
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
from amanjol.casework.standards.plans.conference import (
    PaperDecision,
    document_of,
    packaged_conference_paper,
    words_of,
)
from amanjol.casework.support.conferences import actions, papers, queries, words
from amanjol.casework.support.conferences.forms import (
    ConferenceForm,
    DecisionForm,
    EndForm,
    JoinForm,
    PaperForm,
)
from amanjol.casework.support.conferences.hearing import heard_by, reads_until, recipients_named
from amanjol.casework.support.conferences.records import State
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.support.conferences.queries import OpenedConference
    from amanjol.casework.support.conferences.records import ConferenceRecord, Participant
    from amanjol.foundation.organisations.keys.keyring import Keyring

TYPED: Final = ("role", "name", "text", "outside", "time", "place", "about", "says")
"""Of all forms of a conference what was typed and not chosen."""
REFUSALS: Final[Refusals] = {actions.IsOver: gettext_lazy("It was held or called off already.")}
for_guests = with_keys_at("support:conference_paper", can_hold)


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody who takes part, as the page shows them."""

    participant: Participant
    name: str
    may: list[str]
    not_to_be_spoken_of: list[str]
    reads_until: date | None


@dataclass(frozen=True, slots=True)
class DecisionShown:
    text: str
    who: str
    due_on: Any
    is_task: bool


def in_case(view: View) -> View:
    """Given the keyring. What is over, what is not there, and an older copy say so."""

    @with_keys_on("support:conferences")
    @refusing("support:conference", REFUSALS, about=("pk", "conference"))
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except actions.NoSuchConference:
            raise Http404 from None

    return guarded


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
def conferences(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """All of a case, and a new one."""
    row, form = case_for(keyring, pk), ConferenceForm(request.POST or None)
    if form.is_valid():
        planned = actions.plan_conference(keyring=keyring, case=row, planned=form.planned)
        return redirect("support:conference", pk=pk, conference=planned.pk)
    there = queries.of_case(row, keyring)
    lines = [(opened, str(words.STATES[opened.record.state])) for opened in there.conferences]
    context = {
        "case": row,
        "form": form,
        "lines": lines,
        "are_fewer": there.are_fewer,
        "is_open": row.status == "open",
    }
    return render(request, "support/conferences/list.html", context)


@require_safe
@in_case
def conference(request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    return _page(request, keyring, row, conference)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
def change(request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    opened = _conference(keyring, row, conference)
    form = ConferenceForm.of(opened, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            if not actions.change_conference(keyring=keyring, case=row, pk=conference, planned=form.planned):
                messages.info(request, _("Nothing was changed: it stands there already."))
        except actions.IsOver:
            return _too_late(request, keyring, row, conference, form)
        return redirect("support:conference", pk=pk, conference=conference)
    context = {"case": row, "form": form, "conference": opened.row}
    return render(request, "support/conferences/change.html", context)


@sensitive_post_parameters()
@require_POST
@in_case
def join(request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = _join_form(keyring, row, request.POST)
    if form.is_valid():
        joining = form.joining
        if joining.member is not None and joining.days and queries.sees(joining.member, row):
            form.add_error("days", _("They see the case anyway: leave it empty."))
        elif joining.days and not restricted.decides_who_reads(keyring.member, row.person):
            form.add_error(
                "days", _("Only who is named for work on this case gives a paper of it: leave it empty.")
            )
    if form.is_valid():
        try:
            actions.join(keyring=keyring, case=row, pk=conference, joining=form.joining)
            return redirect("support:conference", pk=pk, conference=conference)
        except actions.IsOver:
            return _too_late(request, keyring, row, conference, form)
        except actions.IsThere:
            form.add_error("who", _("They take part already."))
        except actions.NoKey:
            form.add_error("days", _("They do not hold the keys, or nobody has compared words with them."))
        except actions.NoConsent:
            form.add_error(
                "days", _("The person gave no consent to support from us, or withdrew it: ask first.")
            )
    return _page(request, keyring, row, conference, join_form=form)


@require_POST
@in_case
def leave(
    request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID, participant: str
) -> HttpResponse:
    """They take no part; or only their paper ends: `paper` says which."""
    row = case_for(keyring, pk)
    act = actions.end_paper if "paper" in request.POST else actions.leave
    act(keyring=keyring, case=row, pk=conference, participant=participant)
    return redirect("support:conference", pk=pk, conference=conference)


@sensitive_post_parameters()
@require_POST
@in_case
def decide(request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = DecisionForm(request.POST, members=askable(keyring.member, row))
    if form.is_valid():
        try:
            actions.decide(keyring=keyring, case=row, pk=conference, **form.decided)
        except actions.IsOver:
            return _too_late(request, keyring, row, conference, form)
        return redirect("support:conference", pk=pk, conference=conference)
    return _page(request, keyring, row, conference, decision_form=form)


@sensitive_post_parameters()
@require_POST
@in_case
def end(request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    opened = _conference(keyring, row, conference)
    form = EndForm(request.POST, people=_people(opened.record, keyring))
    if form.is_valid():
        try:
            actions.end(keyring=keyring, case=row, pk=conference, **form.ended)
        except actions.IsOver:
            return _too_late(request, keyring, row, conference, form)
        return redirect("support:conference", pk=pk, conference=conference)
    return _page(request, keyring, row, conference, end_form=form)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_case
@repeatable
def paper(request: HttpRequest, keyring: Keyring, pk: UUID, conference: UUID) -> HttpResponse:
    """The person's copy of what was decided: after the question, in their language, naming nobody who works here."""
    row, fixed = case_for(keyring, pk), packaged_conference_paper()
    opened = _conference(keyring, row, conference)
    if not opened.record.decisions:
        raise Http404
    form = PaperForm(request.POST or None, initial={"language": get_language()})
    unread = [name for language, name in packaged_paper().printed_in.items() if not fixed.is_read(language)]
    context = {"case": row, "form": form, "unread": unread, "conference": opened.row}
    if request.method == "POST" and form.data.get("is_safe") in {"no", "not-sure"}:
        return render(request, "support/conferences/paper_ask.html", context | {"is_kept_here": True})
    if not form.is_valid():
        return render(request, "support/conferences/paper_ask.html", context)
    language = form.cleaned_data["language"]
    of = sealing.open_person(row.person, keyring).name if form.cleaned_data["with_name"] else ""
    sheet = words_of(_on_paper(opened.record, keyring, language), opened.row.on, language, of=of)
    response, context["failed"] = None, ""
    if printing.is_for_printer(request):
        # Before it is written down: while the paper is set, nobody waits for the journal.
        response, context["failed"] = printing.paper_or_reason(document_of(sheet, language))
    actions.note_printed(keyring=keyring, case=row)
    if response is not None:
        return response
    context |= {
        "words": sheet,
        "tag": "uz-Cyrl" if language == CYRILLIC else language,
        "is_read": fixed.is_read(language),
        "sent": printing.sent_with(request, form),
    }
    return render(request, "support/conferences/paper.html", context)


@require_safe
@for_guests
def guest_paper(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What a colleague who does not see the case reads of it, until its last day by the clock of now."""
    today = timezone.localdate()
    row = queries.papers_for(keyring.member, today).filter(pk=pk).first()
    if row is None:
        raise Http404
    try:
        opened = papers.open_paper(row, keyring, today)
    except papers.Ended:
        raise Http404 from None
    of = opened.paper
    hidden = [group for group in type(of.may_hear[0]) if group not in of.may_hear] if of.may_hear else []
    context = {
        "paper": of,
        "is_proven": opened.is_proven,
        "until": row.until,
        "may": words.groups_in_words(of.may_hear),
        "hidden": words.groups_in_words(hidden),
        "state": str(words.STATES[of.state]),
    }
    response = render(request, "support/conferences/guest.html", context)
    actions.note_read(keyring=keyring, guest=row, paper=of)
    return response


def _conference(keyring: Keyring, row: Case, pk: UUID) -> OpenedConference:
    opened = queries.of_case(row, keyring).conference(pk)
    if opened is None:
        raise Http404
    return opened


def _join_form(keyring: Keyring, row: Case, typed: Any = None) -> JoinForm:
    written = Items(row, sealing.open_case(row, keyring), keyring)
    members = queries.members_to_choose(keyring.member)
    return JoinForm(typed, members=members, recipients=recipients_named(written), auto_id="join_%s")


def _page(request: HttpRequest, keyring: Keyring, row: Case, pk: UUID, **forms: Any) -> HttpResponse:
    there = queries.of_case(row, keyring)
    opened = there.conference(pk)
    if opened is None:
        raise Http404
    record, organisation = opened.record, keyring.member.organisation
    is_open = row.status == "open"
    context: dict[str, Any] = {
        "case": row,
        "conference": opened.row,
        "record": record,
        "state": str(words.STATES[record.state]),
        "is_open": is_open,
        "is_planned": is_open and record.state is State.PLANNED,
        "may_decide": is_open and record.state is not State.CALLED_OFF,
        "are_fewer": there.are_fewer,
        "places": _places(opened, row, keyring),
        "decisions": _decisions(record, keyring),
        "earlier": earlier_of(record.changes, words.OF_PLAN, organisation, words.earlier_value),
        "today": timezone.localdate(),
    }
    if is_open:
        context |= {
            "join_form": _join_form(keyring, row),
            "decision_form": DecisionForm(members=askable(keyring.member, row), auto_id="decision_%s"),
            "end_form": EndForm(people=_people(record, keyring), auto_id="end_%s"),
        }
    return render(request, "support/conferences/conference.html", context | forms)


def _too_late(request: HttpRequest, keyring: Keyring, row: Case, pk: UUID, form: Form) -> HttpResponse:
    """It was held or called off meanwhile, in another tab, by somebody else: what was typed stands there once more."""
    typed = [str(form.cleaned_data[name]) for name in TYPED if name in form.changed_data]
    return _page(request, keyring, row, pk, too_late=True, typed=typed)


def _places(opened: OpenedConference, row: Case, keyring: Keyring) -> list[Place]:
    """SealBroken."""
    person = sealing.open_person(row.person, keyring)
    written = Items(row, sealing.open_case(row, keyring), keyring)
    names, today = dict(_people(opened.record, keyring)), timezone.localdate()
    places = []
    for participant in opened.record.participants:
        heard, until = heard_by(participant, person, written), reads_until(participant, person, written)
        places.append(
            Place(
                participant,
                names[participant.key],
                words.groups_in_words(heard.may),
                words.groups_in_words(heard.not_to_be_spoken_of),
                until if until is not None and until >= today else None,
            )
        )
    return places


def _people(record: ConferenceRecord, keyring: Keyring) -> list[tuple[str, str]]:
    """Keys and names; of who has no name, as what they take part."""
    ids = {participant.member for participant in record.participants if participant.member}
    names = names_of(ids, keyring.member.organisation)
    return [
        (participant.key, names.get(participant.member, participant.name) or participant.role)
        for participant in record.participants
    ]


def _decisions(record: ConferenceRecord, keyring: Keyring) -> list[DecisionShown]:
    names = names_of(
        {decision.member for decision in record.decisions if decision.member}, keyring.member.organisation
    )
    return [
        DecisionShown(
            decision.text,
            names.get(decision.member, decision.outside),
            decision.due_on,
            bool(decision.task),
        )
        for decision in record.decisions
    ]


def _on_paper(record: ConferenceRecord, keyring: Keyring, language: str) -> list[PaperDecision]:
    """Of who works here the role stands for the name."""
    members = {str(member.pk): member for member in queries.members_to_choose(keyring.member)}
    lines = []
    for decision in record.decisions:
        member = members.get(decision.member)
        role = in_language(packaged_paper().of_role(member.role if member is not None else ""), language)
        lines.append(PaperDecision(decision.text, decision.outside or role, decision.due_on))
    return lines
