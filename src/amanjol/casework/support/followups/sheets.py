"""What the page of a case says of afterwards, and what closing asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.attachments import Panel, Unwritten
from amanjol.casework.desk.closing import ClosingPart
from amanjol.casework.desk.contacts import offered as offered_contacts
from amanjol.casework.support.followups import actions, showing
from amanjol.casework.support.followups.forms import ClosingForm, FollowUpForm
from amanjol.casework.support.followups.queries import acts_of, followup_of
from amanjol.casework.support.followups.records import Wish
from amanjol.casework.support.outcomes.queries import acts_of as acts_of_outcomes
from amanjol.casework.support.outcomes.queries import askings_of
from amanjol.casework.support.outcomes.showing import picture_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.foundation.organisations.keys.keyring import Keyring


def afterwards(opened: OpenedCase) -> Panel | Unwritten | None:
    """Follow-up and outcomes in one sheet: the journal is asked once for both. SealBroken."""
    acts = case_queries.acts_in(opened.case)
    of_case = followup_of(opened.case, opened.keyring, acts_of(acts))
    asked = askings_of(opened.case, opened.keyring, acts_of_outcomes(acts))
    is_closed = opened.case.status == Status.CLOSED
    if (
        of_case.record is None
        and not asked.askings
        and not (of_case.are_fewer or asked.are_fewer or is_closed)
    ):
        page = reverse("support:outcomes", args=[opened.case.pk])
        return Unwritten(_("How their life goes"), page) if opened.may_write else None
    record = of_case.record
    context = {
        "are_fewer": of_case.are_fewer or asked.are_fewer,
        "record": record,
        "is_closed": is_closed,
        "wish": showing.wish_in_words(record) if record is not None else "",
        "times_asked": len(asked.askings),
        "closings": showing.closings_shown(record, opened.keyring)[:1] if record is not None else [],
        "picture": picture_of(asked.askings[-1:]) if asked.askings else None,
    }
    return Panel("support/followups/sheet.html", context)


def closing_part(keyring: Keyring, case: Case, typed: QueryDict | None) -> ClosingPart:
    form = ClosingForm(typed, offered=offered_contacts())
    form.fields["why"].help_text = _("With a reason chosen, words can stay empty.")
    return ClosingPart(
        "support/followups/closing_part.html",
        form,
        lambda: actions.write_closing(keyring=keyring, case=case, closing=form.closing),
        why="why",
        reason=lambda: form.reason_in_words,
    )


def follow_up_part(keyring: Keyring, case: Case, typed: QueryDict | None) -> ClosingPart:
    """SealBroken."""
    of_case = followup_of(case, keyring)
    form = FollowUpForm.of(of_case.record, typed)
    form.is_beside = True
    form.is_of_older_copy = of_case.are_fewer

    def write() -> None:
        """Closing waits for nothing: what an older copy does not take, and days that the person does not want, stay
        unwritten.
        """
        if form.is_empty or (of_case.are_fewer and form.plan.wish is not Wish.NEVER):
            return
        try:
            actions.plan_follow_up(keyring=keyring, case=case, plan=form.plan)
        except actions.NotWanted:
            actions.plan_follow_up(keyring=keyring, case=case, plan=replace(form.plan, months=()))

    return ClosingPart("support/followups/follow_up_part.html", form, write)
