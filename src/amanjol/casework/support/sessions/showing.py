"""Clients, sessions and coded lines in words, for both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.casework.support.sessions.limit import packaged_limit
from amanjol.casework.support.sessions.words import (
    BASES,
    KINDS,
    OUTCOMES,
    STANDINGS,
    WAYS,
    WHY_NOT,
    line_of,
)
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from amanjol.casework.support.sessions.inside import Client, SaidSession
    from amanjol.casework.support.sessions.queries import CaseClients, ClientOfCase, Exchange, OpenedSession
    from amanjol.casework.support.sessions.records import AskingRecord, Facts, Heard
    from amanjol.foundation.organisations.kinds import CirclePurpose
    from amanjol.foundation.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class DangerShown:
    """`circle` says which help passed it on; `by` took it up, if anybody did."""

    pk: UUID
    line: str
    circle: str
    who: str
    at: datetime
    by: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class SessionShown:
    opened: OpenedSession
    kind: str
    way: str
    outcome: str
    length: str


@dataclass(frozen=True, slots=True)
class ClientShown:
    """`state` in a word, `why` where the circle gave a code; `total` says how many sessions and how long in all."""

    client: ClientOfCase
    state: str
    why: str
    total: str
    sessions: list[SessionShown]
    dangers: list[DangerShown]


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """What stood there until `who` wrote something else."""

    at: datetime
    who: str
    text: str


def length_of(minutes: int) -> str:
    """As people say it: 50 min, 1 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def dangers_shown(there: CaseClients) -> list[DangerShown]:
    """Those that nobody has taken up."""
    return [danger for client in there.clients for danger in _dangers(client) if danger.is_open]


def of_case_shown(there: CaseClients) -> list[ClientShown]:
    return [client_shown(client) for client in there.clients]


def client_shown(client: ClientOfCase) -> ClientShown:
    exchange = client.exchange
    answer = exchange.answer
    why = str(WHY_NOT[answer.why]) if answer is not None and answer.why is not None else ""
    return ClientShown(
        client, _state(exchange), why, total_of(exchange), sessions_shown(exchange.sessions), _dangers(client)
    )


def total_of(exchange: Exchange) -> str:
    number = len(exchange.that_took_place)
    if not number:
        return _("No session yet")
    sessions = ngettext("%(number)s session", "%(number)s sessions", number) % {"number": number}
    return f"{sessions} · {length_of(exchange.minutes)}"


def sessions_shown(sessions: Iterable[OpenedSession]) -> list[SessionShown]:
    return [session_shown(session) for session in sessions]


def session_shown(session: OpenedSession) -> SessionShown:
    facts = session.facts
    return SessionShown(
        session, str(KINDS[facts.kind]), str(WAYS[facts.way]), str(OUTCOMES[facts.outcome]),
        length_of(facts.minutes) if facts.minutes else "",
    )  # fmt: skip


def facts_in_words(facts: Facts) -> str:
    parts = [date_format(facts.on, "d.m.Y"), str(KINDS[facts.kind]), str(WAYS[facts.way])]
    parts += [length_of(facts.minutes)] if facts.minutes else []
    return " · ".join([*parts, str(OUTCOMES[facts.outcome])])


def earlier_of(session: SaidSession, organisation: Organisation) -> list[EarlierWords]:
    """Words and facts of before, the newest first."""
    changes, said = session.opened.record.changes, session.words.earlier
    by = {change.by for change in changes} | {words.by for words in said}
    names = names_of(by, organisation)
    lines = [(entry.at, entry.by, facts_in_words(entry.facts)) for entry in changes]
    lines += [(entry.at, entry.by, entry.text) for entry in said]
    lines.sort(key=lambda line: line[0], reverse=True)
    return [EarlierWords(at, names.get(by, ""), text) for at, by, text in lines]


def heard_in_words(heard: Heard) -> str:
    language = packaged_limit().read_in.get(heard.language, heard.language)
    return f"{date_format(timezone.localtime(heard.at), 'd.m.Y')} · {language}"


def asking_in_words(asking: AskingRecord, organisation: Organisation) -> list[tuple[str, str]]:
    """How to reach her safely, line by line, and whom to call about her."""
    lines = [
        (_("Through whom, by what"), asking.how),
        (_("When"), asking.when),
        (_("Never"), asking.never),
        (_("Telephone"), asking.telephone),
        (_("Languages"), asking.language),
        (_("What is asked of you"), asking.asks),
        (_("Why you may know"), str(BASES[asking.basis])),
        (_("Who wrote this last"), names_of({asking.by}, organisation).get(asking.by, "")),
    ]
    return [(label, words) for label, words in lines if words]


def lines_of(client: Client) -> list[DangerShown]:
    """What left the circle, for who is in it."""
    return _dangers_of(client.exchange, client.purpose)


def why_of(client: Client) -> str:
    answer = client.exchange.answer
    return str(WHY_NOT[answer.why]) if answer is not None and answer.why is not None else ""


def _state(exchange: Exchange) -> str:
    if exchange.asking.is_over:
        return _("ended by who works on the case")
    if exchange.answer is None:
        return _("waits for an answer")
    return str(STANDINGS[exchange.answer.standing])


def _dangers(client: ClientOfCase) -> list[DangerShown]:
    return _dangers_of(client.exchange, client.purpose)


def _dangers_of(exchange: Exchange, purpose: CirclePurpose) -> list[DangerShown]:
    return [
        DangerShown(
            danger.row.pk, line_of(danger.record), str(purpose.label), danger.who, danger.record.at,
            danger.by, danger.row.is_open,
        )
        for danger in exchange.dangers
    ]  # fmt: skip
