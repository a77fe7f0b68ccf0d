"""What work of the people of one's cases asks for: how it goes, and a second yes to a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.learning.taking_part.records import Kind
from amanjol.casework.learning.work.queries import OpenedLivelihood, opened_livelihoods
from amanjol.casework.support.participation.queries import opened_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(_member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """Which work belongs to which case lies sealed, so nothing is said while locked. Two queries. SealBroken."""
    if keyring is None:
        return DueOfRoom([])
    by_id = {case.pk: case for case in cases}
    case_of = {
        entry.record.row: by_id[entry.row.case_id]
        for entry in opened_in(cases, keyring)
        if entry.record.kind is Kind.WORK
    }
    return DueOfRoom(
        [
            line
            for livelihood in opened_livelihoods(keyring, case_of)
            for line in _lines(livelihood, case_of[str(livelihood.row.pk)], keyring)
        ]
    )


def _lines(livelihood: OpenedLivelihood, case: Case, keyring: Keyring) -> Iterator[Due]:
    """A grant waits for who has not said yes yet, since the day on which it was written."""
    page = reverse("learning:livelihood", args=[livelihood.row.pk])
    if livelihood.row.ask_on is not None:
        yield Due(case, _("Ask how the work goes"), livelihood.row.ask_on, page)
    for now in livelihood.record.grants_now:
        if not now.is_approved and all(approval.by != keyring.person for approval in now.approvals):
            text = _("Say whether you agree with the grant: %(what)s") % {"what": now.grant.what_for}
            yield Due(case, text, timezone.localdate(now.grant.at), page)
