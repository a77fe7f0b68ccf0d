"""What a case page shows, made of what was opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import details, queries, restricted, rules, sealing
from amanjol.casework.cases.demands import newest
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.rooms import panels_of
from amanjol.casework.standards.interview.state import State
from amanjol.casework.standards.interview.triage import triage
from amanjol.casework.standards.people.consent import GIVER_WORDS
from amanjol.casework.standards.people.given import FOR_WORDS, MANNER_WORDS
from amanjol.casework.standards.policy.clocks import own_clock
from amanjol.casework.standards.policy.policies import NOTHING_SAID
from amanjol.casework.standards.policy.policy_files import NoPolicy, policy_of
from amanjol.casework.standards.screening.determinations import STATUS_WORDS
from amanjol.casework.standards.stages import assistance, justice
from amanjol.foundation.organisations.queries import names_of, node
from amanjol.foundation.organisations.verbs import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from amanjol.casework.cases.details import Part
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.policy.clocks import ClockState
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.casework.standards.sentences import Sentence
    from amanjol.casework.standards.stages.tracks import Stage, Way
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.organisations.keys.ring import Keyring


# In the journal, and not worth a line of the timeline: notes stand there themselves, answers in the talk, who
# read the case on the page that is read together.
QUIET = frozenset({"case.opened", "case.noted", "case.answered", "case.answer-taken-back", "person.compared"})


OF_DEMANDS = frozenset({"case.demand-recorded", "case.demand-changed"})


@dataclass(frozen=True, slots=True)
class StageShown:
    """`began_on` where the person's way has come there; `is_now` for the present one."""

    stage: Stage
    began_on: date | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done, in words. `text` is a note's, else empty."""

    at: datetime
    who: str
    words: str
    text: str = ""


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
        "timeline": team_of(ring, queries.timeline(row)[:60], record),
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


def country_policy() -> Edition | None:
    """Of the node's country today; None where nobody has written one."""
    this = node()
    try:
        return policy_of(this.country.lower()).on(timezone.localdate()) if this else None
    except NoPolicy:
        return None


def policy_today() -> Edition:
    """As `country_policy`; the strictest where nobody has written one."""
    return country_policy() or NOTHING_SAID


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


def team_of(
    ring: Keyring, entries: Iterable[Entry], record: CaseRecord | None = None, *, is_untold: bool = False
) -> list[Done]:
    """Entries of the journal in words, newest first; notes of the record stand among them by their time.

    `is_untold`: for the person to read, who does not or may not know of a legal demand.
    """
    found = [entry for entry in entries if record is None or entry.verb not in QUIET]
    notes = record.notes if record else ()
    known = names_of(
        {str(entry.actor_id) for entry in found} | {note.by for note in notes}, ring.member.organisation
    )
    done = [
        Done(entry.at, known.get(str(entry.actor_id), ""), _words(entry.verb, is_untold)) for entry in found
    ]
    done += [Done(note.at, known.get(note.by, ""), "", note.text) for note in notes]
    return sorted(done, key=lambda one: one.at, reverse=True)


def _words(verb: str, is_untold: bool) -> str:
    return _("wrote in the case") if is_untold and verb in OF_DEMANDS else in_words(verb)


def _stages(way: Way) -> list[StageShown]:
    began = {entry.stage: entry.began_on for entry in way.entries}
    return [
        StageShown(stage, began.get(stage.key), stage.key == way.now.stage)
        for stage in assistance.packaged_track().stages
    ]
