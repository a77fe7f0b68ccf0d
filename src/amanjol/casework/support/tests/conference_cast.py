"""A conference at Yyldyz about Roza, who agreed to support; Maral, a lawyer who sees no case, reads of it a week."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents import actions as consenting
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case, Task
from amanjol.casework.cases.tests.consent_words import TOLD, read_aloud
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, newest
from amanjol.casework.standards.people.terms import Recipient, RecipientKind
from amanjol.casework.support.conferences import actions, queries
from amanjol.casework.support.conferences.actions import Joining, Planned
from amanjol.casework.support.conferences.hearing import heard_by
from amanjol.casework.support.models import Conference, ConferenceGuest
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.conferences.hearing import Heard
    from amanjol.casework.support.conferences.queries import OpenedConference
    from amanjol.casework.support.conferences.records import Participant
    from amanjol.foundation.organisations.models import Member

LEYLA = Recipient(RecipientKind.OUTSIDE, "Юрист Лейла", country="TM")
SECRETS = ("Удодовой", "Свиязева", "Чироково", "Гоголихин", "Лысухин")
PLANNED = Planned(TODAY + timedelta(days=3), "10:30", "Комната Чироково", "Где жить Удодовой дальше")
PLAN: dict[str, Any] = {
    "on": str(TODAY + timedelta(days=5)),
    "time": "09:00",
    "place": "Зал",
    "about": "Жильё",
}
DECISION: dict[str, Any] = {"text": "Найти школу", "who": "", "due_on": str(TODAY + timedelta(days=9))}
DAYS = 7


@dataclass
class Scene:
    """Berk planned it; Maral, a lawyer with keys who sees no case, reads of it for a week."""

    cases: CaseCast
    maral: Member
    maral_there: Client
    conference: Conference

    @property
    def case(self) -> Case:
        return self.cases.case

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana


def create(cases: CaseCast) -> Scene:
    maral = join("Maral Chinar", cases.keys.cast.yyldyz, RoleKey.LAWYER)
    there = unlocked(maral.account)
    give(cases.keys.berk, maral)
    accept(there)
    agree(cases.keys.berk, cases.case)
    keyring = keyring_of(cases.keys.berk)
    row = actions.plan_conference(keyring=keyring, case=cases.case, planned=PLANNED)
    own: dict[str, Any] = {"keyring": keyring, "case": cases.case, "pk": row.pk}
    actions.join(**own, joining=Joining("юрист", maral, days=DAYS))
    actions.join(**own, joining=Joining("адвокат", None, "Юрист Лейла", LEYLA))
    actions.join(**own, joining=Joining("учитель", None, "Гоголихин"))
    actions.decide(**own, text="Спросить у Свиязева", member=cases.keys.cast.dana, due_on=TODAY)
    actions.decide(**own, text="Записать в школу", outside="Лысухин")
    return Scene(cases, maral, there, row)


def agree(client: Client, case: Case, **typed: Any) -> None:
    """The person agrees to support from us."""
    asked = {"purpose": "support", "language": "tk", "about": ""} | typed
    answer = client.post(case_path("consents", case), read_aloud(asked))
    assert answer.status_code == 302, answer.text


def disagree(people: Scene) -> None:
    """They take back that they agreed to support from us."""
    keyring = keyring_of(people.berk)
    for given in newest(written(people).of(GivenConsent)):
        if given.purpose is ConsentFor.SUPPORT and given.withdrawn_on is None:
            consenting.withdraw_consent(keyring=keyring, case=people.case, consent=given.id, on=TODAY)


ROUTES: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "conferences": (("get", "post"), PLAN),
    "conference": (("get",), {}),
    "change_conference": (("get", "post"), PLAN),
    "join_conference": (("post",), {"who": "another", "name": "Сосед", "role": "сосед"}),
    "leave_conference": (("post",), {}),
    "decide_at_conference": (("post",), DECISION),
    "end_conference": (("post",), {"state": "held", "says": "Решили"}),
    "conference_copy": (("get", "post"), {"is_safe": "yes", "language": "tk"}),
}
ACTS = sorted(name for name, (ways, _data) in ROUTES.items() if "post" in ways and name != "conference_copy")


def path(people: Scene, name: str, *, of_nobody: bool = False) -> str:
    about: dict[str, Any] = {"pk": uuid.uuid4() if of_nobody else people.case.pk}
    if name != "conferences":
        about["conference"] = people.conference.pk
    if name == "leave_conference":
        about["participant"] = opened(people).record.participants[1].key
    return reverse(f"support:{name}", kwargs=about)


def opened(people: Scene) -> OpenedConference:
    keyring = keyring_of(people.berk)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    there = queries.of_case(case, keyring).conference(people.conference.pk)
    assert there is not None
    return there


def stored(client: Client) -> list[list[str]]:
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
            for row in model._default_manager.values_list()
        )
        for model in (Conference, ConferenceGuest, Task)
    ]


def guest() -> ConferenceGuest:
    return ConferenceGuest.objects.select_related("key").get()


def paper_page(people: Scene) -> str:
    request_of(people.berk)
    return reverse("support:conference_paper", args=[guest().pk])


def consent(people: Scene, **typed: Any) -> GivenConsent:
    answer = people.berk.post(
        case_path("consents", people.case), read_aloud(TOLD | {"language": "tk"} | typed)
    )
    assert answer.status_code == 302, answer.text
    return written(people).of(GivenConsent)[-1]


def written(people: Scene) -> Items:
    keyring = keyring_of(people.berk)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    return Items(case, sealing.open_case(case, keyring), keyring)


def heard(people: Scene, participant: Participant) -> Heard:
    items = written(people)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    return heard_by(participant, sealing.open_person(case.person, keyring_of(people.berk)), items)
