from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.accounts.actions import EmailTaken
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.journal.vocabulary import in_words, known_to_holders_only, unlisted
from amanjol.foundation.once.answers import an_act, no_act
from amanjol.foundation.organisations import actions, queries, rules
from amanjol.foundation.organisations.forms import InviteForm, LosingForm, RoleForm
from amanjol.foundation.organisations.keys.circles import alone
from amanjol.foundation.organisations.keys.rules import can_hold, is_role_with_keys
from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.organisations.models import Member, Organisation

ENTRIES_A_PAGE = 50


def _own_member(request: HttpRequest) -> Member:
    member = queries.member_of(request.user)
    if member is None:
        raise Http404
    return member


def _manager(request: HttpRequest) -> Member:
    member = _own_member(request)
    if not rules.can_manage_members(member):
        raise PermissionDenied
    return member


def _changeable(request: HttpRequest, pk: UUID) -> tuple[Member, Member]:
    """The manager and a colleague they may change, locked for a form that was sent.

    Other organisations' members do not exist here.
    """
    by = _manager(request)
    members = queries.members_of(by.organisation)
    if request.method == "POST":
        members = members.select_for_update(of=("self",))
    member = get_object_or_404(members, pk=pk)
    if not rules.can_change(by, member):
        raise PermissionDenied
    return by, member


@require_safe
@login_required
def members(request: HttpRequest) -> HttpResponse:
    member = _own_member(request)
    context = {
        "member": member,
        "members": queries.members_of(member.organisation),
        "may_manage": rules.can_manage_members(member),
    }
    return render(request, "organisations/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Shows the link once, in the answer itself: it is stored nowhere."""
    by = _manager(request)
    form = InviteForm(request.POST or None, roles=rules.grantable_roles(by), initial={"language": "ru"})
    if form.is_valid():
        try:
            member, token = actions.invite_member(organisation=by.organisation, by=by, **form.cleaned_data)
        except EmailTaken:
            form.add_error("email", _("Nobody new can be invited with this address."))
        else:
            return _show_link(request, member, token)
    return render(request, "organisations/invite.html", {"form": form, "member": by})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def renew_invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, member = _changeable(request, pk)
    if request.method == "POST":
        return _show_link(request, member, actions.renew_invitation(member=member, by=by))
    context = {"colleague": member, "is_last": bool(alone.lost_with(member))}
    return render(request, "organisations/renew_invitation.html", context)


def _show_link(request: HttpRequest, member: Member, token: str) -> HttpResponse:
    link = settings.ORIGINS["desk"] + reverse("accounts:welcome_link", args=[token])
    page = render(request, "organisations/link.html", {"colleague": member, "link": link})
    return an_act(page, reverse("organisations:members"), shown_once=True)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_role(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, member = _changeable(request, pk)
    form = RoleForm(request.POST or None, roles=rules.grantable_roles(by), initial={"role": member.role})
    losing = _losing_form(request, member) if form.is_bound else LosingForm()
    if form.is_valid() and losing.is_valid():
        role = form.cleaned_data["role"]
        try:
            actions.change_role(member=member, role=role, by=by, losing=losing.losing)
        except actions.CirclesLost as lost:
            losing.ask(lost.circles)
        except actions.SameRole:
            messages.info(request, _("The role is that one already: nothing was changed."))
            return no_act(redirect("organisations:members"))
        else:
            messages.success(request, _("The role is changed. It holds from their next sign-in."))
            return redirect("organisations:members")
    context = {
        "form": form,
        "losing": losing,
        "colleague": member,
        "has_role_with_keys": is_role_with_keys(RoleKey(member.role)),
    }
    return render(request, "organisations/change_role.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    by, member = _changeable(request, pk)
    losing = _losing_form(request, member)
    if losing.is_valid():
        try:
            actions.remove_member(member=member, by=by, losing=losing.losing)
        except actions.CirclesLost as lost:
            losing.ask(lost.circles)
        else:
            messages.success(request, _("They are no longer a member and are signed out everywhere."))
            return redirect("organisations:members")
    return render(request, "organisations/remove.html", {"colleague": member, "losing": losing})


def _losing_form(request: HttpRequest, member: Member) -> LosingForm:
    typed = request.POST if request.method == "POST" else None
    return LosingForm(typed, circles=alone.lost_with(member))


@dataclass(frozen=True, slots=True)
class _Line:
    """`about` is empty where somebody did something with their own account."""

    at: datetime
    who: str
    did: str
    about: str


@require_safe
@login_required
def journal(request: HttpRequest) -> HttpResponse:
    member = _own_member(request)
    if not rules.can_read_journal(member):
        raise PermissionDenied
    entries = entries_of(member.organisation_id).exclude(verb__in=unlisted())
    if not can_hold(member):
        entries = entries.exclude(verb__in=known_to_holders_only())
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": _lines(page.object_list, member.organisation), "member": member}
    return render(request, "organisations/journal.html", context)


def _lines(entries: Iterable[Entry], organisation: Organisation) -> list[_Line]:
    rows = list(entries)
    actors = {str(entry.actor_id) for entry in rows}
    names = queries.names_of(actors | {entry.subject_id for entry in rows}, organisation)
    lines = []
    for entry in rows:
        who, about = names.get(str(entry.actor_id), ""), names.get(entry.subject_id, "")
        lines.append(_Line(entry.at, who, in_words(entry.verb), "" if about == who else about))
    return lines
