"""Which role may what, written down a second time: whoever changes `roles.py` changes it here too, knowingly."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.roles import RoleKey

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

# A permission, then every role that has it.
_TABLE: Final = """
    guide.write           editor
    guide.approve         reviewer
    guide.take-down       reviewer
    guide.translate       editor translator
    contacts.dial         editor reviewer translator
    devices.manage        device-manager
    devices.count         device-manager programme-manager
    devices.count-totals  editor reviewer device-manager programme-manager administrator operator
    screens.manage        device-manager programme-manager
    cases.work            case-worker supervisor
    cases.supervise       supervisor
    cases.read            observer
    cases.hold-keys       case-worker supervisor observer lawyer legal-aid-coordinator
    circles.receiver      case-worker supervisor legal-aid-coordinator
    circles.lawyer        lawyer advocate
    circles.psychologist  psychologist
    circles.doctor        doctor
    complaints.receive    case-worker supervisor lawyer advocate psychologist doctor legal-aid-coordinator
    learning.teach        case-worker supervisor
    reports.send          officer
    legal-aid.give        lawyer advocate
    legal-aid.be-asked    advocate
    legal-aid.coordinate  legal-aid-coordinator
    advocates.invite      legal-aid-coordinator
    exercises.direct      exercise-director
    exercises.evaluate    evaluator
    exercises.take-part   participant
    programme.manage      programme-manager
    members.manage        administrator operator
    journal.read          supervisor administrator operator
    node.operate          operator
"""
HAVING: Final = {
    permission: frozenset(map(RoleKey, roles))
    for permission, *roles in (line.split() for line in _TABLE.strip().splitlines())
}
EVERYBODY: Final = frozenset(RoleKey)


def who_may(*any_of: str) -> frozenset[RoleKey]:
    """The roles with one of these permissions."""
    return frozenset[RoleKey]().union(*(HAVING[permission] for permission in any_of))


def as_role(member: Member, role: RoleKey) -> Member:
    """The same person as they would be in this role; no row says so."""
    other = copy(member)
    other.role = role
    return other
