"""Finding groups by what they share, beside people: title, employer, address, who gave the orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.cases import queries
from amanjol.casework.cases.finding import questions
from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.attachments import Hits, Panel
from amanjol.foundation.names.matching import SAME_FROM
from amanjol.foundation.names.searching import NameSearch
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST_FOUND: Final = 10


@in_bulk.uncollected()
def find(keyring: Keyring, question: str) -> list[tuple[UUID, str]]:
    """The ids and titles of groups, the best first. SealBroken."""
    search: NameSearch[str] = NameSearch()
    titles: dict[str, str] = {}
    try:
        for ids, data in in_bulk.opened(queries.groups_visible_to(keyring.member), keyring):
            for pk, group in zip(ids, data, strict=True):
                titles[pk] = group["title"]
                texts = (group[part] for part in ("title", "employer", "address", "led_by"))
                search.add(pk, *(text for text in texts if text))
    except (TypeError, KeyError):
        raise SealBroken from None
    hits = search.find(questions.of_one(question), limit=MOST_FOUND)
    return [(UUID(pk), titles[pk]) for pk, score in hits if score >= SAME_FROM]


def hits(keyring: Keyring, question: str) -> Hits | None:
    """For the page that finds people; None where nothing fits."""
    groups = find(keyring, question)
    subjects = tuple(("group", pk) for pk, _title in groups)
    return Hits(Panel("cases/found_groups.html", {"found": groups}), subjects) if groups else None
