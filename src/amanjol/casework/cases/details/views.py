"""The details by HTCDS: all parts at one look, and one part as what is filled in and a form."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import earlier, noted_for_lawyers, sealing
from amanjol.casework.cases.details import actions as detailing
from amanjol.casework.cases.details import lawyer_fields, parts, wording
from amanjol.casework.cases.details.counts import parts_of
from amanjol.casework.cases.details.earlier import earlier_details
from amanjol.casework.cases.details.forms import DetailsForm
from amanjol.casework.cases.guards import case_for, case_to_change, person_to_change, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.desk.country import policy_today
from amanjol.casework.standards.htcds.documents import DocumentRefused, PolicyRefused
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.details.parts import AskedField, Part, PartEntry
    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class EntryShown:
    """What is filled in, as a reader sees it: the words of each field and of what stands in it."""

    id: str
    lines: list[tuple[str, str]]


@require_safe
@with_keys
def all_details(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person, record = sealing.open_person(row.person, keyring), sealing.open_case(row, keyring)
    context = {
        "case": row,
        "parts": parts_of(person, record),
        "is_for_lawyer": bool(lawyer_fields.asked_fields(person.form, policy_today())),
        "for_lawyers": noted_for_lawyers.notes_for_lawyers(row),
    }
    return render(request, "cases/details.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def one_part(request: HttpRequest, keyring: Keyring, pk: UUID, part: str, entry: str = "") -> HttpResponse:
    """Of a repeated part without `entry`: all of it, and the form adds one more."""
    row, policy = case_for(keyring, pk), policy_today()
    chosen, asked_fields = _part_for(keyring, row, part, policy)
    if chosen.of_person:
        row.person = person_to_change(request, keyring, row)
    else:
        row = case_to_change(request, keyring, pk)
    entries = _entries_of(keyring, row, chosen)
    now = next((part_entry for part_entry in entries if part_entry.id == entry), None)
    if entry and (now is None or not chosen.repeated):
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = DetailsForm.of(now.values if now else {}, asked_fields, typed)
    new = secrets.token_hex(8) if chosen.repeated and not entry else entry
    if form.is_valid():
        is_changed = _filled_in(keyring, row, chosen, new, form, policy)
        if is_changed is False:
            messages.info(request, _("Nothing was different, so nothing was changed."))
        if is_changed is not None:
            return redirect("cases:part", pk=pk, part=part)
    fields = [asked_field.field for asked_field in asked_fields]
    entries_shown = [
        EntryShown(part_entry.id, wording.lines(part_entry.values, fields))
        for part_entry in entries
        if entry in ("", part_entry.id)
    ]
    context = {
        "case": row,
        "part": chosen,
        "form": form,
        "entry": entry,
        "entries_shown": [entry_shown for entry_shown in entries_shown if entry_shown.lines],
        "can_change": chosen.of_person or row.status == Status.OPEN,
        "earlier": earlier_details(
            _changes_of(keyring, row, chosen),
            keyring.member.organisation,
            sealing.open_person(row.person, keyring).form,
            [chosen],
            entry,
        ),
    }
    return render(request, "cases/part.html", context)


def _part_for(keyring: Keyring, row: Case, key: str, policy: Edition) -> tuple[Part, tuple[AskedField, ...]]:
    """Not there where nothing may be asked."""
    try:
        part = parts.part_of(key)
    except parts.NoSuchPart:
        raise Http404 from None
    asked_fields = parts.asked_fields(part, sealing.open_person(row.person, keyring).form, policy)
    if not asked_fields:
        raise Http404
    if not part.of_person and sealing.open_case(row, keyring).accompanies is not None:
        raise Http404
    return part, asked_fields


def _entries_of(keyring: Keyring, row: Case, part: Part) -> list[PartEntry]:
    record = sealing.open_person(row.person, keyring) if part.of_person else sealing.open_case(row, keyring)
    try:
        return parts.entries(part, record.details)
    except DocumentRefused:
        raise SealBroken from None


def _filled_in(
    keyring: Keyring, row: Case, part: Part, entry: str, form: DetailsForm, policy: Edition
) -> bool | None:
    """Whether anything was different; None where it was not done, and the form says why."""
    try:
        return detailing.fill_in(
            keyring=keyring, case=row, part=part, entry=entry, values=form.values, policy=policy
        )
    except (DocumentRefused, PolicyRefused):
        form.add_error(None, _("What may be asked has changed meanwhile. Look at it once more."))
    except canonical.TooLarge:
        form.add_error(None, _("This case can hold no more. Write it in a new case of this person."))
    return None


def _changes_of(keyring: Keyring, row: Case, part: Part) -> Sequence[Change]:
    if part.of_person:
        return earlier.changes_of(row.person, sealing.open_person(row.person, keyring), keyring)
    return Items(row, sealing.open_case(row, keyring), keyring).of(Change)
