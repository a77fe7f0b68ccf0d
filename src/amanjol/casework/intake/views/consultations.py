"""Consultations: the list, which needs no key, and one page to write, read and change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases.records import Accompaniment, Asker
from amanjol.casework.cases.views.new_case import Origin, begin
from amanjol.casework.desk.guards import for_workers, with_keys_at
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.desk.showing import note_shown
from amanjol.casework.desk.timeline import lookups_shown, timeline_of
from amanjol.casework.intake import queries
from amanjol.casework.intake.actions import consulting
from amanjol.casework.intake.forms import ConsultationForm
from amanjol.casework.intake.models import Progress
from amanjol.casework.intake.records import Concern
from amanjol.casework.intake.showing import initial_of_consultation, shown_consultation
from amanjol.casework.standards.interview.openings import packaged_openings
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.intake.models import Consultation
    from amanjol.casework.intake.records import ConsultationRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

OPEN_A_PAGE = 50
MOST_DONE = 50
with_keys = with_keys_at("intake:consultation")
ASKERS: Final[Mapping[Concern, Asker]] = {
    Concern.RETURNEE: Asker.RETURNEE,
    Concern.VULNERABLE_FAMILY: Asker.AT_RISK,
}
"""As whom somebody is accompanied; with every other concern they are others."""


@dataclass(frozen=True, slots=True)
class ListedConsultation:
    """A consultation of the list. What it is about and the name are empty while locked, and of an older copy."""

    consultation: Consultation
    kind: str = ""
    name: str = ""
    is_older: bool = False


def with_keys_on(view: View) -> View:
    """Given the keyring. An older copy says so on its page, which shows nothing of what is in it."""
    return with_keys(refusing("intake:consultation")(view))


@require_safe
@for_workers
def consultations(request: HttpRequest, member: Member) -> HttpResponse:
    keyring, today = opened_keyring(request), timezone.localdate()
    groups: dict[str, list[ListedConsultation]] = {"older": [], "due": [], "later": []}
    page = Paginator(queries.open_consultations(member), OPEN_A_PAGE).get_page(request.GET.get("page"))
    broken: list[Consultation] = []
    if keyring is not None:
        doubtful = queries.doubtful_consultations(keyring)
        groups["older"] = [ListedConsultation(row, is_older=True) for row in doubtful.older]
        if broken := doubtful.broken:
            note_broken_seal(by=member, page="intake:consultations")
    above = {row.pk for row in broken} | {row.consultation.pk for row in groups["older"]}
    for row in _rows(page, keyring, above):
        next_on = row.consultation.next_on
        groups["due" if next_on is not None and next_on <= today else "later"].append(row)
    if not page.has_next():
        groups["done"] = _rows(queries.done_consultations(member)[:MOST_DONE], keyring, above)
    context = {
        "page": page,
        "is_open": keyring is not None,
        "waits_for_keys": waits_for_keys(request),
        "groups": groups.items(),
        "broken": broken,
    }
    response = render(request, "intake/consultations.html", context)
    if keyring is not None:
        subjects = [
            ("consultation", row.consultation.pk) for rows in groups.values() for row in rows if row.name
        ]
        note_shown(verb=queries.LISTED, by=member, where="consultations", subjects=subjects)
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = ConsultationForm(request.POST or None)
    if form.is_valid():
        consulting.write_consultation(
            keyring=keyring,
            contents=form.record,
            next_on=form.cleaned_data["next_on"],
            today=timezone.localdate(),
        )
        return redirect("intake:consultations")
    openings = packaged_openings()
    opening = openings.consultation
    context = {"form": form, "opening": opening, "person_words": openings.for_person(opening)}
    return render(request, "intake/consultation.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def consultation(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _consultation_for(keyring, pk)
    opened = consulting.open_consultation(keyring=keyring, consultation=row)
    record = opened.record
    said = {
        "consultation": row,
        "lookups": lookups_shown(keyring.member.organisation, queries.lookups(row)),
        "timeline": timeline_of(keyring.member.organisation, queries.consultation_timeline(row)),
    }
    if opened.is_older:
        if request.method == "POST":
            raise OlderCopy
        return render(request, "intake/older_consultation.html", said)
    if request.method == "POST" and row.state == Progress.DONE:
        return _done_already(request, row)
    initial = {name: getattr(record, name) for name in ConsultationForm.base_fields if name != "next_on"}
    form = ConsultationForm(request.POST or None, initial=initial | {"next_on": row.next_on})
    if form.is_valid():
        consulting.change_consultation(
            keyring=keyring,
            consultation=row,
            contents=form.record,
            next_on=form.cleaned_data["next_on"],
        )
        return redirect("intake:consultations")
    return render(request, "intake/consultation.html", shown_consultation(record) | said | {"form": form})


@require_POST
@with_keys_on
def done(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _consultation_for(keyring, pk)
    try:
        consulting.finish(keyring=keyring, consultation=row)
    except consulting.Finished:
        return _done_already(request, row)
    return redirect("intake:consultations")


@require_POST
@with_keys_on
def again(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _consultation_for(keyring, pk)
    try:
        consulting.resume(keyring=keyring, consultation=row)
    except consulting.Finished:
        return _done_already(request, row)
    return redirect("intake:consultation", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A new case, with what was asked filled in."""
    row = _consultation_for(keyring, pk)
    record = _to_go_on_with(keyring, row)
    if row.state == Progress.DONE:
        return _done_already(request, row)
    if record.accompanied:
        return no_act(redirect("cases:make_case", pk=UUID(record.accompanied)))
    origin = Origin(
        address=reverse("intake:consultation", kwargs={"pk": pk}),
        title=_("Consultation %(code)s") % {"code": row.code},
        known=initial_of_consultation(record),
        opened=lambda opened: consulting.become_case(keyring=keyring, consultation=row, case=opened),
    )
    return begin(request, keyring, origin)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def accompany(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A plan for whoever asks for advice: an accompaniment is begun as a case is, with what was asked filled in."""
    row = _consultation_for(keyring, pk)
    record = _to_go_on_with(keyring, row)
    if row.state == Progress.DONE:
        return _done_already(request, row)
    if record.accompanied:
        return no_act(redirect("cases:case", pk=UUID(record.accompanied)))
    origin = Origin(
        address=reverse("intake:consultation", kwargs={"pk": pk}),
        title=_("Consultation %(code)s") % {"code": row.code},
        known=initial_of_consultation(record),
        opened=lambda opened: consulting.accompany(keyring=keyring, consultation=row, case=opened),
        accompanies=Accompaniment(str(row.pk), ASKERS.get(record.kind, Asker.OTHER)),
    )
    return begin(request, keyring, origin)


def _to_go_on_with(keyring: Keyring, row: Consultation) -> ConsultationRecord:
    """Read, which the journal remembers. OlderCopy."""
    opened = consulting.open_consultation(keyring=keyring, consultation=row)
    if opened.is_older:
        raise OlderCopy
    return opened.record


def _rows(
    rows: Iterable[Consultation], keyring: Keyring | None, above: Collection[UUID]
) -> list[ListedConsultation]:
    """Without those that stand above."""
    there = [row for row in rows if row.pk not in above]
    if keyring is None:
        return [ListedConsultation(row) for row in there]
    return [
        ListedConsultation(opened.row, is_older=True)
        if opened.is_older
        else ListedConsultation(opened.row, shown_consultation(opened.record)["kind"], opened.record.name)
        for opened in queries.opened_consultations(keyring, [row.pk for row in there])
    ]


def _done_already(request: HttpRequest, row: Consultation) -> HttpResponse:
    messages.info(request, _("This consultation is done already."))
    return no_act(redirect("intake:consultation", pk=row.pk))


def _consultation_for(keyring: Keyring, pk: UUID) -> Consultation:
    """Another organisation's consultations do not exist here. The row is locked: two people act in turn."""
    row = queries.consultations_visible_to(keyring.member).select_for_update().filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
