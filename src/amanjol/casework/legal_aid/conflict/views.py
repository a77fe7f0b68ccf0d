"""The other side of a need; the clients that an advocate told; a look at what may be a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.legal_aid.conflict import actions, queries
from amanjol.casework.legal_aid.conflict.forms import ClearanceForm, ClientsForm, OtherSideForm
from amanjol.casework.legal_aid.conflict.records import Heard, WhyAnother
from amanjol.casework.legal_aid.conflict.words import HEARD, ORIGINS, ROLES, TIES
from amanjol.casework.legal_aid.erasing import ErasePage, erase_page
from amanjol.casework.legal_aid.guards import need_for, with_keys_on
from amanjol.casework.legal_aid.offers.taking_in import take_in
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.standards.conflicts.checking import Tie
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.legal_aid.conflict.queries import Book, OpenedAssignment, OpenedSide
    from amanjol.casework.legal_aid.conflict.records import PartyRecord
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.casework.standards.conflicts.checking import Hit
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class SideShown:
    opened: OpenedSide
    role: str
    heard: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HitShown:
    """What meets what: the other side, and the client or the lawyer; never whose client for whom. `form`: where it may
    be cleared.
    """

    tie: str
    other_side: str
    met: str
    form: ClearanceForm | None


REFUSALS: Final[Refusals] = {
    actions.NotOpen: gettext_lazy("No lawyer is sought for this need any more. Nothing is saved."),
    actions.TooMany: gettext_lazy("There are too many already: nothing more is saved."),
    actions.NothingLikely: gettext_lazy(
        "Somebody has looked already, or changed what stood there. Look at it as it is now."
    ),
    TooLarge: gettext_lazy("This can hold no more. Begin a new one."),
}
on_need = with_keys_on("legal_aid:other_side", REFUSALS)
on_advocate = with_keys_on("legal_aid:clients", REFUSALS)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_need
def other_side(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Who is written down, and one more; from there on to who could come."""
    need = need_for(keyring, pk)
    form = OtherSideForm(request.POST or None, initial={"heard": Heard.TELEPHONE.value})
    if form.is_valid():
        actions.write_side(keyring=keyring, need=pk, side=form.side)
        take_in(keyring)
        return redirect(
            "legal_aid:other_side" if "more" in request.POST else "legal_aid:lawyer_of_need", pk=pk
        )
    of_need = queries.sides(keyring, pk)
    names = names_of({side.record.versions[-1].by for side in of_need}, keyring.member.organisation)
    context = {
        "need": need,
        "form": form,
        "lines": [
            SideShown(
                side,
                str(ROLES[side.says.role]),
                str(HEARD[side.says.heard]),
                names.get(side.record.versions[-1].by, ""),
                side.record.versions[-1].at,
            )
            for side in of_need
        ],
        "are_fewer": queries.are_fewer(keyring, pk),
        "may_write": need.record.is_open and not need.is_older,
    }
    return render(request, "legal_aid/conflict/other_side.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_need
def change_side(request: HttpRequest, keyring: Keyring, pk: UUID, side: UUID) -> HttpResponse:
    need = need_for(keyring, pk)
    if request.method == "POST":
        actions.locked_need(keyring, pk)
    opened = next((of for of in queries.sides(keyring, pk) if of.row.pk == side), None)
    if opened is None:
        raise Http404
    form = OtherSideForm.of(opened.says, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.change_side(keyring=keyring, need=pk, row=side, side=form.side)
        take_in(keyring)
        return redirect("legal_aid:other_side", pk=pk)
    return render(request, "legal_aid/conflict/side.html", {"need": need, "side": opened, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@on_need
def erase_side(request: HttpRequest, keyring: Keyring, pk: UUID, side: UUID) -> HttpResponse:
    need_for(keyring, pk)
    row = queries.sides_visible_to(keyring.member).filter(need=pk, pk=side).first()
    if row is None:
        raise Http404
    form = ErasingForm(request.POST or None, row=row)
    if form.is_valid():
        actions.erase_side(keyring=keyring, need=pk, row=side, today=timezone.localdate())
        take_in(keyring)
        messages.success(request, _("It is erased."))
        return redirect("legal_aid:other_side", pk=pk)
    title = _("Erase somebody of the other side: %(code)s") % {"code": row.code}
    says = _("What was compared with them so far counts no more.")
    back = reverse("legal_aid:other_side", args=[pk])
    return erase_page(request, form, ErasePage(title, back, _("The other side"), says))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_need
def look(request: HttpRequest, keyring: Keyring, pk: UUID, advocate: UUID) -> HttpResponse:
    """What may be a conflict, both sides of it beside each other; a person says why they are two."""
    need = need_for(keyring, pk)
    today = timezone.localdate()
    book = queries.Book(keyring, register.opened(keyring, today))
    opened = next((of for of in book.register if of.row.pk == advocate), None)
    if opened is None:
        raise Http404
    form = ClearanceForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        actions.clear(
            keyring=keyring,
            need=pk,
            advocate=advocate,
            subject=typed["subject"],
            why=WhyAnother(typed["why"]),
            words=typed["words"],
            today=today,
        )
        return redirect("legal_aid:look", pk=pk, advocate=advocate)
    context = {"need": need, "advocate": opened, "hits": _hits(need, opened, book, form)}
    return render(request, "legal_aid/conflict/look.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_advocate
def clients(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Whom an advocate represents or represented, as far as they told it of their own accord."""
    advocate = advocate_for(keyring, pk)
    form = ClientsForm(request.POST or None)
    if form.is_valid():
        parties = form.cleaned_data["clients"]
        actions.write_assignments(keyring=keyring, advocate=advocate, parties=parties)
        says = ngettext(
            "%(amount)s client is written down.", "%(amount)s clients are written down.", len(parties)
        )
        messages.success(request, says % {"amount": len(parties)})
        return redirect("legal_aid:clients", pk=pk)
    context = {
        "advocate": advocate,
        "form": form,
        "lines": [
            (of, str(ORIGINS[of.record.origin]), [in_line(party) for party in of.record.parties])
            for of in queries.assignments(keyring, pk)
        ],
    }
    return render(request, "legal_aid/conflict/clients.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@on_advocate
def erase_client(request: HttpRequest, keyring: Keyring, pk: UUID, client: UUID) -> HttpResponse:
    row = queries.assignments_visible_to(keyring.member).filter(advocate=pk, pk=client).first()
    if row is None:
        raise Http404
    form = ErasingForm(request.POST or None, row=row)
    if form.is_valid():
        actions.erase_assignment(keyring=keyring, row=client, today=timezone.localdate())
        messages.success(request, _("It is erased."))
        return redirect("legal_aid:clients", pk=pk)
    title = _("Erase a client: %(code)s") % {"code": row.code}
    says = _("A conflict that only this line shows is found no more.")
    back = reverse("legal_aid:clients", args=[pk])
    return erase_page(request, form, ErasePage(title, back, _("Clients of an advocate"), says))


def advocate_for(keyring: Keyring, pk: UUID) -> OpenedAdvocate:
    """Another organisation's advocates do not exist here: Http404. SealBroken."""
    for advocate in register.opened(keyring, timezone.localdate()):
        if advocate.row.pk == pk:
            return advocate
    raise Http404


def _hits(need: OpenedNeed, advocate: OpenedAdvocate, book: Book, form: ClearanceForm) -> list[HitShown]:
    checked = book.checked(need.row.pk)[str(advocate.row.pk)]
    sides = {side.key: side for side in book.sides(need.row.pk)}

    def met(hit: Hit) -> str:
        assignment = book.assignments.get(hit.met)
        return _of(assignment) if assignment is not None else advocate.says.name

    lines: list[HitShown] = []
    for hit in (*checked.sure, *checked.open):
        own_form = None
        if hit in checked.open:
            is_sent = form.is_bound and form.data.get("subject") == hit.subject
            own_form = form if is_sent else ClearanceForm(auto_id=f"id_{len(lines)}_%s", subject=hit.subject)
        side = in_line(sides[hit.other_side].says.who) if hit.tie is not Tie.SAID_SO else ""
        lines.append(HitShown(str(TIES[hit.tie]), side, met(hit) if side else "", own_form))
    return lines


def _of(assignment: OpenedAssignment) -> str:
    return " / ".join(in_line(party) for party in assignment.record.parties)


def in_line(party: PartyRecord) -> str:
    return ", ".join((*party.names, *party.numbers))
