"""What the page showed of a plan before it is written: where it would do something else by then, nothing is written.

The page carries a keyed digest of who is new, and of each row that would change with how often it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.web.versions import Version, hidden_input

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from amanjol.casework.legal_aid.register.actions import Plan

NAME: Final = "seen-plan"


class AnotherPlan(Exception):
    """It is not what the page showed: somebody wrote the register meanwhile."""


def seen(plan: Plan) -> SafeString:
    """The hidden field."""
    return hidden_input(NAME, Version.of(NAME, {NAME: _written(plan)}))


def check(plan: Plan, digests: str) -> None:
    """`digests` is what came back of `seen`; of nothing, nothing was shown. AnotherPlan."""
    if not Version.read(NAME, digests).has(NAME, _written(plan)):
        raise AnotherPlan


def _written(plan: Plan) -> list[list[str]]:
    return [
        sorted(line.number for line in plan.new),
        sorted(f"{advocate.row.pk} {advocate.record.acts}" for advocate, _line in plan.changed),
    ]
