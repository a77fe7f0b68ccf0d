"""Every address of what comes afterwards, with a request that its page takes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from amanjol.casework.support.tests.followup_cast import TODAY

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.followup_cast import FollowUpCast

READ, BOTH = ("get",), ("get", "post")
AGAIN = TODAY + timedelta(days=7)


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `about` names what the address is about besides the case."""

    name: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    about: str = ""

    def path(self, people: FollowUpCast, *, of_nobody: bool = False) -> str:
        case = uuid.uuid4() if of_nobody else people.case.pk
        rest: dict[str, dict[str, Any]] = {
            "": {},
            "number": {"number": 1},
            "asking": {"asking": people.asking.pk},
        }
        return reverse(f"support:{self.name}", kwargs={"pk": case} | rest[self.about])

    def asked_by(
        self, client: Client, people: FollowUpCast, method: str | None = None, *, of_nobody: bool = False
    ) -> Any:
        way, where = method or self.takes[-1], self.path(people, of_nobody=of_nobody)
        return client.post(where, self.data) if way == "post" else client.get(where)


ROUTES = (
    Route("afterwards", READ),
    Route("ask", BOTH, {"reached": "no", "says": "Телефон выключен", "again_on": str(AGAIN)}, "number"),
    Route("follow_up", BOTH, {"wish": "try-again", "says": "Только не в пятницу", "months": ["3", "6"]}),
    Route(
        "closing", BOTH,
        {"why": "moved", "danger": "high", "danger_says": "Брат знает адрес", "held": "still-here",
         "held_says": "Справка в сейфе", "trusted": "Учительница"},
    ),
    Route("leaving_paper", BOTH, {"is_safe": "yes", "language": "kk"}),
    Route("outcomes", READ),
    Route(
        "ask_outcomes", BOTH,
        {"occasion": "follow-up", "language": "tk", "housing_state": "worse", "housing_words": "Опять переезжаю"},
    ),
    Route(
        "asking", BOTH,
        {"occasion": "start", "language": "ru", "housing_state": "same", "housing_words": "Как и было у мамы"},
        "asking",
    ),
    Route("wages_decision", BOTH, {"decision": "chose-not", "says": "Пусть подавится, мне спокойнее"}),
    Route("wages_came", BOTH, {"amount": "500", "currency": "RUB", "way": "employer", "says": "Передал через брата"}),
    Route(
        "wages_payment", BOTH,
        {"amount": "47000", "currency": "TMT", "way": "settlement", "says": "Пересчитали у нотариуса"}, "number",
    ),
)  # fmt: skip
BY_NAME = {route.name: route for route in ROUTES}
PAPER = "leaving_paper"
ACTS = tuple(route for route in ROUTES if "post" in route.takes and route.name != PAPER)
