"""Calling a story back, with keys and without; and where copies of it are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amanjol.casework.cases.guards import case_for
from amanjol.casework.desk.guards import for_workers
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.stories import permits, queries, recalling, showing
from amanjol.casework.support.stories.forms import CopyForm
from amanjol.casework.support.stories.views.guarding import in_story
from amanjol.casework.support.stories.views.story import story_page
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.stories.queries import PermitShown
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@require_safe
@for_workers
def published(request: HttpRequest, member: Member) -> HttpResponse:
    """Those of the organisation that are in force, by their other names: nothing sealed is needed."""
    stories = [showing.published_of(permit) for permit in queries.own_permits(member)]
    return render(request, "support/stories/published.html", {"stories": stories})


@require_POST
@for_workers
def recall(request: HttpRequest, member: Member, permit: UUID) -> HttpResponse:
    if not recalling.recall(by=member, permits=[permit]):
        messages.info(request, _("It was called back already."))
        return no_act(redirect("support:published_stories"))
    _say_recalled(request)
    return redirect("support:published_stories")


@require_POST
@in_story
def recall_of_case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    recalled = [issued.row.pk for issued in _permits(keyring, case_for(keyring, pk))]
    if not recalling.recall(by=keyring.member, permits=recalled):
        messages.info(request, _("It was called back already."))
        return no_act(redirect("support:story", pk=pk))
    _say_recalled(request)
    return redirect("support:story", pk=pk)


@require_POST
@in_story
def note_copy(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Of the newest permit, in force or not."""
    row, form = case_for(keyring, pk), CopyForm(request.POST)
    issued = next(iter(_permits(keyring, row)), None)
    if issued is None:
        raise Http404
    if not form.is_valid():
        return story_page(request, keyring, row, copy_form=form)
    permits.note_copy(
        organisation=keyring.member.organisation_id, permit_id=issued.row.pk, **form.cleaned_data
    )
    record_act("permit.copy-noted", keyring.member, "organisation", keyring.member.organisation_id)
    return redirect("support:story", pk=pk)


@require_POST
@in_story
def copy_gone(_request: HttpRequest, keyring: Keyring, pk: UUID, copy: UUID) -> HttpResponse:
    of_case = _permits(keyring, case_for(keyring, pk))
    if copy not in {entry.id for issued in of_case for entry in issued.copies}:
        raise Http404
    if not permits.copy_deleted(copy):
        return no_act(redirect("support:story", pk=pk))
    record_act("permit.copy-deleted", keyring.member, "organisation", keyring.member.organisation_id)
    return redirect("support:story", pk=pk)


def _permits(keyring: Keyring, row: Case) -> list[PermitShown]:
    record = queries.story_of(row, keyring).record
    return queries.permits_of(record) if record is not None else []


def _say_recalled(request: HttpRequest) -> None:
    messages.success(
        request,
        _(
            "It is called back: nothing of ours shows it any more. Now ask those who have copies to delete them."
        ),
    )
