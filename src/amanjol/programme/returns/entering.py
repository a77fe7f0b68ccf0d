"""What returns add to the rest of the house when the program starts: letters, the first page, the menu, new keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.quarter.rules import can_count
from amanjol.foundation.letters import kinds
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu, today
from amanjol.programme.returns import actions, first_page, queries, taking_over
from amanjol.programme.returns.bodies import ANSWER, HANDED_IN, WAGES, Answer, HandedIn, WagesHandedIn
from amanjol.programme.returns.rules import expects

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.letters.opening import Opened


def enter() -> None:
    kinds.register(kinds.Kind(HANDED_IN, _("A partner hands in the return of a quarter"), HandedIn, _arrived))
    wages = _("A partner hands in the wages of a quarter")
    kinds.register(kinds.Kind(WAGES, wages, WagesHandedIn, _wages_arrived))
    kinds.register(kinds.Kind(ANSWER, _("The programme answers to a return"), Answer, _answered))
    rewrapping.register(rewrapping.Work("returns", queries.left_to_rewrap, actions.rewrap))
    today.register(12, first_page.of_the_desk)
    today.register(12, first_page.of_the_programme)
    menu.register(
        menu.MenuItem(
            label=_("Return of a quarter"),
            does=_("What the organisation hands to the programme: a few numbers and no case."),
            url_name="returns:quarter",
            icon="document-chart-bar",
            place=17,
            allowed=_counts,
        )
    )
    menu.register(
        menu.MenuItem(
            label=_("Returns of partners"),
            does=_("What partners hand in for a quarter, what became of it, and who is late."),
            url_name="partner_returns:returns",
            icon="inbox-arrow-down",
            place=31,
            allowed=_sees,
        )
    )


def _arrived(letter: Opened) -> kinds.Kept:
    """All of it stands in our own row afterwards. The body was read as the record of the kind before."""
    body: Any = letter.body
    row = taking_over.arrived(letter, body)
    return kinds.Kept(reverse("partner_returns:return", args=[row.pk]))


def _wages_arrived(letter: Opened) -> kinds.Kept:
    body: Any = letter.body
    row = taking_over.wages_arrived(letter, body)
    return kinds.Kept(reverse("partner_returns:return", args=[row.pk]))


def _answered(letter: Opened) -> kinds.Kept:
    body: Any = letter.body
    row = actions.answered(letter, body)
    return kinds.Kept(f"{reverse('returns:quarter')}?of={row.year}-{row.quarter}")


def _counts(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_count(member)


def _sees(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and expects(member)
