"""Fictional cohorts of the demo's organisation: one of four months ago, so that the test after three months is due,
and one that is on now. Nobody in them exists, which their names say.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.learning.actions.attending import Day, write_day
from amanjol.casework.learning.actions.cohorts import Plan, begin_cohort
from amanjol.casework.learning.actions.learners import Person, add_learner
from amanjol.casework.learning.actions.testing import write_sheet
from amanjol.casework.learning.records import Timing
from amanjol.casework.standards.courses.library import course
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.learning.models import Cohort
    from amanjol.casework.standards.courses.lessons import Course
    from amanjol.foundation.organisations.models import Member

COURSE: Final = "life-skills"
NEXT: Final = "family-business"
AGO: Final = 120
"""Days from the first one until today."""
# Each with the parts of the days on which they were there, in tenths, and how many of the twelve questions they knew.
# One person can know a twelfth more and none between; the mean of the five is 41 % before and 78 % after.
LEARNERS: Final = (
    (Person("Огулджан", "через сестру, по вечерам"), (10, 10, 10, 10), (5, 9, 8)),
    (Person("Мяхри", "звонить до обеда"), (10, 8, 10, 0), (4, 10, None)),
    (Person("Довран", "сообщением"), (10, 10, 6, 10), (6, 9, None)),
    (Person("Сельби", "через подругу"), (10, 10, 10, 8), (5, 10, None)),
    (Person("Аман"), (10, 0, 10, 10), (5, 9, 9)),
)


def begin_demo_cohort(*, member: Member, today: date) -> None:
    """With the keys of a fictional member: NotADemo."""
    of, first = course(COURSE), today - timedelta(AGO)
    with demo_keyring(member) as keyring:
        row = begin_cohort(
            keyring=keyring,
            course=of.key,
            plan=Plan(
                name="Лето, Мары (вымышленная)",
                edition=of.edition,
                language="ru" if "ru" in of.languages else of.original,
                trainer="Марал (вымышленная)",
                place="Мары, библиотека",
                begins_on=first,
                ends_on=first + timedelta(21),
            ),
        )
        learners = [
            (add_learner(keyring=keyring, cohort=row.pk, person=person).pk, there, knew)
            for person, there, knew in LEARNERS
        ]
        modules = of.in_language(of.original).modules[:4]
        for at, module in enumerate(modules):
            write_day(
                keyring=keyring,
                cohort=row.pk,
                number=None,
                day=Day(first + timedelta(7 * at), module.minutes, (module.key,)),
                minutes={pk: module.minutes * there[at] // 10 for pk, there, _knew in learners},
            )
        days = (first, first + timedelta(21), today)
        for pk, _there, knew in learners:
            for timing, on, right in zip(Timing, days, knew, strict=True):
                if right is not None:
                    write_sheet(
                        keyring=keyring,
                        learner=pk,
                        course=of,
                        timing=timing,
                        on=on,
                        answers=_answers(of, right),
                    )


def begin_next_demo_cohort(*, member: Member, today: date) -> Cohort:
    """Of a family business; nobody is in it yet. As `begin_demo_cohort`."""
    of = course(NEXT)
    with demo_keyring(member) as keyring:
        return begin_cohort(
            keyring=keyring,
            course=of.key,
            plan=Plan(
                name="Зима, Мары (вымышленная)",
                edition=of.edition,
                language="ru" if "ru" in of.languages else of.original,
                trainer="Марал (вымышленная)",
                place="Мары, библиотека",
                begins_on=today - timedelta(2),
                ends_on=today + timedelta(40),
            ),
        )


def _answers(of: Course, right: int) -> dict[str, str]:
    """So many right, the rest wrong."""
    questions = of.test.questions
    return {
        question.key: question.right
        if number < right
        else next(letter for letter in question.letters if letter != question.right)
        for number, question in enumerate(questions)
    }
