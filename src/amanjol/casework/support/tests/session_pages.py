"""Every address of sessions with a request that its page takes, and whose page it is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from amanjol.casework.support.tests.session_cast import TODAY

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.session_cast import SessionCast

READ, WRITE, BOTH = ("get",), ("post",), ("get", "post")
TELLS = {
    "name": "Гозель", "how": "через подругу", "when": "", "never": "", "telephone": "", "language": "туркменский",
    "asks": "Не спит", "basis": "agreed",
}  # fmt: skip
SESSION = {
    "on": str(TODAY), "minutes": "45", "kind": "talk", "way": "in-person", "outcome": "took-place", "said": "Дышали",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """`of` is whose page it is: who works on the case, or who is in the circle. `rows` are what its address names."""

    name: str
    of: str
    takes: tuple[str, ...]
    rows: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)

    def path(self, people: SessionCast, *, of_nobody: bool = False) -> str:
        pks = {
            "case": people.case.pk, "client": people.client.pk, "session": people.first.pk, "danger": uuid.UUID(int=9),
        }  # fmt: skip
        names = ("pk", *self.rows[1:]) if self.rows else ()
        values = [uuid.uuid4() if of_nobody else pks[row] for row in self.rows]
        return reverse(f"support:{self.name}", kwargs=dict(zip(names, values, strict=True)))

    def typed(self, people: SessionCast) -> dict[str, Any]:
        return self.data | ({"circle": str(people.circle.pk)} if self.name == "ask" else {})

    def asked_by(self, client: Client, people: SessionCast, method: str, *, of_nobody: bool = False) -> Any:
        where = self.path(people, of_nobody=of_nobody)
        return client.post(where, self.typed(people)) if method == "post" else client.get(where)


ROUTES = (
    Route("ask", "case", BOTH, ("case",), TELLS),
    Route("client_of_case", "case", BOTH, ("case", "client"), TELLS),
    Route("end_client", "case", WRITE, ("case", "client")),
    Route("take_up_danger", "case", WRITE, ("case", "danger")),
    Route("clients", "circle", READ),
    Route("client", "circle", READ, ("client",)),
    Route("compare_client", "circle", WRITE, ("client",), {"typed": "momum " * 6}),
    Route("answer_client", "circle", WRITE, ("client",), {"standing": "ended", "why": "done"}),
    Route("limit_heard", "circle", WRITE, ("client",), {"language": "ru", "is_heard": "on"}),
    Route("new_session", "circle", BOTH, ("client",), SESSION),
    Route("session", "circle", BOTH, ("client", "session"), SESSION),
    Route("pass_on", "circle", BOTH, ("client",), {"danger": "own-life", "step": "not-alone"}),
)
BY_NAME = {route.name: route for route in ROUTES}
OF_CASE = tuple(route for route in ROUTES if route.of == "case")
OF_CIRCLE = tuple(route for route in ROUTES if route.of == "circle")
