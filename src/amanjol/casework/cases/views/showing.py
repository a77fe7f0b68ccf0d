"""What a case page shows, made of what was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.cases import merged, queries, restricted, rules, sealing
from amanjol.casework.cases.consents.words import consents_of
from amanjol.casework.cases.details.counts import parts_of
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.record_parts.demands import newest
from amanjol.casework.cases.stages.clocks import clocks_of
from amanjol.casework.desk.attachments import panels_of
from amanjol.casework.desk.country import country_policy
from amanjol.casework.desk.timeline import timeline_of
from amanjol.casework.standards.interview.state import State
from amanjol.casework.standards.interview.triage import triage
from amanjol.casework.standards.screening.determinations import STATUS_WORDS
from amanjol.casework.standards.stages import assistance, justice

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.desk.timeline import Act
    from amanjol.casework.standards.stages.tracks import Stage, Way
    from amanjol.foundation.organisations.keys.ring import Keyring


# In the journal, and not worth a line of the timeline: notes stand there themselves, answers in the talk, who
# read the case on the page that is read together.
QUIET = frozenset({"case.opened", "case.noted", "case.answered", "case.answer-taken-back", "person.compared"})


@dataclass(frozen=True, slots=True)
class StageShown:
    """`began_on` where the person's way has come there; `is_now` for the present one."""

    stage: Stage
    began_on: date | None
    is_now: bool


def shown_case(ring: Keyring, row: Case, person: PersonRecord, record: CaseRecord) -> dict[str, Any]:
    policy = country_policy()
    today, works = timezone.localdate(), rules.can_work(ring.member)
    return {
        "case": row,
        "person": person,
        "record": record,
        "stages": _stages(record.help),
        "justice": justice.packaged_track().stage(record.justice.now.stage),
        "may_work": works,
        "may_write": works and row.status == Status.OPEN,
        "can_go_on": works and policy is not None and row.status == Status.OPEN,
        "clocks": clocks_of(ring, record),
        "decisions": [(STATUS_WORDS[one.status], one) for one in reversed(record.determinations)],
        "team": [(each, rules.can_assign(ring.member, each)) for each in queries.assigned_to(row)],
        "timeline": _timeline(ring, row, record),
        "answers": sum(number for _part, number in parts_of(person, record)),
        "consents": [one for one in consents_of(person, record) if one.why_not is None],
        "shared": sealing.open_group(row.group, ring) if row.group is not None else None,
        "sorted_as": triage(State.from_data(record.triage)) if record.triage else None,
        "may_restrict": works
        and (not row.person.is_restricted or restricted.works_on(ring.member, row.person_id)),
        "open_until": restricted.open_until(ring.member, row.person),
        "demands": newest(record.demands),
        "panels": panels_of(ring, row),
        "may_review": queries.reviewable_by(ring.member).filter(pk=row.pk).exists(),
        "is_review_due": row.retention_on <= today,
        "is_late": row.next_step_on is not None and row.next_step_on < today,
    }


def _timeline(ring: Keyring, row: Case, record: CaseRecord) -> list[Act]:
    entries = [entry for entry in merged.timeline(ring, row)[:60] if entry.verb not in QUIET]
    return timeline_of(ring.member.organisation, entries, record.notes)


def _stages(way: Way) -> list[StageShown]:
    began = {entry.stage: entry.began_on for entry in way.entries}
    return [
        StageShown(stage, began.get(stage.key), stage.key == way.now.stage)
        for stage in assistance.packaged_track().stages
    ]
