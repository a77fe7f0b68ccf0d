"""What is said before the first question where the script's own opening does not fit (`data/openings.yaml`).

To a child; to whoever looks for somebody; to whoever asks for advice, about wages or papers, and may tell no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import SENTENCE, load
from amanjol.casework.standards.interview.script_files import DATA, STATES, packaged_script
from amanjol.casework.standards.people.forms import CERTAIN_CHILDREN, Form
from amanjol.foundation.textfiles.structures import Field, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Openings:
    """`missing` is for whoever asks, who may be no friend. `translations` as those of a script."""

    translations: Mapping[str, str]
    child: Sentence
    missing: Sentence
    consultation: Sentence

    def of_talk(self, form: Form) -> Sentence:
        """Where a talk begins about somebody of this form: the script's own where none here is for them."""
        if form in CERTAIN_CHILDREN:
            return self.child
        return self.missing if form == Form.MISSING else packaged_script().opening

    def for_person(self, opening: Sentence) -> dict[str, str]:
        """The words to read out, by language."""
        return {code: opening.in_language(code) for code in self.translations if opening.is_in(code)}


def _problem(openings: Openings) -> str:
    """Whoever hears it gets no word of another language."""
    for opening in (openings.child, openings.missing, openings.consultation):
        if missing := {code for code in openings.translations if not opening.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{opening.english}`"
    return ""


OPENINGS: Final = Record(
    Openings,
    (
        Field("translations", PerLanguage(STATES)),
        Field("child", SENTENCE),
        Field("missing", SENTENCE),
        Field("consultation", SENTENCE),
    ),
    problem=_problem,
)


@cache
def packaged_openings() -> Openings:
    openings: Openings = load(DATA / "openings.yaml", OPENINGS)
    return openings
