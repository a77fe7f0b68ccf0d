"""What of circles stands on the first page: a danger that was passed on and that nobody has taken up yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import rules, sealing
from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.sessions.queries import (
    cases_lacking_rows,
    clients_of,
    key_in,
    open_danger,
    open_dangers_for,
)
from amanjol.casework.support.sessions.records import ClientRecord
from amanjol.casework.support.sessions.words import line_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import CircleDanger
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """For who works on the case, closed or not, who is named for somebody restricted, and for every supervisor.

    SealBroken.
    """
    rows = open_dangers_for(member, supervises=rules.can_supervise(member))
    older = cases_lacking_rows(cases) if keyring is not None else set()
    return DueOfRoom([], older, [_line(row, keyring) for row in rows])


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """What a circle still does, or has passed on, when the case is closed. SealBroken."""
    there = clients_of(case, keyring)
    sentences = [
        _("%(help)s goes on: end it, or say to the circle that the case is closed.")
        % {"help": client.purpose.label}
        for client in there.clients
        if not client.exchange.is_over
    ]
    if there.open_dangers:
        sentences.append(_("A danger that a circle has passed on is not taken up."))
    return sentences


def _line(row: CircleDanger, keyring: Keyring | None) -> Due:
    """On the day of today, until somebody has taken it up."""
    case, text = row.client.case, ""
    if keyring is not None:
        key = sealing.key_of_case(case, keyring)
        client = sealing.open_row(ClientRecord, row.client, key, keyring)
        record = open_danger(row, key_in(client), keyring.organisation)
        text = _("Danger passed on: %(line)s") % {"line": line_of(record)}
    return Due(case, text, timezone.localdate(), reverse("cases:case", args=[case.pk]))
