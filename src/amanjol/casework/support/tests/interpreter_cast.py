"""Ogulnabat, who signed and interprets in the case of Roza; Tahir, whose signature has lapsed."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from amanjol.casework.cases.models import Case
from amanjol.casework.support.interpreters import actions, queries
from amanjol.casework.support.interpreters.actions import Booking, Description
from amanjol.casework.support.interpreters.forms import ASKED as CONFLICTS
from amanjol.casework.support.interpreters.records import Purpose as UsedFor
from amanjol.casework.support.interpreters.records import Sex
from amanjol.casework.support.models import Interpreter, Interpreting
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.interpreters.queries import OfCase, OpenedInterpreter

UNTIL = TODAY + timedelta(days=200)
OGUL = Description(
    "Огульнабат Шелковникова",
    ("ru", "tk"),
    Sex.WOMAN,
    "Байрамали",
    True,
    "через Ковыля",
    "Кукушкино",
    TODAY,
    UNTIL,
)
LAPSED = Description(
    "Тахир Просроченов", ("tk",), Sex.MAN, signed_on=TODAY - timedelta(400), until=TODAY - timedelta(days=1)
)
SECRETS = ("Шелковникова", "Байрамали", "Ковыля", "Кукушкино", "Просроченов")
TYPED: dict[str, Any] = {
    "name": "Огульнабат Шелковникова", "languages": ["ru", "uz"], "sex": "woman", "places": "Мары",
    "reach": "вечером", "comes_from": "Отрадное", "signed_on": str(TODAY), "until": str(UNTIL),
}  # fmt: skip
NONE_OF_IT = dict.fromkeys(CONFLICTS, "no")
BOOK: dict[str, Any] = {
    "language": "tk", "purpose": "consent", "on": str(TODAY), "accepts": "yes", "says": "Просит тихо",
} | NONE_OF_IT  # fmt: skip
LIST = "/desk/interpreters/"


class Scene:
    def __init__(self, cases: CaseCast) -> None:
        keyring = keyring_of(cases.keys.berk)
        self.cases, self.case = cases, cases.case
        self.ogul = actions.write_interpreter(keyring=keyring, description=OGUL)
        self.tahir = actions.write_interpreter(keyring=keyring, description=LAPSED)
        booking = Booking("tk", UsedFor.TALK, TODAY, has_conflict=False, says="Сидит у двери")
        self.entry = actions.book(keyring=keyring, case=cases.case, interpreter=self.ogul.pk, booking=booking)

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana


ROUTES = {
    "interpreters": ("get",), "new_interpreter": ("get", "post"), "interpreter": ("get", "post"),
    "erase_interpreter": ("get", "post"), "interpreting": ("get",), "book_interpreter": ("get", "post"),
    "end_interpreting": ("post",),
}  # fmt: skip
DATA = {
    "new_interpreter": TYPED,
    "interpreter": TYPED,
    "book_interpreter": BOOK,
    "end_interpreting": {"state": "used"},
}
IN_CASE = {"interpreting": (), "book_interpreter": ("ogul",), "end_interpreting": ("entry",)}


def path(people: Scene, name: str, *, of_nobody: bool = False) -> str:
    if name in IN_CASE:
        case = uuid.uuid4() if of_nobody else people.case.pk
        return reverse(f"support:{name}", args=[case, *(getattr(people, row).pk for row in IN_CASE[name])])
    about = (
        [uuid.uuid4() if of_nobody else people.ogul.pk]
        if name in {"interpreter", "erase_interpreter"}
        else []
    )
    return reverse(f"support:{name}", args=about)


def data(people: Scene, name: str) -> dict[str, Any]:
    return {"code": people.ogul.code} if name == "erase_interpreter" else DATA.get(name, {})


def stored(client: Client) -> list[list[str]]:
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
            for row in model._default_manager.values_list()
        )
        for model in (Interpreter, Interpreting)
    ]


def opened(people: Scene, row: Interpreter) -> OpenedInterpreter:
    keyring = keyring_of(people.berk)
    return queries.opened_row(Interpreter.objects.get(pk=row.pk), keyring, TODAY)


def of_case(people: Scene) -> OfCase:
    keyring = keyring_of(people.berk)
    return queries.in_case(Case.objects.select_related("person").get(pk=people.case.pk), keyring)
