"""The pages of groups that take texts: what stands behind each, and what somebody would fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.groups import actions as grouping
from amanjol.casework.cases.records import GroupRecord
from amanjol.casework.cases.tests.pages import BY_NAME
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.models import Group
    from amanjol.casework.cases.tests.case_cast import CaseCast

_FACTS = GroupRecord("Ферма").as_data()
GOOD: dict[str, dict[str, str]] = {
    "new_group": _FACTS,
    "group_facts": _FACTS,
    "add_to_group": {"names": "Керим", "form": "adult"},
}


def _group(people: CaseCast) -> Group:
    return grouping.create_group(keyring=keyring_of(people.keys.berk), group=GroupRecord("Ферма"))


SCENES: dict[str, Callable[[CaseCast], str | None]] = {
    "group_facts": lambda people: BY_NAME["group_facts"].path(_group(people).pk),
    "add_to_group": lambda people: BY_NAME["add_to_group"].path(_group(people).pk),
}
