"""What is typed about lists and mailings, and by a stranger who wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, one_of, text
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.mailings.actions.joining import Asked
from amanjol.programme.mailings.actions.listing import BROUGHT_AT_MOST, ListPlan
from amanjol.programme.mailings.mails import Mail, NoAddress, RefusedMail, checked_address, mail_of
from amanjol.programme.mailings.models import LANGUAGES
from amanjol.programme.results import punished
from amanjol.programme.results.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from amanjol.programme.mailings.models import Mailing, MailingList

REFUSED = {
    "subject": _("The subject is one line of at most 200 signs."),
    "large": _("The text is too long for a mail."),
}


class SubscribeForm(forms.Form):
    """A stranger's. `website` is seen by nobody: what fills it in is a program."""

    address = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": _("Write your address.")},
    )
    language = one_of(_("Language of the mails"), missing=_("Choose a language."), choices=LANGUAGES)
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, typed: QueryDict | None, *, language: str) -> None:
        super().__init__(typed)
        self.fields["language"].initial = language

    def clean_address(self) -> str:
        try:
            return checked_address(self.cleaned_data["address"])
        except NoAddress:
            raise forms.ValidationError(_("Look at the address again: it has a mistake.")) from None

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.cleaned_data["website"])

    @property
    def asked(self) -> Asked:
        return Asked(self.cleaned_data["address"], self.cleaned_data["language"])


class ListForm(VersionedForm):
    name_en = line(_("Name in English"), missing=_("Write what the list is called."))
    name_ru = line(_("Name in Russian"), missing=_("Write what the list is called."))
    about_en = line(_("What comes, and how often, in English"))
    about_ru = line(_("What comes, and how often, in Russian"))
    sender = line(
        _("Sender"), _("Stands before the address of this node in each mail."), missing=_("Write who sends.")
    )
    is_open = forms.BooleanField(label=_("Everybody may subscribe on the open page"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, longest in (("name_en", 100), ("name_ru", 100), ("sender", 60)):
            self.fields[name].max_length = longest  # type: ignore[attr-defined]  # they are lines
            self.fields[name].validators.append(MaxLengthValidator(longest))
            self.fields[name].widget.attrs["maxlength"] = str(longest)

    def clean_sender(self) -> str:
        sender: str = self.cleaned_data["sender"]
        if not sender.isprintable():
            raise forms.ValidationError(_("Write it in one line."))
        return sender

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        punished.check(self, ("name_en", "name_ru", "about_en", "about_ru", "sender"))
        return cleaned

    @property
    def typed(self) -> ListPlan:
        return ListPlan(**self.cleaned_data)

    @classmethod
    def of(cls, row: MailingList, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={name: getattr(row, name) for name in cls.base_fields})


class AddressesForm(forms.Form):
    """One a line. Each is asked; none is put on the list."""

    addresses = text(
        _("Addresses"), _("One a line, at most 500."), missing=_("Write at least one address."), rows=10
    )
    language = one_of(_("Language of the mails"), missing=_("Choose a language."), choices=LANGUAGES)

    def clean_addresses(self) -> list[str]:
        lines = [typed.strip() for typed in self.cleaned_data["addresses"].splitlines()]
        typed = [(number, line) for number, line in enumerate(lines, 1) if line]
        if len(typed) > BROUGHT_AT_MOST:
            raise forms.ValidationError(_("At most 500 at once."))
        return [self._checked(number, line) for number, line in typed]

    def _checked(self, number: int, line: str) -> str:
        try:
            return checked_address(line)
        except NoAddress:
            says = _("Line %(number)s is no address.") % {"number": number}
            raise forms.ValidationError(says) from None


class MailingForm(VersionedForm):
    mailing_list = forms.ChoiceField(
        label=_("To which list"), error_messages={"required": _("Choose a list.")}
    )
    subject_en = line(_("Subject in English"), missing=_("Write the subject."))
    text_en = text(
        _("Text in English"),
        _("An empty line parts paragraphs. The way to leave the list is added by itself."),
        missing=_("Write the text."), rows=8,
    )  # fmt: skip
    subject_ru = line(_("Subject in Russian"), missing=_("Write the subject."))
    text_ru = text(_("Text in Russian"), missing=_("Write the text."), rows=8)

    def __init__(self, *args: Any, lists: Iterable[MailingList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lists = {str(row.pk): row for row in lists}
        choices = [("", _("Choose")), *((pk, in_language(row, "name")) for pk, row in self._lists.items())]
        self.fields["mailing_list"].choices = choices  # type: ignore[attr-defined]  # it is a choice

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        punished.check(self, ("subject_en", "text_en", "subject_ru", "text_ru"))
        for language, _name in LANGUAGES:
            subject, words = (self.cleaned_data.get(f"{part}_{language}") for part in ("subject", "text"))
            if subject and words:
                self._check(language, subject, words)
        return cleaned

    def _check(self, language: str, subject: str, words: str) -> None:
        try:
            mail_of(subject, words, language).check()
        except RefusedMail as error:
            field = "subject" if error.code == "subject" else "text"
            self.add_error(f"{field}_{language}", REFUSED.get(error.code, REFUSED["large"]))

    @property
    def chosen(self) -> MailingList:
        return self._lists[self.cleaned_data["mailing_list"]]

    @property
    def mails(self) -> dict[str, Mail]:
        typed = self.cleaned_data
        return {
            language: mail_of(typed[f"subject_{language}"], typed[f"text_{language}"], language)
            for language, _name in LANGUAGES
        }

    @classmethod
    def of(cls, row: Mailing, lists: Iterable[MailingList], typed: QueryDict | None = None) -> Self:
        stands: dict[str, Any] = {"mailing_list": str(row.list_id)}
        for written in row.texts.all():
            stands |= {
                f"subject_{written.language}": written.subject,
                f"text_{written.language}": written.text,
            }
        return cls(typed, lists=lists, initial=stands)
