"""The case of Roza, in which somebody asked once whether she is entitled to a lawyer."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.legal_aid.models import RightAnswer
from amanjol.casework.legal_aid.right import actions, queries
from amanjol.casework.legal_aid.right.records import Stage
from amanjol.casework.standards.entitlement.rights import (
    Against,
    Asked,
    Belonging,
    Paper,
    Proceeding,
    Standing,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.legal_aid.right.queries import Answers

TODAY = timezone.localdate()
HELD: Final = Asked(
    frozenset({Against.HELD, Against.DEPORTED}),
    Proceeding.CRIMINAL,
    Standing.PRESUMED,
    Belonging.FOREIGNER,
    frozenset({Paper.IDENTITY}),
)
TYPED: Final[dict[str, Any]] = {
    "against": ["nothing"], "proceeding": "criminal", "stage": "court", "standing": "identified",
    "belonging": "citizen", "papers": ["identification"],
}  # fmt: skip
ROUTES: Final = {"right": ("get",), "ask_right": ("get", "post")}


class Scene:
    def __init__(self, cases: CaseCast) -> None:
        self.cases, self.case = cases, cases.case
        actions.ask(
            keyring=keyring_of(cases.keys.berk),
            case=cases.case,
            asked=HELD,
            stage=Stage.INVESTIGATION,
            against_is_known=True,
        )

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana


def path(people: Scene, name: str, *, of_nobody: bool = False) -> str:
    return reverse(f"legal_aid:{name}", args=[uuid.uuid4() if of_nobody else people.case.pk])


def answers(people: Scene) -> Answers:
    keyring = keyring_of(people.berk)
    return queries.answers_in(Case.objects.select_related("person").get(pk=people.case.pk), keyring)


def stored(client: Client) -> list[str]:
    request_of(client)
    return sorted(
        repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
        for row in RightAnswer.objects.values_list()
    )
