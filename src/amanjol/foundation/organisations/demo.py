from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.accounts.panels import Panel
from amanjol.foundation.accounts.queries import demo_sign_ins
from amanjol.foundation.organisations import queries

if TYPE_CHECKING:
    from django.http import HttpRequest

LOOKS_AGAIN = 5  # seconds


def show_whether_begun(_request: HttpRequest) -> Panel | None:
    """Before there is a node: that nobody can sign in yet. The page looks again by itself."""
    return Panel("organisations/not_begun.html", looks_again=LOOKS_AGAIN) if queries.node() is None else None


def show_demo_people(request: HttpRequest) -> Panel | None:
    """On a demo node only: everybody who can be tried out, with what to type."""
    if not queries.is_demo():
        return None
    members = queries.roles_by_account()
    people = [(who, members[who.account.pk]) for who in demo_sign_ins() if who.account.pk in members]
    next_address = request.POST.get("next") or request.GET.get("next") or ""
    return Panel("organisations/demo_people.html", {"people": people, "next": next_address})
