"""Playlists: what they are called, what is in them, when they are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.web.versions import VersionedForm
from amanjol.public.screens import showing
from amanjol.public.screens.actions import EVERY_DAY
from amanjol.public.screens.forms.fields import WhereForm, languages_of_pack, offer
from amanjol.public.screens.kinds import LONGEST_SECONDS, SHORTEST_SECONDS, ItemKind, Rank
from amanjol.public.screens.models import Schedule

if TYPE_CHECKING:
    from amanjol.public.screens.models import Playlist
    from amanjol.public.screens.places import Places

_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_GROUPS = {ItemKind.POSTER: _("Posters"), ItemKind.CLIP: _("Clips with captions"), ItemKind.PAGE: _("Pages")}


class PlaylistForm(VersionedForm):
    name = forms.CharField(
        label=_("Name of the playlist"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("For colleagues; no screen shows it."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Shown in turn. None chosen: as each device is set."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, {"languages": languages_of_pack()})


class SecondsForm(forms.Form):
    seconds = forms.IntegerField(
        label=_("Seconds"),
        min_value=SHORTEST_SECONDS,
        max_value=LONGEST_SECONDS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class AddItemForm(forms.Form):
    """One of all that the pack can show. A clip lasts as long as it lasts, whatever the seconds say."""

    what = forms.ChoiceField(label=_("What to add"))
    seconds = forms.IntegerField(
        label=_("Seconds"), required=False, min_value=SHORTEST_SECONDS, max_value=LONGEST_SECONDS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("Left empty: 12 for a poster, 20 for a page. A clip lasts as long as it lasts."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = showing.current().all()
        choices: list[tuple[str, Any]] = [("", _("Choose"))]
        for kind, heading in _GROUPS.items():
            rows = [(showable.value, showable.title) for showable in everything if showable.kind == kind]
            if rows:
                choices.append((str(heading), rows))
        offer(self, {"what": choices})

    @property
    def item(self) -> dict[str, Any]:
        """As `actions.add_item` takes it."""
        kind, _colon, name = self.cleaned_data["what"].partition(":")
        return {"kind": ItemKind(kind), "name": name, "seconds": self.cleaned_data["seconds"]}


class ScheduleForm(WhereForm):
    """By the clock of each place."""

    begins_on = forms.DateField(label=_("From"), widget=_DATE)
    ends_on = forms.DateField(
        label=_("To"),
        required=False,
        widget=_DATE,
        help_text=_("The last day. Left empty: until you change it."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"),
        coerce=int,
        choices=[(number + 1, name) for number, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    from_hour = forms.TimeField(
        label=_("From what time"), required=False, widget=_TIME,
        help_text=_("Left empty, both: the whole day. It may go past midnight: from 22:00 until 06:00."),
    )  # fmt: skip
    to_hour = forms.TimeField(label=_("Until what time"), required=False, widget=_TIME)
    rank = forms.ChoiceField(
        label=_("Where several playlists are due at once"), choices=Rank.choices, widget=forms.RadioSelect,
        help_text=_("Of the same standing, they are shown in turn."),
    )  # fmt: skip
    field_order = ("places", "groups", "begins_on", "ends_on", "weekdays", "from_hour", "to_hour", "rank")

    @classmethod
    def of(cls, schedule: Schedule, where: Places, sent: Any = None) -> ScheduleForm:
        names = ("places", "groups", "begins_on", "ends_on", "weekdays", "from_hour", "to_hour", "rank")
        initial = {name: getattr(schedule, name) for name in names}
        return cls(sent, initial=initial, where=where, chosen=(schedule.places, schedule.groups))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins_on"), cleaned.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("The last day is before the first."))
        begin, end = cleaned.get("from_hour"), cleaned.get("to_hour")
        if "from_hour" in cleaned and "to_hour" in cleaned:
            if (begin is None) != (end is None):
                self.add_error("to_hour", _("Say both times, or neither."))
            elif begin is not None and begin == end:
                self.add_error("to_hour", _("Around the clock: leave both times empty."))
        return cleaned

    def fill(self, schedule: Schedule) -> Schedule:
        """With what was chosen; not saved."""
        for name, value in self.cleaned_data.items():
            setattr(schedule, name, value)
        return schedule


def new_schedule(playlist: Playlist) -> Schedule:
    """What the form begins with: every day, all day, from today."""
    return Schedule(playlist=playlist, begins_on=timezone.localdate(), weekdays=EVERY_DAY)
