from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts.forms import WordsField, why_not_the_words
from amanjol.foundation.organisations.keys.last_resort import HEIRS
from amanjol.foundation.seals import recovery_sets, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.organisations.keys.last_resort import Heir
    from amanjol.foundation.organisations.models import Member


class ComparedForm(forms.Form):
    """Says which six words were on the page when the two people compared them."""

    compared = forms.CharField(widget=forms.HiddenInput, max_length=60)
    are_same = forms.BooleanField()

    def __init__(self, *args: Any, says: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["are_same"].label = says
        self.fields["are_same"].error_messages["required"] = _("Compare the words first.")


class HeardForm(forms.Form):
    """The six words of the organisation as a colleague reads them. This page does not show them, so that two who
    both wait cannot tell them to each other.
    """

    typed = WordsField(_("The six words that your colleague reads"), rows=2)

    def clean_typed(self) -> str:
        """As `keypairs.fingerprint` writes them."""
        try:
            heard = words.read(self.cleaned_data["typed"])
        except words.MalformedWords as problem:
            raise forms.ValidationError(why_not_the_words(problem)) from None
        return words.write(heard)


class SheetField(WordsField):
    """All words of one sheet."""

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        try:
            recovery_sets.read_share(typed)
        except words.MalformedWords as problem:
            raise forms.ValidationError(why_not_the_words(problem)) from None
        return typed


class SheetsForm(forms.Form):
    """Two of three sheets, in any order and in either script."""

    first = SheetField(_("One sheet, all 23 words"), rows=4)
    second = SheetField(_("Another sheet, all 23 words"), rows=4)


class UseSheetsForm(SheetsForm):
    """As well members for what only the sheets open, `fewest` at least; `must_name` where nothing else is to do."""

    def __init__(
        self,
        *args: Any,
        me: Member,
        heirs: Sequence[Heir],
        must_name: bool,
        fewest: int = HEIRS,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._must_name, self._fewest = must_name, fewest
        if must_name or len(heirs) >= fewest:
            self.fields["heirs"] = forms.MultipleChoiceField(
                label=_("Who shall open what nobody can open any more"),
                help_text=_(
                    "Restricted people are given to two who work on cases, a circle to who is of its work. Who has six"
                    " words here reads you theirs; if they are others, do not choose them."
                ),
                choices=[(f"{heir.member.pk} {heir.words}", _label(heir, me)) for heir in heirs],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def clean_heirs(self) -> dict[str, str]:
        """By member the six words that were on the page."""
        chosen = dict(value.split(" ", 1) for value in self.cleaned_data["heirs"])
        if not self._fewest <= len(chosen) <= HEIRS and (chosen or self._must_name):
            raise forms.ValidationError(
                _("Name two people.") if self._fewest == HEIRS else _("Name one or two people.")
            )
        return chosen


def _label(heir: Heir, me: Member) -> str:
    if heir.member.pk == me.pk:
        return gettext("%(name)s (you)") % {"name": heir.member.account.name}
    name: str = heir.member.account.name
    return name if heir.is_holder else f"{name}: {heir.words}"
