from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts import credentials
from amanjol.foundation.seals import words
from amanjol.foundation.seals.passphrases import LONGEST_TYPED, Problem
from amanjol.foundation.seals.person_keys import RECOVERY_CODE

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


def why_not_the_words(problem: Exception) -> str:
    """One sentence for typed words that are no code or sheet, or not the right one."""
    if not isinstance(problem, words.MalformedWords):
        return gettext("These words are whole, but they belong to another or an older sheet of paper.")
    if problem.position is not None:
        return gettext("Look at word %(number)s again: no such word can be.") % {"number": problem.position}
    if problem.problem is words.Problem.WRONG_NUMBER:
        return gettext("Some words are missing, or there are too many.")
    return gettext("One of the words is mistyped. Compare each with your paper.")


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


class WordsField(forms.CharField):
    """Words from a sheet of paper, in either script. They open something: no page gives them back (`once.labels`)."""

    is_secret = True

    def __init__(self, label: Any, *, rows: int, required: bool = True, help_text: Any = "") -> None:
        attributes = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "rows": rows}
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            max_length=1024,
            widget=forms.Textarea(attrs=attributes | {"class": "words"}),
        )


class WelcomeForm(NewPassphraseForm):
    """The secret comes back from the page it was shown on: the person sees it there anyway.

    Who had a key before is asked for its recovery code, or says that there is none.
    """

    secret = forms.CharField(widget=forms.HiddenInput)
    code = CodeField()
    recovery_code = WordsField(_("The nine words from your paper"), rows=3, required=False)
    has_no_code = forms.BooleanField(label=_("I have no code any more"), required=False)
    field_order = ("new", "again", "secret", "code")

    def __init__(self, *args: Any, had_key: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.had_key = had_key
        if not had_key:
            del self.fields["recovery_code"], self.fields["has_no_code"]

    def clean_recovery_code(self) -> str:
        typed: str = self.cleaned_data["recovery_code"]
        if typed:
            try:
                words.read_checked(RECOVERY_CODE, typed)
            except words.MalformedWords as problem:
                raise forms.ValidationError(why_not_the_words(problem)) from None
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_silent = "recovery_code" in cleaned and not cleaned["recovery_code"]
        if self.had_key and is_silent and not cleaned.get("has_no_code"):
            self.add_error("recovery_code", _("Type the nine words, or say below that you have none."))
        if cleaned.get("has_no_code"):
            cleaned["recovery_code"] = ""
        return cleaned


class UnlockForm(forms.Form):
    passphrase = PassphraseField(_("Passphrase"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].widget.attrs["autofocus"] = True


class SecretWord(forms.CharField):
    """As `WordsField`, one word."""

    is_secret = True


class TwoWordsForm(forms.Form):
    """Two words of what was just printed. Which ones, the token says; the words are stored nowhere."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=1024)
    first = SecretWord(max_length=20)
    second = SecretWord(max_length=20)

    def __init__(self, *args: Any, positions: tuple[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {
            "autocomplete": "off",
            "autocapitalize": "none",
            "spellcheck": "false",
            "class": "words",
        }
        for name, position in zip(("first", "second"), positions, strict=True):
            self.fields[name].label = gettext("Word %(number)s") % {"number": position}
            self.fields[name].widget.attrs.update(attributes)


class ChangePassphraseForm(NewPassphraseForm):
    old = PassphraseField(_("Passphrase until now"))
    code = CodeField()
    field_order = ("old", "code", "new", "again")
