"""A copy of a warning as somebody writes it down, and which have to be taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.public.warnings import posting, queries
from amanjol.public.warnings.models import Copy

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.models import PublicWarning

WHERE = {
    "place": "telegram",
    "name": "Safe road, Antalya",
    "link": "https://t.me/saferoad/12",
    "language": "uz-cyrl",
}
TAKES_DOWN = "Press officer of Safe Road"


def address(row: PublicWarning, rest: str = "posts/") -> str:
    return f"/cms/warnings/{row.pk}/{rest}"


def copied(row: PublicWarning, by: Member, **changes: Any) -> Copy:
    values = WHERE | {"posted_on": timezone.localdate(), "takes_down": TAKES_DOWN} | changes
    copy = Copy(warning=row, **values)
    posting.note_copy(copy=copy, by=by)
    return copy


def to_take_down() -> list[Copy]:
    return list(queries.copies_to_take_down())
