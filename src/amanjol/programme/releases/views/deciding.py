"""A release is approved by a second person, attacked once more, thrown away, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.letters.node_folder import NoKeys
from amanjol.foundation.once.answers import no_act
from amanjol.programme.releases import queries, showing
from amanjol.programme.releases.actions import bringing, deciding
from amanjol.programme.releases.actions.bringing import AnotherFirst, NotNow, NotSigned
from amanjol.programme.releases.forms import WithdrawForm
from amanjol.programme.releases.kinds import BROUGHT, State
from amanjol.programme.releases.views.releases import another_first, no_keys
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release


@require_POST
@for_managers
def approve(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Where others were approved since, it is attacked beside them first."""
    row = _row(member, pk)
    try:
        is_approved = _approved_or_attacked(row, member)
    except (NotNow, NotSigned, NoKeys) as error:
        return refused(request, pk, error)
    if is_approved:
        messages.success(request, _("Approved. These figures may be told."))
    else:
        messages.warning(
            request, _("Another release was approved meanwhile: these tables are attacked beside it first.")
        )
    return redirect("releases:release", pk)


def _approved_or_attacked(row: Release, member: Member) -> bool:
    """Whether it is approved. NotNow, where another second person was quicker; NotSigned; NoKeys; PermissionDenied."""
    try:
        deciding.approve(release=row, by=member)
    except deciding.OthersSince:
        bringing.examine_again(release=row, by=member)
        return False
    return True


@require_POST
@for_managers
def attack(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    try:
        bringing.examine_again(release=_row(member, pk), by=member)
    except (NotNow, NotSigned, NoKeys) as error:
        return refused(request, pk, error)
    return redirect("releases:release", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def discard(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Asks first: it does not come back."""
    row = _row(member, pk)
    if row.state not in BROUGHT:
        return refused(request, pk, NotNow())
    if request.method != "POST":
        title = showing.title_shown(row, is_believed=queries.is_believed(row))
        return render(request, "releases/discard.html", {"row": row, "title": title})
    try:
        bringing.discard(release=row, by=member)
    except NotNow as error:
        return refused(request, pk, error)
    messages.success(request, _("The tables are thrown away."))
    return redirect("releases:releases")


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def withdraw(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(member, pk)
    if row.state != State.APPROVED:
        return refused(request, pk, NotNow())
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            deciding.withdraw(release=row, why=form.cleaned_data["why"], by=member)
        except (NotNow, NotSigned, NoKeys) as error:
            return refused(request, pk, error)
        messages.success(request, _("Withdrawn. Nobody is given these tables here any more."))
        return redirect("releases:release", pk)
    says = _(
        "Who read these tables has them: nobody can take them back from there, so each later release is attacked beside"
        " them as before."
    )
    if queries.reporting_of(row) is not None:
        says += " " + _(
            "What you published through IATI stays as it is: take the file anew at another release of this activity and"
            " replace it there. Where there is no other, take these results out of your activity file."
        )
    back = showing.title_shown(row, is_believed=queries.is_believed(row))
    context = {
        "back": back, "form": form, "row": row, "title": _("Withdraw the release"), "lead": says,
        "press": _("Withdraw"),
    }  # fmt: skip
    return render(request, "releases/form.html", context)


def _row(member: Member, pk: UUID) -> Release:
    return get_object_or_404(queries.releases_of(member), pk=pk)


def refused(request: HttpRequest, pk: UUID, error: Exception) -> HttpResponse:
    """Back to the release, with one sentence why nothing was done."""
    says = _("Somebody was quicker: look how it stands now.")
    if isinstance(error, AnotherFirst):
        says = another_first()
    if isinstance(error, NotSigned):
        says = _("What stands here does not bear this node’s signature: nothing is done with it.")
    if isinstance(error, NoKeys):
        says = no_keys()
    messages.error(request, says)
    return no_act(redirect("releases:release", pk))
