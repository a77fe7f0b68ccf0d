"""What is asked before an answer: first what is done to the person herself, then the case, then papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import one_of, own
from amanjol.casework.legal_aid.right.records import Stage
from amanjol.casework.legal_aid.right.words import STAGES, said
from amanjol.casework.standards.entitlement.rights import (
    AGAINST_WORDS,
    BELONGING_WORDS,
    PAPER_WORDS,
    PROCEEDING_WORDS,
    STANDING_WORDS,
    Against,
    Asked,
    Belonging,
    Paper,
    Proceeding,
    Standing,
)
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from amanjol.casework.legal_aid.right.records import AnswerRecord
    from amanjol.casework.standards.sentences import Sentence

NOTHING: Final = "nothing"
NOBODY_KNOWS: Final = "nobody-knows"
_ALONE: Final = ((NOTHING, _("Nothing of this")), (NOBODY_KNOWS, _("Nobody knows yet")))


class RightForm(VersionedForm):
    against = forms.MultipleChoiceField(
        label=_("Is something done to the person themselves?"),
        help_text=_("Ask this first: then a lawyer is needed today, whatever else is answered here."),
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(_("Tick what is so, or that it is nothing of this.")),
    )
    proceeding = one_of(_("For what a lawyer is needed"), missing=_("Choose one."))
    stage = one_of(
        _("How far it is"),
        missing=_("Choose one."),
        choices=[(stage.value, words) for stage, words in STAGES.items()],
    )
    standing = one_of(
        _("Whether somebody has decided that the person is a victim"),
        _("Who is presumed to be one needs no decision for an NGO's lawyer."),
        missing=_("Choose one."),
    )
    belonging = one_of(_("Citizenship"), missing=_("Choose one."))
    papers = forms.MultipleChoiceField(
        label=_("Which of these papers are there"),
        help_text=_("A copy counts. Tick none where none is there: that sends nobody away."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in _WORDS.items():
            self.fields[name].choices = _said(words)  # type: ignore[attr-defined]  # a choice field has them
        self.fields["against"].choices = [*_said(AGAINST_WORDS), *_ALONE]  # type: ignore[attr-defined]  # as above

    @classmethod
    def of(cls, newest: AnswerRecord | None, typed: QueryDict | None = None) -> Self:
        """It begins with what was said last."""
        return cls(typed, initial=_said_last(newest) if newest is not None else {})

    def clean_against(self) -> list[str]:
        ticked: list[str] = self.cleaned_data["against"]
        if len(ticked) > 1 and not {NOTHING, NOBODY_KNOWS}.isdisjoint(ticked):
            raise forms.ValidationError(_("Tick what is so, or one of the last two alone."))
        return ticked

    @property
    def against_is_known(self) -> bool:
        return NOBODY_KNOWS not in self.cleaned_data["against"]

    @property
    def stage_of_case(self) -> Stage:
        return Stage(self.cleaned_data["stage"])

    @property
    def asked(self) -> Asked:
        typed = self.cleaned_data
        return Asked(
            frozenset(Against(code) for code in typed["against"] if code not in {NOTHING, NOBODY_KNOWS}),
            Proceeding(typed["proceeding"]),
            Standing(typed["standing"]),
            Belonging(typed["belonging"]),
            frozenset(map(Paper, typed["papers"])),
        )


_WORDS: Final[Mapping[str, Mapping[Any, Sentence]]] = {
    "proceeding": PROCEEDING_WORDS,
    "standing": STANDING_WORDS,
    "belonging": BELONGING_WORDS,
    "papers": PAPER_WORDS,
}


def _said(words: Mapping[Any, Sentence]) -> list[tuple[str, str]]:
    return [(code.value, said(sentence)) for code, sentence in words.items()]


def _said_last(newest: AnswerRecord) -> dict[str, Any]:
    nothing = NOTHING if newest.against_is_known else NOBODY_KNOWS
    return {
        "against": [code.value for code in newest.against] or [nothing],
        "proceeding": newest.proceeding,
        "stage": newest.stage,
        "standing": newest.standing,
        "belonging": newest.belonging,
        "papers": [paper.value for paper in newest.papers],
    }
