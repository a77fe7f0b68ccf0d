"""What legal aid adds to the page of a case, to the menu, and to new keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import attachments, due, facts, partners, tallies
from amanjol.casework.legal_aid.acting.panels import mandates
from amanjol.casework.legal_aid.conflict import actions as conflict_actions
from amanjol.casework.legal_aid.conflict import queries as conflict_queries
from amanjol.casework.legal_aid.mandates import actions as mandate_actions
from amanjol.casework.legal_aid.mandates import files, readers
from amanjol.casework.legal_aid.mandates import queries as mandate_queries
from amanjol.casework.legal_aid.models import (
    Advocate,
    Assignment,
    Clearance,
    LawyerPlan,
    Mandate,
    MandateNotes,
    MandateReader,
    Need,
    Offer,
    OtherSide,
    SentNeed,
    Turn,
)
from amanjol.casework.legal_aid.my_work import first_page as own_first_page
from amanjol.casework.legal_aid.my_work import panels
from amanjol.casework.legal_aid.my_work.circles import circles
from amanjol.casework.legal_aid.my_work.coordinators import coordinators
from amanjol.casework.legal_aid.needs import actions as need_actions
from amanjol.casework.legal_aid.needs import asking, entering, filing, filing_told
from amanjol.casework.legal_aid.needs import queries as need_queries
from amanjol.casework.legal_aid.needs import sheets as need_sheets
from amanjol.casework.legal_aid.needs.tally import NEEDS
from amanjol.casework.legal_aid.offers import actions as offer_actions
from amanjol.casework.legal_aid.offers import first_page
from amanjol.casework.legal_aid.offers import queries as offer_queries
from amanjol.casework.legal_aid.planning import actions as plan_actions
from amanjol.casework.legal_aid.planning import queries as plan_queries
from amanjol.casework.legal_aid.register import accounts, actions, queries
from amanjol.casework.legal_aid.right.sheets import right
from amanjol.casework.legal_aid.roads import actions as road_actions
from amanjol.casework.legal_aid.roads import queries as road_queries
from amanjol.casework.legal_aid.rota.own import duty
from amanjol.casework.legal_aid.rota.swap_views import swaps
from amanjol.casework.legal_aid.rules import can_be_asked, can_coordinate
from amanjol.casework.legal_aid.turns import comparing, vouching
from amanjol.casework.legal_aid.turns.views import offers
from amanjol.casework.standards.legal_needs.bodies import File
from amanjol.casework.standards.stages.justice import Wish
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu, today

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    attachments.register_sheet(48, right, of_cases_alone=True)
    entering.register_kinds()
    attachments.register_sheet(49, need_sheets.needs, of_cases_alone=True)
    tallies.register(NEEDS)
    facts.register_wish(Wish.HAS_A_LAWYER, need_sheets.where_a_lawyer_is)
    due.register_day(need_sheets.due)
    due.register_still_open(need_sheets.still_open)
    today.register(2, need_sheets.today)
    today.register(3, first_page.today)
    today.register(3, own_first_page.today)
    attachments.register_erasable(
        Advocate, Assignment, Clearance, LawyerPlan, Mandate, Need, Offer, OtherSide, Turn
    )
    attachments.register_erasable(MandateReader, MandateNotes)
    files.register_kind(_("A file for who acts"), File)
    accounts.register_at_ending(readers.settle_for)
    attachments.register_at_erasing(filing.recall_with)
    attachments.register_at_erasing(asking.erase_with, SentNeed)
    attachments.register_consents_changed(filing.recheck)
    partners.register_partners(filing_told.partners)
    rewrapping.register(rewrapping.Work("advocates", queries.left_to_rewrap, actions.rewrap))
    rewrapping.register(rewrapping.Work("needs", need_queries.left_to_rewrap, need_actions.rewrap))
    rewrapping.register(
        rewrapping.Work("conflicts", conflict_queries.left_to_rewrap, conflict_actions.rewrap)
    )
    rewrapping.register(rewrapping.Work("offers", offer_queries.left_to_rewrap, offer_actions.rewrap))
    rewrapping.register(rewrapping.Work("mandates", mandate_queries.left_to_rewrap, mandate_actions.rewrap))
    rewrapping.register(rewrapping.Work("plans", plan_queries.left_to_rewrap, plan_actions.rewrap))
    rewrapping.register(rewrapping.Work("roads", road_queries.left_to_rewrap, road_actions.rewrap))
    rewrapping.register(rewrapping.Work("vouching keys", vouching.left_to_rewrap, vouching.rewrap))
    panels.register(3, comparing.still_to_compare)
    panels.register(5, swaps)
    panels.register(10, offers)
    panels.register(20, mandates)
    panels.register(40, duty)
    panels.register(80, coordinators)
    panels.register(85, comparing.compared)
    panels.register(90, circles)
    _enter_menu()


def _enter_menu() -> None:
    for label, does, page, icon, place, allowed in (
        (
            _("My work"),
            _("Offers to you, your mandates, your duty, when you can be asked, and your circles."),
            "my_work", "scale", 10, _is_advocate,
        ),
        (
            _("Needs for a lawyer"),
            _("Who asks for a lawyer, how urgently, and what they are told."),
            "needs", "scale", 21, _may,
        ),
        (
            _("Plans of all needs"),
            _("Who would be asked for all open needs at once, who is left, and what would help."),
            "plans", "clipboard-document-list", 22, _may,
        ),
        (
            _("Advocates"),
            _("The register: who can be asked, where, in which languages, and where nobody is."),
            "advocates", "users", 23, _may,
        ),
        (
            _("Mandates"),
            _("Advocates who act: what comes next, what ends soon, what was received."),
            "mandates", "briefcase", 24, _may,
        ),
        (
            _("Duty of advocates"),
            _("Who is on duty now and this week, and when nobody is."),
            "rota", "clock", 25, _may,
        ),
    ):  # fmt: skip
        item = menu.MenuItem(
            label=label, does=does, url_name=f"legal_aid:{page}", icon=icon, place=place, allowed=allowed
        )
        menu.register(item)


def _may(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_coordinate(member)


def _is_advocate(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_be_asked(member)
