"""Every address of the house with a request that its page takes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.house_cast import HouseCast

READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")
ROOM = {"room-0-name": "Клён", "room-0-for": "women", "room-0-beds": "1, 2"}
ROOMS = ROOM | {"room-1-name": "Чиж", "room-1-for": "family", "room-1-beds": "3 4 5"}


@dataclass(frozen=True)
class Route:
    """`takes` lists the methods that the page answers; `about` what it is about: nothing, the house, a case, a stay."""

    name: str
    takes: tuple[str, ...]
    data: dict[str, Any] = field(default_factory=dict)
    about: str = "stay"

    def path(self, people: HouseCast, *, of_nobody: bool = False) -> str:
        about: dict[str, Any] = {}
        if self.about == "house":
            about = {"pk": uuid.uuid4() if of_nobody else people.house.pk}
        elif self.about == "case":
            about = {"pk": uuid.uuid4() if of_nobody else people.meret.pk}
        elif self.about != "nothing":
            about = {"pk": uuid.uuid4() if of_nobody else people.case.pk, "stay": people.stay.pk}
        if self.name == "give_back":
            about["number"] = 1
        return reverse(f"support:{self.name}", kwargs=about)

    def asked_by(
        self, client: Client, people: HouseCast, method: str | None = None, *, of_nobody: bool = False
    ) -> Any:
        way, where = method or self.takes[-1], self.path(people, of_nobody=of_nobody)
        return client.post(where, self.typed(people)) if way == "post" else client.get(where)

    def typed(self, people: HouseCast) -> dict[str, Any]:
        return self.data | ({"place": f"{people.house.pk}:6"} if self.name == "bed" else {})

    @property
    def is_for_supervisors(self) -> bool:
        return self.name in {"new_house", "change_house"}


ROUTES = (
    Route("houses", READ, about="nothing"),
    Route("new_house", BOTH, {"name": "Второй дом"} | ROOM, "nothing"),
    Route("house", READ, about="house"),
    Route("change_house", BOTH, {"name": "Дом с кизилом"} | ROOMS, "house"),
    Route("house_incident", BOTH, {"what": "Кто-то стучал в ворота", "step": "Вызвали сторожа"}, "house"),
    Route("bed", BOTH, {}, "case"),
    Route("stay", READ),
    Route("leave", WRITE, {"back": ["1"]}),
    Route("where", WRITE, {"reach": "через соседку, вечером", "takes": "лекарства на неделю"}),
    Route("done_since", WRITE, {"what": "tell", "says": "дежурной опеки, по телефону"}),
    Route("take_in", WRITE, {"kind": "papers", "what": "паспорт в синей обложке", "is_asked_for": "on"}),
    Route("give_back", WRITE),
    Route("receipt", BOTH, {"is_safe": "yes", "language": "tk"}),
    Route("stay_incident", BOTH, {"what": "Испугалась звонка в дверь", "there": "дежурная"}),
)
BY_NAME = {route.name: route for route in ROUTES}
ACTS = tuple(route for route in ROUTES if "post" in route.takes and route.name != "receipt")
