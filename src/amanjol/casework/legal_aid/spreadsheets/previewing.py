"""What the page showed of a plan before it is written: where it would do something else by then, nothing is written.

The page carries a keyed digest of what the plan would do, and of what it would do it to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from amanjol.foundation.web.versions import Version, hidden_input

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

NAME: Final = "seen-plan"


class Plan(Protocol):
    """What a file would do."""

    @property
    def changes_nothing(self) -> bool: ...

    @property
    def as_shown(self) -> list[list[str]]:
        """In one order, whatever the order of the lines."""
        ...


class AnotherPlan(Exception):
    """It is not what the page showed: somebody wrote there meanwhile."""


def seen(plan: Plan) -> SafeString:
    """The hidden field."""
    return hidden_input(NAME, Version.of(NAME, {NAME: plan.as_shown}))


def check(plan: Plan, digests: str) -> None:
    """`digests` is what came back of `seen`; of nothing, nothing was shown. AnotherPlan."""
    if not Version.read(NAME, digests).has(NAME, plan.as_shown):
        raise AnotherPlan
