"""How long do 50 members of one organisation wait for each other, when each list of 50 names is written down?

An entry holds the chain of its organisation until its transaction is committed, so lists of one organisation are
written one after another. Here all of them are written at once, with nothing between them: far more than people ask.
Durable, as a real node: each commit waits for the disk.
"""

from __future__ import annotations

import statistics
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from _ground import installation, print_table

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

MEMBERS = 50
LISTS_EACH = 20
NAMES = 50


def main() -> None:
    with installation("casework", "--demo", durable=True):
        from django.db import connection, transaction

        from amanjol.casework.desk import showing
        from amanjol.foundation.accounts import actions as accounts
        from amanjol.foundation.organisations import actions as organisations
        from amanjol.foundation.organisations.kinds import OrganisationKind
        from amanjol.foundation.organisations.roles import RoleKey
        from amanjol.foundation.organisations.tenant import acting_for

        organisation = organisations.create_organisation(name="Ours", kind=OrganisationKind.NGO, by=None)
        members = []
        for number in range(MEMBERS):
            email = f"member-{number}@demo.example"
            account = accounts.create_demo_account(email=email, name=f"Member {number}", language="ru")
            members.append(
                organisations.add_member(
                    account=account, organisation=organisation, role=RoleKey.CASE_WORKER, by=None
                )
            )

        def write(member: Member) -> list[float]:
            taken: list[float] = []
            try:
                for _list in range(LISTS_EACH):
                    people = [uuid.uuid4() for _name in range(NAMES)]
                    with transaction.atomic(), acting_for(member):
                        began = time.perf_counter()
                        showing.note_listed(by=member, where="work", people=people)
                    taken.append(time.perf_counter() - began)
            finally:
                connection.close()
            return taken

        alone = statistics.median(write(members[0]))
        began = time.perf_counter()
        with ThreadPoolExecutor(MEMBERS) as threads:
            took = [seconds for taken in threads.map(write, members) for seconds in taken]
        seconds = time.perf_counter() - began
    late = statistics.quantiles(took, n=20)[-1]
    row = [
        f"{alone * 1000:.1f}",
        f"{len(took) / seconds:.0f}",
        f"{statistics.median(took) * 1000:.0f}",
        f"{late * 1000:.0f}",
    ]
    columns = ["one alone, ms", "lists a second", "median of all at once, ms", "p95, ms"]
    print_table(f"{MEMBERS} members of one organisation, {NAMES} names a list", columns, [row])


if __name__ == "__main__":
    main()
