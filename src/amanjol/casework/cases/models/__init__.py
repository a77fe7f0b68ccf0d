"""People and their cases. What is sealed stands in `records`; these rows hold little else.

In clear: random ids, the organisation, status, the month of opening, the day of review, the day of the next step,
who is assigned or named, and under which epoch a key is wrapped. `privacy.py` lists them.

A person is open to everybody who holds the keys of the organisation, or *restricted* to named members, with all
their cases. `epoch` is empty in the rows of a restricted person, and row security shows them to the named alone.
"""

from amanjol.casework.cases.models.case import (
    Assignment,
    Case,
    CaseItem,
    Group,
    ItemKind,
    Merge,
    Person,
    PersonChange,
    RowOfCase,
    RowOfPerson,
    Status,
)
from amanjol.casework.cases.models.finding import FindingSheet
from amanjol.casework.cases.models.lawyers import LawyerNote, LawyerSeal
from amanjol.casework.cases.models.restricted import Named, Newcomer, OnPaper, Opening, Purpose
from amanjol.casework.cases.models.sealed import SealedRow
from amanjol.casework.cases.models.settings import ComparedList, Desk, Erased, OwnClock
from amanjol.casework.cases.models.tasks import Task

__all__ = [
    "Assignment",
    "Case",
    "CaseItem",
    "ComparedList",
    "Desk",
    "Erased",
    "FindingSheet",
    "Group",
    "ItemKind",
    "LawyerNote",
    "LawyerSeal",
    "Merge",
    "Named",
    "Newcomer",
    "OnPaper",
    "Opening",
    "OwnClock",
    "Person",
    "PersonChange",
    "Purpose",
    "RowOfCase",
    "RowOfPerson",
    "SealedRow",
    "Status",
    "Task",
]
