"""What the columns of organisations hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_NODE = "as long as the node"
_MEMBER = "as long as the person works here, then 3 years"

COLUMNS = (
    *(
        Column(f"Node.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "only", "country", "name", "is_demo")
    ),
    *(
        Column(f"Organisation.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "name", "kind", "created_at")
    ),
    *(
        Column(f"Member.{field}", is_personal=True, kept=_MEMBER, erased="the account it names is emptied")
        for field in ("account", "organisation", "role", "joined_on", "left_on")
    ),
    Column("Member.id", is_personal=False, kept=_NODE, erased="never"),
)
