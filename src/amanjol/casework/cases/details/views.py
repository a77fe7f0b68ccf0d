"""The details by HTCDS: all parts at one look, and one part as what is filled in and a form."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.details import actions as detailing
from amanjol.casework.cases.details import lawyer_fields, parts, world_names
from amanjol.casework.cases.details.counts import parts_of
from amanjol.casework.cases.details.forms import DetailsForm
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.country import policy_today
from amanjol.casework.standards.htcds.documents import DocumentRefused, PolicyRefused
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.details.parts import Asked, Entry, Part
    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.htcds.standard import Field
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
        "is_for_lawyer": bool(lawyer_fields.asked(person.form, policy_today())),
        "for_lawyers": queries.notes_for_lawyers(row),
    }
    return render(request, "cases/details.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def one_part(request: HttpRequest, keyring: Keyring, pk: UUID, part: str, entry: str = "") -> HttpResponse:
    """Of a repeated part without `entry`: all of it, and the form adds one more."""
    row, policy = case_for(keyring, pk), policy_today()
    chosen, asked = _part_for(keyring, row, part, policy)
    known = _entries_of(keyring, row, chosen)
    now = next((each for each in known if each.id == entry), None)
    if entry and (now is None or not chosen.repeated):
        raise Http404
    if request.method == "POST":
        form = DetailsForm(request.POST, asked=asked)
        new = secrets.token_hex(8) if chosen.repeated and not entry else entry
        if form.is_valid() and _filled_in(keyring, row, chosen, new, form, policy):
            return redirect("cases:part", pk=pk, part=part)
    else:
        form = DetailsForm.of(now.values if now else {}, asked)
    fields = [one.field for one in asked]
    shown = [EntryShown(each.id, lines(each.values, fields)) for each in known if entry in ("", each.id)]
    context = {
        "case": row,
        "part": chosen,
        "form": form,
        "entry": entry,
        "shown": [each for each in shown if each.lines],
        "can_change": chosen.of_person or row.status == Status.OPEN,
    }
    return render(request, "cases/part.html", context)


def _part_for(keyring: Keyring, row: Case, key: str, policy: Edition) -> tuple[Part, tuple[Asked, ...]]:
    """Not there where nothing may be asked."""
    try:
        part = parts.part_of(key)
    except parts.NoSuchPart:
        raise Http404 from None
    asked = parts.asked(part, sealing.open_person(row.person, keyring).form, policy)
    if not asked:
        raise Http404
    return part, asked


def _entries_of(keyring: Keyring, row: Case, part: Part) -> list[Entry]:
    kept = sealing.open_person(row.person, keyring) if part.of_person else sealing.open_case(row, keyring)
    try:
        return parts.entries(part, kept.details)
    except DocumentRefused:
        raise SealBroken from None


def _filled_in(
    keyring: Keyring, row: Case, part: Part, entry: str, form: DetailsForm, policy: Edition
) -> bool:
    try:
        detailing.fill_in(
            keyring=keyring, case=row, part=part, entry=entry, values=form.values, policy=policy
        )
    except (DocumentRefused, PolicyRefused):
        form.add_error(None, _("What may be asked has changed meanwhile. Look at it once more."))
    except canonical.TooLarge:
        form.add_error(None, _("This case can hold no more. Write it in a new case of this person."))
    else:
        return True
    return False


def lines(values: Mapping[str, Any], fields: Iterable[Field]) -> list[tuple[str, str]]:
    """What is filled in in these fields, in words: the field's own, and what stands in it."""
    language = get_language() or "en"
    return [
        (field.label.in_language(language), _in_words(field, values[field.name], language))
        for field in fields
        if field.name in values
    ]


def _in_words(field: Field, value: Any, language: str) -> str:
    each = value if isinstance(value, list) else [value]
    if field.codes:
        return ", ".join(field.code(code).label.in_language(language) for code in each)
    if field.kind in ("country", "countries"):
        return ", ".join(world_names.country_name(code, language) for code in each)
    if field.kind == "language":
        return world_names.language_name(value, language)
    if field.kind == "date":
        return date_format(date.fromisoformat(value), "d.m.Y")
    return str(value)
