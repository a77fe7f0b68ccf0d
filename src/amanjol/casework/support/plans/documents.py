"""A plan as HTCDS has it: for each goal and kind of help a document of the section `support-plan`.

It has no field for who does something, for a sum or for having agreed: those stand in the plan alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.details import parts, wording
from amanjol.casework.desk.country import policy_today
from amanjol.casework.standards.htcds.documents import DocumentRefused
from amanjol.casework.standards.htcds.standard import packaged_standard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.standards.htcds.documents import Document
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedService


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """`lines` are the names of the fields in the standard, and what stands in each, in words."""

    document: Document
    lines: list[tuple[str, str]]


def documents_of(goals: Iterable[OpenedGoal], form: Form) -> list[DocumentShown]:
    """Of these goals, by the policy of today, for a person of this form."""
    documents = []
    section, policy = packaged_standard().section(parts.SUPPORT_PLANS.section), policy_today()
    for goal in goals:
        for kind in dict.fromkeys(service.record.kind for service in goal.services) or [""]:
            services = [service for service in goal.services if service.record.kind == kind]
            try:
                document = parts.make(parts.SUPPORT_PLANS, form, _values(goal, kind, services), policy)
            except DocumentRefused:  # a sign that the standard's texts cannot hold: the plan itself holds it
                continue
            if document is not None:
                lines = [
                    (name, wording.in_words(section.field(name), value))
                    for name, value in document.values.items()
                ]
                documents.append(DocumentShown(document, lines))
    return documents


def _values(goal: OpenedGoal, kind: str, services: list[OpenedService]) -> dict[str, Any]:
    due = [service.row.due_on for service in services if service.row.due_on is not None]
    ended = [service.record.ended_on for service in services if service.record.ended_on is not None]
    values: dict[str, Any] = {
        "spl_Type": kind,
        "spl_Objectives": _lines(goal.record.words),
        "spl_ActionPlan": "\n".join(_lines(service.record.what) for service in services),
        "spl_PlannedEndDate": max(due).isoformat() if due else "",
        "spl_ActualEndDate": max(ended).isoformat() if ended and len(ended) == len(services) else "",
    }
    return {name: value for name, value in values.items() if value}


def _lines(text: str) -> str:
    """As the standard's long texts have them."""
    return "\n".join(line.replace("\t", " ") for line in text.splitlines())
