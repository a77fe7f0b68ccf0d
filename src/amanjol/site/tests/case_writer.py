"""Opens cases without end, as a fictional member with keys; says each that the database has acknowledged.

Run as `python -m amanjol.site.tests.case_writer`: prints "saved CASE" a line, until it is ended. With `read`: takes
cases on standard input, opens each, prints "opened COUNT".
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import set_up_django

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from amanjol.foundation.organisations.keys.keyring import Keyring

MEMBER = "maral@demo.example"
SUPERVISOR = "bahar@demo.example"
NAME = "Вымышленная Калина"
PAUSE = 0.05  # seconds, while the database is away


def main() -> None:
    set_up_django()
    from django.db import Error, connection  # noqa: PLC0415  needs Django

    if "read" in sys.argv:
        click.echo(f"opened {sum(1 for _case in _read())}")
        return
    with_keyring = opener()
    while True:
        try:
            with with_keyring() as keyring:
                case = _save(keyring)
            click.echo(f"saved {case}")
        except Error:
            connection.close()
            time.sleep(PAUSE)


def opener(email: str = MEMBER) -> Callable[[], AbstractContextManager[Keyring]]:
    """The passphrase is turned into the key once; every case has a session and a transaction of its own."""
    from amanjol.foundation.accounts import actions as accounts  # noqa: PLC0415  needs Django
    from amanjol.foundation.accounts.queries import account_by_email  # noqa: PLC0415  needs Django
    from amanjol.foundation.organisations.keys.keyring import settle_with  # noqa: PLC0415  needs Django
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs Django
    from amanjol.foundation.organisations.tenant import acting_for  # noqa: PLC0415  needs Django

    account = account_by_email(email)
    member = member_of(account) if account else None
    assert member is not None
    keys = accounts.open_demo_keys(account=member.account)

    @contextmanager
    def opened() -> Iterator[Keyring]:
        with acting_for(member):
            keyring = settle_with(member, keys).keyring
            assert keyring is not None
            yield keyring

    return opened


def _save(keyring: Keyring) -> str:
    from django.utils import timezone  # noqa: PLC0415  needs Django

    from amanjol.casework.cases.actions import creating, working  # noqa: PLC0415  needs Django
    from amanjol.casework.cases.records import PersonRecord  # noqa: PLC0415  needs Django

    today = timezone.localdate()
    person = creating.create_person(keyring=keyring, person=PersonRecord((NAME,), document="AB1234567"))
    beginning = creating.Beginning("Позвонить", today)
    case = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)
    working.write_note(keyring=keyring, case=case, text="Записано целиком.")
    return str(case.pk)


def _read() -> Iterator[str]:
    """Every case that was named opens, with its person and its note."""
    from amanjol.casework.cases import queries, sealing  # noqa: PLC0415  needs Django
    from amanjol.casework.cases.items import Items  # noqa: PLC0415  needs Django
    from amanjol.casework.cases.records import Note  # noqa: PLC0415  needs Django

    with opener()() as keyring:
        for name in sys.stdin.read().split():
            case = queries.visible_to(keyring.member).select_related("person").get(pk=name)
            assert sealing.open_person(case.person, keyring).name == NAME
            notes = Items(case, sealing.open_case(case, keyring), keyring).of(Note)
            assert [note.text for note in notes] == ["Записано целиком."]
            yield name


if __name__ == "__main__":
    main()
