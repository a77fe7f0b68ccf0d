"""Finding consultations by name or telephone, beside people: most who ask for advice have no case."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING
from uuid import UUID

from amanjol.casework.cases.finding import questions
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

type Asker = tuple[str, str, str]
"""The id of a consultation, name and telephone; both may be empty."""


@uncollected()
def find(keyring: Keyring, question: str) -> list[Asker]:
    """The best first, whole telephone numbers before all. What became a case, or is accompanied, is found there.

    SealBroken.
    """
    askers, search, country = _all(keyring), NameSearch[int](), country_here()
    number = numbers.telephone(question, country)
    called = [
        at for at, asker in enumerate(askers) if number and numbers.telephone(asker[2], country) == number
    ]
    names = [[name] if name else [] for _pk, name, _telephone in askers]
    search.add_columns(range(len(askers)), names, repeat("", len(askers)))
    named = [hit.key for hit in search.find(questions.of_one(question), limit=MOST_FOUND)]
    return [askers[at] for at in dict.fromkeys((*called, *named))][:MOST_FOUND]


def _all(keyring: Keyring) -> list[Asker]:
    askers: list[Asker] = []
    try:
        for ids, data in in_bulk.opened(queries.consultations_visible_to(keyring.member), keyring):
            askers += [
                (pk, contents["name"], contents["telephone"])
                for pk, contents in zip(ids, data, strict=True)
                if not contents["case"] and not contents.get("accompanied")
            ]
    except (TypeError, KeyError):
        raise SealBroken from None
    return askers


def hits(keyring: Keyring, question: str) -> Hits | None:
    """For the page that finds people; None where nothing fits. Nobody finds what an older copy says. SealBroken."""
    fitting = [UUID(pk) for pk, _name, _telephone in find(keyring, question)]
    consultations = [
        (opened.row, opened.record.name)
        for opened in queries.opened_consultations(keyring, fitting)
        if not opened.is_older
    ]
    subjects = tuple(("consultation", row.pk) for row, _name in consultations)
    return Hits(Panel("intake/found.html", {"found": consultations}), subjects) if consultations else None
