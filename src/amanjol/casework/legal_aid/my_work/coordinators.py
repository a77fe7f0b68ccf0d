"""Whom an advocate calls, on each of their pages: the organisation and who coordinates there.

No number stands here: of an organisation none is kept, and none is made up. An advocate has it from the call in which
the six words were compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.my_work.panels import Panel
from amanjol.foundation.organisations.queries import colleagues_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.my_work.panels import MyWork
    from amanjol.foundation.organisations.models import Member


def coordinators(work: MyWork) -> Panel:
    return Panel("legal_aid/my_work/coordinators.html", whom_to_call(work.member))


def whom_to_call(member: Member) -> dict[str, Any]:
    """`organisation` by name, and the `people` there who coordinate and can sign in."""
    there = [
        of for of in colleagues_of(member.organisation) if rules.can_coordinate(of) and of.account.is_active
    ]
    return {"organisation": member.organisation.name, "people": [of.account.name for of in there]}
