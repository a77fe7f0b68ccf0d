"""An organisation of a test's own on the running node, where what it does to keys, circles and members would change the
demo's for other tests. Its people are fictional, and the page of sign-in has a button for each, as for the demo's.

Run as `python -m amanjol.site.tests.browser.own_house`, within that node, with the house as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from amanjol.site.cli import set_up_django
from amanjol.site.tests.browser.next_year import environment_of

if TYPE_CHECKING:
    from amanjol.site.tests.browser.node import Node


class Colleague(NamedTuple):
    """By first name, which no other button of the page of sign-in contains; `role` as in `roles.RoleKey`.

    A psychologist, doctor or lawyer has a circle of their own, whose words the first who has keys has heard.
    """

    name: str
    role: str
    has_keys: bool = False


def begin_house_on(node: Node, name: str, *people: Colleague) -> None:
    """Once on a node: `name` and the first names are taken then."""
    command = [sys.executable, "-m", __name__, json.dumps([name, people])]
    subprocess.run(command, env=environment_of(node), check=True)


def _begin(name: str, people: list[Colleague]) -> None:
    from django.db import transaction  # noqa: PLC0415  settings are ready now

    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  as above
    from amanjol.foundation.organisations import actions as organisations  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.keys.demo import (  # noqa: PLC0415  as above
        begin_demo_circle,
        begin_demo_keys,
        kept_open,
    )
    from amanjol.foundation.organisations.kinds import CirclePurpose, OrganisationKind  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.roles import RoleKey  # noqa: PLC0415  as above
    from amanjol.foundation.seals import passphrases  # noqa: PLC0415  as above

    with passphrases.unhurried(), kept_open(), transaction.atomic():
        house = organisations.create_organisation(name=name, kind=OrganisationKind.NGO, by=None)
        members = {}
        for person in people:
            email = f"{person.name}@{name.partition(',')[0]}.example".lower()
            account = accounts.create_demo_account(
                email=email, name=f"{person.name} ({person.role})", language="ru"
            )
            members[person] = organisations.add_member(
                account=account, organisation=house, role=RoleKey(person.role), by=None
            )
        helping = {purpose.value for purpose in CirclePurpose if purpose.is_of_help}
        holders = [member for person, member in members.items() if person.has_keys]
        begin_demo_keys(holders=holders)
        for person, member in members.items():
            if person.role in helping:
                begin_demo_circle(member=member, purpose=person.role, holder=holders[0])


def main() -> None:
    set_up_django()
    name, people = json.loads(sys.argv[1])
    _begin(name, [Colleague(*person) for person in people])


if __name__ == "__main__":
    main()
