"""What is typed about a recommendation, the answer to it, what was promised, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, one_of, text
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.outreach.actions.promising import Promised, Reported
from amanjol.programme.outreach.actions.recommending import Answered, Recommended
from amanjol.programme.outreach.forms.fields import CountriesField, PastDay, TwoLanguagesForm, chosen_day
from amanjol.programme.outreach.models import Answer, Source, State
from amanjol.programme.outreach.proofs import NotTaken, proof_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from amanjol.programme.outreach.models import Commitment, Partner, Recommendation, Report
    from amanjol.programme.outreach.proofs import Proof

NO_NAMES = _("Nobody who was helped is named here, and nothing that says who they are.")


class RecommendationForm(TwoLanguagesForm):
    source = one_of(
        _("From what it came"), missing=_("Choose from what it came."), choices=list(Source.choices)
    )
    source_name = line(
        _("Which one"),
        _("For example: council on migration, third meeting."),
        missing=_("Write which council, film, exercise or survey it was."),
    )
    made_on = PastDay(label=_("On which day"), missing=_("Choose the day."))
    addressee = line(
        _("To whom"),
        _("The body that is to answer, by its full name. A body, not a person."),
        missing=_("Write which body is to answer."),
    )
    countries = CountriesField(
        label=_("Which countries it is about"), missing=_("Choose at least one country.")
    )
    text_en = text(_("What is recommended, in English"), NO_NAMES, rows=3)
    text_ru = text(_("What is recommended, in Russian"), rows=3)
    partner = forms.ChoiceField(
        label=_("Which partner made it"),
        help_text=_("It is named to everybody only where it said yes, country by country."),
        required=False,
    )

    def __init__(
        self, *args: Any, partners: list[Partner], answered_on: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._answered_on = answered_on
        self._partners = {str(partner.pk): partner for partner in partners}
        of_partners = [(pk, partner.name) for pk, partner in self._partners.items()]
        self.fields["partner"].choices = [("", _("None")), *of_partners]  # type: ignore[attr-defined]  # it is a choice

    def clean_made_on(self) -> date:
        made_on: date = self.cleaned_data["made_on"]
        if self._answered_on is not None and made_on > self._answered_on:
            raise forms.ValidationError(_("Nobody answers before it was recommended."))
        return made_on

    @property
    def typed(self) -> Recommended:
        return Recommended(
            **self.cleaned_data | {"partner": self._partners.get(self.cleaned_data["partner"])}
        )

    @classmethod
    def of(cls, row: Recommendation, partners: list[Partner], typed: QueryDict | None = None) -> Self:
        stands = {name: getattr(row, name) for name in cls.base_fields if name != "partner"}
        initial = stands | {"partner": str(row.partner_id or "")}
        return cls(typed, partners=partners, answered_on=row.answered_on, initial=initial)


class AnswerForm(TwoLanguagesForm):
    """What the addressee said, which is a fact, whatever is thought of it."""

    PAIR = ("answer_en", "answer_ru")
    answer = one_of(
        _("What was answered"), missing=_("Choose what was answered."), choices=list(Answer.choices)
    )
    answered_on = PastDay(label=_("On which day"), missing=_("Choose the day."))
    answer_en = text(_("The answer in English"), _("As they put it, in a few sentences."), rows=3)
    answer_ru = text(_("The answer in Russian"), rows=3)

    def __init__(self, *args: Any, made_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._made_on = made_on

    def clean_answered_on(self) -> date:
        on: date = self.cleaned_data["answered_on"]
        if on < self._made_on:
            raise forms.ValidationError(_("Nobody answers before it was recommended."))
        return on

    @property
    def typed(self) -> Answered:
        return Answered(**self.cleaned_data)

    @classmethod
    def of(cls, row: Recommendation, typed: QueryDict | None = None) -> Self:
        stands: dict[str, Any] = {name: getattr(row, name) for name in cls.base_fields}
        begins = stands if row.answer else stands | {"answered_on": timezone.localdate()}
        return cls(typed, made_on=row.made_on, initial=begins, stored=stands)


class DaysForm(VersionedForm):
    """Whether days, and so that one was missed, may be shown: the addressee says it, nobody for them."""

    agreed = forms.ChoiceField(
        label=_(
            "Did the addressee agree that everybody may see by when it promised, and whether it is late?"
        ),
        choices=[("no", _("No, or nobody asked")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
    )
    lateness_agreed_on = chosen_day(_("On which day they agreed"))
    lateness_agreed_how = line(_("How they said so"), _("A letter and its number, minutes of a meeting."))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("agreed") != "yes":
            return cleaned
        on = self.cleaned_data.get("lateness_agreed_on")
        if on is None:
            self.add_error("lateness_agreed_on", _("Choose the day on which they agreed."))
        elif on > timezone.localdate():
            self.add_error("lateness_agreed_on", _("Choose today or an earlier day."))
        if not self.cleaned_data.get("lateness_agreed_how"):
            self.add_error("lateness_agreed_how", _("Write how they said so."))
        return cleaned

    @property
    def typed(self) -> tuple[date | None, str]:
        if self.cleaned_data["agreed"] != "yes":
            return None, ""
        return self.cleaned_data["lateness_agreed_on"], self.cleaned_data["lateness_agreed_how"]

    @classmethod
    def of(cls, row: Recommendation, typed: QueryDict | None = None) -> Self:
        is_agreed = row.lateness_agreed_on is not None
        stands = {
            "agreed": "yes" if is_agreed else "no",
            "lateness_agreed_on": row.lateness_agreed_on,
            "lateness_agreed_how": row.lateness_agreed_how,
        }
        return cls(typed, initial=stands)


class CommitmentForm(TwoLanguagesForm):
    text_en = text(_("What they promise to do, in English"), rows=3)
    text_ru = text(_("What they promise to do, in Russian"), rows=3)
    made_on = PastDay(label=_("Promised on"), missing=_("Choose the day on which it was promised."))
    due_on = chosen_day(_("To be done by"), _("Choose the day by which it is to be done."))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        made_on, due_on = self.cleaned_data.get("made_on"), self.cleaned_data.get("due_on")
        if made_on and due_on and due_on < made_on:
            self.add_error("due_on", _("It cannot be due before it was promised."))
        return cleaned

    @property
    def typed(self) -> Promised:
        return Promised(**self.cleaned_data)


class CorrectCommitmentForm(TwoLanguagesForm):
    """The words of a commitment, and why its day was moved; the day itself has a form of its own."""

    text_en = text(_("What they promise to do, in English"), NO_NAMES, rows=3)
    text_ru = text(_("What they promise to do, in Russian"), rows=3)
    moved_why = line(
        _("Why it is moved"), _("In the addressee's words."), missing=_("Write why the day is moved.")
    )

    def __init__(self, *args: Any, is_moved: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_moved:
            del self.fields["moved_why"]

    @property
    def typed(self) -> dict[str, str]:
        return {"moved_why": "", **self.cleaned_data}

    @classmethod
    def of(cls, row: Commitment, typed: QueryDict | None = None) -> Self:
        stands = {name: getattr(row, name) for name in cls.base_fields}
        return cls(typed, is_moved=bool(row.moved_why), initial=stands)


class MoveForm(VersionedForm):
    due_on = chosen_day(_("The new day"), _("Choose the new day."))
    moved_why = line(
        _("Why it is moved"), _("In the addressee's words."), missing=_("Write why the day is moved.")
    )

    def __init__(self, *args: Any, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commitment = commitment

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on == self._commitment.due_on:
            raise forms.ValidationError(_("That is the day that stands there now."))
        if due_on < self._commitment.made_on:
            raise forms.ValidationError(_("It cannot be due before it was promised."))
        return due_on

    @classmethod
    def of(cls, row: Commitment, typed: QueryDict | None = None) -> Self:
        return cls(typed, commitment=row, initial={"due_on": row.due_on, "moved_why": row.moved_why})


class ReportForm(TwoLanguagesForm):
    """Whatever is said to be done has something that shows it."""

    state = one_of(_("How much is done"), missing=_("Choose how much is done."), choices=list(State.choices))
    on = PastDay(label=_("As of which day"), missing=_("Choose the day."))
    text_en = text(_("What was done, in English"), NO_NAMES, rows=3)
    text_ru = text(_("What was done, in Russian"), rows=3)
    proof_text = text(
        _("What shows it, in words"), _("Number and day of an order, who saw it and where."), rows=2
    )
    proof_link = forms.CharField(
        label=_("Address of a page that shows it"),
        help_text=_(
            "Begins with https://. It is for this desk: everybody else reads only that there is proof."
        ),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    proof_file = forms.FileField(
        label=_("A file that shows it"),
        help_text=_("PDF, PNG or JPEG, at most 2 MB. No list of people, no faces of those who were helped."),
        required=False,
    )
    file: Proof | None = None

    def clean_proof_link(self) -> str:
        link: str = self.cleaned_data["proof_link"].strip()
        if link:
            URLValidator(schemes=["https"], message=_("Write an address that begins with https://."))(link)
        return link

    def clean_proof_file(self) -> None:
        uploaded = self.cleaned_data["proof_file"]
        try:
            self.file = proof_of(uploaded) if uploaded else None
        except NotTaken as error:
            raise forms.ValidationError(_("Choose a PDF, a PNG or a JPEG of at most 2 MB.")) from error

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_done = self.cleaned_data.get("state") in {State.PARTLY, State.DONE}
        shows = [self.cleaned_data.get("proof_text"), self.cleaned_data.get("proof_link"), self.file]
        has_proof = any(shows) or self._has_file()
        if is_done and not has_proof and not {"proof_link", "proof_file"} & self.errors.keys():
            self.add_error(
                "proof_text",
                _("What is done has something that shows it: write it, give an address or a file."),
            )
        return cleaned

    def _has_file(self) -> bool:
        """Of before."""
        return False

    @property
    def typed(self) -> Reported:
        return Reported(**{name: self.cleaned_data[name] for name in Reported.__slots__})


class CorrectReportForm(ReportForm):
    """A report that is there; what is typed takes the place of all that it said."""

    drops_file = forms.BooleanField(label=_("Take the file away that is kept"), required=False)

    def __init__(self, *args: Any, has_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._had_file = has_file
        if not has_file:
            del self.fields["drops_file"]

    def _has_file(self) -> bool:
        return self._had_file and not self.drops

    @property
    def drops(self) -> bool:
        return bool(self.cleaned_data.get("drops_file"))

    @classmethod
    def of(cls, row: Report, typed: QueryDict | None = None, files: Any = None) -> Self:
        stands = {name: getattr(row, name) for name in Reported.__slots__}
        return cls(typed, files, has_file=row.has_file, initial=stands)
