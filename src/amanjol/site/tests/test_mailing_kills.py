"""The worker is killed while it sends a mailing: nobody is missed, and a kill doubles one mail at most."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from django.db import connection, transaction

from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.mailings import grounds, queries
from amanjol.programme.mailings.actions import joining, sending, writing
from amanjol.programme.mailings.grounds import Ground
from amanjol.programme.mailings.tests.mail_server import MailServer
from amanjol.programme.mailings.tests.mailing_cast import MAILS, create_mailing_cast, secret_of, subscribed
from amanjol.site.tests.faults import some
from amanjol.site.tests.mailing_worker import KEPT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings

    from amanjol.programme.mailings.models import Mailing
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast

KILLS: Final = some(200)
RESTING_KILLS: Final = some(40)
GROUND: Final = Ground(KEPT, uuid.UUID(int=1), ("en",))
MAILS_A_KILL: Final = 7  # at most, before it
OF_EACH: Final = MAILS_A_KILL + 3  # addresses a kill, so that every kill meets a mailing that is on its way
LONGEST: Final = 0.01  # seconds after a mail


@pytest.mark.usefixtures("fresh_database")
@pytest.mark.parametrize(("kills", "rests_on"), [(KILLS, ()), (RESTING_KILLS, (GROUND,))])
def test_sigkill_of_the_worker_in_the_middle_of_a_mailing(
    url_as: Callable[[str], str], settings: Settings, kills: int, rests_on: tuple[Ground, ...]
) -> None:
    """Also of one that rests on something, which is asked before each mail."""
    grounds.register(KEPT, grounds.Keeper(lambda _pk: True, note_out=lambda _row, _pk, _number: None))
    moments = random.Random(20261129)  # noqa: S311  moments, not secrets
    with MailServer.running() as server:
        cast, mailing, secrets = _prepared(kills * OF_EACH, rests_on)
        left: dict[str, int] = {}
        left_at_once: set[str] = set()  # the kill came perhaps before their mail was counted
        with _workers(url_as("app"), server.port, mailing) as workers:
            assert workers.stdin is not None
            assert workers.stdout is not None
            doubled = 0
            for kill in range(kills):
                _kill_within(server, workers, moments, kill)
                counted = Counter(server.addresses)
                now = sum(counted.values()) - len(counted)
                assert now - doubled <= 1, kill
                doubled = now
                if kill % 4 == 0:
                    address = moments.choice(sorted(secrets.keys() - left.keys()))
                    joining.leave(secret=secrets[address])
                    left[address] = counted[address]
                    left_at_once |= {address} & {server.addresses[-1]}
                    connection.close()
            workers.stdin.close()
        assert (
            doubled > kills // 8
        )  # of the three moments one is after a mail was taken and before that was said
        assert len(counted) < len(secrets) - len(left)
        settings.MAILERS, settings.MAIL_GOES_OUT = server.mailers, True
        sending.send_out.func(str(mailing.organisation_id), str(mailing.pk))
        counted = Counter(server.addresses)
    assert counted.keys() | left.keys() == secrets.keys()
    assert {address: counted[address] for address in left} == left
    assert sum(counted.values()) - len(counted) <= kills
    reached = range(len(counted) - len(left_at_once), len(counted) + 1)
    _check_ended(cast, mailing, reached)
    assert _noted(cast, mailing) in (reached if rests_on else (0,))


def _kill_within(
    server: MailServer, workers: subprocess.Popen[str], moments: random.Random, kill: int
) -> None:
    """Before a mail is taken, after that and before the answer, or some thousandths of a second after the answer."""
    assert workers.stdin is not None
    assert workers.stdout is not None
    at, delay = len(server.taken) + moments.randint(1, MAILS_A_KILL), moments.uniform(0, LONGEST)
    pids: list[int] = []

    def strike() -> None:
        os.kill(pids[0], signal.SIGKILL)

    def before(number: int) -> None:
        if number + 1 == at and kill % 3 == 0:
            strike()

    def after(number: int) -> None:
        if number == at and kill % 3 == 1:
            strike()
        elif number == at and kill % 3 == 2:
            asyncio.get_running_loop().call_later(delay, strike)

    workers.stdin.write("begin\n")
    workers.stdin.flush()
    pids.append(int(workers.stdout.readline()))
    server.on_mail, server.after_mail = before, after
    assert workers.stdout.readline() == "killed\n"
    server.on_mail = server.after_mail = None


def _noted(cast: MailingCast, mailing: Mailing) -> int:
    """Of how many mails what it rests on was told."""
    with acting_for(cast.aidar):
        mailing.refresh_from_db()
    connection.close()
    return mailing.noted_en


def _prepared(number: int, rests_on: tuple[Ground, ...]) -> tuple[MailingCast, Mailing, dict[str, str]]:
    """So many addresses, with the secrets of their links."""
    with transaction.atomic():
        cast = create_mailing_cast()
        rows = {f"n{at}@example.org": subscribed(cast, f"n{at}@example.org") for at in range(number)}
        secrets = {address: secret_of(row) for address, row in rows.items()}
        mailing = writing.write_mailing(mailing_list=cast.list, mails=MAILS, by=cast.aidar, rests_on=rests_on)
        writing.approve(mailing=mailing, digest=queries.digest_as_it_stands(mailing), by=cast.berik)
    connection.close()
    return cast, mailing, secrets


def _workers(url: str, port: int, mailing: Mailing) -> subprocess.Popen[str]:
    environment = {
        **os.environ, "DATABASE_URL": url, "AMANJOL_MAIL_HOST": "127.0.0.1", "AMANJOL_MAIL_FROM": "lists@node.example",
        "AMANJOL_PLANES": "programme",
    }  # fmt: skip
    command = [
        "-m",
        "amanjol.site.tests.mailing_worker",
        str(port),
        str(mailing.organisation_id),
        str(mailing.pk),
    ]
    return subprocess.Popen(
        [sys.executable, *command], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _check_ended(cast: MailingCast, mailing: Mailing, reached: range) -> None:
    """What is counted at the end is how many were reached; of a double nobody is counted twice."""
    with acting_for(cast.aidar):
        mailing.refresh_from_db()
        assert mailing.state == "done"
        assert mailing.sent_en in reached
        assert not mailing.deliveries.exists()
    connection.close()
