"""At the desk: all observations, one with its gate, and the pages where each refusal is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk import showing as shown
from amanjol.foundation.once.answers import no_act
from amanjol.programme.observations import actions, behind, gate, looking, queries, recalling, wording
from amanjol.programme.observations.forms import AnswersForm, CodesForm, PeopleForm
from amanjol.programme.observations.models import SentObservation, Taking
from amanjol.programme.observations.views.guarding import in_observation, with_keys
from amanjol.public.devices.queries.signs import raised_signs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse, QueryDict

    from amanjol.casework.support.stories.gate import Refusal
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.observations.gate import OfPerson
    from amanjol.programme.observations.records import ObservationRecord

PAGE = ["GET", "HEAD", "POST"]


@require_safe
@with_keys
def all_observations(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    opened = queries.opened(queries.own(keyring.member), keyring)
    sent = SentObservation.objects.in_bulk([of.record.sent for of in opened if of.record.sent])
    takings = queries.takings_of(list(sent))
    rows = [
        _row(of, *((sent.get(pk), takings.get(pk)) if (pk := of.record.sent) else (None, None)))
        for of in opened
    ]
    context = {
        "waiting": [row for row in rows if row["sent"] is None],
        "sent": sorted(
            (row for row in rows if row["sent"]), key=lambda row: row["sent"].sent_on, reverse=True
        ),
    }
    return render(request, "observations/all.html", context)


def _row(
    opened: queries.OpenedObservation, sent: SentObservation | None, taking: Taking | None
) -> dict[str, Any]:
    codes = opened.record.codes
    return {
        "row": opened.row, "title": wording.title_of(codes), "place": wording.place_of(codes),
        "sent": sent, "taking": taking, "is_older": opened.is_older,
    }  # fmt: skip


@require_http_methods(PAGE)
@with_keys
def begin(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = CodesForm(_typed(request), initial={"month": f"{timezone.localdate():%Y-%m}"})
    if form.is_bound and form.is_valid():
        row = actions.begin(keyring=keyring, codes=form.codes, inside=form.inside)
        messages.success(request, _("Kept, sealed. Nothing has left the desk."))
        return redirect("observations:observation", row.pk)
    return render(request, "observations/codes.html", {"form": form, "signs": raised_signs()})


@require_safe
@in_observation
def observation(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _observation_page(request, keyring, _opened(keyring, pk))


def _observation_page(
    request: HttpRequest, keyring: Keyring, opened: queries.OpenedObservation
) -> HttpResponse:
    record = opened.record
    facts = looking.facts_of(record, keyring, is_older=opened.is_older)
    sent = SentObservation.objects.filter(pk=record.sent).first() if record.sent else None
    context = {
        "row": opened.row,
        "title": wording.title_of(record.codes),
        "place": wording.place_of(record.codes),
        "lines": wording.lines_of(record.codes),
        "people": [_person(person, record) for person in facts.people],
        "refusals": [] if record.sent else _refusals(facts, opened.row.pk),
        "sent": sent,
        "taking": queries.takings_of([sent.pk]).get(sent.pk) if sent else None,
        "seen": record.whole_digest,
        "is_helped": record.codes.source is None,
    }
    return render(request, "observations/observation.html", context)


def _refusals(facts: gate.Facts, pk: UUID) -> list[tuple[Refusal, str]]:
    """Each with the page where it is mended, empty where nothing can be done."""
    people = {person.code: person.behind.person for person in facts.people}
    return [(refusal, _mended_at(refusal, pk, people)) for refusal in gate.refusals(facts)]


def _mended_at(refusal: Refusal, pk: UUID, people: Mapping[str, UUID]) -> str:
    if not refusal.page:
        return ""
    of = [people[refusal.about]] if refusal.page == gate.PERSON else []
    return reverse(refusal.page, args=[pk, *of])


def _person(person: OfPerson, record: ObservationRecord) -> dict[str, Any]:
    entry = person.behind
    return {
        "pk": entry.person,
        "code": person.code,
        "is_answered": entry.about == record.codes.digest,
        "asked": wording.ASKED.get(entry.asked, ""),
        "family": entry.family,
        "lawyer": entry.lawyer,
    }


@require_http_methods(PAGE)
@in_observation
def change(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk, is_locked=request.method == "POST")
    form = CodesForm.of(opened.record.codes, opened.record.inside, _typed(request))
    if form.is_bound and form.is_valid():
        actions.change(keyring=keyring, pk=pk, codes=form.codes, inside=form.inside)
        return redirect("observations:observation", pk)
    return render(request, "observations/codes.html", {"form": form, "row": opened.row})


@sensitive_post_parameters()
@require_http_methods(PAGE)
@in_observation
def people(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk, is_locked=request.method == "POST")
    cases = behind.choices(opened.record, keyring)
    typed = _typed(request)
    form = PeopleForm(
        typed,
        cases=cases,
        by_code=behind.by_code(typed.get("codes", "") if typed else "", keyring),
        initial={"chosen": [str(entry.person) for entry in opened.record.people]},
    )
    if form.is_bound and form.is_valid():
        chosen = [UUID(person) for person in form.people]
        actions.choose_people(keyring=keyring, pk=pk, people=chosen)
        return redirect("observations:observation", pk)
    by_name = [person for person, (_code, name) in cases.items() if name]
    shown.note_listed(by=keyring.member, where="observation", people=by_name)
    return render(request, "observations/people.html", {"form": form, "row": opened.row})


@sensitive_post_parameters()
@require_http_methods(PAGE)
@in_observation
def answers(request: HttpRequest, keyring: Keyring, pk: UUID, other: UUID) -> HttpResponse:
    opened = _opened(keyring, pk, is_locked=request.method == "POST")
    entry = opened.record.behind(other)
    if entry is None:
        raise Http404
    about = opened.record.codes.digest
    form = AnswersForm.of(entry, is_about_this=entry.about == about, typed=_typed(request))
    if form.is_bound and form.is_valid():
        actions.answer(keyring=keyring, pk=pk, about=request.POST.get("about", ""), entry=form.entry(other))
        return redirect("observations:observation", pk)
    [of] = looking.people_of([entry], keyring)
    context = {
        "form": form, "row": opened.row, "code": of.code, "about": about,
        "title": wording.title_of(opened.record.codes), "place": wording.place_of(opened.record.codes),
        "under_way": of.under_way,
    }  # fmt: skip
    return render(request, "observations/answers.html", context)


@require_POST
@in_observation
def send(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        actions.send(keyring=keyring, pk=pk, seen=request.POST.get("seen", ""))
    except actions.GateShut:
        messages.error(request, _("It does not go: the reasons stand below."))
        return no_act(redirect("observations:observation", pk))
    messages.success(request, _("Sent to who writes warnings: codes alone. What becomes of it stands here."))
    return redirect("observations:observation", pk)


@require_POST
@in_observation
def recall(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk)
    sent = [opened.record.sent] if opened.record.sent else []
    if not recalling.recall(by=keyring.member, sent=sent):
        messages.info(request, _("It was taken back already."))
        return no_act(redirect("observations:observation", pk))
    messages.success(
        request, _("Taken back. Who writes warnings is told, and decides about a warning that came of it.")
    )
    return redirect("observations:observation", pk)


@require_POST
@in_observation
def throw_away(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    actions.throw_away(keyring=keyring, pk=pk)
    messages.success(request, _("It is thrown away."))
    return redirect("observations:all")


def _opened(keyring: Keyring, pk: UUID, *, is_locked: bool = False) -> queries.OpenedObservation:
    opened = queries.opened_one(pk, keyring, is_locked=is_locked)
    if opened is None:
        raise Http404
    return opened


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
