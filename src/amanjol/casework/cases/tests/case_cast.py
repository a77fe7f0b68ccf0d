"""A fictional person with a case at Yyldyz, whose keys Berk and Dana hold; and Gul, which has its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.records import Accompaniment, Asker, PersonRecord, SafeContact
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, KeyCast, begun, keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring

TODAY = timezone.localdate()
ROSA = PersonRecord(
    names=("Роза Аманова", "Gözel"),
    birth_year=1994,
    place="Мары",
    document="A 1234567",
    contact=SafeContact(how="через сестру", when="после 18", never="не писать", telephone="+993 65 123456"),
)
NEXT = creating.Beginning("Позвонить сестре", TODAY + timedelta(2), "Вернулась без денег.")
ACCOMPANIED = creating.Beginning(
    "Позвонить сестре", TODAY + timedelta(2), "Вернулась, хочет учиться.",
    accompanies=Accompaniment("4f3c1f6e-8a52-4c0e-9f4a-0d8c7b6a5e4d", Asker.RETURNEE),
)  # fmt: skip
"""Of a consultation that is not there: a case of nobody but the person."""
SECRETS = ("Аманова", "Gözel", "A1234567", "сестр", "не писать", "65123456", "Вернулась", "Позвонить")


@dataclass
class CaseCast:
    keys: KeyCast
    case: Case
    gul: Client  # Gozel of Gul, whose keys she holds
    officer: Client  # of Yyldyz, without keys


def create_case_cast() -> CaseCast:
    people = begun()
    gozel = join("Gozel Terek", people.cast.gul, RoleKey.CASE_WORKER)
    gul = unlocked(gozel.account)
    gul.post(f"{KEYS}begin/")
    officer = unlocked(join("Oraz Chinar", people.cast.yyldyz, RoleKey.OFFICER).account)
    return CaseCast(people, open_case(people.berk), gul, officer)


def open_case(client: Client, person: PersonRecord = ROSA, beginning: creating.Beginning = NEXT) -> Case:
    keyring = keyring_of(client)
    row = creating.create_person(keyring=keyring, person=person)
    return creating.create_case(keyring=keyring, person=row, beginning=beginning, today=TODAY)


def look_again_on(day: date, case: Case, keyring: Keyring) -> None:
    """The day of review comes years later: here it is sealed as another."""
    row = queries.visible_to(keyring.member).select_related("person").get(pk=case.pk)
    record = sealing.open_case(row, keyring)
    row.retention_on = day
    sealing.close(row, record, keyring)
    row.save(update_fields=["retention_on", "schema", "sealed"])
