"""Ten thousand letters wait: how quickly are they brought, and how slow is the desk meanwhile?

An installation with the demo's desk. An organisation writes to an inbox of its own node, so that nothing but our code
and PostgreSQL takes part: `send` in transactions of a hundred, then the worker's round (`carrying.carry`) in a process
of its own, then opening by a receiver, twenty a request. Beside each the cryptography alone, on letters of the same
size, in this process: seconds of processor of a program include what Django does to ask, not what PostgreSQL does.
The list of cases is asked for over HTTP before, and while the worker brings.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from _browsers import LIST, SIGN_IN, Browser, Times
from _ground import installation, print_table
from _servers import APPLICATION, granian
from _year import people, superuser
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from desk_load import sign_in_patiently

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.letters.cards import OrganisationCard

LETTERS: Final = 10_000
A_TRANSACTION: Final = 100
OPENED: Final = 1_000
LISTS: Final = 60
LIMITS: Final = {"ratio": 0.3, "list": 300}
KIND: Final = "bench.note"
CARRY: Final = """
import time
from amanjol.site.cli import set_up_django
set_up_django()
from amanjol.foundation.letters.delivery import carrying
began = time.process_time()
print(carrying.carry(), time.process_time() - began)
"""


def register() -> type:
    from django.utils.translation import gettext_lazy

    from amanjol.foundation.letters import kinds
    from amanjol.foundation.seals.records import DataRecord

    class Note(DataRecord, frozen=True):
        text: str

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, lambda _opened: kinds.Kept("/", b"kept")))
    return Note


def begin_node() -> None:
    """Keys of the node and its card, as `amanjol node init` makes them."""
    from amanjol.foundation.letters.node_folder import here
    from amanjol.foundation.organisations.queries import node
    from amanjol.foundation.seals.letters import cards
    from amanjol.foundation.seals.letters.cards import NodeCard
    from amanjol.foundation.seals.records import present_moment

    here_is = node()
    if here_is is None:
        raise SystemExit("There is no node.")
    folder = here(here_is.pk)
    keys = folder.begin()
    card = NodeCard(
        node=folder.node,
        name="bench",
        serial=1,
        issued_at=present_moment(),
        signing_key=keys.signing.public,
        earlier_key=None,
        country=here_is.country,
        address="",
        receipt_key=keys.receipts.public,
    )
    folder.keep_own(cards.write(card, keys.signing))


def begin_inbox(members: list[Member]) -> OrganisationCard:
    """The first two of them receive; the first, a supervisor, names the circle."""
    from amanjol.foundation.accounts.queries import key_of
    from amanjol.foundation.letters import inboxes, signing
    from amanjol.foundation.organisations.keys.circles.actions import renewing, taking_in
    from amanjol.foundation.organisations.keys.demo import demo_circles, demo_keyring
    from amanjol.foundation.organisations.keys.queries import words_of

    supervisor, colleague = members[:2]
    with demo_circles(supervisor) as circles:
        circle = renewing.begin(circles=circles, purpose="receiver")
    key = key_of(colleague.account)
    if key is None:
        raise SystemExit("The colleague has no key.")
    with demo_circles(supervisor) as circles:
        taking_in.take_in(circles=circles, circle=circle.pk, member=colleague, compared=words_of(key))
    with demo_circles(colleague):
        pass
    with demo_keyring(supervisor) as keyring:
        opened = signing.begin(keyring=keyring)
    with demo_circles(supervisor) as circles, demo_keyring(supervisor) as keyring:
        return inboxes.name(keyring=keyring, circles=circles, opened=opened, circle=circle.pk)


def be_a_demo(is_demo: bool) -> None:
    with superuser() as connection:
        connection.execute("update organisations_node set is_demo = %s", [is_demo])
        connection.execute("update accounts_account set is_demo = %s", [is_demo])


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


def send_all(member: Member, card: OrganisationCard, note: type) -> tuple[float, float]:
    from amanjol.foundation.letters import signing
    from amanjol.foundation.letters.sending import Draft, send
    from amanjol.foundation.organisations.keys.demo import demo_keyring
    from amanjol.foundation.organisations.tenant import acting_for

    draft = Draft(KIND, note("Есть ли свободное место? " * 30))
    with demo_keyring(member) as keyring:
        opened: Any = signing.opened_signing(keyring)

    def send_all() -> None:
        for _some in range(LETTERS // A_TRANSACTION):
            with acting_for(member):
                for _letter in range(A_TRANSACTION):
                    send(keyring=keyring, signing=opened, to=card, draft=draft)

    return clocked(send_all)


def open_some(member: Member, card: OrganisationCard) -> tuple[float, float]:
    from amanjol.foundation.letters.opening import A_REQUEST, open_waiting
    from amanjol.foundation.organisations.keys.demo import demo_circles, demo_keyring
    from amanjol.foundation.organisations.tenant import acting_for
    from amanjol.foundation.seals.letters import cards

    with demo_circles(member) as circles, demo_keyring(member) as keyring:
        pass

    def look() -> None:
        for _request in range(OPENED // A_REQUEST):
            with acting_for(member):
                looked = open_waiting(circles=circles, keyring=keyring, believed=cards.by_key(card))
            if len(looked.opened) != A_REQUEST:
                raise SystemExit(f"Opened {len(looked.opened)} of {A_REQUEST}.")

    return clocked(look)


def measure(members: list[Member], card: OrganisationCard, note: type) -> None:
    from amanjol.foundation.accounts import credentials
    from amanjol.foundation.seals.letters import envelopes

    sealing, opening = bare(envelopes.SMALLEST_FRAME, 300)
    sent = send_all(members[0], card, note)
    times = Times()
    be_a_demo(False)  # which answers one address only
    with granian(APPLICATION, SIGN_IN) as (port, _process):
        browser = Browser(port, 1, times)
        browser.ask("the page", SIGN_IN)
        email, step = members[0].account.email, credentials.current_step()
        sign_in_patiently(browser, email, credentials.code_at(credentials.demo_totp_secret(email), step))
        for _list in range(LISTS):
            browser.ask("alone", LIST)
        began = time.perf_counter()
        worker = subprocess.Popen([sys.executable, "-c", CARRY], stdout=subprocess.PIPE, text=True)
        while worker.poll() is None:
            browser.ask("while it brings", LIST)
        drained = time.perf_counter() - began
    count, used = (worker.stdout.read() if worker.stdout else "0 0").split()
    if int(count) != LETTERS:
        raise SystemExit(f"The worker brought {count}.")
    be_a_demo(True)
    opened = open_some(members[1], card)
    rows = [
        ("sent, in transactions of 100", LETTERS, sent, sealing),
        ("brought, taken in and acknowledged", LETTERS, (drained, float(used)), sealing + opening),
        ("opened, 20 a request", OPENED, opened, opening),
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
    with installation("casework", "--demo"):
        note = register()
        begin_node()
        members, _circle = people()
        measure(members, begin_inbox(members), note)


if __name__ == "__main__":
    main()
