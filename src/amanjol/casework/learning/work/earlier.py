"""What stood there before somebody changed it: of an employer, and of how somebody earns. The newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.casework.learning.earlier import alike, in_series, named, written
from amanjol.casework.learning.work.words import ALIKE, ANSWERS, CONDITIONS

if TYPE_CHECKING:
    from amanjol.casework.learning.earlier import Change, Line
    from amanjol.casework.learning.work.records import (
        BusinessPlan,
        EmployerCheck,
        EmployerFacts,
        EmployerRecord,
        EmployerState,
        LivelihoodRecord,
        Profile,
        SavingsGoal,
        Vacancy,
    )
    from amanjol.foundation.organisations.models import Organisation


def changes_of_employer(record: EmployerRecord, organisation: Organisation) -> list[Change]:
    series = [
        *in_series(record.facts, alike, _facts),
        *in_series(record.checks, alike, _check),
        *in_series(record.vacancies, lambda vacancy: str(vacancy.number), _vacancy),
        *in_series(record.states, alike, _state),
    ]
    return named(series, organisation)


def changes_of_livelihood(record: LivelihoodRecord, organisation: Organisation) -> list[Change]:
    series = [
        *in_series(record.profiles, alike, _profile),
        *in_series(record.plans, alike, _plan),
        *in_series(record.savings, alike, _savings),
    ]
    return named(series, organisation)


def _facts(facts: EmployerFacts) -> list[Line]:
    return [
        (_("Name of the employer"), facts.name),
        (_("What they do"), facts.does),
        (_("Where"), facts.place),
        (_("Who speaks for them"), facts.contact),
        (_("How to reach them"), facts.reach),
        (_("What they agreed to"), facts.agreed),
    ]


def _check(check: EmployerCheck) -> list[Line]:
    answers = [(str(says), str(ANSWERS[getattr(check, name)])) for name, says in CONDITIONS.items()]
    return [
        (_("On which day"), written(check.on)),
        (_("Who looked, and how"), check.who),
        *answers,
        (_("What else was seen"), check.says),
        (_("What the desk knows"), str(ALIKE[check.alike])),
        (_("Look again on"), written(check.review_on)),
    ]


def _vacancy(vacancy: Vacancy) -> list[Line]:
    return [
        (_("Which work"), vacancy.work),
        (_("In which language it is done"), vacancy.language),
        (_("Hours"), vacancy.hours),
        (_("Pay"), vacancy.pay),
        (_("Where"), vacancy.place),
        (_("It is free"), _("Yes") if vacancy.is_open else _("No")),
    ]


def _state(state: EmployerState) -> list[Line]:
    return [
        (_("They take people on"), _("Yes") if state.is_open else _("No")),
        (_("Why they take nobody on any more"), state.why),
    ]


def _profile(profile: Profile) -> list[Line]:
    return [(_("Name"), profile.name), (_("How to reach them"), profile.reach)]


def _plan(plan: BusinessPlan) -> list[Line]:
    return [
        (_("What it is"), plan.idea),
        (_("Who buys, and why there"), plan.customers),
        (_("What it costs and what is asked for it"), plan.costs),
        (_("The first steps, and by when"), plan.steps),
    ]


def _savings(goal: SavingsGoal) -> list[Line]:
    return [
        (_("What is saved for"), goal.what_for),
        (_("How much is needed"), f"{goal.amount} {goal.currency}"),
        (_("How much is there already"), f"{goal.saved} {goal.currency}"),
        (_("By when"), written(goal.due_on)),
    ]
