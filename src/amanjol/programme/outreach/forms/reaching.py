"""What is typed about something that was put out, and what was counted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, one_of, text
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.outreach.actions.reaching import Counted, PutOut
from amanjol.programme.outreach.forms.fields import PastDay
from amanjol.programme.outreach.models import PublicationKind
from amanjol.programme.outreach.places import CAPTIONS

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from amanjol.programme.outreach.models import Campaign, Publication, Snapshot

COUNTS = ("views", "likes", "comments")
NO_SURVIVOR_YET = _(
    "A film in which a survivor speaks is not taken here yet: first she reads the final text, says yes for a time, and"
    " two people approve it."
)


class PublicationForm(VersionedForm):
    kind = one_of(_("What it is"), missing=_("Choose what it is."), choices=list(PublicationKind.choices))
    title = line(_("What it is called"), missing=_("Write its title."))
    place = line(
        _("Where it was published"),
        _("A channel, a site, a broadcaster."),
        missing=_("Write where it was published."),
    )
    link = line(_("Address"), _("Begins with https://. It may stay empty."), inputmode="url")
    published_on = PastDay(label=_("Published on"), missing=_("Choose the day on which it was published."))
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    captions = forms.MultipleChoiceField(
        label=_("Captions of a film"),
        help_text=_("In which languages somebody who hears nothing can follow it."),
        required=False,
        choices=list(CAPTIONS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    questions = text(_("Questions for the talk after a film"), _("A line each."), rows=4)
    speaks = forms.ChoiceField(
        label=_("Does somebody who survived trafficking speak in the film?"),
        required=False,
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, campaigns: list[Campaign], counted_on: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._counted_on = counted_on
        self._campaigns = {str(row.pk): row for row in campaigns}
        of_campaigns = [(pk, row.name) for pk, row in self._campaigns.items()]
        self.fields["campaign"].choices = [("", _("None")), *of_campaigns]  # type: ignore[attr-defined]  # it is a choice

    def clean_published_on(self) -> date:
        published_on: date = self.cleaned_data["published_on"]
        if self._counted_on is not None and published_on > self._counted_on:
            raise forms.ValidationError(
                _("It was counted before that day: choose a day not later than the first count.")
            )
        return published_on

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link:
            URLValidator(schemes=["https"], message=_("Write an address that begins with https://."))(link)
        return link

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("speaks") == "yes":
            self.add_error("speaks", NO_SURVIVOR_YET)
        elif self.cleaned_data.get("kind") == PublicationKind.FILM:
            self._check_film()
        return cleaned

    def _check_film(self) -> None:
        if not self.cleaned_data.get("captions"):
            self.add_error("captions", _("A film has captions: choose in which languages."))
        if not self.cleaned_data.get("questions"):
            self.add_error("questions", _("Write at least one question for the talk after the film."))
        if not self.cleaned_data.get("speaks"):
            self.add_error("speaks", _("Say whether a survivor speaks in it."))

    @property
    def typed(self) -> PutOut:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "speaks"}
        campaign = self._campaigns.get(typed["campaign"])
        return PutOut(
            **typed | {"campaign": campaign, "without_survivor": self.cleaned_data["speaks"] == "no"}
        )

    @classmethod
    def of(cls, row: Publication, campaigns: list[Campaign], typed: QueryDict | None = None) -> Self:
        stands = {name: getattr(row, name) for name in cls.base_fields if name not in {"campaign", "speaks"}}
        stands |= {"campaign": str(row.campaign_id or ""), "speaks": "no" if row.without_survivor else ""}
        counted = row.snapshots.first()  # by day
        counted_on = counted.captured_on if counted is not None else None
        return cls(typed, campaigns=campaigns, counted_on=counted_on, initial=stands)


class SnapshotForm(VersionedForm):
    captured_on = PastDay(label=_("Looked at on"), missing=_("Choose the day on which you looked."))
    views = forms.IntegerField(label=_("Views"), required=False, min_value=0, max_value=10**12)
    likes = forms.IntegerField(label=_("Likes"), required=False, min_value=0, max_value=10**12)
    comments = forms.IntegerField(label=_("Comments"), required=False, min_value=0, max_value=10**12)

    def __init__(self, *args: Any, publication: Publication, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["captured_on"].initial = timezone.localdate()
        self._published_on = publication.published_on

    def clean_captured_on(self) -> date:
        captured_on: date = self.cleaned_data["captured_on"]
        if captured_on < self._published_on:
            raise forms.ValidationError(_("It was not published yet on that day."))
        return captured_on

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = [self.cleaned_data.get(name) for name in COUNTS]
        if all(number is None for number in typed) and not set(COUNTS) & self.errors.keys():
            self.add_error("views", _("Write at least one of the numbers."))
        return cleaned

    @property
    def typed(self) -> Counted:
        return Counted(**self.cleaned_data)

    @classmethod
    def of(cls, row: Snapshot, typed: QueryDict | None = None) -> Self:
        stands = {name: getattr(row, name) for name in cls.base_fields}
        return cls(typed, publication=row.publication, initial=stands)
