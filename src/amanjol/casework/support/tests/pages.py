"""Every address of support with a request that its page takes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from amanjol.casework.support.tests.plan_cast import LATER, REVIEW

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.plan_cast import PlanCast

READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `row` names what the address is about besides the case."""

    name: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    row: str = ""

    def path(self, people: PlanCast, *, of_nobody: bool = False) -> str:
        case = uuid.uuid4() if of_nobody else people.case.pk
        about = {self.kind: getattr(people, self.row).pk} if self.row else {}
        return reverse(f"support:{self.name}", kwargs={"pk": case} | about)

    @property
    def kind(self) -> str:
        return "goal" if self.row in {"medicine", "flat"} else "service"

    def asked_by(
        self, client: Client, people: PlanCast, method: str | None = None, *, of_nobody: bool = False
    ) -> Any:
        way, where = method or self.takes[-1], self.path(people, of_nobody=of_nobody)
        return client.post(where, self.typed(people)) if way == "post" else client.get(where)

    def typed(self, people: PlanCast) -> dict[str, Any]:
        return self.data | ({"goals": [str(people.flat.pk)]} if self.name == "paper" else {})


ROUTES = (
    Route("plan", READ),
    Route(
        "together", BOTH,
        {"together": "on", "language": "tk", "agrees": "yes", "says": "Так и хочу", "review_on": str(REVIEW)},
    ),
    Route("paper", BOTH, {"is_safe": "yes", "language": "kk"}),
    Route("new_goal", BOTH, {"words": "Хочу учиться шить", "need": "Курсы"}),
    Route("goal", BOTH, {"words": "Хочу жить отдельно"}, "flat"),
    Route("end_goal", WRITE, {"state": "reached", "says": "Ключ у неё"}, "flat"),
    Route(
        "new_service", BOTH,
        {"what": "Позвонить хозяйке", "who": "", "due_on": str(LATER), "kind": "SocialCare"}, "flat",
    ),
    Route(
        "service", BOTH,
        {"what": "Взять новый рецепт", "who": "outside", "outside": "Поликлиника 2", "amount": "40", "currency": "TMT"},
        "recipe",
    ),
    Route("move_service", WRITE, {"state": "done", "result": "Рецепт на руках"}, "recipe"),
)  # fmt: skip
COURSE_ROUTES = (
    Route("courses", BOTH, {"name": "Роза-Малиновка", "reach": "через тётю Плюмбуму"}),
    Route("open_courses_again", WRITE),
    Route("begin_work", WRITE),
)
"""Of the room of courses; the cohort to join is made by who tries them."""
BY_NAME = {route.name: route for route in ROUTES}
ACTS = tuple(route for route in ROUTES if "post" in route.takes and route.name != "paper")
