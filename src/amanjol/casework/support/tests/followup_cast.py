"""A closed case of a fictional person: how it was closed, whom to ask if she does not answer, outcomes of the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import Level
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.afterwards.instruments import Occasion, OutcomeState, core_outcomes
from amanjol.casework.support.followups import actions
from amanjol.casework.support.followups.actions import ClosingPlan, FollowUpPlan
from amanjol.casework.support.followups.queries import followup_of
from amanjol.casework.support.followups.records import MONTHS, Held, Reason, Wish
from amanjol.casework.support.models import Asking, CaseWages, FollowUp
from amanjol.casework.support.outcomes import actions as outcomes
from amanjol.casework.support.outcomes.actions import Answers
from amanjol.casework.support.outcomes.queries import askings_of
from amanjol.casework.support.outcomes.records import OutcomeAnswer
from amanjol.casework.support.wages import actions as wages
from amanjol.casework.support.wages.actions import Received
from amanjol.casework.support.wages.queries import wages_of
from amanjol.casework.support.wages.records import Decision, Way
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.followups.records import FollowUpRecord
    from amanjol.casework.support.outcomes.queries import Askings
    from amanjol.casework.support.wages.queries import OpenedWages

TODAY = timezone.localdate()
ENDED_ON = TODAY - timedelta(days=40)
WISH = FollowUpPlan(Wish.ASK_SOMEBODY, "Соседка Огулджан", "Скажите, что из кружка", ENDED_ON, MONTHS)
CLOSING = ClosingPlan(
    Reason.NO_NEED, Level.MEDIUM, "Вербовщик сидит, долг прощён", (), "Тётя Набат", Held.GIVEN_BACK, "Паспорт отдан"
)  # fmt: skip
HOUSING = OutcomeAnswer(OutcomeState.BETTER, "Комната с замком")
PAID = Received(48_173, "TMT", Way.COURT, "Принёс пристав Оразов", ENDED_ON)
SECRETS = (
    "Огулджан", "из кружка", "Вербовщик", "долг прощён", "Набат", "Паспорт отдан", "с замком", "Оразов", "48173",
    "Суда не боюсь",
)  # fmt: skip
"""Words of it, which stand nowhere but inside seals."""


@dataclass
class FollowUpCast:
    cases: CaseCast
    asking: Asking

    @property
    def case(self) -> Case:
        return self.cases.case

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana


def create_followup_cast(people: CaseCast) -> FollowUpCast:
    keyring, case = keyring_of(people.keys.berk), people.case
    working.close_case(keyring=keyring, case=case, reason="Уехала к тёте")
    actions.write_closing(keyring=keyring, case=case, closing=CLOSING)
    actions.plan_follow_up(keyring=keyring, case=case, plan=WISH)
    wages.decide(
        keyring=keyring,
        case=case,
        decision=Decision.CLAIMS,
        says="Суда не боюсь",
        on=ENDED_ON - timedelta(days=9),
    )
    wages.note_received(keyring=keyring, case=case, received=PAID)
    said = Answers(Occasion.START, "tk", all_answers(housing=HOUSING), ENDED_ON)
    return FollowUpCast(people, outcomes.ask(keyring=keyring, case=case, answers=said))


def all_answers(**answers: OutcomeAnswer) -> dict[str, OutcomeAnswer]:
    return {key: answers.get(key, OutcomeAnswer(OutcomeState.NOT_ASKED)) for key in core_outcomes().keys}


def a_contact(key: str = "fictional-line", **values: object) -> Contact:
    """A number of no country's plan that nobody is called by; somebody answered it."""
    fictional: dict[str, object] = {
        "country": country_here(),
        "number": "0000",
        "service": {"en": "Advice for women (fictional)", "ru": "Совет женщинам (вымышлено)"},
        "run_by": {"en": "Iris (fictional)", "ru": "«Ирис» (вымышлено)"},
        "operator": "ngo",
        "asks_name": "no",
        "languages": "tk ru",
        "cost": "free",
        "last_dialled_on": TODAY,
        "last_dialled_by": "test",
        "answered": True,
        "source": "fictional",
    }
    return Contact.objects.create(key=key, **fictional | values)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("person").get(pk=case.pk)


def opened(client: Client, case: Case) -> FollowUpRecord:
    """As it lies in the database now."""
    keyring = keyring_of(client)
    record = followup_of(fresh(case), keyring).record
    assert record is not None
    return record


def asked(client: Client, case: Case) -> Askings:
    keyring = keyring_of(client)
    return askings_of(fresh(case), keyring)


def came(client: Client, case: Case) -> OpenedWages:
    keyring = keyring_of(client)
    return wages_of(fresh(case), keyring)


def stored(client: Client) -> list[list[str]]:
    """Every row of it that the organisation of this browser has, as it lies there."""
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in rows
        )
        for rows in (model.objects.values_list() for model in (FollowUp, Asking, CaseWages))
    ]
