"""What is held for somebody who left stays due until they have it; and what is named before a case is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.shelter.queries import stays_in, stays_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(_member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """Nothing of it stands in clear, so nothing is said while locked. SealBroken."""
    if keyring is None:
        return DueOfRoom([])
    lines = []
    for stay in stays_in(cases, keyring):
        left = stay.record.left
        if left is not None and stay.record.held:
            page = reverse("support:stay", args=[stay.row.case_id, stay.row.pk])
            text = _("Give back what is still held: %(things)s") % {
                "things": ", ".join(thing.what for thing in stay.record.held)
            }
            lines.append(Due(stay.row.case, text, left.on, page))
    return DueOfRoom(lines)


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """SealBroken."""
    stays = stays_of(case, keyring)
    sentences = []
    if stays.now is not None:
        sentences.append(_("The person is in bed %(bed)s of the house.") % {"bed": stays.now.record.bed})
    if held := [thing.what for stay in stays.stays for thing in stay.record.held]:
        sentences.append(_("These things are still held: %(things)s.") % {"things": ", ".join(held)})
    return sentences
