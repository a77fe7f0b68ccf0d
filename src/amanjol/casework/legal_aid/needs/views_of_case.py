"""Pages of whoever asks: raising a need from a case, its page, changing it, withdrawing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import guards, sealing
from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases.erasing.queries import was_erased
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.rules import can_read, can_work
from amanjol.casework.legal_aid.models import CaseNeed, SentNeed
from amanjol.casework.legal_aid.needs import asked, asking, filing, previewing
from amanjol.casework.legal_aid.needs.forms import NeedForm, WithdrawForm
from amanjol.casework.legal_aid.needs.partners import NotAPartner, believed
from amanjol.casework.legal_aid.needs.showing import asked_shown, file_shown
from amanjol.casework.legal_aid.needs.words import ANSWERED_WITHIN, against_words, told_lines
from amanjol.casework.legal_aid.right import queries as right_queries
from amanjol.casework.legal_aid.right.words import said, shown
from amanjol.casework.standards.entitlement.rights import FIRST
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.casework.standards.legal_needs.bodies import Raised
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = guards.with_keys_on("legal_aid:sent_need")
reading = with_keys_at("legal_aid:sent_need", can_read)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guards.with_keys
def raise_need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """`pk` is that of the case. What would be sent stands below first; a second press sends it."""
    case = guards.case_to_change(request, keyring, pk)
    partners = {str(entry.row.pk): entry for entry in believed(keyring)}
    newest = right_queries.answers_in(case, keyring).newest
    person, record = sealing.open_person_of(case, keyring), sealing.open_case(case, keyring)
    form = NeedForm.new(newest, person, record, request.POST if request.method == "POST" else None)
    form.offer_partners((key, entry.card.name) for key, entry in partners.items() if entry.card is not None)
    says, partner = None, ""
    if form.is_valid():
        partner = form.cleaned_data["partner"]
        says = form.says(uuid4(), 1)
        if _is_sent(request, says, partner):
            try:
                row = asking.raise_need(
                    keyring=keyring, case=case, partner=partners[partner].partner, says=says
                )
            except (NotAPartner, InboxClosed):
                form.add_error(None, no_way())
            else:
                messages.success(
                    request, _("The need is on its way. It says nothing that leads to the person.")
                )
                return redirect("legal_aid:sent_need", pk=row.pk)
    page = _Form(case, form, says, partner)
    return _shown(request, page, {"has_partners": bool(partners)})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def change_need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """As `raise_need`, of one that was sent: another version of it goes."""
    case, opened = need_in_case(keyring, pk, is_locked=request.method == "POST")
    newest = right_queries.answers_in(case, keyring).newest
    form = NeedForm.of(opened.says, newest, request.POST if request.method == "POST" else None)
    says = None
    if form.is_valid():
        says = form.says(opened.row.need, opened.says.version + 1)
        if _is_sent(request, says, str(pk)):
            try:
                asking.change_need(keyring=keyring, case=case, need=pk, says=says)
            except (NotAPartner, InboxClosed):
                form.add_error(None, no_way())
            except asking.AnotherState:
                messages.error(request, _another_state())
                return no_act(redirect("legal_aid:sent_need", pk=pk))
            else:
                messages.success(request, _("The coordinator is told what has changed."))
                return redirect("legal_aid:sent_need", pk=pk)
    page = _Form(case, form, says, str(pk))
    return _shown(request, page, {"need": opened, "has_partners": True})


@require_safe
@reading
def sent_need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Of a case that the member does not open, or that is erased, it says no more than that."""
    row = SentNeed.objects.filter(organisation=keyring.member.organisation_id, pk=pk).first()
    if row is None:
        if not was_erased(keyring.member.organisation_id, pk):
            raise Http404
        return render(request, "legal_aid/needs/erased.html")
    try:
        case, opened = need_in_case(keyring, pk)
    except Http404:
        return render(request, "legal_aid/needs/sent.html", {"row": row})
    filing.recheck(keyring, case)
    case, opened = need_in_case(keyring, pk)
    people = {version.by for version in opened.record.versions}
    names = names_of(people, keyring.member.organisation)
    context = {
        "row": row,
        "case": case,
        "need": asked_shown(opened, names, timezone.now()),
        "may_write": can_work(keyring.member) and case.status == Status.OPEN and opened.is_open,
        "may_take_back": can_work(keyring.member),
        "may_seal": opened.state is State.ACCEPTED,
        "first": [said(sentence) for sentence in FIRST] if opened.says.against else [],
        "discreet": is_discreet(request),
        "acting": opened.acting_now,
        "file": file_shown(opened, names),
    }
    return render(request, "legal_aid/needs/sent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def withdraw_need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    case, opened = need_in_case(keyring, pk, is_locked=request.method == "POST")
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            asking.withdraw_need(keyring=keyring, case=case, need=pk, reason=form.why)
        except (NotAPartner, InboxClosed):
            form.add_error(None, no_way())
        except asking.AnotherState:
            messages.error(request, _another_state())
            return no_act(redirect("legal_aid:sent_need", pk=pk))
        else:
            messages.success(request, _("The coordinator is told that no lawyer is sought any more."))
            return redirect("legal_aid:sent_need", pk=pk)
    context = {"case": case, "need": opened, "form": form}
    return render(request, "legal_aid/needs/withdraw.html", context)


def no_way() -> str:
    return _("No letter reaches them now: their card here is too old or no longer believed. Call them.")


def _another_state() -> str:
    return _("Meanwhile it has gone on, so nothing was sent. This is how it stands now.")


@dataclass(frozen=True, slots=True)
class _Form:
    """A page of the form: `says` is what would be sent, None as long as something is missing; `partner` to whom."""

    case: Case
    form: NeedForm
    says: Raised | None
    partner: str


def _is_sent(request: HttpRequest, says: Raised, partner: str) -> bool:
    is_shown = previewing.is_as_shown(says, partner, request.POST.get(previewing.NAME, ""))
    return "send" in request.POST and is_shown


def _shown(request: HttpRequest, page: _Form, more: dict[str, object]) -> HttpResponse:
    answer = page.form.answer
    says = page.says if page.form.is_bound and not page.form.errors else None
    context = {
        "case": page.case,
        "form": page.form,
        "right": shown(answer, {}) if answer is not None else None,
        "is_asked": answer is not None,
        "against": against_words(answer.against, is_known=answer.against_is_known)
        if answer is not None
        else [],
        "first": [said(sentence) for sentence in FIRST] if page.form.is_now else [],
        "preview": told_lines(says) if says is not None else None,
        "due": ANSWERED_WITHIN[says.urgency] if says is not None else "",
        "seen_need": previewing.seen(says, page.partner) if says is not None else "",
        "changed": says is not None and "send" in request.POST,
    }
    return render(request, "legal_aid/needs/raise.html", context | more)


def need_in_case(keyring: Keyring, pk: UUID, *, is_locked: bool = False) -> tuple[Case, AskedNeed]:
    """One that lies in a case which opens here, else it does not exist. SealBroken."""
    hung = CaseNeed.objects.filter(sent=pk, organisation=keyring.member.organisation_id).first()
    case = (
        case_queries.visible_case(keyring.member, hung.case_id, is_locked=is_locked)
        if hung is not None
        else None
    )
    if case is None:
        raise Http404
    sealing.prove(case, keyring)
    return case, next(entry for entry in asked.in_case(case, keyring) if entry.row.pk == pk)
