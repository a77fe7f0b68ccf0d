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
from amanjol.casework.desk.showing import note_shown
from amanjol.casework.desk.timeline import lookups_shown, timeline_of
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.actions import consulting
from amanjol.casework.intake.forms import ConsultationForm
from amanjol.casework.intake.models import Progress
from amanjol.casework.intake.records import Concern
from amanjol.casework.intake.showing import initial_of_consultation, shown_consultation
from amanjol.casework.standards.interview.openings import packaged_openings
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.intake.models import Consultation
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
    """A consultation of the list. What it is about and the name are empty while locked."""

    consultation: Consultation
    kind: str = ""
    name: str = ""


@require_safe
@for_workers
def consultations(request: HttpRequest, member: Member) -> HttpResponse:
    keyring, today = opened_keyring(request), timezone.localdate()
    groups: dict[str, list[ListedConsultation]] = {"due": [], "later": []}
    page = Paginator(queries.open_consultations(member), OPEN_A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        is_due = row.next_on is not None and row.next_on <= today
        groups["due" if is_due else "later"].append(_row(row, keyring))
    if not page.has_next():
        groups["done"] = [_row(row, keyring) for row in queries.done_consultations(member)[:MOST_DONE]]
    context = {
        "page": page,
        "is_open": keyring is not None,
        "waits_for_keys": waits_for_keys(request),
        "groups": groups.items(),
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
@with_keys
def consultation(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _consultation_for(keyring, pk)
    record = consulting.open_consultation(keyring=keyring, consultation=row)
    if request.method == "POST" and row.state == Progress.DONE:
        return _done_already(request, row)
    initial = {name: getattr(record, name) for name in ConsultationForm.base_fields if name != "next_on"}
    form = ConsultationForm(request.POST or None, initial=initial | {"next_on": row.next_on})
    if form.is_valid():
        consulting.change_consultation(
            keyring=keyring,
            consultation=row,
            contents=replace(form.record, case=record.case, accompanied=record.accompanied),
            next_on=form.cleaned_data["next_on"],
        )
        return redirect("intake:consultations")
    context = {
        "consultation": row,
        "form": form,
        "lookups": lookups_shown(keyring.member.organisation, queries.lookups(row)),
        "timeline": timeline_of(keyring.member.organisation, queries.consultation_timeline(row)),
    }
    return render(request, "intake/consultation.html", shown_consultation(record) | context)


@require_POST
@with_keys
def done(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _consultation_for(keyring, pk)
    try:
        consulting.finish(keyring=keyring, consultation=row)
    except consulting.Finished:
        return _done_already(request, row)
    return redirect("intake:consultations")


@require_POST
@with_keys
def again(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _consultation_for(keyring, pk)
    try:
        consulting.resume(keyring=keyring, consultation=row)
    except consulting.Finished:
        return _done_already(request, row)
    return redirect("intake:consultation", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A new case, with what was asked filled in."""
    row = _consultation_for(keyring, pk)
    record = consulting.open_consultation(keyring=keyring, consultation=row)
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
@with_keys
def accompany(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A plan for whoever asks for advice: an accompaniment is begun as a case is, with what was asked filled in."""
    row = _consultation_for(keyring, pk)
    record = consulting.open_consultation(keyring=keyring, consultation=row)
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


def _row(row: Consultation, keyring: Keyring | None) -> ListedConsultation:
    if keyring is None:
        return ListedConsultation(row)
    record = sealing.open_consultation(row, keyring)
    return ListedConsultation(row, shown_consultation(record)["kind"], record.name)


def _done_already(request: HttpRequest, row: Consultation) -> HttpResponse:
    messages.info(request, _("This consultation is done already."))
    return no_act(redirect("intake:consultation", pk=row.pk))


def _consultation_for(keyring: Keyring, pk: UUID) -> Consultation:
    """Another organisation's consultations do not exist here. The row is locked: two people act in turn."""
    row = queries.consultations_visible_to(keyring.member).select_for_update().filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
