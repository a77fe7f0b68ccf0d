"""What a case page shows, made of what was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.cases import merged, queries, restricted, rules
from amanjol.casework.cases.records import Note
from amanjol.casework.desk.attachments import named, sheets_of
from amanjol.casework.desk.timeline import timeline_of
from amanjol.casework.standards.stages import assistance

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.desk.timeline import Act
    from amanjol.casework.standards.stages.tracks import Stage


# In the journal, and not worth a line of the timeline: notes stand there themselves, answers in the talk, who
# read the case on the page that is read together.
QUIET = frozenset(
    {
        "case.opened",
        "case.noted",
        "case.answered",
        "case.answer-taken-back",
        "case.talk-ordered",
        "person.compared",
    }
)


LONGEST: Final = 60  # lines of the timeline, besides notes and what is quiet


@dataclass(frozen=True, slots=True)
class StageShown:
    """`began_on` where the person's way has come there; `is_now` for the present one."""

    stage: Stage
    began_on: date | None
    is_now: bool


def shown_case(opened: OpenedCase) -> dict[str, Any]:
    """What the page has besides sheets: its head, the way, who is on it, what was done."""
    row, member, today = opened.case, opened.keyring.member, timezone.localdate()
    return {
        "opened": opened,
        "case": row,
        "person": opened.person,
        "record": opened.record,
        "may_work": opened.may_work,
        "may_write": opened.may_write,
        "stages": _stages(opened),
        "sheets": sheets_of(opened),
        "team": [(colleague, rules.can_assign(member, colleague)) for colleague in queries.assigned_to(row)],
        "timeline": _timeline(opened),
        "is_older": opened.items.are_fewer_than_recorded(),
        "may_restrict": opened.may_work
        and (not row.person.is_restricted or restricted.works_on(member, row.person_id)),
        "open_until": restricted.open_until(member, row.person),
        "may_review": queries.reviewable_by(member).filter(pk=row.pk).exists(),
        "is_review_due": row.retention_on <= today,
        "is_late": row.next_step_on is not None and row.next_step_on < today,
    }


def _timeline(opened: OpenedCase) -> list[Act]:
    entries = merged.timeline(opened.keyring, opened.case).exclude(verb__in=QUIET)[:LONGEST]
    return timeline_of(opened.keyring.member.organisation, entries, opened.items.of(Note))


def _stages(opened: OpenedCase) -> list[StageShown]:
    way = opened.record.help
    began = {entry.stage: entry.began_on for entry in way.entries}
    return [
        StageShown(named(stage, opened), began.get(stage.key), stage.key == way.now.stage)
        for stage in assistance.packaged_track().stages
    ]
