"""Writing a story and what the gate asks of it, one act each; and opening the gate, which signs a permit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.record_parts.changes import between
from amanjol.casework.desk import days
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Story, StoryPermit
from amanjol.casework.support.stories import gate, looking, permits, queries, recalling
from amanjol.casework.support.stories.permits import PermitText
from amanjol.casework.support.stories.records import (
    Approval,
    Counted,
    LawyerWord,
    Reading,
    StoryRecord,
    WouldKnow,
)
from amanjol.foundation.letters.node_folder import here
from amanjol.foundation.letters.signing import opened_signing
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.stories.gate import Refusal
    from amanjol.casework.support.stories.records import Declared
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NothingWritten(LookupError):
    """There is no text yet."""


class WordsChanged(Exception):
    """These are not the words that the page showed."""


class NotTheirs(PermissionDenied):
    """Who wrote any of it approves none of it."""


class Undecided(Exception):
    """What tells of her is not decided yet: fewer would share it than are counted now."""


class GateShut(Exception):
    """`refusals` say why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(", ".join(refusal.key for refusal in refusals))
        self.refusals = refusals


@dataclass(frozen=True, slots=True)
class ReadOut:
    """As `records.Reading`."""

    on: date
    language: str
    interpreter: str = ""
    says: str = ""


@transaction.atomic
def write_story(*, keyring: Keyring, case: Case, alias: str, texts: Mapping[str, str]) -> bool:
    """False where it stands there already. Other words make every reading, count and approval void.

    OlderCopy; Closed; PermissionDenied; SealBroken; canonical.TooLarge.
    """
    written = _Written(keyring, case)
    before = written.record
    if (alias, dict(texts)) == (before.alias, before.texts):
        return False
    writers = before.writers | {keyring.person}
    written.finish("story.written", replace(before, alias=alias, texts=dict(texts), writers=writers))
    return True


@transaction.atomic
def declare(*, keyring: Keyring, case: Case, declared: Sequence[Declared]) -> bool:
    """What is decided about each trait; False where it stands there already. As `write_story`; NothingWritten."""
    written = _Written(keyring, case, has_texts=True)
    if tuple(declared) == written.record.declared:
        return False
    writers = written.record.writers | {keyring.person}
    written.finish("story.declared", replace(written.record, declared=tuple(declared), writers=writers))
    return True


@transaction.atomic
def note_reading(*, keyring: Keyring, case: Case, digest: str, read: ReadOut) -> None:
    """That she heard exactly these words and agreed. WordsChanged; days.NotThen; as `declare`."""
    days.check(read.on)
    written = _Written(keyring, case, has_texts=True)
    if digest != written.record.digest:  # of what was read
        raise WordsChanged
    reading = Reading(
        present_moment(), keyring.person, read.on, read.language, digest, read.interpreter, read.says
    )
    readings = (*written.record.readings, reading)
    written.finish("story.read-out", replace(written.record, readings=readings))


@dataclass(frozen=True, slots=True)
class LawyerSaid:
    """As `records.LawyerWord`."""

    on: date
    name: str
    says: str
    allows: bool


@transaction.atomic
def note_lawyer(*, keyring: Keyring, case: Case, digest: str, said: LawyerSaid) -> None:
    """Of exactly these words. A no calls back what was permitted. WordsChanged; days.NotThen; as `declare`."""
    days.check(said.on)
    written = _Written(keyring, case, has_texts=True)
    if digest != written.record.digest:  # of what the lawyer judged
        raise WordsChanged
    word = LawyerWord(present_moment(), keyring.person, said.on, said.name, said.says, said.allows, digest)
    if not said.allows:
        recalling.recall_with(keyring, written.case)
    written.finish("story.lawyer-asked", replace(written.record, lawyer=word, writers=written.writers))


@transaction.atomic
def say_who_would_know(*, keyring: Keyring, case: Case, digest: str, says: str) -> None:
    """WordsChanged; as `declare`."""
    written = _Written(keyring, case, has_texts=True)
    if digest != written.record.digest:
        raise WordsChanged
    answer = WouldKnow(present_moment(), keyring.person, says, digest)
    written.finish("story.considered", replace(written.record, would_know=answer, writers=written.writers))


@transaction.atomic
def count(*, keyring: Keyring, case: Case) -> int:
    """How many share what is kept; written down is whether they were enough. Undecided; as `declare`."""
    written = _Written(keyring, case, has_texts=True)
    if not written.record.is_decided:
        raise Undecided
    number, counted = _counted(written)
    written.finish("story.counted", replace(written.record, counted=counted))
    return number


