"""Ten thousand letters wait: how quickly are they brought, and how slow is the desk meanwhile?

On the tests' house (`_house.py`); `--small` sends a thousand. An organisation writes to an inbox of its own node, so
that nothing but our code and PostgreSQL takes part: written one in a transaction, as a referral goes, and a hundred
together, as a warning goes to all partners; then the worker's rounds (`carrying.carry`) in a process of its own, then
opening by a receiver, twenty a request. A round begins nothing after 240 seconds of the clock, so a busy machine needs
several, as the worker makes them. Beside each the cryptography alone, on letters of the same size, in this process:
seconds of processor of a program include what Django does to ask, not what PostgreSQL does. The list of cases is asked
for over HTTP before, and while the worker brings.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

from _browsers import LIST, SIGN_IN, Browser, Times
from _ground import print_table
from _house import receiver
from _servers import APPLICATION, granian
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from _house import Receiver

LETTERS: Final = 10_000
A_TRANSACTION: Final = 100
SMALL: Final = 1_000
OPENED_OF: Final = 10
"""One of so many letters is opened."""
LISTS: Final = 60
LIMITS: Final = {"ratio": 0.3, "list": 300}
KIND: Final = "bench.note"
CARRY: Final = """
import time
from amanjol.site.cli import set_up_django
set_up_django()
from amanjol.foundation.letters.delivery import carrying
began, brought = time.process_time(), []
while not brought or brought[-1]:
    brought.append(carrying.carry())
print(sum(brought), len(brought) - 1, time.process_time() - began)
"""


def register() -> type:
    from django.utils.translation import gettext_lazy

    from amanjol.foundation.letters import kinds
    from amanjol.foundation.seals.records import DataRecord

    class Note(DataRecord, frozen=True):
        text: str

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, lambda _opened: kinds.Kept("/", b"kept")))
    return Note


def clocked(do: Callable[[], object]) -> tuple[float, float]:
    """Seconds of a clock and of this process."""
    began, used = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - began, time.process_time() - used


def bare(size: int, times: int) -> tuple[float, float]:
    """Seconds of processor of one seal and one opening by the library alone."""
    from amanjol.foundation.seals import keypairs

    pair, signer = keypairs.generate(), Ed25519PrivateKey.generate()
    public, frame = keypairs.read_public(pair.public), bytes(size)
    signature, sealed = signer.sign(frame), keypairs.SUITE.encrypt(frame, public, info=b"bench")

    def seal() -> None:
        for _time in range(times):
            signer.sign(frame)
            keypairs.SUITE.encrypt(frame, public, info=b"bench")

    def open_() -> None:
        for _time in range(times):
            keypairs.SUITE.decrypt(sealed, pair.private, info=b"bench")
            signer.public_key().verify(signature, frame)

    return min(clocked(seal)[1] for _round in range(5)) / times, min(
        clocked(open_)[1] for _round in range(5)
    ) / times


def send_all(own: Receiver, note: type, letters: int, together: int) -> tuple[float, float]:
    from django.db import transaction

    from amanjol.foundation.letters import sending
    from amanjol.foundation.organisations.tenant import working_for

    drafts = [(own.card, sending.Draft(KIND, note("Есть ли свободное место? " * 30)))] * together

    def send_all() -> None:
        for _some in range(letters // together):
            with transaction.atomic():
                sending.send_all(keyring=own.keyring, signing=own.signing, drafts=drafts)

    with working_for(own.member):
        return clocked(send_all)


def open_some(own: Receiver, letters: int) -> tuple[float, float]:
    from django.db import transaction

    from amanjol.foundation.letters.opening import A_REQUEST, open_waiting
    from amanjol.foundation.organisations.tenant import working_for
    from amanjol.foundation.seals.letters import cards

    believed = cards.by_key(own.card)

    def look() -> None:
        for _request in range(letters // A_REQUEST):
            with transaction.atomic():
                looked = open_waiting(circles=own.circles, keyring=own.keyring, believed=believed)
            if len(looked.opened) != A_REQUEST:
                raise SystemExit(f"Opened {len(looked.opened)} of {A_REQUEST}.")

    with working_for(own.member):
        return clocked(look)


def sign_in(browser: Browser, own: Receiver) -> None:
    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.accounts.tests.people import Typed

    Account.objects.filter(pk=own.member.account_id).update(totp_last_step=0)  # the cast used this code up
    browser.ask("the page", SIGN_IN)
    typed = Typed(own.member.account.email)
    browser.sign_in(typed.email, typed.passphrase, typed.code)


def measure(own: Receiver, note: type, letters: int) -> None:
    from amanjol.foundation.letters.delivery import carrying
    from amanjol.foundation.seals.letters import envelopes

    sealing, opening = bare(envelopes.SMALLEST_FRAME, 300)
    number = letters // OPENED_OF
    alone = send_all(own, note, number, 1)
    carrying.carry()
    open_some(own, number)
    sent = send_all(own, note, letters, A_TRANSACTION)
    times = Times()
    with granian(APPLICATION, SIGN_IN) as (port, _process):
        browser = Browser(port, 1, times)
        sign_in(browser, own)
        for _list in range(LISTS):
            browser.ask("alone", LIST)
        began = time.perf_counter()
        worker = subprocess.Popen([sys.executable, "-c", CARRY], stdout=subprocess.PIPE, text=True)
        while worker.poll() is None:
            browser.ask("while it brings", LIST)
        drained = time.perf_counter() - began
    count, rounds, used = (worker.stdout.read() if worker.stdout else "0 0 0").split()
    if int(count) != letters:
        raise SystemExit(f"The worker brought {count}.")
    opened = open_some(own, number)
    brought = drained, float(used)
    whole = [
        sum(of[at] / count for of, count in ((sent, letters), (brought, letters), (opened, number)))
        for at in (0, 1)
    ]
    rows = [
        ("sent, one in a transaction", number, alone, sealing),
        ("sent, a hundred together", letters, sent, sealing),
        (
            f"brought, taken in and acknowledged, in {rounds} rounds",
            letters,
            brought,
            sealing + opening,
        ),
        ("opened, 20 a request", number, opened, opening),
        ("all of it, from the hundred together on", 1, (whole[0], whole[1]), sealing + opening),
    ]
    print_table(
        "Letters of 4 KiB",
        (
            "",
            "letters",
            "a second of the clock",
            "a second of processor",
            "the cryptography alone, a second",
            f"of it (aim {LIMITS['ratio']})",
        ),
        [
            (
                what,
                f"{number:,}",
                f"{number / clock:,.0f}",
                f"{number / cpu:,.0f}",
                f"{1 / alone:,.0f}",
                f"{alone * number / cpu:.2f}",
            )
            for what, number, (clock, cpu), alone in rows
        ],
    )
    print_table(
        "The list of cases, one person",
        ("", "asked", "median, ms", f"p95, ms (limit {LIMITS['list']})"),
        [
            (
                what,
                len(taken),
                f"{statistics.median(taken) * 1000:.0f}",
                f"{statistics.quantiles(taken, n=20)[-1] * 1000:.0f}",
            )
            for what in ("alone", "while it brings")
            if (taken := times.taken[what])
        ],
    )
    if times.errors:
        raise SystemExit(f"Errors: {times.errors[:3]}")


def main() -> None:
    began = time.perf_counter()
    with receiver() as own:
        print(f"set up in {time.perf_counter() - began:.0f} s")
        measure(own, register(), SMALL if "--small" in sys.argv else LETTERS)
    print(f"{time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main()
