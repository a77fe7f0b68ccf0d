"""What case workers type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.records import Level, PersonRecord, Risk, SafeContact
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.desk.fields import LONGEST_LINE, DatedForm, Text, day, line, own, text
from amanjol.casework.standards.papers.access import packaged_paper
from amanjol.casework.standards.people.forms import AGES, Form, is_child, may_be_child, packaged_forms
from amanjol.casework.standards.screening.determinations import (
    STATUS_WORDS,
    Body,
    Determination,
    DeterminationRefused,
)
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import QueryDict

    from amanjol.casework.cases.texts import CaseText
    from amanjol.foundation.organisations.models import Member

_OLDEST: Final = 1900
FURTHEST_AHEAD: Final = 5
"""Years. A step that is due later is a slip of the pen, and would stand in nobody's day."""
NO_STEP: Final = _("Write what has to be done next.")
BODY_WORDS: Final = {
    Body.NGO: _("An NGO"),
    Body.POLICE: _("The police"),
    Body.COURT_OR_PROSECUTION: _("A court or the prosecution"),
    Body.OTHER_STATE_BODY: _("Another state body"),
    Body.OTHER: _("Somebody else"),
}
LEVELS: Final = (
    (Level.LOW, _("Low")),
    (Level.MEDIUM, _("Some")),
    (Level.HIGH, _("Great")),
    (Level.UNKNOWN, _("Not known")),
)


def names_field() -> Text:
    return Text(
        label=_("Names"),
        help_text=_("One on each line, in any script. First, how the person wants to be called."),
        max_length=LONGEST_LINE * 4,
        error_messages=own(_("Write how the person is called, or wants to be called.")),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )


def typed_names(typed: str) -> tuple[str, ...]:
    """Each once, without blanks around it. ValidationError where there is none."""
    names = tuple(dict.fromkeys(" ".join(name.split()) for name in typed.splitlines()))
    names = tuple(name for name in names if name)
    if not any(letter.isalpha() for name in names for letter in name):
        raise forms.ValidationError(_("Write at least one name, or what the person wants to be called."))
    return names


def form_field() -> forms.ChoiceField:
    """Who it is; where nothing is chosen the age is not known. The words come in the language of the page."""
    return forms.ChoiceField(
        label=_("Who it is"), choices=_forms_in_words, initial=Form.AGE_NOT_KNOWN, required=False
    )


def age_field(*, required: bool) -> forms.ChoiceField:
    """Whether somebody is a child, in one press."""
    return forms.ChoiceField(
        label=_("Is the person a child?"),
        help_text=_(
            "Younger than 18. Ask; nobody has to prove it. Until it is known they are protected as a child."
        ),
        choices=_ages_in_words,
        required=required,
        widget=forms.RadioSelect,
        error_messages=own(_("Say whether the person is a child. “Age not known” is an answer, too.")),
    )


def _forms_in_words() -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(form.value, words.title.in_language(language)) for form, words in packaged_forms().items()]


def _ages_in_words() -> list[tuple[str, str]]:
    return [(form, words) for form, words in _forms_in_words() if form in AGES]


