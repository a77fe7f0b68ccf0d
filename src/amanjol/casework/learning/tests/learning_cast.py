"""A cohort at Yyldyz, whose keys Berk and Dana hold: Ayna and Serdar learn in it. Gul has keys of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.learning.actions.attending import Day, write_day
from amanjol.casework.learning.actions.cohorts import Plan, begin_cohort
from amanjol.casework.learning.actions.learners import Person, add_learner
from amanjol.casework.learning.actions.testing import write_sheet
from amanjol.casework.learning.models import Cohort, Employer, Learner, Livelihood
from amanjol.casework.learning.records import Timing
from amanjol.casework.learning.sealing import (
    open_cohort,
    open_employer,
    open_learner,
    open_livelihood,
)
from amanjol.casework.learning.work.actions import business, earning, employers
from amanjol.casework.learning.work.records import Alike, Answer
from amanjol.casework.standards.courses.library import course
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, begun, keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.learning.records import CohortRecord, LearnerRecord
    from amanjol.casework.learning.work.records import EmployerRecord, LivelihoodRecord
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.organisations.tests.key_cast import KeyCast

TODAY = timezone.localdate()
COURSE = course("life-skills")
RIGHT = {question.key: question.right for question in COURSE.test.questions}
WRONG = {
    question.key: next(letter for letter in question.letters if letter != question.right)
    for question in COURSE.test.questions
}
PLAN = Plan(
    name="Весна-2216",
    edition=COURSE.edition,
    language="ru",
    trainer="Мерджен Хвалисова",
    place="Невидимград, зал 3",
    begins_on=TODAY - timedelta(20),
    ends_on=TODAY - timedelta(2),
)
AYNA = Person("Айна-Щегол", "через соседку Плюмбуму")
SERDAR = Person("Сердар-Чиж", "+993 65 771992")
ANSWERS = RIGHT | dict.fromkeys(list(RIGHT)[:2], "")
"""All but two."""
CONTACT = employers.Contact(
    "Пекарня Кедровкиной", "Лепёшки и торты", "Невидимград, рынок", "Кедровкина, хозяйка", "+993 65 110022",
    "Берёт на три месяца",
)  # fmt: skip
LOOK = employers.Look(
    TODAY, "Берк был там, говорил с двумя", Answer.YES, Answer.YES, Answer.YES, Answer.YES, Answer.YES, Alike.NOBODY,
    "Чисто", TODAY + timedelta(180),
)  # fmt: skip
VACANCY = employers.Work("Печь лепёшки", "туркменский", "с 6 до 13", "1500 TMT в месяц", "рынок")
JAHAN = "Джахан-Иволга"
SECRETS = (
    *("Кедровкин", "110022", "Иволга", "на три месяца", "Тандыр глиняный"),
    *("Весна-2216", "Хвалисова", "Невидимград", "Щегол", "Плюмбуму", "Сердар-Чиж", "771992"),
    next(iter(RIGHT)),
)


@dataclass
class LearningCast:
    keys: KeyCast
    cohort: Cohort
    ayna: Learner
    serdar: Learner
    employer: Employer
    livelihood: Livelihood
    gul: Client  # Gozel of Gul, whose keys she holds
    gozel: Member

    @property
    def berk(self) -> Client:
        return self.keys.berk

    @property
    def dana(self) -> Client:
        return self.keys.dana


def create_learning_cast() -> LearningCast:
    """One day of 90 minutes: Ayna was there for 60, Serdar for all. Ayna sat the test before.

    Jahan bakes for an employer whom Berk looked at; a grant is approved, another not yet.
    """
    keys = begun()
    gozel = join("Gozel Terek", keys.cast.gul, RoleKey.CASE_WORKER)
    gul = unlocked(gozel.account)
    gul.post(f"{KEYS}begin/")
    keyring = keyring_of(keys.berk)
    cohort = begin_cohort(keyring=keyring, course=COURSE.key, plan=PLAN)
    ayna, serdar = (
        add_learner(keyring=keyring, cohort=cohort.pk, person=person) for person in (AYNA, SERDAR)
    )
    day = Day(TODAY - timedelta(10), 90, ("telephone",))
    minutes = {ayna.pk: 60, serdar.pk: 90}
    write_day(keyring=keyring, cohort=cohort.pk, number=None, day=day, minutes=minutes)
    write_sheet(
        keyring=keyring,
        learner=ayna.pk,
        course=COURSE,
        timing=Timing.BEFORE,
        on=PLAN.begins_on,
        answers=ANSWERS,
    )
    rows = [Learner.objects.get(pk=row.pk) for row in (ayna, serdar)]
    return LearningCast(keys, cohort, rows[0], rows[1], *_work(keys), gul, gozel)


def _work(keys: KeyCast) -> tuple[Employer, Livelihood]:
    keyring = keyring_of(keys.berk)
    employer = employers.write_employer(keyring=keyring, contact=CONTACT)
    employers.check_employer(keyring=keyring, employer=employer.pk, look=LOOK)
    employers.write_vacancy(keyring=keyring, employer=employer.pk, number=None, work=VACANCY)
    jahan = earning.begin_livelihood(keyring=keyring, name=JAHAN, reach="через сына")
    earning.place(
        keyring=keyring, livelihood=jahan.pk, employer=employer.pk, vacancy=1, begins_on=TODAY - timedelta(8)
    )
    for what_for in ("Тандыр глиняный", "Мука на месяц"):
        business.write_grant(
            keyring=keyring, livelihood=jahan.pk, amount=900, currency="TMT", what_for=what_for
        )
    business.approve_grant(keyring=keyring, livelihood=jahan.pk, number=1)
    business.approve_grant(keyring=keyring_of(keys.dana), livelihood=jahan.pk, number=1)
    request_of(keys.berk)
    return Employer.objects.get(pk=employer.pk), Livelihood.objects.get(pk=jahan.pk)


def cohort_now(client: Client, cohort: Cohort) -> CohortRecord:
    keyring = keyring_of(client)
    return open_cohort(Cohort.objects.get(pk=cohort.pk), keyring)


def learner_now(client: Client, learner: Learner) -> LearnerRecord:
    keyring = keyring_of(client)
    return open_learner(Learner.objects.get(pk=learner.pk), keyring)


def employer_now(client: Client, employer: Employer) -> EmployerRecord:
    keyring = keyring_of(client)
    return open_employer(Employer.objects.get(pk=employer.pk), keyring)


def livelihood_now(client: Client, livelihood: Livelihood) -> LivelihoodRecord:
    keyring = keyring_of(client)
    return open_livelihood(Livelihood.objects.get(pk=livelihood.pk), keyring)
