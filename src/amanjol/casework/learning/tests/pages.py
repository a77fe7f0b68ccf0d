"""Every address of learning with a request that its page takes, and what such requests leave behind."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
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
EMPLOYER: dict[str, Any] = {
    "name": "Швейная Зарянкиной",
    "does": "Шьют халаты",
    "place": "Мары",
    "contact": "Зарянкина",
    "reach": "писать днём",
    "agreed": "Возьмут двоих",
}
CHECK: dict[str, Any] = {
    "on": str(TODAY),
    "who": "Дана зашла без звонка",
    "contract": "yes",
    "pay": "yes",
    "papers": "yes",
    "leaving": "yes",
    "housing": "yes",
    "says": "Светло",
    "review_on": str(TODAY + timedelta(90)),
}
WORK: dict[str, Any] = {
    "work": "Шить халаты",
    "language": "русский",
    "hours": "с 9 до 17",
    "pay": "2000 TMT",
    "place": "Мары",
    "is_open": "on",
}
TALK: dict[str, Any] = {
    "asked": "week",
    "on": str(TODAY),
    "going": "well",
    "as_agreed": "yes",
    "has_papers": "yes",
    "says": "Нравится",
}
SAVINGS: dict[str, Any] = {
    "what_for": "Печь",
    "amount": "3000",
    "currency": "TMT",
    "saved": "200",
    "due_on": str(TODAY + timedelta(60)),
}
RECEIPT: dict[str, Any] = {"what": "Глина", "amount": "300", "on": str(TODAY), "where": "Папка 4"}
LETTER: dict[str, Any] = {
    "holder": "Джахан Иволгина",
    "learnt": "Учёт в семейном деле",
    "contact": "Мерджен",
    "language": "ru",
    "is_safe": "no",
}
SHEET: dict[str, Any] = {"on": str(TODAY)} | {f"q-{key}": letter for key, letter in RIGHT.items()}


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `of` says what it is about: nothing, or which row."""

    name: str
    of: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    def pk_in(self, people: LearningCast) -> uuid.UUID:
        pk: uuid.UUID = self.row_in(people).pk
        return pk

    def row_in(self, people: LearningCast) -> Any:
        return {"learner": people.ayna, "employer": people.employer, "livelihood": people.livelihood}.get(
            self.of, people.cohort
        )

    def client_in(self, people: LearningCast) -> Client:
        """Who may: how the training is named, a supervisor says."""
        return people.dana if self.name == "issuer" else people.berk

    @property
    def acts(self) -> bool:
        """A certificate and a letter are answers and change nothing."""
        return "post" in self.takes and self.name not in {"certificate", "letter"}

    def path(self, pk: uuid.UUID | None = None) -> str:
        kwargs = {"pk": pk or uuid.UUID(int=1)} if self.of else {}
        return reverse(f"learning:{self.name}", kwargs=kwargs | self.more)

    def data_for(self, people: LearningCast) -> dict[str, Any]:
        """With the code of what is erased, and the work that is chosen."""
        if self.name == "place":
            return self.data | {"vacancy": f"{people.employer.pk} 1"}
        return self.data | ({"code": self.row_in(people).code} if "erase" in self.name else {})

    def asked_by(self, client: Client, pk: uuid.UUID, method: str | None = None) -> Any:
        way = method or self.takes[-1]
        return client.post(self.path(pk), self.data) if way == "post" else client.get(self.path(pk))


IN_RUSSIAN: dict[str, Any] = {"key": COURSE.key, "language": "ru"}
READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")
ROUTES = (
    Route("cohorts", "", READ),
    Route("courses", "", READ),
    Route("course", "", READ, {}, IN_RUSSIAN),
    Route("answers", "", READ, {}, IN_RUSSIAN),
    Route("lesson", "", READ, {}, IN_RUSSIAN | {"module": "telephone"}),
    Route("handout", "", READ, {}, IN_RUSSIAN | {"module": "telephone"}),
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
    Route("work", "", READ),
    Route("new_employer", "", BOTH, EMPLOYER),
    Route("employer", "employer", READ),
    Route("change_employer", "employer", BOTH, EMPLOYER),
    Route("check_employer", "employer", BOTH, CHECK),
    Route("new_vacancy", "employer", BOTH, WORK),
    Route("vacancy", "employer", BOTH, WORK, {"number": 1}),
    Route("new_livelihood", "", BOTH, LEARNER),
    Route("livelihood", "livelihood", READ),
    Route("change_livelihood", "livelihood", BOTH, LEARNER),
    Route("place", "livelihood", BOTH, {"vacancy": "x", "begins_on": str(TODAY)}),
    Route("letter", "livelihood", BOTH, LETTER, {"number": 1}),
    Route("placement_talk", "livelihood", BOTH, TALK, {"number": 1}),
    Route(
        "end_placement",
        "livelihood",
        BOTH,
        {"on": str(TODAY), "why": "own-wish", "says": "Далеко"},
        {"number": 1},
    ),
    Route(
        "business_plan",
        "livelihood",
        BOTH,
        {"idea": "Лепёшки", "customers": "Соседи", "costs": "Мука", "steps": "Тандыр"},
    ),
    Route("savings", "livelihood", BOTH, SAVINGS),
    Route("new_grant", "livelihood", BOTH, {"what_for": "Весы", "amount": "400", "currency": "TMT"}),
    Route("approve_grant", "livelihood", WRITE, {}, {"number": 2}),
    Route("receipt", "livelihood", BOTH, RECEIPT, {"number": 1}),
    Route("close_employer", "employer", BOTH, {"why": "Переехали"}),
    Route("reopen_employer", "employer", WRITE),
    Route("erase_livelihood", "livelihood", BOTH, {"told": "asked", "code": "ABCDEF"}),
    Route("erase_employer", "employer", BOTH, {"told": "asked", "code": "ABCDEF"}),
    Route("erase_cohort", "cohort", BOTH, {"told": "asked", "code": "ABCDEF"}),
    Route("erase_learner", "learner", BOTH, {"told": "asked", "code": "ABCDEF"}),
)
BY_NAME = {route.name: route for route in ROUTES}
TABLES = (
    "learning_cohort", "learning_learner", "learning_named", "learning_employer", "learning_livelihood",
    "learning_namedforlivelihood",
)  # fmt: skip


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
