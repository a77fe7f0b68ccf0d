"""The country that this installation serves, and what its law changes today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.standards.policy.deciding import NO_FACTS, decide
from amanjol.casework.standards.policy.policies import NOTHING_SAID, Edition
from amanjol.casework.standards.policy.policy_files import NoPolicy, policy_of
from amanjol.foundation.organisations.queries import node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.standards.policy.deciding import Decision, Facts
    from amanjol.casework.standards.policy.leaving import Group


def country_here() -> str:
    """Two capital letters (ISO 3166); empty before the installation is set up."""
    own_node = node()
    return own_node.country if own_node else ""


def country_policy() -> Edition | None:
    """None where nobody has written one."""
    try:
        return policy_of(country_here().lower()).on(timezone.localdate())
    except NoPolicy:
        return None


def policy_today() -> Edition:
    """As `country_policy`; the strictest where nobody has written one."""
    return country_policy() or NOTHING_SAID


def may_leave_here(destination: str, groups: Iterable[Group], facts: Facts = NO_FACTS) -> Decision:
    """What of a person may go from here to that country today (ISO 3166), and what is still needed for it."""
    return decide(policy_today(), country_here(), destination, groups, timezone.localdate(), facts)