class PersonForm(VersionedForm):
    """One name is enough, and it need not be of papers."""

    names = names_field()
    form = form_field()
    birth_year = forms.IntegerField(
        label=_("Year of birth"), required=False, help_text=_("About, if not known."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    place = line(_("Where from"), _("Town or village."))
    how = line(_("How to reach safely"), _("For example through whom, by what."))
    when = line(_("When"), _("For example only after 18:00."))
    never = line(_("Never"), _("For example never call at home, never say who you are."))
    telephone = line(_("Telephone"), inputmode="tel")
    document = line(_("Number of a document"), _("Only if you need it now."))

    def clean_names(self) -> tuple[str, ...]:
        return typed_names(self.cleaned_data["names"])

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and not _OLDEST <= year <= timezone.localdate().year:
            raise forms.ValidationError(_("That is no year of birth."))
        return year

    def clean(self) -> dict[str, Any] | None:
        """The year of birth answers what nobody pressed, and speaks against an adult who can be none."""
        typed = super().clean()
        born, form = self.cleaned_data.get("birth_year"), self.cleaned_data.get("form")
        if born is None or form is None:
            return typed
        today = timezone.localdate()
        if is_child(born, today) and form in ("", Form.ADULT):
            self.add_error(
                "form", _("By the year of birth this is a child. Say whether somebody is with them.")
            )
        elif not form and not may_be_child(born, today):
            self.cleaned_data["form"] = Form.ADULT
        return typed

    @property
    def record(self) -> PersonRecord:
        typed = self.cleaned_data
        contact = SafeContact(typed["how"], typed["when"], typed["never"], typed["telephone"])
        form = Form(typed["form"] or Form.AGE_NOT_KNOWN)
        return PersonRecord(
            typed["names"], typed["birth_year"], typed["place"], typed["document"], contact, form
        )

    @classmethod
    def of(cls, record: PersonRecord, typed: QueryDict | None = None) -> PersonForm:
        contact = record.contact
        return cls(
            typed,
            initial={
                "names": "\n".join(record.names),
                "form": record.form,
                "birth_year": record.birth_year,
                "place": record.place,
                "document": record.document,
                "how": contact.how,
                "when": contact.when,
                "never": contact.never,
                "telephone": contact.telephone,
            },
        )


class AgeForm(forms.Form):
    """An adult or a child; that it is not known is what is written already."""

    form = forms.ChoiceField(
        choices=[(form.value, form.value) for form in AGES if form is not Form.AGE_NOT_KNOWN],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Say whether the person is a child.")),
    )


class NewCaseForm(DatedForm, PersonForm):
    """`same_as` is the id of a person found, or `nobody` once somebody has looked at all that were found."""

    form = age_field(required=False)
    note = text(
        _("What the person told you"), _("A few words in their own words. No more than you need now.")
    )
    next_step = line(_("Next step"), _("What has to be done next, by you."), missing=NO_STEP)
    next_step_on = day(_("By when"))
    same_as = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean_next_step_on(self) -> date | None:
        return _near(self.cleaned_data["next_step_on"])


class NoteForm(DatedForm):
    text = text(_("Note"), missing=_("Write the note first: it is empty."))


class CorrectNoteForm(VersionedForm, DatedForm):
    """What should stand in place of a note. Where it is struck, words may be missing."""

    text = text(_("As it should read"), _("The earlier words stay beneath it."), rows=6)
    struck = forms.BooleanField(
        label=_("It was written by mistake: strike it"), required=False,
        help_text=_("For example in the wrong case. What is typed above says why."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].help_text = ""

    def clean_happened_on(self) -> date | None:
        """As it was typed: it is compared with the day of the note, not with today."""
        return self.typed_day()

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean()
        if not self.errors and not (self.cleaned_data["text"] or self.cleaned_data["struck"]):
            self.add_error("text", _("Write how it should read, or strike it."))
        return typed


class PlanForm(VersionedForm):
    next_step = line(_("Next step"), missing=NO_STEP)
    next_step_on = day(_("By when"))
    waits = forms.BooleanField(
        label=_("We wait for somebody else"), required=False,
        help_text=_("Until its day it stands under “Waiting for others”; then somebody has to ask."),
    )  # fmt: skip

    def clean_next_step_on(self) -> date | None:
        return _near(self.cleaned_data["next_step_on"])


def _near(on: date | None) -> date | None:
    if on is not None and on.year > timezone.localdate().year + FURTHEST_AHEAD:
        raise forms.ValidationError(_("That day is more than five years away: look at its year again."))
    return on


class TextForm(VersionedForm):
    """Its one field is named as that of the record."""

    def __init__(self, *typed: Any, case_text: CaseText, **options: Any) -> None:
        super().__init__(*typed, **options)
        self.fields[case_text.field] = text(case_text.title, case_text.hint, rows=10)


def text_named(name: str) -> forms.Field | None:
    """The field of one of the texts of a case."""
    of = next((of for of in TEXTS if of.field == name), None)
    return text(of.title, of.hint) if of is not None else None


class RiskForm(DatedForm):
    now = forms.ChoiceField(label=_("Danger now"), choices=LEVELS, widget=forms.RadioSelect)
    on_return = forms.ChoiceField(label=_("Danger on return"), choices=LEVELS, widget=forms.RadioSelect)
    digital = forms.ChoiceField(
        label=_("Danger through the telephone"),
        help_text=_("Does somebody else read it, or know where it is?"),
        choices=LEVELS,
        widget=forms.RadioSelect,
    )
    says = text(_("Why"), _("What you saw or heard."))

    def risk(self, by: str, today: date) -> Risk:
        typed = self.cleaned_data
        now, on_return, digital = (Level(typed[key]) for key in ("now", "on_return", "digital"))
        happened_on: date | None = typed["happened_on"]
        entered_on = today if happened_on else None
        return Risk(happened_on or today, by, now, on_return, digital, typed["says"], entered_on)


class DeterminationForm(forms.Form):
    """Who decided about the person. Raises nothing: what nobody may determine is said as an error of the form."""

    status = forms.ChoiceField(label=_("What was decided"), widget=forms.RadioSelect)
    body = forms.ChoiceField(label=_("By what kind of body"))
    decided_by = line(_("Who decided"), _("The person or the office."), required=True)
    authority = line(_("On what authority"), _("The law or the mandate."), required=True)
    decided_on = forms.DateField(
        label=_("When"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._language = language
        statuses = [(key.value, words.in_language(language)) for key, words in STATUS_WORDS.items()]
        bodies = [(key.value, words) for key, words in BODY_WORDS.items()]
        self.fields["status"].choices = statuses  # type: ignore[attr-defined]  # a choice field has them
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]  # a choice field has them

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean()
        if not self.errors:
            try:
                self.determination = Determination(**self.cleaned_data)
            except DeterminationRefused as refused:
                self.add_error(None, refused.sentence.in_language(self._language))
        return typed


class CloseForm(forms.Form):
    reason = text(
        _("Why the case is closed"),
        _("It can be opened again at any time."),
        missing=_("Write why the case is closed."),
    )

    def __init__(self, *typed: Any, chosen: str = "", **options: Any) -> None:
        """`chosen` is why in words that somebody has chosen already: it stands where no others are typed."""
        super().__init__(*typed, **options)
        self._chosen = chosen
        self.fields["reason"].required = not chosen

    def clean_reason(self) -> str:
        typed: str = self.cleaned_data["reason"]
        return typed or self._chosen


class AssignForm(forms.Form):
    """`agreed` is asked for only where the member has as many cases as the ceiling."""

    member = forms.ChoiceField(label=_("Give the case to"))
    agreed = forms.BooleanField(label=_("They know, and agree"), required=False)

    def __init__(self, *args: Any, members: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            (str(member.pk), member.account.name) for member in members
        ]


def _languages_of_paper() -> list[tuple[str, str]]:
    return list(packaged_paper().printed_in.items())


class AccessPaperForm(forms.Form):
    """Whether a paper may be given to the person at all, and in which language."""

    is_safe = forms.ChoiceField(
        label=_("Is this paper safe for the person to have?"),
        help_text=_("Could somebody else find or read it: at home, on the way, at a border?"),
        choices=(
            ("yes", _("Yes, nobody else will see it")),
            ("not-sure", _("Not sure")),
            ("no", _("No")),
        ),
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(label=_("In which language"), choices=_languages_of_paper)
    with_name = forms.BooleanField(
        label=_("The person wishes their name on it"), required=False, help_text=_("Better without.")
    )
