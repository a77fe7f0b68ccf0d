"""What is typed about something that was put out, and what was counted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self
from uuid import UUID

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, one_of, text
from amanjol.casework.standards.people.terms import Channel
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.outreach import films, permits
from amanjol.programme.outreach.actions.reaching import Counted, PutOut
from amanjol.programme.outreach.forms.fields import PastDay
from amanjol.programme.outreach.models import PublicationKind
from amanjol.programme.outreach.places import CAPTIONS

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from amanjol.programme.outreach.models import Campaign, Publication, Snapshot

COUNTS = ("views", "likes", "comments")
_OF_SURVIVOR: Final = frozenset({"speaks", "permit", "channel", "face", "who_deletes"})
ALTERED, SEEN = "altered", "seen"
LONGEST: Final = 200
"""Letters of what a column, or a copy at a permit, holds."""
NO_PERMIT = _(
    "No story is permitted so: its permit reaches neither this channel, these captions nor her face, or it is over."
)


class PublicationForm(VersionedForm):
    kind = one_of(_("What it is"), missing=_("Choose what it is."), choices=list(PublicationKind.choices))
    title = line(_("What it is called"), missing=_("Write its title."), longest=LONGEST)
    place = line(
        _("Where it was published"),
        _("A channel, a site, a broadcaster."),
        missing=_("Write where it was published."),
        longest=LONGEST,
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
    permit = forms.ChoiceField(
        label=_("The permit of her story"),
        help_text=_(
            "Where she speaks: her words in the film are those that she heard, agreed to, and two people approved."
        ),
        required=False,
        error_messages={"invalid_choice": NO_PERMIT},
    )
    channel = forms.ChoiceField(
        label=_("Through which channel she speaks"),
        required=False,
        choices=[(Channel.WEB.value, _("A site")), (Channel.SOCIAL.value, _("A social network"))],
        widget=forms.RadioSelect,
    )
    face = forms.ChoiceField(
        label=_("Her face and voice"),
        required=False,
        choices=[(ALTERED, _("Altered")), (SEEN, _("As they are: her consent has a picture in it"))],
        widget=forms.RadioSelect,
        initial=ALTERED,
    )
    who_deletes = line(_("Who takes the film down when she calls it back"), longest=LONGEST)

    def __init__(
        self, *args: Any, campaigns: list[Campaign], counted_on: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._counted_on = counted_on
        self._campaigns = {str(row.pk): row for row in campaigns}
        of_campaigns = [(pk, row.name) for pk, row in self._campaigns.items()]
        self.fields["campaign"].choices = [("", _("None")), *of_campaigns]  # type: ignore[attr-defined]  # it is a choice
        offered = [
            (str(of.id), f"{of.alias}, {of.organisation_name}: {', '.join(of.languages)}")
            for of in permits.offered(films.CHANNELS)
        ]
        self.fields["permit"].choices = [("", _("None")), *offered]  # type: ignore[attr-defined]  # as above

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
        is_film = self.cleaned_data.get("kind") == PublicationKind.FILM
        if is_film:
            self._check_film()
        if self.cleaned_data.get("speaks") == "yes":
            self._check_survivor(is_film=is_film)
        return cleaned

    def _check_survivor(self, *, is_film: bool) -> None:
        if not is_film:
            says = _("A survivor speaks in a film, or tells a story in the newsletter; not elsewhere.")
            self.add_error("speaks", says)
            return
        for name, says in (
            ("permit", _("Choose the permit of her story. Without it no film in which she speaks is shown.")),
            ("channel", _("Choose through which channel she speaks.")),
            ("who_deletes", _("Write who takes the film down.")),
        ):
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, says)

    @property
    def _permitted(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "permit_id": UUID(typed["permit"]),
            "channel": typed["channel"],
            "captions": typed["captions"],
            "is_altered": typed["face"] != SEEN,
        }

    def _check_film(self) -> None:
        if not self.cleaned_data.get("captions"):
            self.add_error("captions", _("A film has captions: choose in which languages."))
        if not self.cleaned_data.get("questions"):
            self.add_error("questions", _("Write at least one question for the talk after the film."))
        if not self.cleaned_data.get("speaks"):
            self.add_error("speaks", _("Say whether a survivor speaks in it."))

    @property
    def typed(self) -> PutOut:
        typed = {name: value for name, value in self.cleaned_data.items() if name not in _OF_SURVIVOR}
        typed |= {
            "campaign": self._campaigns.get(typed["campaign"]),
            "without_survivor": self.cleaned_data["speaks"] == "no",
        }
        if self.cleaned_data["speaks"] == "yes":
            permitted = self._permitted
            typed |= {"permit": permitted["permit_id"], "channel": permitted["channel"]}
            typed |= {"is_altered": permitted["is_altered"], "who_deletes": self.cleaned_data["who_deletes"]}
        return PutOut(**typed)

    @classmethod
    def of(cls, row: Publication, campaigns: list[Campaign], typed: QueryDict | None = None) -> Self:
        stands = {
            name: getattr(row, name)
            for name in cls.base_fields
            if name not in _OF_SURVIVOR and name != "campaign"
        }
        speaks = "yes" if row.permit else "no" if row.without_survivor else ""
        stands |= {"campaign": str(row.campaign_id or ""), "speaks": speaks, "permit": str(row.permit or "")}
        stands |= {"channel": row.channel, "face": ALTERED if row.is_altered else SEEN}
        stands |= {"who_deletes": row.who_deletes}
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
