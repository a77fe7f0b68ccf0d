"""Reads. Every one starts from `cohorts_visible_to` or `learners_visible_to`; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Exists, OuterRef, Q

from amanjol.casework.desk.showing import SEARCHED
from amanjol.casework.learning import rules, sealing
from amanjol.casework.learning.models import Cohort, Employer, Issuer, Learner, Livelihood, Named
from amanjol.foundation.journal.queries import entries_about, lookups_of, times_of
from amanjol.foundation.organisations.keys.queries import standings
from amanjol.foundation.web.fixed_queries import NO_IDS, FixedQuery, Ids

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.learning.records import CohortRecord, IssuerRecord, LearnerRecord
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.journal.queries import Lookups
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

LISTED: Final = "learner.listed"
OF_COHORT: Final = ("cohort.created", "cohort.changed", "cohort.day-written", "cohort.followed-up")
"""The verbs of which a cohort counts how often it was written."""
OF_LEARNER: Final = ("learner.added", "learner.changed", "learner.attended", "learner.tested")
RESTRICTION: Final = "restriction"
"""In an entry that leaves a row to named members or opens it to all, how often that was done, this time among them."""
OF_ISSUER: Final = ("issuer.named",)

type UnderEpochs = type[Cohort | Employer | Issuer | Learner | Livelihood]
UNDER_EPOCHS: Final[tuple[UnderEpochs, ...]] = (
    Cohort,
    Learner,
    Issuer,
    Employer,
    Livelihood,
)


@dataclass(frozen=True, slots=True)
class OpenedLearner:
    """`is_older`: the journal knows of more than stands here, as of an older copy that was put back."""

    row: Learner
    record: LearnerRecord
    is_older: bool = False

    @property
    def name(self) -> str:
        return self.record.now.name


@dataclass(frozen=True, slots=True)
class Nameable:
    """A colleague to whom a learner can be left: teaches, holds the keys, and a holder has vouched for this key."""

    member: Member
    key: PersonKey


def cohorts_visible_to(member: Member) -> QuerySet[Cohort]:
    """The one door to cohorts."""
    if not rules.can_teach(member):
        return Cohort.objects.none()
    return Cohort.objects.filter(organisation=member.organisation_id)


def learners_visible_to(member: Member) -> QuerySet[Learner]:
    """The one door to learners: a restricted one is there for the named alone."""
    if not rules.can_teach(member):
        return Learner.objects.none()
    named = Exists(Named.objects.filter(learner=OuterRef("pk"), member=member))
    return Learner.objects.filter(Q(epoch__isnull=False) | named, organisation=member.organisation_id)


def cohorts(member: Member) -> QuerySet[Cohort]:
    """The newest first. Needs no key."""
    return cohorts_visible_to(member).order_by("-ends_on", "-begins_on", "pk")


_to_ask = FixedQuery(
    lambda organisation, today: Cohort.objects.filter(organisation=organisation, follow_up_on__lte=today)
)


def to_ask(member: Member, today: date) -> Ids:
    """Whose test after three months is due. Needs no key."""
    return _to_ask.ids(member.organisation_id, today) if rules.can_teach(member) else NO_IDS


def opened_learners(cohort: Cohort, keyring: Keyring) -> list[OpenedLearner]:
    """Everybody of the cohort whom the member may open, by name. SealBroken."""
    rows = list(learners_visible_to(keyring.member).filter(cohort=cohort))
    records = [(row, sealing.open_learner(row, keyring)) for row in rows]
    recorded = acts_of(rows)
    learners = [OpenedLearner(row, record, recorded[row.pk] > record.acts) for row, record in records]
    return sorted(learners, key=lambda learner: (learner.name.casefold(), str(learner.row.pk)))


def acts_of(rows: Iterable[Learner]) -> dict[UUID, int]:
    """How often the journal says of each learner that something was written."""
    rows = list(rows)
    if not rows:
        return {}
    ids = [row.pk for row in rows]
    counted = times_of(rows[0].organisation_id, OF_LEARNER, "learner", ids, numbered=RESTRICTION)
    return {row.pk: counted.get(row.pk, 0) for row in rows}


def is_older_learner(row: Learner, record: LearnerRecord) -> bool:
    """Whether the journal knows of more than stands in it."""
    return acts_of([row])[row.pk] > record.acts


def is_older_cohort(row: Cohort, record: CohortRecord) -> bool:
    """As `is_older_learner`."""
    return times_of(row.organisation_id, OF_COHORT, "cohort", [row.pk]).get(row.pk, 0) > record.acts


def is_older_issuer(member: Member, record: IssuerRecord | None) -> bool:
    """As `is_older_learner`; also where the journal knows of a name and there is none: then its key is gone, too."""
    organisation = member.organisation_id
    recorded = times_of(organisation, OF_ISSUER, "organisation", [organisation]).get(organisation, 0)
    return recorded > (record.acts if record is not None else 0)


def nameable(keyring: Keyring) -> list[Nameable]:
    """By name; the member themselves is among them."""
    return [
        Nameable(standing.member, standing.key)
        for standing in standings(keyring.member.organisation, keyring.epoch)
        if standing.key is not None
        and standing.has_keys
        and standing.is_vouched_for
        and rules.can_teach(standing.member)
    ]


def issuer_visible_to(member: Member) -> QuerySet[Issuer]:
    """The one door to how the own organisation's training is named; it is there once somebody named it."""
    if not rules.can_teach(member):
        return Issuer.objects.none()
    return Issuer.objects.filter(organisation=member.organisation_id)


def timeline(row: Cohort | Learner) -> QuerySet[Entry]:
    """What was done with it, newest first."""
    kind = "cohort" if isinstance(row, Cohort) else "learner"
    return entries_about(row.organisation_id, kind, row.pk)


def lookups(row: Learner) -> list[Lookups]:
    """How often the learner stood by name in lists."""
    return lookups_of(row.organisation_id, (LISTED, SEARCHED), [("learner", row.pk)])


def left_to_rewrap(keyring: Keyring) -> int:
    return sum(under_earlier(model, keyring).count() for model in UNDER_EPOCHS)


def under_earlier(model: UnderEpochs, keyring: Keyring) -> QuerySet[Any]:
    """Rows of the organisation whose keys are wrapped under an earlier epoch; restricted ones are under none."""
    rows: QuerySet[Any] = model._default_manager.all()  # noqa: SLF001  Django's public name
    own = rows.filter(organisation=keyring.member.organisation_id, epoch__isnull=False)
    return own.exclude(epoch=keyring.epoch.number)
