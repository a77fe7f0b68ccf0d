"""Texts of a case that have a page and a sheet of their own: each is a field of `CaseRecord` and an entry here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.papers.withheld import Why

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class CaseText:
    """`field` is that of `CaseRecord`, `verb` the journal's, `address` the last part of the page's and its name.

    `hint` stands at the field, `place` orders the sheets. `withheld`: why it stands on no paper for a court.
    `is_delicate`: hidden where somebody sits beside.
    """

    field: str
    address: str
    verb: str
    place: int
    title: _StrPromise
    hint: _StrPromise
    withheld: Why
    is_delicate: bool = False


SAFETY_PLAN: Final = CaseText(
    "safety_plan", "safety", "case.safety-planned", 8,
    _("Safety plan"),
    _("Make it together with the person: where to go, whom to call, what to take, a word that means danger."),
    Why.DANGER,
    is_delicate=True,
)  # fmt: skip
INTERPRETER: Final = CaseText(
    "interpreter", "interpreter", "case.interpreter-chosen", 35,
    _("Language and wishes about interpreters"),
    _("In which language, who interprets, and who must not. Nobody of the family or the village, no employer."),
    Why.OTHERS,
)  # fmt: skip
TEXTS: Final = (SAFETY_PLAN, INTERPRETER)
