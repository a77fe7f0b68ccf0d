"""What tests of the quarter count with: people of one organisation, days within this quarter and before it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.models import Case, Person
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.casework.support.quarter.queries import Figures, TallyFigures

TODAY: Final = timezone.localdate()
NOW: Final = Quarter.of(TODAY)
BEFORE: Final = NOW.before
LONG_AGO: Final = BEFORE.before.before.first_day
"""In no quarter that is counted here."""
PAGE: Final = "/desk/quarter/"


def begun_on(client: Client, name: str, on: date, **of_person: Any) -> Case:
    """A case of somebody new, which began on that day."""
    keyring = keyring_of(client)
    person = creating.create_person(keyring=keyring, person=PersonRecord((name,), **of_person))
    return one_more(client, person.pk, on)


def one_more(client: Client, person: Any, on: date) -> Case:
    """One more case of the same person."""
    keyring = keyring_of(client)
    return creating.create_case(
        keyring=keyring, person=Person.objects.get(pk=person),
        beginning=creating.Beginning("Позвонить", None, happened_on=on), today=TODAY,
    )  # fmt: skip


def note(client: Client, case: Case, on: date) -> None:
    working.write_note(keyring=keyring_of(client), case=case, text="Встретились.", happened_on=on)


def counted(client: Client, quarter: Quarter = NOW) -> Figures:
    return figures_of(keyring_of(client), quarter)


def tally(figures: Figures, key: str) -> TallyFigures:
    return next(of_room for of_room in figures.tallies if of_room.tally.key == key)


def numbers(figures: Figures, key: str) -> dict[str, tuple[int | None, int]]:
    """People and times of each kind."""
    return {row.kind: (row.people, row.times) for row in tally(figures, key).rows}


def yesterday_or_first() -> date:
    """A day of this quarter that has come already."""
    return max(TODAY - timedelta(days=1), NOW.first_day)
