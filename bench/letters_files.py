"""A file of 20 MB goes with a letter to an inbox of its own node: sealed, asked for piece by piece, proven, read.

On the tests' house (`_house.py`): nothing but our code, PostgreSQL and this disk takes part. Beside it the library
alone: AES-256-GCM over the same bytes there and back, and SHA-256 once on each side, in pieces of 64 KiB. `--small`
sends 1 MB once: that it runs at all.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from _ground import print_table
from _house import receiver
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from letters_delivery import clocked

if TYPE_CHECKING:
    from _house import Receiver

SIZE: Final = 20_000_000
SMALL: Final = 1_000_000
ROUNDS: Final = 5
PIECE: Final = 64 * 1024
KIND: Final = "bench.file"


def bare(content: bytes) -> float:
    """Seconds of processor of the library alone."""
    cipher = AESGCM(secrets.token_bytes(32))
    view = memoryview(content)

    def work() -> None:
        for _side in range(2):
            hashlib.sha256(content).digest()
        for number, start in enumerate(range(0, len(content), PIECE)):
            nonce = number.to_bytes(12)
            cipher.decrypt(nonce, cipher.encrypt(nonce, view[start : start + PIECE], None), None)

    return min(clocked(work)[1] for _round in range(ROUNDS))


def register() -> type:
    from django.utils.translation import gettext_lazy

    from amanjol.foundation.letters import kinds
    from amanjol.foundation.seals.records import DataRecord

    class Note(DataRecord, frozen=True):
        text: str

    def opened(_opened: object) -> kinds.Kept:
        return kinds.Kept("/", b"kept")

    kinds.register(kinds.Kind(KIND, gettext_lazy("A note"), Note, opened, takes_files=True))
    return Note


def send(own: Receiver, note: type, content: bytes) -> tuple[Any, tuple[float, float]]:
    """The letter, and how long it took."""
    from amanjol.foundation.letters.files.sending import Attachment
    from amanjol.foundation.letters.sending import Draft, send_with_files
    from amanjol.foundation.organisations.tenant import acting_for

    attachment = Attachment("contract-1.txt", "text/plain", lambda: io.BytesIO(content))
    draft, sent = Draft(KIND, note("x"), files=(attachment,)), []
    with acting_for(own.member):
        times = clocked(
            lambda: sent.append(
                send_with_files(keyring=own.keyring, signing=own.signing, to=own.card, draft=draft)
            )
        )
    return sent[0], times


def look(own: Receiver) -> None:
    from amanjol.foundation.letters.opening import open_waiting
    from amanjol.foundation.organisations.tenant import acting_for
    from amanjol.foundation.seals.letters import cards

    with acting_for(own.member):
        open_waiting(circles=own.circles, keyring=own.keyring, believed=cards.by_key(own.card))


def fetch() -> None:
    from amanjol.foundation.letters.delivery import fetching
    from amanjol.foundation.organisations.tenant import name_session

    name_session("")
    if fetching.fetch() != 1:
        raise SystemExit("The file did not come.")


def read(own: Receiver, letter: Any, content: bytes) -> None:
    from amanjol.foundation.letters.files import receiving
    from amanjol.foundation.letters.models import ArrivingFile
    from amanjol.foundation.organisations.tenant import acting_for

    with acting_for(own.member):
        row = ArrivingFile.objects.get(address=letter.files[0].manifest)
    with receiving.content_of(row, letter.files[0], letter.issuer, letter.id) as opened:
        if opened.read() != content:
            raise SystemExit("It is another file.")


def _once(own: Receiver, note: type, content: bytes) -> dict[str, tuple[float, float]]:
    from amanjol.foundation.letters.delivery import carrying

    letter, sealed = send(own, note, content)
    carrying.carry()
    look(own)
    fetched = clocked(fetch)
    opened = clocked(lambda: read(own, letter, content))
    return {"sealed": sealed, "fetched": fetched, "proven and read": opened}


def measure(own: Receiver, note: type, size: int, rounds: int) -> None:
    content = secrets.token_bytes(size)
    alone = bare(content)
    taken = [_once(own, note, content) for _round in range(rounds)]
    best = {
        what: (min(times[what][0] for times in taken), min(times[what][1] for times in taken))
        for what in taken[0]
    }
    best["all of it"] = (
        sum(clock for clock, _cpu in best.values()),
        sum(cpu for _clock, cpu in best.values()),
    )
    print_table(
        f"A file of {size:,} bytes, best of {rounds}; the library alone takes {alone * 1000:.0f} ms of processor",
        ("", "ms of the clock", "ms of processor", "times the library alone"),
        [
            (what, f"{clock * 1000:.0f}", f"{cpu * 1000:.0f}", f"{cpu / alone:.1f}")
            for what, (clock, cpu) in best.items()
        ],
    )


def main() -> None:
    is_small, began = "--small" in sys.argv, time.perf_counter()
    with receiver() as own:
        print(f"set up in {time.perf_counter() - began:.0f} s")
        measure(own, register(), SMALL if is_small else SIZE, 1 if is_small else ROUNDS)
    print(f"{time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main()
