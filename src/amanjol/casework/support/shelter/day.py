"""What is not done yet after somebody left: things that are still held, a child to look for, the guardianship body to
tell; and what is named before a case is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.shelter.queries import stays_for, stays_of
from amanjol.casework.support.shelter.records import LeftToDo
from amanjol.casework.support.shelter.words import LEFT_TO_DO

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """Of closed cases, too; a child to look for is told to every supervisor besides. Nothing of it stands in clear, so
    while locked nothing is said but that the task to look is due.
    """
    if keyring is None:
        return DueOfRoom([])
    lines: list[Due] = []
    danger: list[Due] = []
    there = stays_for(member, cases, keyring)
    for stay in there.stays:
        left, is_own = stay.record.left, stay.row.pk in there.own
        if left is None:
            continue
        case, page = stay.row.case, reverse("support:stay", args=[stay.row.case_id, stay.row.pk])
        if is_own and stay.record.held:
            text = _("Give back what is still held: %(things)s") % {
                "things": ", ".join(thing.what for thing in stay.record.held)
            }
            lines.append(Due(case, text, left.on, page))
        for what in left.to_do:
            line = Due(case, str(LEFT_TO_DO[what]), left.on, page)
            if what is LeftToDo.LOOK:
                danger.append(line)
            elif is_own:
                lines.append(line)
    return DueOfRoom(lines, there.older, danger, there.broken)


def still_open(keyring: Keyring, case: Case) -> list[str]:
    """SealBroken."""
    stays = stays_of(case, keyring)
    sentences = []
    if stays.now is not None:
        sentences.append(_("The person is in bed %(bed)s of the house.") % {"bed": stays.now.record.bed})
    if held := [thing.what for stay in stays.stays for thing in stay.record.held]:
        sentences.append(_("These things are still held: %(things)s.") % {"things": ", ".join(held)})
    for stay in stays.stays:
        if stay.record.left is not None:
            sentences += [str(LEFT_TO_DO[what]) for what in stay.record.left.to_do]
    return sentences
