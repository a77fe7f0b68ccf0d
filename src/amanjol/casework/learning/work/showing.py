"""Placements and grants as their page and the page of a room above show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.learning.work.records import Answer, Going
from amanjol.casework.learning.work.words import ASKED, END_REASONS, GOING
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.learning.work.records import (
        GrantNow,
        LivelihoodRecord,
        Placement,
        PlacementEnd,
        PlacementTalk,
    )
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class TalkShown:
    """`is_bad`: something is not as it was agreed, or the person is in danger."""

    talk: PlacementTalk
    when: str
    going: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class PlacementShown:
    """`ask_on` is the day of the next talk, `asks` which it is; empty once it ended or all were held.

    `is_in_danger`: the person said so last, and has not left yet.
    """

    placement: Placement
    talks: list[TalkShown]
    end: PlacementEnd | None
    why_ended: str
    ask_on: date | None
    asks: str
    is_due: bool
    is_in_danger: bool


@dataclass(frozen=True, slots=True)
class GrantShown:
    """`approved_by` are names; `may_approve`: who looks has not said yes, and one yes is lacking still."""

    now: GrantNow
    approved_by: list[str]
    may_approve: bool


def placements_shown(record: LivelihoodRecord, today: date) -> list[PlacementShown]:
    """The newest first."""
    return [_placement(record, placement, today) for placement in reversed(record.placements)]


def grants_shown(record: LivelihoodRecord, keyring: Keyring) -> list[GrantShown]:
    """The newest first."""
    people = {approval.by for approval in record.approvals}
    names = names_of(people, keyring.member.organisation) if people else {}
    return [
        GrantShown(
            now,
            [names.get(approval.by, "—") for approval in now.approvals],
            not now.is_approved and keyring.person not in {approval.by for approval in now.approvals},
        )
        for now in reversed(record.grants_now)
    ]


def _placement(record: LivelihoodRecord, placement: Placement, today: date) -> PlacementShown:
    end, asked = record.end_of(placement.number), record.to_ask(placement.number)
    ask_on = asked.after(placement.begins_on) if asked is not None else None
    talks = record.talks_of(placement.number)
    return PlacementShown(
        placement,
        [_talk(talk) for talk in talks],
        end,
        str(END_REASONS[end.why]) if end is not None else "",
        ask_on,
        str(ASKED[asked]) if asked is not None else "",
        ask_on is not None and ask_on <= today,
        end is None and bool(talks) and talks[-1].going is Going.DANGER,
    )


def _talk(talk: PlacementTalk) -> TalkShown:
    is_bad = talk.going is Going.DANGER or Answer.NO in (talk.as_agreed, talk.has_papers)
    return TalkShown(talk, str(ASKED[talk.asked]), str(GOING[talk.going]), is_bad)
