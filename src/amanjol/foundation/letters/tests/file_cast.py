"""A file of a letter, sent by Yyldyz or by its partner, and what the tests of both do with it."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.utils import timezone

from amanjol.foundation.letters.delivery import fetching, pieces_asked, sticks
from amanjol.foundation.letters.delivery.receiving import Receiver
from amanjol.foundation.letters.files import receiving
from amanjol.foundation.letters.files.sending import Attachment
from amanjol.foundation.letters.models import ArrivingFile, InboxKey, OpenedLetter, SentFile
from amanjol.foundation.letters.opening import Held, open_waiting
from amanjol.foundation.letters.sending import Draft, send_with_files
from amanjol.foundation.letters.tests.house import Note
from amanjol.foundation.letters.tests.partner import WITH_FILES, Partner
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.foundation.letters.delivery.pieces_asked import Question
    from amanjol.foundation.letters.delivery.sticks import Load
    from amanjol.foundation.letters.tests.house import House
    from amanjol.foundation.letters.tests.neighbour import Neighbour
    from amanjol.foundation.letters.tests.partner import SealedFile
    from amanjol.foundation.seals.letters.letter import Letter
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

CANARY = "Обещали 900 долларов."
CONTENT = CANARY.encode() + bytes(4 * PIECE_BYTES)  # five pieces


def attachment(content: bytes = CONTENT) -> Attachment:
    return Attachment("contract-1.jpg", "image/jpeg", lambda: io.BytesIO(content))


def draft_of(*content: bytes) -> Draft:
    return Draft(WITH_FILES, Note("See the paper."), files=tuple(map(attachment, content or (CONTENT,))))


def send_file(house: House, *content: bytes) -> Letter:
    return send_with_files(
        keyring=house.keyring, signing=house.signing, to=house.partner.card, draft=draft_of(*content)
    )


def rows_of(house: House, model: Any = SentFile) -> list[Any]:
    with acting_for(house.member):
        return list(model.objects.order_by("number"))


def ask(house: House, by: Partner, question: Question, path: str = pieces_asked.PATH) -> Any:
    return by.bring(Client(), house.folder.node, question.to_bytes(), path)


def file_opened(house: House, neighbour: Neighbour, content: bytes = CONTENT, **changed: Any) -> SealedFile:
    """A letter with a file has come and was opened."""
    envelope, file = house.partner.with_file(house.card, content, **changed)
    neighbour.files[file.told.manifest] = file
    assert house.partner.bring(Client(), house.folder.node, envelope).status_code == 200
    look(house)
    return file


def look(house: House) -> dict[Held, int]:
    looked = open_waiting(
        circles=house.circles, keyring=house.keyring, believed=house.believed, even_held=True
    )
    return looked.held


def fetch() -> int:
    """As the worker, which acts for no member."""
    name_session("")
    return fetching.fetch()


def due_now(house: House) -> None:
    with acting_for(house.member):
        ArrivingFile.objects.filter(next_try_at__isnull=False).update(next_try_at=timezone.now())


def asked_of(neighbour: Neighbour) -> list[int]:
    """The numbers of the pieces that it is asked for from now on; it gives them."""
    asked: list[int] = []

    def give(question: Question) -> tuple[int, bytes]:
        asked.extend(question.pieces)
        return neighbour.pieces(question)

    neighbour.give = give
    return asked


def content_of(house: House, file: SealedFile) -> bytes:
    (row,) = rows_of(house, ArrivingFile)
    with acting_for(house.member):
        letter = OpenedLetter.objects.get(pk=row.opened_id).letter
    with receiving.content_of(row, file.told, house.partner.place, letter) as content:
        return content.read()


def receiver_of(house: House) -> Receiver:
    """As the command, which acts for no member."""
    name_session("")
    return Receiver(house.folder, house.folder.keys())


def stick_of(keys: NodeKeys, to: str, load: Load) -> io.BytesIO:
    """At its beginning."""
    target = io.BytesIO()
    sticks.write(target, keys, to, load)
    target.seek(0)
    return target


def days_ago(house: House, days: int) -> datetime:
    """The moment. The inbox was begun then, and renewed today, as after 90 days."""
    then = present_moment() - timedelta(days=days)
    with acting_for(house.member):
        InboxKey.objects.update(begun_at=then, closes_at=then + timedelta(days=210))
    circles = house.circles
    renewing.begin_next(circles=circles, circle=circles.of(house.cast.inbox.pk))
    return then
