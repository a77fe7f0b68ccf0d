"""Rosa is a client of the circle of Gunesh, a psychologist who holds none of the organisation's keys; two sessions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.support.models import CircleClient, CircleDanger, CircleSession
from amanjol.casework.support.sessions import inside
from amanjol.casework.support.sessions.actions import asking, helping
from amanjol.casework.support.sessions.actions.asking import Asking
from amanjol.casework.support.sessions.queries import clients_of
from amanjol.casework.support.sessions.records import Facts, Kind, Outcome, Standing, Way
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.circles.actions import renewing, vouching
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import (
    accept_words,
    circles_at,
    take_in,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.sessions.queries import CaseClients, ClientOfCase
    from amanjol.foundation.organisations.models import Circle, Member

TODAY = timezone.localdate()
ASKING = Asking(
    "Гозель", how="через аптеку на углу", when="по вторникам", never="не звонить мужу", telephone="+993 65 700111",
    language="туркменский", asks="Не спит, просыпается от криков",
)  # fmt: skip
FIRST = Facts(TODAY - timedelta(8), 50, Kind.FIRST, Way.IN_PERSON, Outcome.TOOK_PLACE)
MISSED = Facts(TODAY - timedelta(3), 0, Kind.TALK, Way.TELEPHONE, Outcome.COULD_NOT_COME)
SAID = "Снится подвал и звук замка"
OF_MISSED = "Позвонила сама, заболел ребёнок"
SECRETS = (
    "аптеку", "по вторникам", "не звонить мужу", "65 700111", "65700111", "криков", "подвал", "замка", "заболел",
)  # fmt: skip
"""Words of the circle, which stand nowhere but inside seals."""


@dataclass
class SessionCast:
    """`ogul` is a psychologist who is in no circle yet."""

    cases: CaseCast
    gunesh: Member
    ogul: Member
    circle: Circle
    client: CircleClient
    first: CircleSession
    missed: CircleSession
    at: dict[str, Client] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        return self.cases.case

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana


def create_session_cast(people: CaseCast) -> SessionCast:
    organisation, berk = people.keys.cast.yyldyz, people.keys.berk
    gunesh = join("Gunesh Terek", organisation, RoleKey.PSYCHOLOGIST)
    ogul = join("Ogul Terek", organisation, RoleKey.PSYCHOLOGIST)
    at = {"gunesh": unlocked(gunesh.account), "ogul": unlocked(ogul.account)}
    circle = renewing.begin(circles=circles_at(at["gunesh"]), purpose="psychologist")
    hear(berk, circle, at["gunesh"])
    client = asking.ask(keyring=keyring_of(berk), case=people.case, circle=circle.pk, asking=ASKING)
    compare(at["gunesh"], berk, people.case, client.pk)
    helping.answer(circles=circles_at(at["gunesh"]), client=client.pk, standing=Standing.TAKEN_ON)
    helping.note_heard(circles=circles_at(at["gunesh"]), client=client.pk, language="tk")
    first = write(at["gunesh"], client.pk, FIRST, SAID)
    missed = write(at["gunesh"], client.pk, MISSED, OF_MISSED)
    at |= {"berk": people.keys.berk, "dana": people.keys.dana}
    return SessionCast(people, gunesh, ogul, circle, client, first, missed, at)


def hear(holder: Client, circle: Circle, reader: Client) -> None:
    """Somebody who holds the keys hears the six words of the circle."""
    words = words_of_circle(reader, circle)
    vouching.vouch_for_circle(keyring=keyring_of(holder), circle=circle, typed=words)


def words_of(holder: Client, case: Case, client: UUID) -> str:
    """As who works on the case reads them out."""
    keyring = keyring_of(holder)
    return clients_of(fresh(case), keyring).client(client).words


def compare(reader: Client, holder: Client, case: Case, client: UUID) -> None:
    words = words_of(holder, case, client)
    helping.compare(circles=circles_at(reader), client=client, typed=words)


def write(reader: Client, client: UUID, facts: Facts, text: str = "") -> CircleSession:
    return helping.write_session(circles=circles_at(reader), client=client, facts=facts, text=text)


def bring_in(people: SessionCast, name: str = "ogul") -> None:
    """Ogul joins the circle of Gunesh."""
    take_in(people.at["gunesh"], people.circle, getattr(people, name))
    accept_words(people.at[name], people.circle, words_of_circle(people.at["gunesh"], people.circle))


def fresh(case: Case) -> Case:
    return Case.objects.select_related("person").get(pk=case.pk)


def of_case(client: Client, case: Case) -> CaseClients:
    """As it lies in the database now, for who works on the case."""
    keyring = keyring_of(client)
    return clients_of(fresh(case), keyring)


def seen(client: Client, people: SessionCast) -> ClientOfCase:
    return of_case(client, people.case).client(people.client.pk)


def inside_of(client: Client, pk: UUID) -> inside.Client:
    """As it lies in the database now, for who is in the circle."""
    circles = circles_at(client)
    there = inside.row_in(circles, pk)
    assert there is not None
    opened = inside.client_of(*there, circles)
    assert opened is not None
    return opened


def stored(client: Client) -> list[list[str]]:
    """Every row that this browser's session sees, as it lies there."""
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in rows
        )
        for rows in (model.objects.values_list() for model in (CircleClient, CircleSession, CircleDanger))
    ]
