"""What is typed about a cohort, its learners, a day of it, a test."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days
from amanjol.casework.desk.fields import ErasingForm, line, own
from amanjol.casework.learning.actions.attending import Day
from amanjol.casework.learning.actions.cohorts import Plan
from amanjol.casework.learning.actions.learners import Person
from amanjol.casework.learning.records import ErasureNotice
from amanjol.casework.learning.words import NOTICES, in_language, language_name
from amanjol.casework.standards.courses.comparing import NOT_IN_A_TITLE
from amanjol.casework.standards.courses.library import courses
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from django.forms import BoundField
    from django.http import QueryDict

    from amanjol.casework.learning.queries import OpenedLearner
    from amanjol.casework.learning.records import CohortFacts, CourseDay, TestSheet
    from amanjol.casework.standards.courses.lessons import Course, CourseText

LONGEST_COURSE: Final = timedelta(days=366)
LONGEST_DAY: Final = 24 * 60
"""Minutes."""
PLANNED: Final = 90
"""Minutes that a new day begins with."""
WHOLE, ABSENT = "whole", "absent"


def _day(label: Any, missing: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, error_messages=own(missing))


def _past(day: date | None) -> date | None:
    """ValidationError."""
    if day is not None and not days.is_possible(day, timezone.localdate()):
        raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
    return day


class CohortForm(VersionedForm):
    """A new cohort, or one that stands there, whose course stays: its test would be another."""

    course = forms.ChoiceField(label=_("Course"), error_messages=own(_("Choose a course.")))
    language = forms.ChoiceField(
        label=_("Language of the course"), error_messages=own(_("Choose the language of the course."))
    )
    name = line(
        _("What you call it"),
        _("As it may stand on a list that others see: the season, the place, a number."),
        missing=_("Write what you call this cohort."),
    )
    trainer = line(_("Who teaches"))
    place = line(_("Where"))
    begins_on = _day(_("First day"), _("Choose the first day."))
    ends_on = _day(
        _("Last day"), _("Choose the last day."), _("Three months later the same test is asked once more.")
    )

    def __init__(self, *args: Any, of: Course | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._of, offered = of, [of] if of is not None else list(courses())
        here = get_language() or "en"
        languages = dict.fromkeys(code for course in offered for code in course.languages)
        self.fields["language"].choices = [(code, language_name(code, here)) for code in languages]  # type: ignore[attr-defined]  # a choice field has them
        if of is not None:
            del self.fields["course"]
            return
        self.fields["language"].initial = here
        titles = [(course.key, in_language(course, here).title) for course in offered]
        self.fields["course"].choices = titles if len(titles) == 1 else [("", "—"), *titles]  # type: ignore[attr-defined]  # as above

    @classmethod
    def of_facts(cls, facts: CohortFacts, course: Course, typed: QueryDict | None = None) -> Self:
        initial = {name: getattr(facts, name) for name in cls.base_fields if name != "course"}
        return cls(typed, of=course, initial=initial)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        begins, ends = self.cleaned_data.get("begins_on"), self.cleaned_data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day is not before the first one."))
        elif begins and ends and ends - begins > LONGEST_COURSE:
            self.add_error("ends_on", _("A course lasts a year at most. Look at the years of both days."))
        language = self.cleaned_data.get("language")
        if "course" not in self.errors and language and language not in self.course_chosen.languages:
            self.add_error("language", _("This course is not there in this language."))
        return cleaned

    @property
    def course_chosen(self) -> Course:
        if self._of is not None:
            return self._of
        return next(course for course in courses() if course.key == self.cleaned_data["course"])

    def plan(self, edition: str) -> Plan:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "course"}
        return Plan(edition=edition, **typed)


class NewLearnerForm(VersionedForm):
    """Somebody who begins."""

    name = line(
        _("Name"),
        _("As they wish to be called. A first name is enough; it can be another one."),
        missing=_("Write what the person wishes to be called."),
    )
    reach = line(
        _("How to reach them"),
        _("For the test after three months. Ask first whether others listen in or read along."),
    )

    @property
    def person(self) -> Person:
        return Person(**self.cleaned_data)


class LearnerForm(NewLearnerForm):
    left_on = forms.DateField(
        label=_("Does not come any more since"),
        help_text=_("Empty as long as they come."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_left_on(self) -> date | None:
        return _past(self.cleaned_data["left_on"])

    @classmethod
    def of(cls, person: Person, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={"name": person.name, "reach": person.reach, "left_on": person.left_on})


class DayForm(VersionedForm):
    """A day and the minutes of everybody, in one form. A field that is left empty means what `rest` says."""

    on = _day(_("Day"), _("Choose the day."))
    minutes = forms.IntegerField(
        label=_("How long it was, in minutes"),
        min_value=1,
        max_value=LONGEST_DAY,
        error_messages=own(_("Write how many minutes the day had.")),
    )
    modules = forms.MultipleChoiceField(
        label=_("What it was about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    rest = forms.ChoiceField(
        label=_("Whose field is empty"),
        choices=[(WHOLE, _("was there the whole time")), (ABSENT, _("was not there"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        learners: Sequence[OpenedLearner],
        number: int | None,
        text: CourseText | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        modules = text.modules if text is not None else ()
        if modules:
            self.fields["modules"].choices = [(module.key, module.title) for module in modules]  # type: ignore[attr-defined]  # a choice field has them
        else:
            del self.fields["modules"]
        self._learners = {f"minutes-{learner.row.pk}": learner for learner in learners}
        for name, learner in self._learners.items():
            there = learner.record.minutes.get(number) if number is not None else None
            self.fields[name] = forms.IntegerField(
                label=learner.name, required=False, min_value=0, max_value=LONGEST_DAY, initial=there
            )

    @classmethod
    def of_day(
        cls,
        day: CourseDay | None,
        learners: Sequence[OpenedLearner],
        text: CourseText | None,
        typed: QueryDict | None = None,
    ) -> Self:
        """A new one begins with today and an hour and a half, which nobody stored."""
        if day is None:
            begins = {"on": timezone.localdate(), "minutes": PLANNED}
            nothing = dict.fromkeys(begins)
            return cls(typed, learners=learners, number=None, text=text, initial=begins, stored=nothing)
        stands = {"on": day.on, "minutes": day.minutes, "modules": day.modules}
        return cls(typed, learners=learners, number=day.number, text=text, initial=stands)

    @property
    def people(self) -> Iterator[tuple[OpenedLearner, BoundField]]:
        """For the page, in the order of their names."""
        for name, learner in self._learners.items():
            yield learner, self[name]

    def clean_on(self) -> date | None:
        return _past(self.cleaned_data["on"])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        length = self.cleaned_data.get("minutes")
        for name in self._learners:
            there = self.cleaned_data.get(name)
            if length is not None and there is not None and there > length:
                self.add_error(name, _("The day was not that long."))
        if self._empty and not self.cleaned_data.get("rest") and "rest" not in self.errors:
            self.add_error("rest", _("Say what an empty field means."))
        return cleaned

    @property
    def _empty(self) -> list[str]:
        """Fields that were on the page and left empty; of who was added meanwhile nothing was said."""
        return [
            name for name in self._learners
            if name in self.data and name not in self.errors and self.cleaned_data.get(name) is None
        ]  # fmt: skip

    @property
    def day(self) -> Day:
        typed = self.cleaned_data
        return Day(typed["on"], typed["minutes"], tuple(typed.get("modules", ())))

    @property
    def there(self) -> dict[UUID, int]:
        """Minutes, by learner."""
        typed = self.cleaned_data
        rest = dict.fromkeys(self._empty, typed["minutes"] if typed["rest"] == WHOLE else 0)
        written = {name: typed[name] for name in self._learners if typed.get(name) is not None}
        return {self._learners[name].row.pk: minutes for name, minutes in (rest | written).items()}


class SheetForm(VersionedForm):
    """The test, to be read aloud and ticked: each question of the course under its key."""

    on = _day(_("Asked on"), _("Choose the day on which it was asked."))

    def __init__(self, *args: Any, text: CourseText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = [question.key for question in text.test]
        for question in text.test:
            letters = [(letter, says) for letter, says in question.answers.items()]
            self.fields[f"q-{question.key}"] = forms.ChoiceField(
                label=question.ask,
                choices=[*letters, ("", _("No answer"))],
                required=False,
                widget=forms.RadioSelect,
            )

    @classmethod
    def of_sheet(cls, sheet: TestSheet | None, text: CourseText, typed: QueryDict | None = None) -> Self:
        """A new one begins with today, which nobody stored."""
        if sheet is None:
            return cls(typed, text=text, initial={"on": timezone.localdate()}, stored={"on": None})
        answers = {f"q-{key}": letter for key, letter in sheet.answers.items()}
        return cls(typed, text=text, initial={"on": sheet.on} | answers)

    @property
    def questions(self) -> list[BoundField]:
        return [self[f"q-{key}"] for key in self._keys]

    def clean_on(self) -> date | None:
        return _past(self.cleaned_data["on"])

    @property
    def answers(self) -> dict[str, str]:
        given = {key: self.cleaned_data[f"q-{key}"] for key in self._keys}
        return {key: letter for key, letter in given.items() if letter}


class IssuerForm(VersionedForm):
    """How the training is named on paper."""

    name = line(
        _("Name of your training on certificates"),
        _("An employer or somebody at home reads it. It says what is taught or where, never whom you help."),
        missing=_("Write how your training is named on certificates."),
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if NOT_IN_A_TITLE.search(name):
            raise forms.ValidationError(_("Choose a name that does not say what your organisation works on."))
        return name


class CertificateForm(forms.Form):
    """What stands on the paper besides what is known. Nothing of it is kept."""

    holder = line(
        _("Name on the certificate"),
        _("As the person wishes it there; it may be another one than on these pages."),
        missing=_("Write the name that stands on the certificate."),
    )
    first = forms.ChoiceField(label=_("First language"))
    second = forms.ChoiceField(label=_("Second language"))
    is_safe = forms.ChoiceField(
        label=_("Can the person keep this paper without danger?"),
        help_text=_("Ask: who could find it, and what would they think?"),
        choices=[("yes", _("Yes")), ("no", _("No, or it is not certain"))],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = get_language() or "en"
        choices = [(code, language_name(code, here)) for code in languages]
        for name in ("first", "second"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        first, second = (self.cleaned_data.get(name) for name in ("first", "second"))
        if first and first == second:
            self.add_error("second", _("Choose two different languages."))
        return cleaned


class EraseForm(ErasingForm):
    """`told` is what the person knows of it."""

    field_order = ("told", "code")

    told = forms.ChoiceField(
        label=_("Why it is erased, and what the person knows of it"),
        choices=NOTICES,
        widget=forms.RadioSelect,
    )

    @property
    def notice(self) -> ErasureNotice:
        return ErasureNotice(self.cleaned_data["told"])
