"""Berk writes what three women of Yyldyz told (fictional); Dana sends it. At Gul Lola and Timur write warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.cases.records import PersonRecord, SafeContact
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.consent_words import ASKED, read_aloud
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import signing
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.programme.observations import actions, gate, looking, queries
from amanjol.programme.observations.kinds import Answer, Asked, Known, SaidBy
from amanjol.programme.observations.models import Observation, SentObservation
from amanjol.programme.observations.records import Behind, Codes, Source

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.observations.records import ObservationRecord

TODAY = timezone.localdate()
MONTH = f"{TODAY:%Y-%m}"
CODES = Codes(kind="changed-contract", country="TR", month=MONTH, known=Known.HELPED)
PUBLIC = Codes(
    kind="changed-contract", country="TR", month=MONTH, known=Known.PUBLIC,
    source=Source(SaidBy.OFFICE, "https://office.example/notice", TODAY),
)  # fmt: skip
AINA = PersonRecord(("Айна Бердыева",), 1990, contact=SafeContact(telephone="+993 61 111111"))
SHEMSHAT = PersonRecord(("Шемшат Реджепова",), 1999, contact=SafeContact(telephone="+993 62 222222"))
OLGA = PersonRecord(("Ольга Ковалёва",), 1981, contact=SafeContact(telephone="+993 63 333333"))
ANSWERED: dict[str, Any] = {"could_know": Answer.NO, "inside": Answer.NO, "asked": Asked.AGREED}


@dataclass
class ObservationCast:
    people: CaseCast
    cases: tuple[Case, ...]
    farida: Client
    lola: Member
    lola_at: Client
    timur_at: Client

    @property
    def berk(self) -> Client:
        return self.people.keys.berk

    @property
    def dana(self) -> Client:
        return self.people.keys.dana

    @property
    def gul(self) -> Client:
        return self.people.gul

    def begin(self, codes: Codes = CODES, inside: Answer = Answer.OPEN) -> UUID:
        return actions.begin(keyring=keyring_of(self.berk), codes=codes, inside=inside).pk

    def choose(self, pk: UUID, *cases: Case) -> None:
        people = [case.person_id for case in cases or self.cases]
        actions.choose_people(keyring=keyring_of(self.berk), pk=pk, people=people)

    def answer(self, pk: UUID, case: Case, **answers: Any) -> None:
        keyring = keyring_of(self.berk)
        about = self.record(pk, self.berk).codes.digest
        entry = Behind(person=case.person_id, **ANSWERED | answers)
        actions.answer(keyring=keyring, pk=pk, about=about, entry=entry)

    def whole(self, *cases: Case, codes: Codes = CODES) -> UUID:
        """All that the gate asks for but the second holder."""
        pk = self.begin(codes)
        self.choose(pk, *cases)
        for case in cases or self.cases:
            self.answer(pk, case)
        return pk

    def send(self, pk: UUID, by: Client | None = None) -> UUID:
        client = by or self.dana
        seen = self.record(pk, client).whole_digest
        return actions.send(keyring=keyring_of(client), pk=pk, seen=seen)

    def sent(self, *cases: Case) -> UUID:
        return self.send(self.whole(*cases))

    def record(self, pk: UUID, client: Client | None = None) -> ObservationRecord:
        opened = queries.opened_one(pk, keyring_of(client or self.dana))
        assert opened is not None
        return opened.record

    def refused(self, pk: UUID, client: Client | None = None) -> list[str]:
        """By name, as the page of this person shows them."""
        keyring = keyring_of(client or self.dana)
        opened = queries.opened_one(pk, keyring)
        assert opened is not None
        facts = looking.facts_of(opened.record, keyring, is_older=opened.is_older)
        return [refusal.key for refusal in gate.refusals(facts)]

    def row(self, sent: UUID) -> SentObservation:
        request_of(self.dana)
        return SentObservation.objects.get(pk=sent)

    def rows(self) -> list[Observation]:
        request_of(self.dana)
        return list(Observation.objects.all())

    def consent(self, case: Case, **typed: Any) -> GivenConsent:
        return consent(self.berk, case, **typed)


def consent(client: Client, case: Case, **typed: Any) -> GivenConsent:
    """To be counted in warnings, read out and answered today."""
    asked = ASKED | {"purpose": "counted", "given_on": str(timezone.localdate())} | typed
    response = client.post(case_path("consents", case), read_aloud(asked))
    assert response.status_code == 302, response.text
    return written(client, case, GivenConsent)[-1]


def create_observation_cast(people: CaseCast) -> ObservationCast:
    keyring = keyring_of(people.keys.dana)
    signing.begin(keyring=keyring)
    berk = people.keys.berk
    cases = tuple(open_case(berk, person) for person in (AINA, SHEMSHAT, OLGA))
    for case in cases:
        consent(berk, case)
    gul = people.keys.cast.gul
    lola, timur = join("Lola Terek", gul, RoleKey.EDITOR), join("Timur Terek", gul, RoleKey.REVIEWER)
    farida = unlocked(people.keys.farida.account)
    return ObservationCast(people, cases, farida, lola, unlocked(lola.account), unlocked(timur.account))
