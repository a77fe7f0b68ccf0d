"""What the page of a case says of a return: above all else that somebody has not arrived; how far it is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases.consents.reading import country_name
from amanjol.casework.cases.details.wording import language
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.referrals.returning import showing
from amanjol.casework.referrals.returning.queries import acts_of, as_of_now, return_of

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.referrals.returning.queries import OpenedReturn


def not_arrived(opened: OpenedCase) -> Panel | None:
    """Above all else, as long as the named persons call each other. SealBroken."""
    of_case = return_on_page(opened)
    if of_case.record is None or not showing.is_late(of_case):
        return None
    return Panel("referrals/returning/late.html", {"opened": of_case, "plan": of_case.record.plan})


def of_return(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    of_case = return_on_page(opened)
    if of_case.record is None:
        if of_case.is_older:
            return Panel("referrals/returning/sheet.html", {"opened": of_case})
        page = reverse("referrals:return-begin", args=[opened.case.pk])
        return Unwritten(_("Return"), page) if opened.may_write else None
    plan = as_of_now(of_case.record.plan, opened.person.form)
    context = {
        "opened": of_case,
        "plan": plan,
        "destination": country_name(plan.destination, language()),
        "gaps": showing.gaps_of(plan, opened.case),
        "state": showing.state_of(of_case),
    }
    return Panel("referrals/returning/sheet.html", context)


def return_on_page(opened: OpenedCase) -> OpenedReturn:
    """Opened once for all that the page says of it. SealBroken."""

    def read() -> OpenedReturn:
        return return_of(opened.case, opened.keyring, acts_of(case_queries.acts_in(opened.case)))

    return opened.once("return", read)
