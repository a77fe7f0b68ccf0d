from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts.forms import WordsField, why_not_the_words
from amanjol.foundation.letters import card_files
from amanjol.foundation.letters.models import Reason
from amanjol.foundation.seals import words
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import cards
from amanjol.foundation.seals.letters.cards import OrganisationCard
from amanjol.foundation.seals.lines import MalformedLine

if TYPE_CHECKING:
    from amanjol.foundation.letters.inboxes import Receivers


class InboxForm(forms.Form):
    """Which circle receives. A circle that cannot be one now is no choice."""

    circle = forms.UUIDField(widget=forms.RadioSelect, error_messages={"required": _("Choose a circle.")})

    def __init__(self, *typed: Any, receivers: list[Receivers]) -> None:
        super().__init__(*typed)
        self.receivers = receivers


class NextKeyForm(forms.Form):
    """Why the next signing key begins. `number` is that which the page spoke of: a colleague may have been faster."""

    reason = forms.ChoiceField(
        label=_("Why it begins"),
        choices=[
            (Reason.CHANGE, _("It is time: nothing has happened")),
            (
                Reason.THEFT,
                _("The key may be known to somebody else: a leak, a theft, a computer that was taken"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )
    number = forms.IntegerField(min_value=2, widget=forms.HiddenInput)

    def clean_reason(self) -> Reason:
        return Reason(self.cleaned_data["reason"])


class CardForm(forms.Form):
    """The card of another organisation: a file, or its text."""

    file = forms.FileField(
        label=_("File of the card"),
        help_text=_("It ends in .card."),
        required=False,
        allow_empty_file=True,
    )
    text = forms.CharField(
        label=_("Or its text"),
        help_text=_("One long line that begins with AMJK1."),
        required=False,
        max_length=card_files.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """`card`: its bytes, whose signature holds."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text") or ""
        if self.errors:
            return cleaned
        if bool(file) == bool(text):
            raise forms.ValidationError(_("Give the file, or paste its text."))
        content = file.read(card_files.LONGEST + 1) if file else text.encode()
        try:
            data = card_files.read(content)
            if not isinstance(cards.read(data), OrganisationCard):
                raise forms.ValidationError(
                    _("This is the card of a node. Its operator gives it to the operator of this one.")
                )
        except (MalformedLine, SealBroken):
            raise forms.ValidationError(
                _("This is no card, or something of it is missing. Let it be sent once more.")
            ) from None
        return cleaned | {"card": data}


class PartnerWordsForm(forms.Form):
    """The six words of a partner's signing key, which this page does not show: who compares has to have heard them."""

    typed = WordsField(_("The six words that your partner reads"), rows=2)
    stolen = forms.BooleanField(
        label=_("They say that their earlier key was stolen"),
        help_text=_("Then nothing that it signed opens any more, also not what is on its way."),
        required=False,
    )

    def __init__(self, *args: Any, has_earlier: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_earlier:
            del self.fields["stolen"]

    def clean_typed(self) -> str:
        """As `keypairs.fingerprint` writes them."""
        try:
            heard = words.read(self.cleaned_data["typed"])
        except words.MalformedWords as problem:
            raise forms.ValidationError(why_not_the_words(problem)) from None
        return words.write(heard)
