from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts import credentials
from amanjol.foundation.seals.passphrases import LONGEST_TYPED, Problem

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import Account

_SENTENCES = {
    Problem.TOO_SHORT: _(
        "Too short: use at least 12 characters. Four or five words are easiest to remember."
    ),
    Problem.TOO_LONG: _("Too long: use at most 256 characters."),
    Problem.TOO_COMMON: _("Many people use this one, so it is guessed first. Choose another."),
    Problem.ABOUT_YOU: _(
        "It is made of your name or address. Choose words that have nothing to do with you."
    ),
    Problem.TOO_REPETITIVE: _("It repeats itself too much. Choose another."),
}


class CodeField(forms.CharField):
    """The six figures of an authenticator app; people type a space in the middle."""

    def __init__(self) -> None:
        attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code"}
        super().__init__(
            label=_("Six-digit code"),
            help_text=_("From the authenticator app on your telephone."),
            max_length=20,
            widget=forms.TextInput(attrs=attributes),
        )

    def clean(self, value: Any) -> str:
        return re.sub(r"\s", "", super().clean(value))


class PassphraseField(forms.CharField):
    def __init__(self, label: Any, *, is_new: bool = False, help_text: Any = "") -> None:
        attributes = {"autocomplete": "new-password" if is_new else "current-password"}
        super().__init__(
            label=label,
            help_text=help_text,
            strip=False,
            max_length=LONGEST_TYPED,
            widget=forms.PasswordInput(attrs=attributes),
        )


class SignInForm(forms.Form):
    """The name is no e-mail field: a hint about its form would be one more thing that differs."""

    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    passphrase = PassphraseField(_("Passphrase"))
    code = CodeField()


class NewPassphraseForm(forms.Form):
    """A new passphrase, typed twice. The form needs to know whose it is."""

    new = PassphraseField(
        _("New passphrase"),
        is_new=True,
        help_text=_("At least 12 characters. Four or five words that only you would put together."),
    )
    again = PassphraseField(_("The same once more"), is_new=True)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        problem = credentials.problem_with(new, about=[self._account.name, self._account.email])
        if problem is not None:
            raise forms.ValidationError(_SENTENCES[problem], code=problem.value)
        return new

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "new" in cleaned and "again" in cleaned and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("This is not the same as above."))
        return cleaned


class WelcomeForm(NewPassphraseForm):
    """The secret comes back from the page it was shown on: the person sees it there anyway."""

    secret = forms.CharField(widget=forms.HiddenInput)
    code = CodeField()
    field_order = ("new", "again", "secret", "code")


class ChangePassphraseForm(NewPassphraseForm):
    old = PassphraseField(_("Passphrase until now"))
    code = CodeField()
    field_order = ("old", "code", "new", "again")
