"""Finding consultations by name or telephone, beside people: most who ask for advice have no case."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING
from uuid import UUID

from amanjol.casework.cases.finding.search import MOST_FOUND
from amanjol.casework.desk import in_bulk, numbers
from amanjol.casework.desk.attachments import Hits, Panel
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.in_bulk import uncollected
from amanjol.casework.intake import queries
from amanjol.foundation.names.searching import NameSearch
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring

type Known = tuple[str, str, str]
"""The id of a consultation, name and telephone; both may be empty."""


@uncollected()
def find(keyring: Keyring, question: str) -> list[Known]:
    """The best first, whole telephone numbers before all. What became a case is found there. SealBroken."""
    known, search, country = _all(keyring), NameSearch[int](), country_here()
    number = numbers.telephone(question, country)
    called = [at for at, one in enumerate(known) if number and numbers.telephone(one[2], country) == number]
    names = [[name] if name else [] for _pk, name, _telephone in known]
    search.add_columns(range(len(known)), names, repeat("", len(known)))
    named = [hit.key for hit in search.find(question, limit=MOST_FOUND)]
    return [known[at] for at in dict.fromkeys((*called, *named))][:MOST_FOUND]


def _all(keyring: Keyring) -> list[Known]:
    known: list[Known] = []
    try:
        for ids, data in in_bulk.opened(queries.consultations_visible_to(keyring.member), keyring):
            known += [
                (pk, one["name"], one["telephone"])
                for pk, one in zip(ids, data, strict=True)
                if not one["case"]
            ]
    except (TypeError, KeyError):
        raise SealBroken from None
    return known


def found(keyring: Keyring, question: str) -> Hits | None:
    """For the page that finds people; None where nothing fits."""
    fitting = find(keyring, question)
    rows = queries.consultations_visible_to(keyring.member).in_bulk([pk for pk, _name, _telephone in fitting])
    shown = [(rows[UUID(pk)], name) for pk, name, _telephone in fitting if UUID(pk) in rows]
    subjects = tuple(("consultation", row.pk) for row, _name in shown)
    return Hits(Panel("intake/found.html", {"found": shown}), subjects) if shown else None
