"""What who is in the circle does: hear who it is, take her on or not, write sessions, pass on one line.

None of it needs the organisation's keys. Nothing written here leaves the circle but facts and codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk import days, showing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import CircleDanger, CircleSession
from amanjol.casework.support.sessions import bridge, inside
from amanjol.casework.support.sessions.actions.telling import tell
from amanjol.casework.support.sessions.limit import packaged_limit
from amanjol.casework.support.sessions.queries import (
    ANSWERED,
    CHANGED,
    HEARD,
    PASSED_ON,
    READ,
    WRITTEN,
    NoSuchClient,
)
from amanjol.casework.support.sessions.records import (
    AnswerRecord,
    DangerRecord,
    EarlierFacts,
    EarlierSaid,
    FactsRecord,
    Heard,
    Outcome,
    Standing,
    WordsRecord,
)
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.support.models import CircleClient
    from amanjol.casework.support.sessions.inside import Client, ClientCard
    from amanjol.casework.support.sessions.records import DangerKind, Facts, TonightStep, WhyNot
    from amanjol.foundation.organisations.keys.circles.opening import Circles


class NotBelieved(Exception):
    """The six words were not compared yet."""


class NotTakenOn(Exception):
    """The circle has not taken her on, or it has ended."""


class NotHeard(Exception):
    """Before the first session she hears what stays and what does not."""


@transaction.atomic
def compare(*, circles: Circles, client: UUID, typed: str) -> None:
    """The six words as who asked reads them: from then on the circle keeps this key and no other.

    OtherWords; NoSuchClient; SealBroken. Nothing happens where it has one.
    """
    there = inside.row_in(circles, client, to_write=True)
    if there is None:
        raise NoSuchClient
    row, circle = there
    if row.accepted is not None:
        return
    key = bridge.offered_in(row, circle)
    if bridge.words_of(key, row, bridge.place_in(circle)) != typed:
        raise OtherWords
    bridge.accept(row, key, circle)
    row.save(update_fields=["accepted", "accepted_number", "moved"])


@transaction.atomic
def answer(*, circles: Circles, client: UUID, standing: Standing, why: WhyNot | None = None) -> bool:
    """Take her on, or not, or end it; a code says why, no words. False where the circle has said so.

    NotTakenOn where something ends that had not begun, or was ended by the case; NotBelieved; NoSuchClient; SealBroken.
    """
    there = _opened(circles, client)
    before = there.exchange.answer
    if before is not None and (before.standing, before.why) == (standing, why):
        return False
    if there.exchange.asking.is_over or (standing is Standing.ENDED and not there.is_taken_on):
        raise NotTakenOn
    if before is None:
        record = AnswerRecord(present_moment(), _person(circles), standing, why)
    else:
        record = replace(
            before,
            at=present_moment(),
            by=_person(circles),
            standing=standing,
            why=why,
            version=before.version + 1,
        )
    _write_answer(circles, there, record, ANSWERED)
    return True


@transaction.atomic
def note_heard(*, circles: Circles, client: UUID, language: str) -> None:
    """She heard the limit, in this language, as its text stands today.

    KeyError for a language that it is not read out in; NotTakenOn; NotBelieved; NoSuchClient; SealBroken.
    """
    there = _taken_on(circles, client)
    text = packaged_limit()
    before = there.exchange.answer
    if before is None:
        raise NotTakenOn
    heard = Heard(present_moment(), _person(circles), language, text.edition, text.digest(language))
    record = replace(before, heard=(*before.heard, heard), version=before.version + 1)
    _write_answer(circles, there, record, HEARD)


@transaction.atomic
def write_session(*, circles: Circles, client: UUID, facts: Facts, text: str) -> CircleSession:
    """NotHeard for one that took place; NotTakenOn; NotBelieved; NoSuchClient; SealBroken; days.NotThen."""
    days.check(facts.on)
    there = _taken_on(circles, client)
    _check_heard(there, facts)
    row = CircleSession(organisation_id=there.row.organisation_id, client=there.row)
    _put(there, row, FactsRecord(present_moment(), _person(circles), facts), WordsRecord(text))
    row.save(force_insert=True)
    record_act(WRITTEN, circles.member, "case", there.row.case_id, client=there.row.pk)
    return row


@transaction.atomic
def change_session(*, circles: Circles, client: UUID, session: UUID, facts: Facts, text: str) -> bool:
    """Earlier words and facts stay beside. False where it stands there so; also of one that is over.

    As `write_session`; NoSuchClient for no such session, too.
    """
    days.check(facts.on)
    there = _opened(circles, client)
    chosen = there.session(session)
    if chosen is None:
        raise NoSuchClient
    record, words = chosen.opened.record, chosen.words
    if (record.facts, words.text) == (facts, text):
        return False
    _check_heard(there, facts)
    at, by = present_moment(), _person(circles)
    if record.facts != facts:
        record = replace(record, facts=facts, changes=(*record.changes, EarlierFacts(at, by, record.facts)))
    if words.text != text:
        words = replace(words, text=text, earlier=(*words.earlier, EarlierSaid(at, by, words.text)))
    version = record.version + 1
    row = chosen.opened.row
    _put(there, row, replace(record, version=version), replace(words, version=version))
    row.save(update_fields=["facts", "number", "wrapped_key", "words"])
    record_act(CHANGED, circles.member, "case", there.row.case_id, client=there.row.pk)
    return True


@transaction.atomic
def pass_on(*, circles: Circles, client: UUID, danger: DangerKind, step: TonightStep) -> CircleDanger:
    """One coded line onto the case: it waits for nothing else, and who has it above their day is told by e-mail.

    NotBelieved; NoSuchClient; SealBroken.
    """
    there = _opened(circles, client)
    row = CircleDanger(organisation_id=there.row.organisation_id, client=there.row)
    record = DangerRecord(present_moment(), _person(circles), danger, step)
    row.sealed = bridge.seal(
        there.key, record, bridge.place_in(there.circle), bridge.row_of(row), bridge.DANGER
    )
    row.save(force_insert=True)
    record_act(PASSED_ON, circles.member, "case", there.row.case_id, client=there.row.pk)
    tell.enqueue(str(row.organisation_id), str(row.pk), str(circles.member.pk))
    return row


def note_read(*, circles: Circles, client: Client) -> None:
    """That somebody of the circle read what lies in it of this client: who and when, for the case; never what."""
    showing.note_read(verb=READ, by=circles.member, case=client.row.case_id, client=client.row.pk)


def note_listed(*, circles: Circles, cards: Iterable[ClientCard]) -> None:
    """That these clients stood by name in a list of the circle, which knows their cases by id alone."""
    named = {("case", card.row.case_id) for card in cards if card.asking is not None}
    showing.note_shown(verb=showing.LISTED, by=circles.member, where="clients", subjects=named)


def _check_heard(there: Client, facts: Facts) -> None:
    if facts.outcome is Outcome.TOOK_PLACE and not there.exchange.is_heard:
        raise NotHeard


def _put(there: Client, row: CircleSession, record: FactsRecord, words: WordsRecord) -> None:
    row.facts = bridge.seal(
        there.key, record, bridge.place_in(there.circle), bridge.row_of(row), bridge.FACTS
    )
    bridge.seal_words(row, words, there.circle)


def _write_answer(circles: Circles, there: Client, record: AnswerRecord, verb: str) -> None:
    row = there.row
    row.answer = bridge.seal(
        there.key, record, bridge.place_in(there.circle), bridge.row_of(row), bridge.ANSWER
    )
    row.save(update_fields=["answer"])
    record_act(verb, circles.member, "case", row.case_id, client=row.pk)


def _opened(circles: Circles, pk: UUID) -> Client:
    """Locked until the transaction ends. What is believed without words is kept, and a key that followed, too."""
    there = inside.row_in(circles, pk, to_write=True)
    if there is None:
        raise NoSuchClient
    row, circle = there
    client = inside.client_of(row, circle, circles)
    if client is None:
        raise NotBelieved
    if row.accepted is None or row.moved is not None:
        _keep(row, client)
    return client


def _keep(row: CircleClient, client: Client) -> None:
    bridge.accept(row, client.key, client.circle)
    row.save(update_fields=["accepted", "accepted_number", "moved"])


def _taken_on(circles: Circles, pk: UUID) -> Client:
    client = _opened(circles, pk)
    if not client.is_taken_on:
        raise NotTakenOn
    return client


def _person(circles: Circles) -> str:
    return str(circles.member.account_id)
