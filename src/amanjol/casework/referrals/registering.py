"""What referrals add to the rest of the house when the program starts: letters, a sheet, the day, the menu, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import attachments, due, partners, tallies
from amanjol.casework.desk.rules import can_work
from amanjol.casework.referrals import day, keys, told
from amanjol.casework.referrals import entering as letters
from amanjol.casework.referrals.actions.renewing import after_restricting
from amanjol.casework.referrals.agreements import actions, entering, queries
from amanjol.casework.referrals.danger.today import today as in_danger
from amanjol.casework.referrals.erasing import erase_with
from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.referrals.pending import waiting_ids
from amanjol.casework.referrals.queries import may_see
from amanjol.casework.referrals.reminders.views import panel as reminders_panel
from amanjol.casework.referrals.returning import day as returns_day
from amanjol.casework.referrals.returning import sheets as returns
from amanjol.casework.referrals.returning.procedures import procedures
from amanjol.casework.referrals.sheets import referrals
from amanjol.casework.referrals.tally import REFERRALS
from amanjol.casework.referrals.today import today as asked_of_us
from amanjol.casework.referrals.today import told_on
from amanjol.foundation.accounts import panels
from amanjol.foundation.letters import emptying, next_key
from amanjol.foundation.letters.models import ArrivingFile, Incoming, OpenedLetter, Outgoing, SentFile
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu, today

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.fixed_queries import Ids


def enter() -> None:
    entering.register_kinds()
    letters.register_kinds()
    attachments.register_sheet(45, referrals)
    attachments.register_sheet(-2, returns.not_arrived)
    attachments.register_sheet(46, returns.of_return)
    attachments.register_sheet(47, procedures)
    partners.register_partners(told.partners)
    partners.register_beside(told.letters_of)
    tallies.register(REFERRALS)
    due.register_day(day.due)
    due.register_still_open(day.still_open)
    due.register_day(returns_day.due)
    due.register_still_open(returns_day.still_open)
    today.register(1, in_danger)
    today.register(8, asked_of_us)
    today.register(9, told_on)
    attachments.register_at_erasing(erase_with, Referral, ReferralLetter, SentFile, ArrivingFile)
    attachments.register_emptied(emptying.empty, OpenedLetter, Incoming, Outgoing)
    attachments.register_after_restricting(after_restricting)
    panels.register_account_panel(reminders_panel)
    next_key.register(next_key.Marked("referrals", keys.marks_of, keys.carry))
    rewrapping.register(rewrapping.Work("agreements", queries.left_to_rewrap, actions.rewrap))
    menu.register(
        menu.MenuItem(
            label=_("Referrals"),
            does=_("Whom you refer to partners, and whom partners ask you to take."),
            url_name="referrals:referrals",
            icon="arrow-path",
            place=13,
            allowed=_may_see,
            waiting=_waiting,
        )
    )
    menu.register(
        menu.MenuItem(
            label=_("Agreements"),
            does=_("With which partners people are referred: for what, who answers, until when."),
            url_name="referrals:agreements",
            icon="document-check",
            place=17,
            allowed=_may_come,
        )
    )


def _may_come(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_work(member)


def _may_see(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and may_see(member)


def _waiting(request: HttpRequest) -> Ids | None:
    member = member_of(request.user)
    return waiting_ids(member) if member else None
