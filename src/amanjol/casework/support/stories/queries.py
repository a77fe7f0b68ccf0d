"""The story of a case, opened and compared; permits of the organisation; what is still out there of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.support.models import Story, StoryPermit
from amanjol.casework.support.stories import permits
from amanjol.casework.support.stories.records import StoryRecord
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.stories.permits import Copy, Permit
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

PERMITTED: Final = "story.permitted"
ACTS: Final = frozenset(
    f"story.{act}"
    for act in (
        "written",
        "declared",
        "read-out",
        "lawyer-asked",
        "considered",
        "counted",
        "approved",
        "permitted",
    )
)
"""Each changes what is sealed, and the record counts it."""


@dataclass(frozen=True, slots=True)
class OpenedStory:
    """`row` and `record` are None where nothing was written yet. `are_fewer`: the journal knows of more."""

    row: Story | None
    record: StoryRecord | None
    are_fewer: bool


@dataclass(frozen=True, slots=True)
class PermitShown:
    """`permit` is None once it is recalled or has ended; `row` says which."""

    row: StoryPermit
    permit: Permit | None
    copies: list[Copy]

    @property
    def left(self) -> list[Copy]:
        """What nobody has said is gone, of one that is in force no more."""
        return [copy for copy in self.copies if copy.deleted_on is None] if self.permit is None else []


def story_of(case: Case, keyring: Keyring) -> OpenedStory:
    """SealBroken."""
    return _opened(next(iter(rows_in(Story, case)), None), case, keyring)


def stories_of(cases: Iterable[Case], keyring: Keyring) -> list[tuple[Case, OpenedStory]]:
    """Of many cases with two queries. SealBroken."""
    by_id = {case.pk: case for case in cases}
    case_queries.acts_in_each(by_id.values())  # so that none is asked for by itself
    rows = {row.case_id: row for row in _stories_in.rows(list(by_id))}
    return [(case, _opened(rows.get(pk), case, keyring)) for pk, case in by_id.items()]


def times_permitted(case: Case) -> int:
    """As the journal of the case knows it."""
    return sum(acts.times for acts in case_queries.acts_in(case) if acts.verb == PERMITTED)


def _opened(row: Story | None, case: Case, keyring: Keyring) -> OpenedStory:
    recorded = sum(acts.times for acts in case_queries.acts_in(case) if acts.verb in ACTS)
    if row is None:
        return OpenedStory(None, None, recorded > 0)
    record = open_story(row, case, keyring)
    return OpenedStory(row, record, recorded > record.acts)


def open_story(row: Story, case: Case, keyring: Keyring) -> StoryRecord:
    """SealBroken."""
    return sealing.open_row(StoryRecord, row, sealing.key_of_case(case, keyring), keyring)


_stories_in = FixedQuery(lambda cases: Story.objects.filter(IsAmong("case_id", cases)))


def permits_of(record: StoryRecord) -> list[PermitShown]:
    """The newest first."""
    rows = StoryPermit.objects.in_bulk([UUID(pk) for pk in record.permits])
    return [
        PermitShown(row, permits.permit_in_force(row.pk), permits.copies_of(row.pk))
        for pk in reversed(record.permits)
        if (row := rows.get(UUID(pk))) is not None
    ]


def own_permits(member: Member) -> list[Permit]:
    """Those of the organisation that are in force. Needs no key: everybody may read them."""
    return [permit for permit in permits.permits_in_force() if permit.organisation == member.organisation_id]
