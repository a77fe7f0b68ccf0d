"""What a case page shows, made of what was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.cases import earlier, merged, queries, restricted, rules
from amanjol.casework.cases.clocks import clocks_of
from amanjol.casework.cases.earlier_words import OF_PERSON, OF_PLAN, earlier_of
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.papers import VERBS as OF_PAPERS
from amanjol.casework.cases.views.notes import acts_of, team_of
from amanjol.casework.desk import facts as read_facts
from amanjol.casework.desk.attachments import named, sheets_of, urgent_sheets
from amanjol.casework.desk.timeline import days_of, timeline_of
from amanjol.casework.standards.people.given import BESIDES, GivenConsent, newest
from amanjol.casework.standards.stages import assistance
from amanjol.casework.standards.stages.assistance import Evidence
from amanjol.foundation.journal.vocabulary import alarms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.casework.desk.timeline import Act
    from amanjol.casework.standards.sentences import Sentence
    from amanjol.casework.standards.stages.tracks import Stage, StageEntry


@dataclass(frozen=True, slots=True)
class StageShown:
    """`began_on` where the person's way has come there; `is_now` for the present one.

    `entered_on` where it was written down on another day. `lacks` is what a stage that was left does not have yet: it
    gets no tick, whatever was ticked to go on.
    """

    stage: Stage
    began_on: date | None
    is_now: bool
    entered_on: date | None = None
    lacks: tuple[Sentence, ...] = ()


def shown_case(opened: OpenedCase, *, discreet: bool) -> dict[str, Any]:
    """What the page has besides sheets: its head, the way, who is on it, what was done. `discreet`: somebody sits
    beside, who must not read there that a life is in danger.
    """
    row, member, today = opened.case, opened.keyring.member, timezone.localdate()
    sheets, unwritten = sheets_of(opened)
    return {
        "opened": opened,
        "case": row,
        "person": opened.person,
        "record": opened.record,
        "may_work": opened.may_work,
        "may_write": opened.may_write,
        "stages": _stages(opened),
        "urgent": urgent_sheets(opened),
        "sheets": sheets,
        "unwritten": unwritten,
        "team": [(colleague, rules.can_assign(member, colleague)) for colleague in team_of(opened)],
        "timeline": days_of(_timeline(opened, discreet=discreet)),
        "is_older": opened.items.are_fewer_than_recorded()
        or earlier.are_fewer_than_recorded(row.person, opened.person),
        "earlier_plans": earlier_of(opened.items.of(Change), OF_PLAN, member.organisation),
        "earlier_of_person": earlier_of(earlier.changes_on_page(opened), OF_PERSON, member.organisation),
        "may_restrict": opened.may_work and restricted.decides_who_reads(member, row.person),
        "open_until": restricted.open_until(member, row.person),
        "may_review": queries.reviewable_by(member).filter(pk=row.pk).exists(),
        "is_review_due": row.retention_on <= today,
        "until": min((clock.until for clock in clocks_of(opened.keyring, opened.record)), default=None),
        "is_late": row.next_step_on is not None and row.next_step_on < today,
    }


def _timeline(opened: OpenedCase, *, discreet: bool) -> list[Act]:
    entries = merged.newest_acts(opened.keyring, opened.case)
    # Who only observes reads nothing of papers for offices, not that there is one either.
    not_named = {*(() if opened.may_work else OF_PAPERS), *(alarms() if discreet else ())}
    return timeline_of(opened.keyring.member.organisation, entries, acts_of(opened), not_named=not_named)


def _stages(opened: OpenedCase) -> list[StageShown]:
    """None of an accompaniment."""
    if opened.record.accompanies is not None:
        return []
    way, track, there = opened.record.help, assistance.packaged_track(), _evidence(opened)
    entries = {entry.stage: entry for entry in way.entries}
    return [
        _stage(named(stage, opened), entries.get(stage.key), way.now.stage, track.lacking(stage.key, there))
        for stage in track.stages
    ]


def _stage(stage: Stage, entry: StageEntry | None, now: str, lacking: Iterable[str]) -> StageShown:
    if entry is None:
        return StageShown(stage, None, is_now=False)
    is_now = stage.key == now
    lacks = () if is_now else tuple(assistance.LACKING[Evidence(code)] for code in lacking)
    return StageShown(stage, entry.began_on, is_now, entry.entered_on, lacks)


def _evidence(opened: OpenedCase) -> set[Evidence]:
    """What is there in the case itself."""
    today, consents = timezone.localdate(), newest(opened.items.of(GivenConsent))
    there = {Evidence.SAFETY_PLAN} if opened.record.safety_plan else set()
    if any(
        given.purpose not in BESIDES and given.why_not_now(opened.person.form, today) is None
        for given in consents
    ):
        there.add(Evidence.CONSENT_IN_FORCE)
    left = {entry.stage for entry in opened.record.help.entries}
    stages = (stage for stage in assistance.packaged_track().stages if stage.key in left)
    asked = {code for stage in stages for code in stage.done_when.split()}
    if Evidence.PLAN_AGREED in asked and read_facts.holds(Evidence.PLAN_AGREED, opened):
        there.add(Evidence.PLAN_AGREED)
    return there
