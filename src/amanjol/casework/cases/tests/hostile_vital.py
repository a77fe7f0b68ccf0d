"""The pages of care that could not wait: what stands behind each, and what somebody would fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.record_parts.vital_interest import Care, WhyNobody
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.cases.vital_interest.actions import Beginning, begin_care
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.hostile import Typed

GOOD: dict[str, dict[str, str]] = {
    "vital_care": {"care": "bed", "why": "cannot-answer", "says": "Без сознания", "second": ""},
    "answer_care": {"agrees": "yes", "says": "Видел сам"},
    "representative_asked": {"says": "Отдел по делам детей, ответят утром"},
    "end_care": {"says": "Отвечает сама"},
}


def begun_by_dana(people: CaseCast) -> None:
    """Berk is the second."""
    beginning = Beginning(
        (Care.BED, Care.DOCTOR), WhyNobody.CANNOT_ANSWER, "Без сознания", people.keys.cast.berk
    )
    begin_care(keyring=keyring_of(people.keys.dana), case=people.case, beginning=beginning)


def _begun(name: str) -> Callable[[CaseCast], str]:
    def prepare(people: CaseCast) -> str:
        begun_by_dana(people)
        return path(name, people.case)

    return prepare


SCENES: dict[str, Callable[[CaseCast], str | None]] = {
    name: _begun(name) for name in ("answer_care", "representative_asked", "end_care")
}


def with_second(people: CaseCast, typed: Typed) -> Typed:
    return typed | {"second": str(people.keys.cast.dana.pk)}
