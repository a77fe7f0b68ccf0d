"""With whom a person was merged, opened, the newest first: only the newest can be parted. And what was done with a
case, and with all whom its person is one with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q, Value

from amanjol.casework.cases import queries, sealing
from amanjol.casework.desk import partners
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.journal.vocabulary import quiet
from amanjol.foundation.web.fixed_queries import FixedQuery, IsAmong

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case, Merge, Person
    from amanjol.casework.cases.records import MergeRecord
    from amanjol.foundation.journal.models import Entry
    from amanjol.foundation.organisations.keys.keyring import Keyring

COUNTED_BESIDE: Final = ("case.restricted", "case.restriction-lifted")
"""Of each case, what stands in the list of its person."""


# In the journal, and not worth a line of the timeline: notes stand there themselves, answers in the talk, who read the
# case on the page that is read together.
QUIET: Final = frozenset(
    {
        "case.opened",
        "case.noted",
        "case.note-corrected",
        "case.answered",
        "case.answer-taken-back",
        "case.talk-ordered",
        "person.compared",
    }
)
MOST_ACTS: Final = 60
"""Besides notes. All of them stand on the page that is read together."""


@dataclass(frozen=True, slots=True)
class OpenedMerge:
    row: Merge
    record: MergeRecord


def merged_with(keyring: Keyring, person: Person) -> list[OpenedMerge]:
    """SealBroken."""
    rows = queries.merges_of(keyring.member, person.pk)
    merges = [OpenedMerge(row, sealing.open_merge(row, keyring)) for row in rows]
    return sorted(merges, key=lambda merge: merge.record.at, reverse=True)


def timeline(keyring: Keyring, case: Case) -> QuerySet[Entry]:
    """What was done with the case and what is known of its person and of who is proven to be one with them, newest
    first; also what other rooms write down beside the case, as who opened a partner's letter. SealBroken.
    """
    organisation, of_case, person, merged = _about(keyring, case)
    of_all = _of(of_case, person, merged)
    for beside in partners.beside(case):
        of_all |= Q(subject_type=beside.subject, subject_id__in=beside.ids, verb__in=beside.verbs)
    return entries_of(organisation).filter(of_all)


def newest_acts(keyring: Keyring, case: Case) -> list[Entry]:
    """The first lines of `timeline`, without quiet ones, which are left out before it is cut: a talk of eighty answers
    hides nothing else. SealBroken.
    """
    return _newest.rows(*_about(keyring, case))


def _about(keyring: Keyring, case: Case) -> tuple[UUID, str, str, list[str]]:
    """The organisation, the case, its person, who was merged with them; as the journal writes ids."""
    merges = queries.merges_of(keyring.member, case.person_id)
    for merge in merges:
        sealing.prove(merge, keyring)
    return case.organisation_id, str(case.pk), str(case.person_id), [str(merge.merged) for merge in merges]


def _of(case: str | Value, person: str | Value, merged: list[str] | Value) -> Q:
    of_case = Q(subject_type="case", subject_id=case) & ~Q(verb__in=COUNTED_BESIDE)
    of_person = Q(subject_type="person", subject_id=person)
    # That the two were merged stands in the other's own list, too; here once is enough.
    is_of_merged = IsAmong("subject_id", merged if isinstance(merged, Value) else Value(merged))
    of_merged = Q(is_of_merged, subject_type="person") & ~Q(details__has_key="into")
    return of_case | of_person | of_merged


def _newest_entries(organisation: Value, case: Value, person: Value, merged: Value) -> QuerySet[Entry]:
    entries = entries_of(organisation).filter(_of(case, person, merged))
    return entries.exclude(verb__in=QUIET | quiet())[:MOST_ACTS]


_newest = FixedQuery(_newest_entries)
