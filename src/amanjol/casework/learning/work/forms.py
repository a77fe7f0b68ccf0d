"""What is typed about an employer, a vacancy, a placement."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days
from amanjol.casework.desk.fields import line, own, text
from amanjol.casework.learning.work.actions.earning import Talk
from amanjol.casework.learning.work.actions.employers import Contact, Look, Work
from amanjol.casework.learning.work.records import Alike, Answer, Asked, EndReason, Going
from amanjol.casework.learning.work.words import ANSWERS, ASKED, CONDITIONS, END_REASONS, GOING
from amanjol.casework.standards.courses.comparing import NOT_IN_A_TITLE
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import QueryDict

    from amanjol.casework.learning.work.queries import OpenVacancy
    from amanjol.casework.learning.work.records import EmployerFacts, Placement, Vacancy

REVIEWED_AFTER: Final = timedelta(180)
"""When somebody looks again, unless they say another day."""
LONGEST_REVIEW: Final = timedelta(366)
LONGEST_AHEAD: Final = timedelta(366)


def chosen_day(label: Any, missing: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, error_messages=own(missing))


def past(on: date) -> date:
    """ValidationError."""
    if not days.is_possible(on, timezone.localdate()):
        raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
    return on


def choice(label: Any, words: Any, missing: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=[(code.value, says) for code, says in words.items()],
        widget=forms.RadioSelect, error_messages=own(missing),
    )  # fmt: skip


class ContactForm(VersionedForm):
    """An employer who agreed, or is asked."""

    name = line(_("Name of the employer"), missing=_("Write what the employer is called."))
    does = line(_("What they do"), _("A bakery, a sewing room, a hotel."))
    place = line(_("Where"))
    contact = line(_("Who speaks for them"), _("Whoever runs it: name and what they are there."))
    reach = line(_("How to reach them"))
    agreed = text(
        _("What they agreed to"),
        _(
            "In their words: whom they take on, for how long, on which conditions. They are told of a training, never"
            " why somebody came to it. Before this is written down nobody is sent there."
        ),
        rows=3,
    )

    @property
    def typed(self) -> Contact:
        return Contact(**self.cleaned_data)

    @classmethod
    def of(cls, facts: EmployerFacts, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={name: getattr(facts, name) for name in cls.base_fields})


class CheckForm(VersionedForm):
    """How it is there. Each answer is about what somebody saw or was told by who works there."""

    on = chosen_day(_("On which day"), _("Choose the day."))
    who = line(
        _("Who looked, and how"),
        _("Went there, spoke alone with somebody who works there, saw a contract."),
        missing=_("Write who looked, and how."),
    )
    contract = choice(CONDITIONS["contract"], ANSWERS, _("Choose an answer."))
    pay = choice(CONDITIONS["pay"], ANSWERS, _("Choose an answer."))
    papers = choice(CONDITIONS["papers"], ANSWERS, _("Choose an answer."))
    leaving = choice(CONDITIONS["leaving"], ANSWERS, _("Choose an answer."))
    housing = choice(CONDITIONS["housing"], ANSWERS, _("Choose an answer."))
    says = text(_("What else was seen"), rows=2)
    review_on = chosen_day(_("Look again on"), _("Choose the day."), _("Within a year."))
    looked_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["on"].initial, self.fields["review_on"].initial = today, today + REVIEWED_AFTER

    def clean_on(self) -> date:
        return past(self.cleaned_data["on"])

    def clean_review_on(self) -> date:
        review_on: date = self.cleaned_data["review_on"]
        today = timezone.localdate()
        if not today < review_on <= today + LONGEST_REVIEW:
            raise forms.ValidationError(_("Choose a day within the next year."))
        return review_on

    @classmethod
    def of(cls, facts: EmployerFacts, typed: QueryDict | None = None) -> Self:
        """Refused when somebody changed whom or where it is about while the page was open."""
        return cls(typed, initial={"looked_at": facts.looked_at})

    def look(self, alike: Alike) -> Look:
        values: dict[str, Any] = dict(self.cleaned_data)
        del values["looked_at"]  # of which facts it is, says the act
        answers = {name: Answer(values[name]) for name in CONDITIONS}
        return Look(**values | answers | {"alike": alike})


class VacancyForm(VersionedForm):
    work = line(_("Which work"), missing=_("Write which work it is."))
    language = line(_("In which language it is done"))
    hours = line(_("Hours"), _("From when to when, on how many days."))
    pay = line(_("Pay"), _("How much, in which currency, for which time, when it is paid."))
    place = line(_("Where"), _("And how one gets there and home."))
    is_open = forms.BooleanField(label=_("It is free"), required=False, initial=True)

    @property
    def typed(self) -> Work:
        return Work(**self.cleaned_data)

    @classmethod
    def of(cls, vacancy: Vacancy, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={name: getattr(vacancy, name) for name in cls.base_fields})


class StateForm(forms.Form):
    why = line(_("Why they take nobody on any more"), missing=_("Write why."))


class PersonForm(VersionedForm):
    """Who works. Nothing is asked of why somebody comes."""

    name = line(
        _("Name"),
        _("As they wish to be called. A first name is enough; it can be another one."),
        missing=_("Write what the person wishes to be called."),
    )
    reach = line(_("How to reach them"), _("Ask first whether others listen in or read along."))


class PlacementForm(VersionedForm):
    """Only employers at whom somebody looked, and where all was well, stand here."""

    vacancy = forms.ChoiceField(
        label=_("Which work"), widget=forms.RadioSelect, error_messages=own(_("Choose the work."))
    )
    begins_on = chosen_day(
        _("First day"), _("Choose the first day."),
        _("The person is asked how it goes after a week, a month, three months."),
    )  # fmt: skip

    def __init__(self, *args: Any, vacancies: Sequence[OpenVacancy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vacancy"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            (f"{of.employer.row.pk} {of.vacancy.number}", _vacancy_in_words(of)) for of in vacancies
        ]
        self.fields["begins_on"].initial = timezone.localdate()

    def clean_begins_on(self) -> date:
        begins_on: date = self.cleaned_data["begins_on"]
        today = timezone.localdate()
        if not days.earliest(today) <= begins_on <= today + LONGEST_AHEAD:
            raise forms.ValidationError(_("Choose a day within the next year, or an earlier one."))
        return begins_on

    @property
    def chosen(self) -> tuple[UUID, int]:
        employer, number = self.cleaned_data["vacancy"].split()
        return UUID(employer), int(number)


class TalkForm(VersionedForm):
    """What the person says, asked alone and not by the employer."""

    asked = choice(_("Which talk it is"), ASKED, _("Choose which talk it is."))
    on = chosen_day(_("On which day"), _("Choose the day."))
    going = choice(_("How it goes, in the person's words"), GOING, _("Choose how it goes."))
    as_agreed = choice(_("Hours and pay are as agreed"), ANSWERS, _("Choose an answer."))
    has_papers = choice(_("Passport and telephone are with the person"), ANSWERS, _("Choose an answer."))
    says = text(_("What the person says"), rows=2)

    def __init__(self, *args: Any, asked: Asked | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
        self.fields["asked"].initial = asked.value if asked is not None else None

    def clean_on(self) -> date:
        return past(self.cleaned_data["on"])

    @property
    def talk(self) -> Talk:
        typed = self.cleaned_data
        return Talk(
            Asked(typed["asked"]),
            typed["on"],
            Going(typed["going"]),
            Answer(typed["as_agreed"]),
            Answer(typed["has_papers"]),
            typed["says"],
        )


class PlacementEndForm(VersionedForm):
    on = chosen_day(_("Last day"), _("Choose the last day."))
    why = choice(_("Why it ended"), END_REASONS, _("Choose why it ended."))
    says = text(_("What the person says"), rows=2)

    def __init__(self, *args: Any, placement: Placement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
        self._begins_on = placement.begins_on

    def clean_on(self) -> date:
        on = past(self.cleaned_data["on"])
        if on < self._begins_on:
            raise forms.ValidationError(_("The last day is not before the first one."))
        return on

    @property
    def reason(self) -> EndReason:
        return EndReason(self.cleaned_data["why"])


class LetterForm(forms.Form):
    """What an employer reads. Nothing of it is kept. It speaks of a training, never of why somebody came to it."""

    holder = line(_("Name in the letter"), missing=_("Write the name that stands in the letter."))
    learnt = line(_("What the person has learnt"), _("For example the title of a course."))
    contact = line(_("Whom the employer can ask"), _("Somebody of the training, by name and telephone."))
    language = forms.ChoiceField(label=_("Language of the letter"))
    is_safe = forms.ChoiceField(
        label=_("Does the person want this employer to have this letter?"),
        choices=[("yes", _("Yes")), ("no", _("No, or it is not certain"))],
        widget=forms.RadioSelect,
        error_messages=own(_("Ask the person, and choose an answer.")),
    )

    def __init__(self, *args: Any, languages: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages  # type: ignore[attr-defined]  # a choice field has them

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name in ("holder", "learnt", "contact"):
            if NOT_IN_A_TITLE.search(str(self.cleaned_data.get(name, ""))):
                self.add_error(name, _("An employer never learns why somebody comes. Write it otherwise."))
        return cleaned


def _vacancy_in_words(of: OpenVacancy) -> str:
    said = (of.vacancy.work, of.employer.name, of.vacancy.hours, of.vacancy.pay, of.vacancy.place)
    return " · ".join(part for part in said if part)
