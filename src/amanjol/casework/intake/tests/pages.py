"""Every address of intake with a request that its page takes, and what such requests leave behind."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.urls import reverse

from amanjol.casework.cases.tests.pages import NEW
from amanjol.casework.intake.tests.intake_cast import ASKED, TYPED
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.intake.tests.intake_cast import IntakeCast


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `of` whose page it is; `has_one` if about one row."""

    name: str
    of: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    has_one: bool = True

    def pk_in(self, people: IntakeCast) -> uuid.UUID:
        """Of the row in the cast that the page is about."""
        return people.consultation.pk if "consultation" in self.name else people.report.pk

    def path(self, pk: uuid.UUID | None = None) -> str:
        kwargs = {"pk": pk or uuid.UUID(int=1)} if self.has_one else {}
        return reverse(f"intake:{self.name}", kwargs=kwargs)

    def asked_by(self, client: Client, pk: uuid.UUID, method: str | None = None) -> Any:
        way = method or self.takes[-1]
        return client.post(self.path(pk), self.data) if way == "post" else client.get(self.path(pk))


READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")
ROUTES = (
    Route("report", "officer", BOTH, TYPED, has_one=False),
    Route("sent", "officer", READ, has_one=False),
    Route("sending", "officer", READ),
    Route("reports", "worker", READ, has_one=False),
    Route("read", "worker", READ),
    Route("case", "worker", BOTH, NEW),
    Route("decline", "worker", BOTH, {"reason": "Ошибка"}),
    Route("consultations", "worker", READ, has_one=False),
    Route("new_consultation", "worker", BOTH, ASKED, has_one=False),
    Route("consultation", "worker", BOTH, ASKED),
    Route("consultation_done", "worker", WRITE),
    Route("consultation_again", "worker", WRITE),
    Route("consultation_case", "worker", BOTH, NEW | {"same_as": "nobody"}),
    Route("consultation_accompany", "worker", BOTH, NEW | {"same_as": "nobody"}),
)
BY_NAME = {route.name: route for route in ROUTES}
TABLES = ("intake_consultation", "intake_report", "intake_sending", "intake_receipt")


def stored(people: IntakeCast) -> list[list[str]]:
    """Every row of intake, as it lies there for the recipient and for the sender."""
    return [rows for client in (people.berk, people.officer) for rows in _seen_by(client)]


def _seen_by(client: Client) -> list[list[str]]:
    request_of(client)
    return [sorted(_rows(table)) for table in TABLES]


def _rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")  # noqa: S608  names of this file
        return [
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
            for row in cursor.fetchall()
        ]
