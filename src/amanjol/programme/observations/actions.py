"""Writing an observation at the desk, who stands behind it, and sending it: one act each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.desk import in_bulk, sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.journal.actions import record as write_down
from amanjol.foundation.letters.node_folder import here
from amanjol.foundation.letters.signing import opened_signing
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import replace
from amanjol.programme.observations import gate, looking, queries, signed
from amanjol.programme.observations.models import Observation, SentObservation
from amanjol.programme.observations.records import ObservationRecord, SentText
from amanjol.programme.observations.rules import can_observe

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from amanjol.casework.support.stories.gate import Refusal
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.observations.kinds import Answer
    from amanjol.programme.observations.records import Behind, Codes


class SentAlready(Exception):
    """Nobody changes what was sent; it is taken back."""


class Changed(Exception):
    """It is not what the page showed."""


class AskedByAnother(Exception):
    """Whoever took somebody out after a no does not answer otherwise about them: another holder does."""


class Restricted(PermissionDenied):
    """Somebody restricted stands behind no observation."""


class GateShut(Exception):
    """`refusals` say why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(", ".join(refusal.key for refusal in refusals))
        self.refusals = refusals


@transaction.atomic
def begin(*, keyring: Keyring, codes: Codes, inside: Answer) -> Observation:
    """PermissionDenied; canonical.NotCanonical."""
    _check(keyring)
    hold_epochs(keyring.member.organisation_id)
    row = Observation(organisation_id=keyring.member.organisation_id)
    writers = frozenset({keyring.person})
    sealed_rows.seal_new(row, ObservationRecord(codes=codes, inside=inside, writers=writers, acts=1), keyring)
    row.save(force_insert=True)
    record_act(queries.BEGUN, keyring.member, queries.OF, row.pk)
    return row


@transaction.atomic
def change(*, keyring: Keyring, pk: UUID, codes: Codes, inside: Answer) -> None:
    """Other codes make void what was answered about these. As `_draft`."""
    opened = _draft(keyring, pk)
    if (codes, inside) == (opened.record.codes, opened.record.inside):
        return
    _save(keyring, opened, "observation.changed", replace(opened.record, codes=codes, inside=inside))


@transaction.atomic
def choose_people(*, keyring: Keyring, pk: UUID, people: Collection[UUID]) -> None:
    """Exactly these stand behind it from now on, each once. Restricted; as `_draft`."""
    opened = _draft(keyring, pk)
    rows = case_queries.people_visible_to(keyring.member).filter(pk__in=people, cases__isnull=False)
    there = {row.pk: row.is_restricted for row in rows}
    if set(there) != set(people):
        raise PermissionDenied
    if any(there.values()):
        raise Restricted
    record = opened.record.of(dict.fromkeys(people), keyring.person)
    if record != opened.record:
        _save(keyring, opened, "observation.people-chosen", record)


@transaction.atomic
def answer(*, keyring: Keyring, pk: UUID, about: str, entry: Behind) -> None:
    """What is asked about one of them. `about` is the digest of the codes that the page showed.

    Changed, also where they stand behind it no more; AskedByAnother; as `_draft`.
    """
    opened = _draft(keyring, pk)
    earlier = opened.record.behind(entry.person)
    if about != opened.record.codes.digest or earlier is None:
        raise Changed
    answered = replace(entry, about=about).after(earlier)
    if earlier.about == about and earlier.says_no and not answered.says_no:
        if earlier.taken_out_by == keyring.person:
            raise AskedByAnother
    elif earlier.stops:
        answered = replace(answered, taken_out_by=earlier.taken_out_by)
    people = tuple(answered if of.person == entry.person else of for of in opened.record.people)
    if people != opened.record.people:
        _save(keyring, opened, "observation.answered", replace(opened.record, people=people))


@transaction.atomic
def throw_away(*, keyring: Keyring, pk: UUID) -> None:
    """One that was not sent, or was taken back, with all that says who stood behind it. SentAlready; as `_draft`."""
    _check(keyring)
    opened = queries.opened_one(pk, keyring, is_locked=True)
    if opened is None:
        raise PermissionDenied
    sent = opened.record.sent
    if sent and SentObservation.objects.filter(pk=sent, recalled_on=None).exists():
        raise SentAlready
    record_act("observation.thrown-away", keyring.member, queries.OF, pk)
    opened.row.delete()


@transaction.atomic
def send(*, keyring: Keyring, pk: UUID, seen: str) -> UUID:
    """Sign it and let editors see it; gives the id of what was sent. `seen` is `whole_digest` of what the page showed.

    GateShut; Changed; as `_draft`.
    """
    opened = _draft(keyring, pk)
    record = opened.record
    if seen != record.whole_digest:
        raise Changed
    if refused := gate.refusals(looking.facts_of(record, keyring, is_older=False)):
        raise GateShut(refused)
    sent = _issue(keyring, record)
    opened.row.is_sent = True
    sealed_rows.close(opened.row, replace(record, sent=sent.pk, acts=record.acts + 1), keyring)
    opened.row.save(update_fields=["is_sent", "schema", "sealed"])
    _write_down(keyring, queries.SENT, opened.row.pk, kind=record.codes.kind)
    return sent.pk


def _issue(keyring: Keyring, record: ObservationRecord) -> SentObservation:
    signing = opened_signing(keyring)
    if signing is None:
        raise GateShut([])
    member = keyring.member
    row = SentObservation(organisation_id=member.organisation_id, sent_on=timezone.localdate())
    text = SentText(
        id=str(row.pk),
        organisation=str(row.organisation_id),
        organisation_name=member.organisation.name,
        codes=record.codes,
    )
    row.signed = signed.sign(text, signing.key, here(keyring.organisation.node).keys())
    row.save(force_insert=True)
    return row


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def _check(keyring: Keyring) -> None:
    if not can_observe(keyring.member):
        raise PermissionDenied


def _draft(keyring: Keyring, pk: UUID) -> queries.OpenedObservation:
    """PermissionDenied, also where there is none; SentAlready; OlderCopy; SealBroken; canonical.NotCanonical."""
    _check(keyring)
    hold_epochs(keyring.member.organisation_id)
    opened = queries.opened_one(pk, keyring, is_locked=True)
    if opened is None:
        raise PermissionDenied
    if opened.record.sent is not None:
        raise SentAlready
    if opened.is_older:
        raise OlderCopy
    return opened


def _save(keyring: Keyring, opened: queries.OpenedObservation, verb: str, record: ObservationRecord) -> None:
    """Whoever writes is a writer from now on, and sends it no more."""
    record = replace(record, writers=record.writers | {keyring.person}, acts=opened.record.acts + 1)
    sealed_rows.close(opened.row, record, keyring)
    opened.row.save(update_fields=["schema", "sealed"])
    record_act(verb, keyring.member, queries.OF, opened.row.pk)


def _write_down(keyring: Keyring, verb: str, pk: UUID, **details: Any) -> None:
    member = keyring.member
    write_down(
        verb=verb, organisation=member.organisation_id, actor=member.account_id, subject=(queries.OF, pk),
        details=details,
    )  # fmt: skip
