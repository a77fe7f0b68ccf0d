"""Takes files in, takes them away and erases cases with a file, each in a process of its own, which is killed at a
moment of its work; says what is acknowledged.

Run as `python -m amanjol.site.tests.file_writer KILLS SEED`. Prints "saved FILE", "taken FILE" and "erased CASE" for
each that the database has acknowledged; "case CASE FILE" for each case that may be erased, before it is; "before FILE"
and "after FILE" of a process that ends itself right before, or right after, the file goes; in the end "killed COUNT".
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from amanjol.site.cli import set_up_django
from amanjol.site.tests.case_writer import NAME, SUPERVISOR, opener

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Opener = Callable[[], AbstractContextManager[Keyring]]

CONTENT: Final = "Обещали 900 долларов.\n".encode() * 10_000
BEYOND: Final = 1.2
"""Some moments lie after the work is done."""
SAVE, TAKE, ERASE = "save", "take", "erase"
ANY, BEFORE, AFTER = "any", "before", "after"
ROUND: Final = (
    (SAVE, ANY), (TAKE, BEFORE), (ERASE, AFTER), (TAKE, ANY), (SAVE, ANY), (ERASE, BEFORE), (TAKE, AFTER), (ERASE, ANY),
)  # fmt: skip
"""What each process does, and when it ends: between the commit and the file lies too little for a moment by chance."""
UNHURT: Final = 2
"""Of each act the first has more to load than the others; the second says how long one takes."""


def planned(kills: int) -> list[tuple[str, str]]:
    return [ROUND[number % len(ROUND)] for number in range(kills)]


def main() -> None:
    kills, seed = int(sys.argv[1]), int(sys.argv[2])
    set_up_django()
    from django.db import connections  # noqa: PLC0415  needs Django

    worker, plan = opener(), planned(kills)
    acts: dict[str, Callable[[UUID], object]] = {
        SAVE: partial(_take_in, worker),
        TAKE: partial(_take_away, worker),
        ERASE: partial(_erase, opener(SUPERVISOR)),
    }
    case = _first_case(worker)
    more = [UNHURT + sum(act == of for act, _moment in plan) for of in (TAKE, ERASE)]
    about = {
        SAVE: [case] * (kills + UNHURT),
        TAKE: [_take_in(worker, case) for _file in range(more[0])],
        ERASE: [_new_case(worker) for _case in range(more[1])],
    }
    longest = {
        act: min(_seconds(partial(do, about[act].pop())) for _time in range(UNHURT))
        for act, do in acts.items()
    }
    connections.close_all()  # no child shares one
    moments, killed = random.Random(seed), 0  # noqa: S311  moments, not secrets
    for act, moment in plan:
        of = about[act].pop()
        child = os.fork()
        if child == 0:
            if moment != ANY:
                _end_with_the_file(moment)
            acts[act](of)
            os._exit(0)
        if moment == ANY:
            time.sleep(moments.uniform(0, longest[act] * BEYOND))
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    _say(f"killed {killed}")


def _say(line: str) -> None:
    """At once and in one piece: whoever is killed has said it or not."""
    os.write(1, f"{line}\n".encode())


def _seconds(do: Callable[[], object]) -> float:
    began = time.monotonic()
    do()
    return time.monotonic() - began


def _end_with_the_file(moment: str) -> None:
    from amanjol.casework.support.files import store  # noqa: PLC0415  needs Django

    remove = store.remove

    def end(pk: UUID) -> None:
        if moment == AFTER:
            remove(pk)
        _say(f"{moment} {pk}")
        os.kill(os.getpid(), signal.SIGKILL)

    patch.object(store, "remove", end).start()


def _first_case(with_keyring: Opener) -> UUID:
    from amanjol.casework.cases import queries  # noqa: PLC0415  needs Django

    with with_keyring() as keyring:
        return queries.open_cases(keyring.member, everybody=True)[0].pk


def _new_case(with_keyring: Opener) -> UUID:
    """Closed, with a file."""
    from django.utils import timezone  # noqa: PLC0415  needs Django

    from amanjol.casework.cases.actions import creating, working  # noqa: PLC0415  needs Django
    from amanjol.casework.cases.records import PersonRecord  # noqa: PLC0415  needs Django

    today = timezone.localdate()
    with with_keyring() as keyring:
        person = creating.create_person(keyring=keyring, person=PersonRecord((NAME,)))
        beginning = creating.Beginning("Позвонить", today)
        case = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)
    file = _take_in(with_keyring, case.pk)
    with with_keyring() as keyring:
        working.close_case(keyring=keyring, case=case, reason="Просит стереть")
    _say(f"case {case.pk} {file}")
    return case.pk


def _take_in(with_keyring: Opener, case: UUID) -> UUID:
    from amanjol.casework.cases import queries  # noqa: PLC0415  needs Django
    from amanjol.casework.support.files import actions  # noqa: PLC0415  needs Django

    with with_keyring() as keyring:
        row = actions.add_file(
            keyring=keyring,
            case=queries.visible_to(keyring.member).get(pk=case),
            source=io.BytesIO(CONTENT),
            name="a.txt",
            description=actions.Description("Запись"),
        )
    _say(f"saved {row.pk}")
    return row.pk


def _take_away(with_keyring: Opener, file: UUID) -> None:
    from amanjol.casework.support.files import actions  # noqa: PLC0415  needs Django
    from amanjol.casework.support.models import CaseFile  # noqa: PLC0415  needs Django

    with with_keyring() as keyring:
        case = CaseFile.objects.select_related("case").get(pk=file).case
        actions.take_away(keyring=keyring, case=case, file=file, why="Чужой паспорт")
    _say(f"taken {file}")


def _erase(with_keyring: Opener, case: UUID) -> None:
    from django.utils import timezone  # noqa: PLC0415  needs Django

    from amanjol.casework.cases import queries  # noqa: PLC0415  needs Django
    from amanjol.casework.cases.erasing.actions.erasing import erase_case  # noqa: PLC0415  needs Django
    from amanjol.casework.cases.record_parts.reviews import ErasureNotice  # noqa: PLC0415  needs Django

    with with_keyring() as keyring:
        row = queries.visible_to(keyring.member).select_related("person").get(pk=case)
        erase_case(keyring=keyring, case=row, notice=ErasureNotice.ASKED, today=timezone.localdate())
    _say(f"erased {case}")


if __name__ == "__main__":
    main()