@transaction.atomic
def approve(*, keyring: Keyring, case: Case, digest: str) -> None:
    """`digest` is that of the words and of what was said about them, as the page showed it.

    NotTheirs; WordsChanged; as `declare`.
    """
    written = _Written(keyring, case, has_texts=True)
    record = written.record
    if keyring.person in record.writers:
        raise NotTheirs
    if digest != record.whole_digest:
        raise WordsChanged
    others = [entry for entry in record.approvals if (entry.by, entry.digest) != (keyring.person, digest)]
    approval = Approval(present_moment(), keyring.person, digest)
    written.finish("story.approved", replace(record, approvals=(*others, approval)))


@transaction.atomic
def open_gate(*, keyring: Keyring, case: Case) -> UUID:
    """Sign a permit for these words, in place of an earlier one. Who shares what is kept is counted anew.

    GateShut; as `declare`.
    """
    written = _Written(keyring, case, has_texts=True)
    _number, counted = _counted(written)
    record = replace(written.record, counted=counted)
    facts = looking.facts_of(written.case, record, keyring, is_older=False)
    if refused := gate.refusals(facts):
        raise GateShut(refused)
    recalling.recall_with(keyring, written.case)
    pk, consent = _issue(keyring, record, facts)
    signed = replace(record, permits=(*record.permits, str(pk)), rest_on=record.rest_on | {str(pk): consent})
    written.finish("story.permitted", signed)
    return pk


def _issue(keyring: Keyring, record: StoryRecord, facts: gate.Facts) -> tuple[UUID, str]:
    """The row, signed by the organisation and by the node; and the id of the consent on which it rests."""
    signing, given = opened_signing(keyring), facts.consent
    terms = given.terms if given is not None else None
    if given is None or signing is None or terms is None or terms.scope is None or terms.until is None:
        raise GateShut([])
    row = StoryPermit(organisation_id=keyring.member.organisation_id, valid_until=terms.until)
    text = PermitText(
        id=str(row.pk),
        organisation=str(row.organisation_id),
        organisation_name=keyring.member.organisation.name,
        alias=record.alias,
        texts=record.texts,
        channels=terms.scope.channels,
        with_picture=terms.scope.with_picture,
        valid_until=terms.until,
    )
    row.signed = permits.sign(text, signing.key, here(keyring.organisation.node).keys())
    row.save(force_insert=True)
    return row.pk, given.id


def _counted(written: _Written) -> tuple[int, Counted]:
    person = sealing.open_person(written.case.person, written.keyring)
    number = looking.people_who_share(person, written.record.kept_kinds, written.keyring)
    is_enough, digest = number >= gate.ENOUGH, written.record.whole_digest
    counted = Counted(present_moment(), written.keyring.person, timezone.localdate(), is_enough, digest)
    return number, counted


class _Written:
    """A story while somebody writes in it; its case is locked.

    OlderCopy; NothingWritten; PermissionDenied; SealBroken.
    """

    def __init__(self, keyring: Keyring, case: Case, *, has_texts: bool = False) -> None:
        self.keyring = keyring
        self.case = case_to_write_in(keyring, case.pk, even_closed=True)
        opened = queries.story_of(self.case, keyring)
        if opened.are_fewer:
            raise OlderCopy
        if has_texts and (opened.record is None or not opened.record.texts):
            raise NothingWritten
        self._row = opened.row or Story(organisation_id=self.case.organisation_id, case=self.case)
        self.record = opened.record or StoryRecord(present_moment(), keyring.person)

    @property
    def writers(self) -> frozenset[str]:
        """Who wrote any of it, whoever writes now among them: none of these approves."""
        return self.record.writers | {self.keyring.person}

    def finish(self, verb: str, record: StoryRecord) -> None:
        """Seal it with what stood there before beside it, and write the act."""
        change = between(_values(self.record), _values(record), self.keyring.person)
        changes = record.changes if change is None else (*record.changes, change)
        record = replace(record, changes=changes, acts=self.record.acts + 1)
        key = sealing.key_of_case(self.case, self.keyring)
        sealing.seal_row(self._row, record.as_data(), key, self.keyring)
        self._row.save()
        record_act(verb, self.keyring.member, "case", self.case.pk)


def _values(record: StoryRecord) -> dict[str, str]:
    texts = {f"text-{language}": text for language, text in sorted(record.texts.items())}
    answer = record.would_know.says if record.would_know is not None else ""
    filled = {"alias": record.alias, "would_know": answer} | texts
    return {name: value for name, value in filled.items() if value}
