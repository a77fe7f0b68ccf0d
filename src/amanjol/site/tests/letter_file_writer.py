"""Sends letters with a file and fetches files, each in a process of its own, which is killed at a moment of its work.

Run as `python -m amanjol.site.tests.letter_file_writer KILLS SEED`: prints "sent FILE" for each that the database has
acknowledged, and in the end "killed SENDING FETCHING". Then each file that was asked for is whole.
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from amanjol.site.cli import set_up_django
from amanjol.site.tests.case_writer import opener

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from amanjol.foundation.organisations.keys.keyring import Keyring

    type WithKeyring = Callable[[], AbstractContextManager[Keyring]]

CONTENT: Final = "Обещали 900 долларов.\n".encode() * 12_000
BEYOND: Final = 1.2
"""Some moments lie after the work is done."""


def main() -> None:
    kills, seed = int(sys.argv[1]), int(sys.argv[2])
    set_up_django()
    moments = random.Random(seed)  # noqa: S311  moments, not secrets
    with_keyring = opener()
    send = _sending(with_keyring)
    sending = _killed(kills, moments, send)
    _expect_all(with_keyring)
    fetching = _killed(kills, moments, _fetch, lambda: _due_now(with_keyring))
    _due_now(with_keyring)
    while _fetch():
        _due_now(with_keyring)
    os.write(1, f"killed {sending} {fetching}\n".encode())


def _killed(
    kills: int, moments: random.Random, act: Callable[[], object], before: Callable[[], object] = int
) -> int:
    """How many of so many processes were still at it."""
    from django.db import connections  # noqa: PLC0415  needs Django

    act()  # the first has more to load than the others
    before()
    began = time.monotonic()
    act()
    longest, killed = time.monotonic() - began, 0
    for _kill in range(kills):
        before()
        connections.close_all()  # no child shares one
        child = os.fork()
        if child == 0:
            act()
            os._exit(0)
        time.sleep(moments.uniform(0, max(longest, 0.2) * BEYOND))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    return killed


def _sending(with_keyring: WithKeyring) -> Callable[[], None]:
    """Letters of an organisation to itself: nothing else is needed for a file to come."""
    from django.utils.translation import gettext_lazy  # noqa: PLC0415  needs Django

    from amanjol.foundation.letters import kinds, sending, signing  # noqa: PLC0415  needs Django
    from amanjol.foundation.letters.files.sending import Attachment  # noqa: PLC0415  needs Django
    from amanjol.foundation.letters.models import SentFile  # noqa: PLC0415  needs Django
    from amanjol.foundation.letters.tests.house import Note, own_folder, own_node_card  # noqa: PLC0415  needs Django
    from amanjol.foundation.letters.tests.partner import WITH_FILES, Partner  # noqa: PLC0415  needs Django
    from amanjol.site.tests.test_archive_erased import supervisor  # noqa: PLC0415  needs Django

    kinds.register(
        kinds.Kind(
            WITH_FILES, gettext_lazy("A note"), Note, lambda _opened: kinds.Kept("/"), takes_files=True
        )
    )
    folder = own_folder()
    folder.begin()
    folder.keep_own(own_node_card(folder))
    with supervisor() as keyring:
        if signing.opened_signing(keyring) is None:  # the demo's organisation may sign already
            signing.begin(keyring=keyring)
    card = Partner(node=folder.node).card
    attachment = Attachment("contract-1.txt", "text/plain", lambda: io.BytesIO(CONTENT))
    draft = sending.Draft(WITH_FILES, Note("See the paper."), files=(attachment,))

    def send() -> None:
        """Said at once and in one piece: whoever is killed has said it or not."""
        with with_keyring() as keyring:
            opened = signing.opened_signing(keyring)
            assert opened is not None
            letter = sending.send_with_files(keyring=keyring, signing=opened, to=card, draft=draft)
            row = SentFile.objects.get(letter=letter.id)
        os.write(1, f"sent {row.pk}\n".encode())

    return send


def _expect_all(with_keyring: WithKeyring) -> None:
    """As if each letter had come and been opened."""
    from amanjol.foundation.letters.models import ArrivingFile, OpenedLetter, SentFile  # noqa: PLC0415  needs Django
    from amanjol.foundation.letters.tests.house import own_folder  # noqa: PLC0415  needs Django
    from amanjol.foundation.seals.streams import sealed_size  # noqa: PLC0415  beside its use

    with with_keyring():
        for number, file in enumerate(SentFile.objects.select_related("letter"), 1):
            expires_at = file.letter.expires_at
            assert expires_at is not None
            own: dict[str, Any] = {"organisation_id": file.organisation_id}
            opened = OpenedLetter.objects.create(
                issuer_node=own_folder().node, issuer="x", letter=file.letter_id, sequence=number, **own
            )
            ArrivingFile.objects.create(
                opened=opened, number=0, address=bytes(file.address), size=sealed_size(len(CONTENT)),
                expires_at=expires_at, **own,
            )  # fmt: skip


def _due_now(with_keyring: WithKeyring) -> None:
    from django.utils import timezone  # noqa: PLC0415  needs Django

    from amanjol.foundation.letters.models import ArrivingFile  # noqa: PLC0415  needs Django

    with with_keyring():
        ArrivingFile.objects.filter(next_try_at__isnull=False).update(next_try_at=timezone.now())


def _fetch() -> int:
    """One file, a piece a question."""
    from amanjol.foundation.letters.delivery import fetching, pieces_asked  # noqa: PLC0415  needs Django
    from amanjol.foundation.letters.delivery.carrying import carrier  # noqa: PLC0415  needs Django

    pieces_asked.AT_ONCE = 1  # type: ignore[misc]  # more moments in which to be killed
    with carrier() as asking:
        due = fetching._due()
        if asking is None or due is None:
            return 0
        fetching.Fetching(asking, due).go_on()
    return 1


if __name__ == "__main__":
    main()
