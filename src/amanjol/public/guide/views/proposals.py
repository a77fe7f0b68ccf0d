"""Changes of contacts and sources that wait, with what they would change; deciding about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.organisations.queries import names_of
from amanjol.public.guide import rules
from amanjol.public.guide.actions import NotAsSeen
from amanjol.public.guide.actions import approve_file as approve_seen_file
from amanjol.public.guide.forms import DeclineForm
from amanjol.public.guide.proposals import actions
from amanjol.public.guide.reports.review import articles_in_review
from amanjol.public.guide.translation.differences import Piece, differences
from amanjol.public.guide.uploaded_files import waiting_files
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.guide.waiting import FileKind, Outcome, Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.uploaded_files import UploadedFile

SHOWN_DECIDED = 20


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One column before and after, the changed words marked."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """`subject` is what people call it, `999 · Police`; its key where it is not there yet."""

    proposal: Proposal
    subject: str
    fields: list[ChangedField]
    is_new: bool
    can_decide: bool
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class DecidedRow:
    proposal: Proposal
    subject: str


@dataclass(frozen=True, slots=True)
class FileCard:
    """`digest` says which bytes are looked at."""

    file: UploadedFile
    address: str
    by: str
    digest: str
    can_approve: bool


@require_safe
@for_members("guide.write", "guide.approve")
def changes(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/changes.html", _page(member_here(request)))


@require_POST
@for_members("guide.approve")
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    try:
        actions.approve(proposal=_proposal(pk), by=member_here(request))
    except actions.ChangedSince:
        messages.error(
            request,
            _("What it changes is not what it was any more: decline it, and let it be proposed anew."),
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except actions.Decided:
        messages.error(request, _("Somebody decided about this already."))
    else:
        messages.success(request, _("Approved: readers see it with the next pack."))
    return redirect("guide_changes")


@require_POST
@for_members("guide.approve")
def approve_file(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in FileKind:
        raise Http404(kind)
    try:
        approve_seen_file(
            kind=FileKind(kind), pk=pk, digest=request.POST.get("digest", ""), by=member_here(request)
        )
    except NotAsSeen:
        messages.error(
            request, _("This file is not what it was any more, or is approved already. Look again.")
        )
    else:
        messages.success(request, _("Approved: readers see it with the next pack."))
    return redirect("guide_changes")


@require_POST
@for_members("guide.approve")
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    proposal, form = _proposal(pk), DeclineForm(request.POST)
    if not form.is_valid():
        page = _page(member_here(request)) | {"problem": form.errors["reason"][0], "problem_of": pk}
        return render(request, "guide/changes.html", page, status=422)
    reason = form.cleaned_data["reason"]
    return _decided(
        request,
        lambda: actions.decline(proposal=proposal, reason=reason, by=member_here(request)),
        _("Declined: everything stays as it is."),
    )


@require_POST
@for_members("guide.write", "guide.approve")
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    proposal = _proposal(pk)
    return _decided(
        request,
        lambda: actions.withdraw(proposal=proposal, by=member_here(request)),
        _("Withdrawn: everything stays as it is."),
    )


def _decided(request: HttpRequest, decide: Callable[[], None], message: str) -> HttpResponse:
    try:
        decide()
    except actions.Decided:
        messages.error(request, _("Somebody decided about this already."))
    else:
        messages.success(request, message)
    return redirect("guide_changes")


def _proposal(pk: UUID) -> Proposal:
    proposal = Proposal.objects.filter(pk=pk).first()
    if proposal is None:
        raise Http404(str(pk))
    return proposal


def _page(member: Member) -> dict[str, Any]:
    rows = Proposal.objects.select_related("proposed_by", "decided_by")
    decided = list(rows.exclude(outcome=Outcome.WAITING).order_by("-decided_at")[:SHOWN_DECIDED])
    waiting = list(rows.filter(outcome=Outcome.WAITING))
    subjects = _subjects([*waiting, *decided])
    return {
        "articles": articles_in_review(member),
        "waiting": [_card(row, subjects[row.pk], member) for row in waiting],
        "decided": [DecidedRow(row, subjects[row.pk]) for row in decided],
        "files": _files(member),
        "decline": DeclineForm(),
    }


def _subjects(proposals: Iterable[Proposal]) -> dict[UUID, str]:
    """By the id of each proposal; one query a kind."""
    proposals = list(proposals)
    names: dict[tuple[str, str], str] = {}
    for kind in {proposal.kind for proposal in proposals}:
        keys = {proposal.key for proposal in proposals if proposal.kind == kind}
        rows = actions.MODELS[ProposalKind(kind)].objects.in_bulk(keys)
        names |= {(kind, str(key)): str(row) for key, row in rows.items()}
    return {proposal.pk: names.get((proposal.kind, proposal.key), proposal.key) for proposal in proposals}


def _files(member: Member) -> list[FileCard]:
    """Uploaded, and shown to no reader yet."""
    files = waiting_files()
    people = {file.uploaded_by for file in files if file.uploaded_by}
    names = names_of({str(pk) for pk in people}, member.organisation)
    return [
        FileCard(
            file,
            f"{settings.MEDIA_URL}{file.stored_as}",
            names.get(str(file.uploaded_by), ""),
            file.digest(),
            rules.can_approve_file(member, file.uploaded_by),
        )
        for file in files
    ]


def _card(proposal: Proposal, subject: str, member: Member) -> ProposalCard:
    return ProposalCard(
        proposal=proposal,
        subject=subject,
        fields=list(_fields(proposal)),
        is_new=not proposal.before,
        can_decide=rules.can_decide(member, proposal),
        can_withdraw=rules.can_withdraw(member, proposal),
    )


def _fields(proposal: Proposal) -> Iterator[ChangedField]:
    """A text in several languages is one field a language."""
    model = actions.MODELS[ProposalKind(proposal.kind)]
    for name, value in proposal.values.items():
        field = model._meta.get_field(name)  # noqa: SLF001  Django's public name
        label = str(getattr(field, "verbose_name", name))
        before = proposal.before.get(name)
        if not isinstance(value, dict):
            say = _said_day if isinstance(field, models.DateField) else _sayer(field)
            yield ChangedField(label, _replaced(say(before), say(value)))
            continue
        texts = before if isinstance(before, dict) else {}
        for language in sorted({*value, *texts}):
            if value.get(language) != texts.get(language):
                pieces = differences(texts.get(language, ""), value.get(language, ""))
                yield ChangedField(f"{label} ({language})", pieces)


def _replaced(before: str, now: str) -> list[Piece]:
    """Short values as a whole: a number with marks inside it could be misread."""
    pieces = (Piece("gone", before), Piece("same", " → "), Piece("new", now or "—"))
    return list(pieces) if before else [pieces[2]]


def _said_day(value: Any) -> str:
    """A proposal holds a day as ISO writes it."""
    return date_format(date.fromisoformat(value), "j.m.Y") if value else ""


def _sayer(field: Any) -> Callable[[Any], str]:
    choices = dict(getattr(field, "flatchoices", []))

    def say(value: Any) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(choices.get(value, value)) if value not in {None, ""} else ""

    return say
