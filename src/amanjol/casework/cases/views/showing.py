"""What a case page shows, made of what was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.casework.cases import details, merged, queries, restricted, rules, sealing
from amanjol.casework.cases.demands import newest
from amanjol.casework.cases.models import Status
from amanjol.casework.desk.attachments import panels_of
from amanjol.casework.desk.country import country_policy, policy_today
from amanjol.casework.desk.timeline import timeline_of
from amanjol.casework.standards.interview.state import State
from amanjol.casework.standards.interview.triage import triage
from amanjol.casework.standards.people.consent import GIVER_WORDS
from amanjol.casework.standards.people.given import FOR_WORDS, MANNER_WORDS
from amanjol.casework.standards.policy.clocks import own_clock
from amanjol.casework.standards.screening.determinations import STATUS_WORDS
from amanjol.casework.standards.stages import assistance, justice

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.details import Part
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.desk.timeline import Act
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.policy.clocks import ClockState
    from amanjol.casework.standards.sentences import Sentence
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


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """A consent in words; `why_not` says why it does not count today, and is empty where it does."""

    given: GivenConsent
    what_for: Sentence
    giver: Sentence
    manner: Sentence
    why_not: Sentence | None


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


def clocks_of(ring: Keyring, record: CaseRecord) -> tuple[ClockState, ...]:
    """Of the present stage: the country's, and the organisation's own beside them. None where there is no policy."""
    policy = country_policy()
    if policy is None:
        return ()
    own = [own_clock(stage, days) for stage, days in queries.own_days(ring.member.organisation_id).items()]
    return assistance.running(record.help, timezone.localdate(), policy, own)


def parts_of(person: PersonRecord, record: CaseRecord) -> list[tuple[Part, int]]:
    """The parts of the details of which something may be asked today, with how many answers each has."""
    policy = policy_today()
    return [
        (part, details.count(part, (person if part.of_person else record).details, person.form, policy))
        for part in details.PARTS
        if details.asked(part, person.form, policy)
    ]


def consents_of(person: PersonRecord, record: CaseRecord) -> list[ConsentShown]:
    """All that were ever given, the newest first."""
    today = timezone.localdate()
    by_day = sorted(record.consents, key=lambda one: one.consent.given_on)
    return [
        ConsentShown(
            one,
            FOR_WORDS[one.purpose],
            GIVER_WORDS[one.consent.giver],
            MANNER_WORDS[one.manner],
            one.why_not_now(person.form, today),
        )
        for one in reversed(by_day)
    ]


def _timeline(ring: Keyring, row: Case, record: CaseRecord) -> list[Act]:
    entries = [entry for entry in merged.timeline(ring, row)[:60] if entry.verb not in QUIET]
    return timeline_of(ring.member.organisation, entries, record.notes)


def _stages(way: Way) -> list[StageShown]:
    began = {entry.stage: entry.began_on for entry in way.entries}
    return [
        StageShown(stage, began.get(stage.key), stage.key == way.now.stage)
        for stage in assistance.packaged_track().stages
    ]
