"""A report and a consultation in words: for their pages, and for the form of a new case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from amanjol.casework.intake.records import Age
from amanjol.casework.intake.words import AGES, AGREEMENTS, CONCERNS, CONTACT_MODES, OFFICES, signs
from amanjol.casework.standards.people.forms import Form

if TYPE_CHECKING:
    from amanjol.casework.intake.records import ConsultationRecord, Observation, ReportRecord


def shown_report(record: ReportRecord) -> dict[str, Any]:
    seen = record.seen
    return {
        "seen": seen,
        "sender": record.sender,
        "outcome": record.outcome,
        "office": _words(OFFICES, seen.office),
        "age": _words(AGES, seen.age),
        "agreement": _words(AGREEMENTS, seen.agreement),
        "signs": _signs(seen),
    }


FORMS: Final = {Age.ADULT: Form.ADULT, Age.CHILD: Form.CHILD_ALONE, Age.UNKNOWN: Form.AGE_NOT_KNOWN}
"""A child of whom nobody has said more is alone until somebody says who is with them."""


def initial_of(record: ReportRecord) -> dict[str, str]:
    """By field of the form of a new case. What has no field of its own goes into the first note."""
    seen = record.seen
    return {
        "names": seen.name,
        "form": FORMS[seen.age],
        "how": seen.contact.how,
        "when": seen.contact.when,
        "never": seen.contact.never,
        "telephone": seen.contact.telephone,
        "note": _note(record),
    }


def shown_consultation(record: ConsultationRecord) -> dict[str, Any]:
    return {"record": record, "kind": _words(CONCERNS, record.kind), "way": _words(CONTACT_MODES, record.way)}


def initial_of_consultation(record: ConsultationRecord) -> dict[str, str]:
    """As `initial_of`."""
    parts = [
        f"{_words(CONCERNS, record.kind)}. {_words(CONTACT_MODES, record.way)}.",
        record.asked,
        _("What was advised: %(advised)s") % {"advised": record.advised} if record.advised else "",
    ]
    filled_in = {
        "names": record.name,
        "telephone": record.telephone,
        "note": "\n".join(part for part in parts if part),
    }
    return filled_in | ({"happened_on": record.happened_on.isoformat()} if record.happened_on else {})


def _note(record: ReportRecord) -> str:
    seen, sender = record.seen, record.sender
    parts = [
        _("Reported by %(name)s, %(organisation)s:")
        % {"name": sender.name, "organisation": sender.organisation},
        seen.what,
        "; ".join(_signs(seen)),
        _("Where it was: %(where)s") % {"where": seen.where} if seen.where else "",
        _("Language: %(language)s") % {"language": seen.language} if seen.language else "",
        _("Age: %(age)s") % {"age": _words(AGES, seen.age)},
        _("Agreed that it is passed on: %(agreement)s") % {"agreement": _words(AGREEMENTS, seen.agreement)},
        _("Life or health was in danger.") if seen.in_danger else "",
    ]
    return "\n".join(part for part in parts if part)


def _signs(seen: Observation) -> list[str]:
    return [says for key, says in signs() if key in seen.signs]


def _words(choices: Any, value: str) -> str:
    return str(dict(choices)[value])
