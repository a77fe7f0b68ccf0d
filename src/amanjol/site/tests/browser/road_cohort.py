"""A cohort of life skills that is on now on the running node: four learners who were asked already, before and after.

With somebody who knew five of twelve before and nine after they are, on average, at 41 % before and 78 % after: as
`learning/demo.py` has it. The actions of the product write it, in a process of its own that prints the cohort's id.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

from amanjol.site.tests.browser.next_year import environment_of

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.site.tests.browser.node import Node

NAME: Final = "Осень, Мары (вымышленная)"


def begin_cohort_on(node: Node) -> str:
    """Its id. Who asks again gets another one."""
    command = [sys.executable, "-m", __name__]
    ended = subprocess.run(command, env=environment_of(node), check=True, stdout=subprocess.PIPE, text=True)
    return ended.stdout.strip()


def _write() -> UUID:
    from datetime import timedelta  # noqa: PLC0415  with the others

    from django.utils import timezone  # noqa: PLC0415  settings are ready now

    from amanjol.casework.learning.actions.cohorts import Plan, begin_cohort  # noqa: PLC0415  as above
    from amanjol.casework.learning.actions.learners import add_learner  # noqa: PLC0415  as above
    from amanjol.casework.learning.actions.testing import write_sheet  # noqa: PLC0415  as above
    from amanjol.casework.learning.demo import COURSE, LEARNERS, _answers  # noqa: PLC0415  as above
    from amanjol.casework.learning.records import Timing  # noqa: PLC0415  as above
    from amanjol.casework.standards.courses.library import course  # noqa: PLC0415  as above
    from amanjol.foundation.accounts.queries import account_by_email  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.keys.demo import demo_keyring  # noqa: PLC0415  as above
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  as above
    from amanjol.site.demo import WORKER  # noqa: PLC0415  as above

    of, today = course(COURSE), timezone.localdate()
    account = account_by_email(WORKER)
    member = member_of(account) if account else None
    assert member
    with demo_keyring(member) as keyring:
        plan = Plan(
            NAME, of.edition, "ru", "Марал (вымышленная)", "Мары, библиотека", today, today + timedelta(20)
        )
        cohort = begin_cohort(keyring=keyring, course=of.key, plan=plan).pk
        for person, _there, (before, after, _later) in LEARNERS[1:]:
            learner = add_learner(keyring=keyring, cohort=cohort, person=person).pk
            for timing, right in ((Timing.BEFORE, before), (Timing.AFTER, after)):
                write_sheet(
                    keyring=keyring, learner=learner, course=of, timing=timing, on=today,
                    answers=_answers(of, right),
                )  # fmt: skip
    return cohort


if __name__ == "__main__":
    from amanjol.site.reachable import use_installation

    use_installation()
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amanjol.site.settings")
    import django

    django.setup()
    print(_write())  # noqa: T201  for who began this process
