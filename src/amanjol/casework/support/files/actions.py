"""Taking files in, opening them, taking them away; the nightly sweep of what is nobody's.

A file lies in its place before its row is written, and goes after the row is gone: whatever kills the server between
the two, what is left has no row and no key, and the sweep removes it.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
import uuid
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import queries as cases
from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import Closed, check_works
from amanjol.casework.cases.models import Case, Status
from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.files import store
from amanjol.casework.support.files.contents import kinds
from amanjol.casework.support.files.queries import (
    ADDED,
    OPENED,
    ORIGINAL_OPENED,
    TAKEN_AWAY,
    content_of,
    file_of,
    place_of,
)
from amanjol.casework.support.files.records import FileRecord, TakenAway
from amanjol.casework.support.models import CaseFile, StoredFile
from amanjol.foundation.organisations.queries import node as this_node
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace
from amanjol.foundation.seals.streams import PIECE_BYTES, new_file_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from amanjol.casework.support.files.queries import OpenedFile
    from amanjol.foundation.organisations.keys.keyring import Keyring

LONGEST_NAME: Final = 150


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a file: what one sees in it, who gave it, where, and on which day, None for today."""

    about: str
    giver: str = ""
    place: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What is opened: `size` bytes, a part at a time, for whoever asked for it to read once and to close."""

    name: str
    content_type: str
    size: int
    _source: BinaryIO
    _parts: Callable[[BinaryIO], Iterator[bytes]]

    def __iter__(self) -> Iterator[bytes]:
        return self._parts(self._source)

    def close(self) -> None:
        self._source.close()


class AlreadyGone(Exception):
    """The file was taken away before."""


@transaction.atomic
def add_file(
    *, keyring: Keyring, case: Case, source: BinaryIO, name: str, description: Description
) -> CaseFile:
    """Seal it as it came, with its hash, the moment and what is said of it.

    contents.reading.Refused for what is not taken in; PermissionDenied; Closed; days.NotThen; SealBroken; OSError, for
    a full disk.
    """
    days.check(description.received_on)
    locked = _case(keyring, case)
    kind = kinds.examine(source)
    source.seek(0)
    pk, key = uuid.uuid4(), new_file_key()
    stored = store.put(pk, key, place_of(pk, keyring), source)
    try:
        record = FileRecord(
            at=present_moment(), by=keyring.person, key=key.hex(), kind=kind.value, name=_readable(name),
            size=stored.size, sha256=stored.sha256, about=description.about, giver=description.giver,
            place=description.place, received_on=description.received_on,
        )  # fmt: skip
        row = CaseFile(pk=pk, organisation_id=locked.organisation_id, case=locked)
        sealing.seal_row(row, record.as_data(), sealing.key_of_case(locked, keyring), keyring)
        row.save(force_insert=True)
        StoredFile.objects.create(file=row)
        record_act(ADDED, keyring.member, "case", locked.pk, file=pk)
    except BaseException:
        store.remove(pk)
        raise
    return row


@transaction.atomic
def open_copy(*, keyring: Keyring, file: OpenedFile) -> Content:
    """Without what is beside what one sees. Plain text as it came: nothing is beside it.

    The journal remembers it. contents.reading.Refused; store.NoFile; SealBroken; OSError, for a full
    disk.
    """
    return _recorded(copy_of(keyring=keyring, file=file), keyring, file, is_original=False)


@transaction.atomic
def open_original(*, keyring: Keyring, file: OpenedFile) -> Content:
    """As it came, for who works on cases. PermissionDenied; store.NoFile; SealBroken."""
    return _recorded(original_of(keyring=keyring, file=file), keyring, file, is_original=True)


def copy_of(*, keyring: Keyring, file: OpenedFile) -> Content:
    """As `open_copy`, and whoever asks for it records it with `record_opened`, in the same transaction: a copy may take
    seconds, in which the journal of the organisation waits for nobody.
    """
    if not file.kind.has_copy:
        return _original(keyring, file)
    copied = partial(kinds.copied, file.kind)
    if not file.kind.is_copied_apart:
        return _content(keyring, file, lambda source: kinds.copy_size(file.kind, source), copied)
    with content_of(file, keyring) as source, closing(copied(source)) as parts:
        copy = store.put_aside(parts)
    return Content(_name(file), file.kind.content_type, copy.seek(0, io.SEEK_END), copy, _whole)


def original_of(*, keyring: Keyring, file: OpenedFile) -> Content:
    """As `open_original`, and recorded as a copy is."""
    check_works(keyring)
    return _original(keyring, file)


def record_opened(*, keyring: Keyring, file: OpenedFile, is_original: bool) -> None:
    """What `copy_of` or `original_of` has given out."""
    verb = ORIGINAL_OPENED if is_original else OPENED
    record_act(verb, keyring.member, "case", file.row.case_id, file=file.row.pk)


@transaction.atomic
def take_away(*, keyring: Keyring, case: Case, file: uuid.UUID, why: str) -> None:
    """The file goes for good, and its key; what is known of it stays, with why.

    AlreadyGone; queries.NoSuchFile; PermissionDenied; SealBroken. Of a closed case, too.
    """
    locked = _case(keyring, case, even_closed=True)
    opened = file_of(locked, file, keyring)
    if opened.record.gone is not None:
        raise AlreadyGone
    gone = TakenAway(present_moment(), keyring.person, why)
    record = replace(opened.record, key="", gone=gone, acts=opened.record.acts + 1)
    sealing.seal_row(opened.row, record.as_data(), sealing.key_of_case(locked, keyring), keyring)
    opened.row.save(update_fields=["wrapped_key", "schema", "sealed"])
    StoredFile.objects.filter(pk=file).delete()
    record_act(TAKEN_AWAY, keyring.member, "case", locked.pk, file=file)
    transaction.on_commit(partial(store.remove, file))


def remove_with(case: Case) -> None:
    """When a case is erased, and when it is erased anew after a restore: its files go with it."""
    for pk in CaseFile.objects.filter(case=case).values_list("pk", flat=True):
        transaction.on_commit(partial(store.remove, pk))


@transaction.atomic
def sweep() -> int:
    """What lies in the folder and has no row. Gives how many files went."""
    name_session(None)  # a session sees its own rows alone: the files of all others would go
    here = this_node()
    named = {*StoredFile.objects.values_list("pk", flat=True)}
    return store.sweep(named, node=str(here.pk) if here is not None else "")


def _case(keyring: Keyring, case: Case, *, even_closed: bool = False) -> Case:
    check_works(keyring)
    rows = cases.visible_to(keyring.member).select_related("person").select_for_update(of=("self",))
    row = rows.filter(pk=case.pk).first()
    if row is None:
        raise PermissionDenied
    if row.status == Status.CLOSED and not even_closed:
        raise Closed
    return row


def _recorded(content: Content, keyring: Keyring, file: OpenedFile, *, is_original: bool) -> Content:
    try:
        record_opened(keyring=keyring, file=file, is_original=is_original)
    except BaseException:
        content.close()
        raise
    return content


def _original(keyring: Keyring, file: OpenedFile) -> Content:
    return _content(keyring, file, partial(_proven, file), _whole)


def _content(
    keyring: Keyring,
    file: OpenedFile,
    measure: Callable[[BinaryIO], int],
    parts: Callable[[BinaryIO], Iterator[bytes]],
) -> Content:
    """Nothing is given out before all of it was opened once."""
    source = content_of(file, keyring)
    try:
        size = measure(source)
    except BaseException:
        source.close()
        raise
    return Content(_name(file), file.kind.content_type, size, source, parts)


def _proven(file: OpenedFile, source: BinaryIO) -> int:
    """SealBroken unless it is what came."""
    digest = hashlib.sha256()
    for part in _whole(source):
        digest.update(part)
    if digest.hexdigest() != file.record.sha256:
        raise SealBroken
    return file.record.size


def _whole(source: BinaryIO) -> Iterator[bytes]:
    source.seek(0)
    while part := source.read(PIECE_BYTES):
        yield part


def _readable(name: str) -> str:
    """What a telephone or a stranger called it, without signs that nobody sees; its end, where the ending stands."""
    letters = "".join(letter for letter in unicodedata.normalize("NFC", name) if letter.isprintable())
    return unicodedata.normalize("NFC", letters[-LONGEST_NAME:])


def _name(file: OpenedFile) -> str:
    """Neutral: downloads stay in folders that others see."""
    return f"{file.row.case.code}-{file.number}.{file.kind.value}"
