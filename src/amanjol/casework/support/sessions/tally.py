"""Sessions that took place in a quarter, with their minutes: what who works on the case sees of them, no word more."""

from __future__ import annotations

from contextlib import closing
from itertools import batched
from typing import TYPE_CHECKING, Final

from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.in_bulk import stream
from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.support.models import CircleClient, CircleSession
from amanjol.casework.support.sessions import bridge
from amanjol.casework.support.sessions.queries import key_in
from amanjol.casework.support.sessions.records import ClientRecord, FactsRecord, Kind, Outcome
from amanjol.casework.support.sessions.words import KINDS
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import OpenFields, SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE: Final = 1_000
_ANY: Final = "any"


def deeds(counting: Counting) -> Iterator[Deed]:
    """SealBroken."""
    for case, record in _sessions(counting):
        facts = record.facts
        if facts.outcome is Outcome.TOOK_PLACE and counting.quarter.holds(facts.on):
            yield Deed(facts.kind.value, case, minutes=facts.minutes)


def kind_words(kind: str) -> str:
    return str(KINDS[Kind(kind)])


def _sessions(counting: Counting) -> Iterator[tuple[str, FactsRecord]]:
    """The case of each session, and what both sides know of it."""
    place = counting.keyring.organisation.place(_ANY, bridge.FACTS, bridge.SCHEMA)
    clients: dict[str, tuple[str, OpenFields]] = {}
    for row in counting.rows(CircleClient.objects.all()):
        opener = OpenFields(key_in(_client(row.data)), place)
        clients[row.pk] = (str(row.points["case_id"]), opener)
    rows = CircleSession.objects.filter(organisation=counting.keyring.member.organisation_id)
    texts = rows.annotate(text_id=Cast("id", CharField()), text_client=Cast("client_id", CharField()))
    with closing(stream(texts.values_list("text_id", "text_client", "facts"))) as streamed:
        for batch in batched(streamed, _AT_ONCE):
            theirs = [(pk, client, facts) for pk, client, facts in batch if client in clients]
            opened = [clients[client][1].open(f"{client}/{pk}", facts) for pk, client, facts in theirs]
            for (_pk, client, _facts), record in zip(theirs, _facts_in(opened), strict=True):
                yield clients[client][0], record


def _facts_in(documents: list[bytes]) -> list[FactsRecord]:
    try:
        return [FactsRecord.from_data(data) for data in canonical.from_own_bytes(documents)]
    except NotCanonical:
        raise SealBroken from None


def _client(data: object) -> ClientRecord:
    try:
        return ClientRecord.from_data(data)
    except NotCanonical:
        raise SealBroken from None


SESSIONS = Tally(
    "sessions", 20, _("Sessions"),
    _("With a psychologist, a doctor or a lawyer, where they took place. What was said only their circle knows."),
    deeds, kind_words,
)  # fmt: skip
