"""A story of Roza, who does not exist: written by Berk, approved by Dana and Farida, on a node that can sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.details import actions as details
from amanjol.casework.cases.details.parts import part_of
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import ROSA
from amanjol.casework.cases.tests.consent_words import ASKED, read_aloud
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.desk.country import policy_today
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.traits.words import TraitKind
from amanjol.casework.support.stories import actions, looking, queries
from amanjol.casework.support.stories.actions import ReadOut
from amanjol.casework.support.stories.records import Decided, Declared
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import node_folder, signing
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.stories.gate import Facts
    from amanjol.casework.support.stories.records import StoryRecord

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(800)
UNTIL = TODAY + timedelta(700)
ALIAS = "Лола"
RU = "Я уехала из Мары, чтобы работать. Меня обманули, но я вернулась и никого не боюсь."
TK = "Men işlemäge gitdim. Meni aldadylar, ýöne yzyma dolandym we hiç kimden gorkamok."
TEXTS = {"ru": RU, "tk": TK}
KNOWS = "Соседка Огулнязик, если прочитает про дорогу"
SECRETS = ("обманули", "aldadylar", "Огулнязик", "Лола")
PUBLISHED: dict[str, Any] = {
    "purpose": "published", "channels": ["web", "mail"], "tongues": ["ru", "tk"], "until": str(UNTIL),
    "given_on": str(TODAY),
}  # fmt: skip


@dataclass
class StoryCast:
    cases: CaseCast
    case: Case
    farida: Client

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana

    def page(self, name: str = "story", **more: object) -> str:
        return reverse(f"support:{name}", kwargs={"pk": self.case.pk} | more)

    def record(self, client: Client | None = None) -> StoryRecord:
        keyring = keyring_of(client or self.dana)
        record = queries.story_of(fresh(self.case), keyring).record
        assert record is not None
        return record

    def facts(self) -> Facts:
        keyring = keyring_of(self.dana)
        case = fresh(self.case)
        opened = queries.story_of(case, keyring)
        assert opened.record is not None
        return looking.facts_of(case, opened.record, keyring, is_older=opened.are_fewer)

    def consent(self, **typed: Any) -> GivenConsent:
        response = self.berk.post(case_path("consents", self.case), read_aloud(ASKED | PUBLISHED | typed))
        assert response.status_code == 302, response.text
        return written(self.berk, self.case, GivenConsent)[-1]

    def write(self) -> None:
        """All that the gate asks for but the count and the two who approve."""
        keyring = keyring_of(self.berk)
        actions.write_story(keyring=keyring, case=self.case, alias=ALIAS, texts=TEXTS)
        place = Declared(TraitKind.PLACE, "мары", Decided.KEPT, keyring.person)
        actions.declare(keyring=keyring, case=self.case, declared=[place])
        digest = self.record(self.berk).digest
        keyring = keyring_of(self.berk)
        actions.note_reading(keyring=keyring, case=self.case, digest=digest, read=ReadOut(TODAY, "tk"))
        actions.say_who_would_know(keyring=keyring, case=self.case, digest=digest, says=KNOWS)

    def approve(self, *clients: Client) -> None:
        for client in clients or (self.dana, self.farida):
            digest = self.record(client).whole_digest
            actions.approve(keyring=keyring_of(client), case=self.case, digest=digest)

    def issue(self) -> UUID:
        actions.count(keyring=keyring_of(self.dana), case=self.case)
        self.approve()
        return actions.open_gate(keyring=keyring_of(self.dana), case=self.case)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("person").get(pk=case.pk)


def begin_node() -> None:
    own = node()
    assert own is not None
    node_folder.here(own.pk).begin()


def create_story_cast(people: CaseCast) -> StoryCast:
    """Ten of the organisation's people come from Mary, she among them; what was done to her ended long ago."""
    keyring = keyring_of(people.keys.dana)
    signing.begin(keyring=keyring)
    beginning = creating.Beginning("Позвонить", None, "", happened_on=LONG_AGO)
    for number in range(8):
        other = PersonRecord((f"Гуля {number}",), 1980 + number, ROSA.place)
        row = creating.create_person(keyring=keyring, person=other)
        creating.create_case(keyring=keyring, person=row, beginning=beginning, today=TODAY)
    roza = creating.create_person(keyring=keyring, person=ROSA)
    case = creating.create_case(keyring=keyring, person=roza, beginning=beginning, today=TODAY)
    values = {"hte_Type": "Exploitation", "hte_Date": str(LONG_AGO)}
    details.fill_in(
        keyring=keyring, case=case, part=part_of("events"), entry="1", values=values, policy=policy_today()
    )
    cast = StoryCast(people, fresh(case), unlocked(people.keys.farida.account))
    cast.consent()
    cast.write()
    request_of(people.keys.berk)
    return cast
