"""The page of what has arrived: who is a receiver opens it here, and sees what waits and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from amanjol.foundation.letters import beliefs, node_folder, partners, signing
from amanjol.foundation.letters.delivery import carrying, limits
from amanjol.foundation.letters.guards import of_letters
from amanjol.foundation.letters.models import Incoming
from amanjol.foundation.letters.opening import Held, Looked, open_waiting
from amanjol.foundation.once.answers import an_act, no_act
from amanjol.foundation.organisations.keys.circles.opening import opened_circles

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

WHY: Final[dict[Held, _StrPromise]] = {
    Held.CLOSED: gettext_lazy(
        "It does not open: its writer is not believed here yet, or it is no letter. First compare the partner's words."
    ),
    Held.CLOCKS_APART: gettext_lazy(
        "Its clock is ahead of ours by more than five minutes. It opens when the time has come."
    ),
    Held.EXPIRED: gettext_lazy("Its time is over. Ask the partner to send it anew."),
    Held.KIND: gettext_lazy("A newer version of the program wrote it. It opens after the next update here."),
    Held.BODY: gettext_lazy(
        "It is signed, but says something that no letter of its kind says. Ask the partner."
    ),
    Held.NOT_EXPECTED: gettext_lazy("It answers something that was not asked from here. Ask the partner."),
    Held.TOO_MANY: gettext_lazy(
        "More such letters came from its writer, or unsigned through this node, than are taken in a day. It opens "
        "tomorrow; call them."
    ),
    Held.NOBODY_READS: gettext_lazy(
        "Nobody signed it, and too few are named here who may read complaints. A supervisor names another; then it "
        "opens."
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A letter that was opened just now."""

    title: _StrPromise
    who: str
    address: str


@dataclass(frozen=True, slots=True)
class Waits:
    """A letter that waits: from which node, since when, and why it was not opened; empty for a new one."""

    node: str
    arrived_at: datetime
    why: str


def waiting(member: Member) -> QuerySet[Incoming]:
    """New letters that this member could open: row security shows those of the circles they are in."""
    return Incoming.objects.filter(organisation=member.organisation_id, sealed__isnull=False, held="")


@require_safe
@of_letters
def arrived(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    return _page(request, keyring, None)


@require_POST
@of_letters
def look(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Open what waits: what is new, or with `even_held` also what was held before."""
    circles, opened = opened_circles(request), signing.opened_signing(keyring)
    if circles is None or opened is None:
        messages.info(request, _("Your organisation has no inbox yet."))
        return no_act(redirect("letters:overview"))
    looked = open_waiting(
        circles=circles,
        keyring=keyring,
        believed=beliefs.believed(opened),
        even_held=bool(request.POST.get("even_held")),
    )
    for node in looked.missing:
        carrying.ask_node_again.enqueue(node)
    if looked.taken_back:
        text = ngettext(
            "%(number)s letter was taken back by who wrote it, before it was read.",
            "%(number)s letters were taken back by who wrote them, before they were read.",
            looked.taken_back,
        )
        messages.info(request, text % {"number": looked.taken_back})
    return an_act(_page(request, keyring, looked), reverse("letters:arrived"))


def _page(request: HttpRequest, keyring: Keyring, looked: Looked | None) -> HttpResponse:
    rows = Incoming.objects.filter(organisation=keyring.member.organisation_id, sealed__isnull=False)
    nodes = partners.node_names(node_folder.here(keyring.organisation.node).believed())
    waits = [
        Waits(_node(row.from_node, keyring, nodes), row.arrived_at, _why(row))
        for row in rows.order_by("-arrived_at", "pk").defer("sealed")
    ]
    full = limits.full_here()
    context = {
        "full": sorted(_node(node, keyring, nodes) for node in full),
        "at_most": limits.at_most(),
        "looked": looked,
        "opened": [
            Line(
                read.title,
                read.writer or _unsigned(_node(read.row.issuer_node, keyring, nodes)),
                read.address,
            )
            for read in (looked.opened if looked else ())
        ],
        "new": [line for line in waits if not line.why],
        "held": [line for line in waits if line.why],
    }
    return render(request, "letters/arrived.html", context)


def _unsigned(node: str) -> str:
    return _("through %(node)s; written by nobody who can be vouched for") % {"node": node}


def _why(row: Incoming) -> str:
    return str(WHY[Held(row.held)]) if row.held in set(Held) else ""


def _node(node: str, keyring: Keyring, nodes: dict[str, str]) -> str:
    if node == keyring.organisation.node:
        return _("this node")
    return nodes.get(node) or _("a node that is not believed any more")
