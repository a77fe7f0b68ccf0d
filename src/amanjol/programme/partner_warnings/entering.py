"""What warnings between nodes add to the house when the program starts: letters, panels, first pages, mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.letters import kinds
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu, today
from amanjol.programme.partner_warnings import arriving, first_page, showing
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD, Ended, Told
from amanjol.programme.partner_warnings.rules import can_tell
from amanjol.public.guide import home_panel
from amanjol.public.guide.telling import things
from amanjol.public.warnings import panels

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.letters.opening import Opened


def enter() -> None:
    kinds.register(kinds.Kind(TOLD, _("A partner tells of a warning"), Told, _told))
    kinds.register(kinds.Kind(ENDED, _("A partner says that a warning has ended"), Ended, _ended))
    panels.register(showing.on_board, showing.on_warning, showing.said_of)
    today.register(13, first_page.to_tell)
    things.register(first_page.what_partners_told)
    home_panel.register(first_page.waiting)
    menu.register(
        menu.MenuItem(
            label=_("Warnings and partners"),
            does=_("Tell partners in other places of a warning, and see what they told."),
            url_name="partner_warnings:desk",
            icon="exclamation-triangle",
            place=19,
            allowed=_tells,
        )
    )


def _told(letter: Opened) -> kinds.Kept:
    """All of it stands in our own row afterwards. The body was read as the record of the kind before."""
    body: Any = letter.body
    arriving.told(letter, body)
    return kinds.Kept(reverse("partner_warnings:desk"))


def _ended(letter: Opened) -> kinds.Kept:
    body: Any = letter.body
    arriving.ended(letter, body)
    return kinds.Kept(reverse("partner_warnings:desk"))


def _tells(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_tell(member)
