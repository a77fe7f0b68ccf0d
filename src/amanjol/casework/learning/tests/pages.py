"""Every address of learning with a request that its page takes, and what such requests leave behind."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.urls import reverse

from amanjol.casework.learning.tests.learning_cast import COURSE, PLAN, RIGHT, TODAY
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.learning.tests.learning_cast import LearningCast

COHORT: dict[str, Any] = {
    "name": "Осень, Мары",
    "language": "ru",
    "trainer": "Огулжан",
    "place": "Мары",
    "begins_on": str(PLAN.begins_on),
    "ends_on": str(PLAN.ends_on),
}
LEARNER: dict[str, Any] = {"name": "Бибиш", "reach": "писать вечером"}
DAY: dict[str, Any] = {"on": str(TODAY), "minutes": "120", "modules": ["health"], "rest": "whole"}
ISSUER: dict[str, Any] = {"name": "Учебный центр «Юлдуз»"}
CERTIFICATE: dict[str, Any] = {"holder": "Айна Бегова", "first": "ru", "second": "en", "is_safe": "no"}
SHEET: dict[str, Any] = {"on": str(TODAY)} | {f"q-{key}": letter for key, letter in RIGHT.items()}


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `of` says what it is about: nothing, a cohort, a learner."""

    name: str
    of: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def pk_in(self, people: LearningCast) -> uuid.UUID:
        return people.ayna.pk if self.of == "learner" else people.cohort.pk

    def client_in(self, people: LearningCast) -> Client:
        """Who may: how the training is named, a supervisor says."""
        return people.dana if self.name == "issuer" else people.berk

    @property
    def acts(self) -> bool:
        """A certificate is an answer and changes nothing."""
        return "post" in self.takes and self.name != "certificate"

    def path(self, pk: uuid.UUID | None = None) -> str:
        kwargs = {"pk": pk or uuid.UUID(int=1)} if self.of else {}
        return reverse(f"learning:{self.name}", kwargs=kwargs | self.more)

    def data_for(self, people: LearningCast) -> dict[str, Any]:
        """With the code of what is erased."""
        row = people.ayna if self.of == "learner" else people.cohort
        return self.data | ({"code": row.code} if "erase" in self.name else {})

    def asked_by(self, client: Client, pk: uuid.UUID, method: str | None = None) -> Any:
        way = method or self.takes[-1]
        return client.post(self.path(pk), self.data) if way == "post" else client.get(self.path(pk))


READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")
ROUTES = (
    Route("cohorts", "", READ),
    Route("issuer", "", BOTH, ISSUER),
    Route("checking_file", "", READ),
    Route("new_cohort", "", BOTH, COHORT | {"course": COURSE.key}),
    Route("cohort", "cohort", READ),
    Route("change_cohort", "cohort", BOTH, COHORT),
    Route("followed_up", "cohort", WRITE),
    Route("results", "cohort", READ),
    Route("add_learner", "cohort", BOTH, LEARNER),
    Route("new_day", "cohort", BOTH, DAY),
    Route("day", "cohort", BOTH, DAY, {"number": 1}),
    Route("learner", "learner", READ),
    Route("change_learner", "learner", BOTH, LEARNER | {"left_on": ""}),
    Route("sheet", "learner", BOTH, SHEET, {"timing": "after"}),
    Route("certificate", "learner", BOTH, CERTIFICATE),
    Route("erase_cohort", "cohort", BOTH, {"told": "asked", "code": "ABCDEF"}),
    Route("erase_learner", "learner", BOTH, {"told": "asked", "code": "ABCDEF"}),
)
BY_NAME = {route.name: route for route in ROUTES}
TABLES = ("learning_cohort", "learning_learner", "learning_named")


def path(name: str, people: LearningCast) -> str:
    route = BY_NAME[name]
    return route.path(route.pk_in(people))


def stored(client: Client) -> list[list[str]]:
    """Every row of learning, as this session sees it lie there."""
    request_of(client)
    return [sorted(_rows(table)) for table in TABLES]


def _rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")  # noqa: S608  names of this file
        return [
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
            for row in cursor.fetchall()
        ]
