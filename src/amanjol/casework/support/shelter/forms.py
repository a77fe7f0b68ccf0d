"""What is typed about a house, a bed, what is held, how somebody left, what happened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.forms import age_field
from amanjol.casework.desk.fields import DatedForm, line, own, text
from amanjol.casework.standards.people.forms import CERTAIN_CHILDREN, Form
from amanjol.casework.support.shelter.actions.beds import BedPlan, Child
from amanjol.casework.support.shelter.actions.houses import HousePlan
from amanjol.casework.support.shelter.actions.incidents import Incident
from amanjol.casework.support.shelter.actions.leaving import ChildLeaves
from amanjol.casework.support.shelter.records import (
    Adult,
    ForWhom,
    Guardianship,
    LeftToDo,
    Room,
    ThingKind,
)
from amanjol.casework.support.shelter.tonight import BETWEEN
from amanjol.casework.support.shelter.words import FOR_WHOM, GUARDIANSHIP, LEFT_TO_DO, THINGS
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.forms import BoundField
    from django.http import QueryDict

    from amanjol.casework.support.shelter.records import HouseFacts, StayRecord
    from amanjol.casework.support.shelter.tonight import HouseShown

MOST_ROOMS: Final = 30
MOST_BEDS: Final = 60
LONGEST_BED: Final = 8
EMPTY_ROOMS: Final = 2
MOST_CHILDREN: Final = 4
OLDEST_CHILD: Final = 18
_NO_BED: Final = re.compile(r"[\s,;]+")
ADULT, NOBODY_SAW, GROWN_UP = "adult", "nobody-saw", "grown-up"


class HouseForm(VersionedForm):
    """A new house, or one that stands there. Rooms are numbered; one without beds is no room."""

    name = line(
        _("What you call the house among yourselves"),
        _("A name that says nothing to others. It stands on lists."),
        missing=_("Write what you call the house."),
    )
    address = text(_("Where it is"), _("It is sealed, and stands on no paper that leaves the house."), rows=2)
    reach = line(_("How whoever is on duty is reached"))
    says = text(_("What one has to know at night"), _("Keys, the doctor nearby, what is where."), rows=3)

    def __init__(self, *args: Any, rooms: Sequence[Room] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = sum(f"room-{number}-beds" in self.data for number in range(MOST_ROOMS))
        self._number = min(max(sent, len(rooms) + EMPTY_ROOMS), MOST_ROOMS)
        for number in range(self._number):
            room = rooms[number] if number < len(rooms) else None
            self.fields[f"room-{number}-name"] = line(_("Room"))
            self.fields[f"room-{number}-for"] = forms.ChoiceField(
                label=_("Who sleeps there"), choices=list(FOR_WHOM.items()), required=False
            )
            self.fields[f"room-{number}-beds"] = line(_("Beds"), placeholder="1, 2, 3")
            if room is not None:
                self.initial[f"room-{number}-name"] = room.name
                self.initial[f"room-{number}-for"] = room.for_whom.value
                self.initial[f"room-{number}-beds"] = ", ".join(room.beds)

    @classmethod
    def of(cls, facts: HouseFacts | None, typed: QueryDict | None = None) -> Self:
        if facts is None:
            return cls(typed)
        names = ("name", "address", "reach", "says")
        return cls(typed, rooms=facts.rooms, initial={name: getattr(facts, name) for name in names})

    @property
    def room_fields(self) -> Iterator[tuple[BoundField, BoundField, BoundField]]:
        for number in range(self._number):
            yield self[f"room-{number}-name"], self[f"room-{number}-for"], self[f"room-{number}-beds"]

    @property
    def house_fields(self) -> list[BoundField]:
        return [self[name] for name in ("name", "address", "reach", "says")]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        names: list[str] = []
        for number in range(self._number):
            beds = _beds(self.cleaned_data.get(f"room-{number}-beds", ""))
            if any(len(bed) > LONGEST_BED or BETWEEN in bed for bed in beds):
                self.add_error(f"room-{number}-beds", _("A bed is called by a number or a few letters."))
            if beds and not self.cleaned_data.get(f"room-{number}-name"):
                self.add_error(f"room-{number}-name", _("Write what this room is called."))
            names += beds
        if len(names) > len(set(names)):
            self.add_error(None, _("Two beds are called alike. Each bed of the house has a name of its own."))
        if not self.errors and not names:
            self.add_error(None, _("Write down at least one room with a bed."))
        if len(names) > MOST_BEDS:
            self.add_error(None, _("A house holds sixty beds here at most."))
        return cleaned

    def refuse(self, beds: Iterable[str]) -> None:
        says = gettext("Somebody is in these beds: %(beds)s. They stay until nobody is.") % {
            "beds": ", ".join(beds)
        }
        self.add_error(None, says)

    @property
    def plan(self) -> HousePlan:
        typed = self.cleaned_data
        rooms = []
        for number in range(self._number):
            if beds := _beds(typed[f"room-{number}-beds"]):
                for_whom = ForWhom(typed[f"room-{number}-for"] or ForWhom.ANYBODY)
                rooms.append(Room(typed[f"room-{number}-name"], for_whom, tuple(beds)))
        return HousePlan(typed["name"], typed["address"], typed["reach"], typed["says"], tuple(rooms))


def _beds(typed: str) -> list[str]:
    return [bed for bed in _NO_BED.split(typed) if bed]


class BedForm(DatedForm):
    """Which bed, and who came along. `seen` says which warnings stood on the page."""

    place = forms.ChoiceField(label=_("Bed"), error_messages=own(_("Choose a bed.")))
    decided = text(_("What speaks for it all the same"), _("In a sentence."), rows=2)
    seen = forms.CharField(required=False, max_length=10_000, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, houses: Iterable[HouseShown], may_bring: bool, asks_age: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if asks_age:
            self.fields["age"] = age_field(required=True)
        beds = [bed for house in houses for room in house.rooms for bed in room.beds]
        self.fields["place"].choices = [(bed.value, bed.name) for bed in beds]  # type: ignore[attr-defined]  # a choice field has them
        free = [(bed.value, gettext("Bed %(bed)s") % {"bed": bed.name}) for bed in beds if not bed.guests]
        self._children = range(1, MOST_CHILDREN + 1) if may_bring else range(0)
        this_year = timezone.localdate().year
        for number in self._children:
            self.fields[f"child-{number}-name"] = line(_("Name of the child"), placeholder=" ")
            self.fields[f"child-{number}-year"] = forms.IntegerField(
                label=_("Year of birth"), required=False, min_value=this_year - OLDEST_CHILD, max_value=this_year,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip
            self.fields[f"child-{number}-place"] = forms.ChoiceField(
                label=_("Sleeps"), choices=[("", _("in the same bed")), *free], required=False
            )

    @property
    def age_question(self) -> BoundField | None:
        return self["age"] if "age" in self.fields else None

    @property
    def child_fields(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        names = ("name", "year", "place")
        return [
            tuple(self[f"child-{number}-{name}"] for name in names)  # type: ignore[misc]  # three of them
            for number in self._children
        ]

    @property
    def has_children(self) -> bool:
        """Whether anything was typed about one, so that what was typed is in sight."""
        return any(self[f"child-{number}-name"].value() for number in self._children)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("age") in CERTAIN_CHILDREN and self.has_children:
            self.add_error("age", _("Give a child a bed alone. Who came along gets one from their own case."))
        house, places = str(typed.get("place", "")).partition(BETWEEN)[0], [typed.get("place")]
        for number in self._children:
            place = typed.get(f"child-{number}-place")
            name = f"child-{number}-place"
            if place and place.partition(BETWEEN)[0] != house:
                self.add_error(name, _("A child sleeps in the house of whom it came with."))
            elif place and place in places:
                self.add_error(name, _("This bed is chosen twice."))
            places.append(place)
            filled_in = typed.get(f"child-{number}-year") or place
            if filled_in and not typed.get(f"child-{number}-name"):
                self.add_error(
                    f"child-{number}-name", _("Write what the child is called; a first name is enough.")
                )
        return typed

    @property
    def plan(self) -> BedPlan:
        typed = self.cleaned_data
        house, _between, bed = typed["place"].partition(BETWEEN)
        children = tuple(
            Child(
                typed[f"child-{number}-name"],
                typed[f"child-{number}-year"],
                (typed[f"child-{number}-place"] or "").partition(BETWEEN)[2],
            )
            for number in self._children
            if typed[f"child-{number}-name"]
        )
        seen = frozenset(typed["seen"].split())
        age = Form(typed["age"]) if typed.get("age") else None
        return BedPlan(UUID(house), bed, typed["happened_on"], children, age, seen, typed["decided"])


class _Things(forms.MultipleChoiceField):
    """What a colleague gave back meanwhile may stand among them: nobody is kept for that."""

    ever: frozenset[str] = frozenset()

    def valid_value(self, value: str) -> bool:
        return value in self.ever


class LeaveForm(forms.Form):
    """The children come along unless somebody says otherwise; of what is held nothing is ticked, since one press would
    record that money is back which nobody handed over. Nobody has to say why.
    """

    back = _Things(
        label=_("Given back"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tick what the person has in their hands. What is not ticked stays due until they have it."
        ),
    )
    children_stay = forms.BooleanField(label=_("The children stay"), required=False)

    def __init__(self, *args: Any, record: StayRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [(str(thing.number), thing.what) for thing in record.held]
        field: _Things = self.fields["back"]  # type: ignore[assignment]  # as above
        field.choices, field.ever = held, frozenset(str(thing.number) for thing in record.things)

    @property
    def numbers(self) -> list[int]:
        """Of what was given back."""
        return [int(number) for number in self.cleaned_data["back"]]


class ChildLeavesForm(LeaveForm):
    """A child who is in the house without anybody grown up of theirs; or somebody whose age nobody has said."""

    WAYS: ClassVar = (
        (ADULT, _("With an adult, whom we know")),
        (NOBODY_SAW, _("The child is gone; nobody saw with whom")),
    )
    way = forms.ChoiceField(
        label=_("With whom does the child leave?"), choices=WAYS, widget=forms.RadioSelect
    )
    name = line(_("Who it is"))
    relation = line(_("What they are to the child"))
    checked = line(
        _("How you know it"),
        _("For example: a document that you saw, somebody who knows both, what the child says."),
    )
    guardianship = forms.ChoiceField(
        label=_("Does the guardianship body know?"),
        choices=list(GUARDIANSHIP.items()),
        widget=forms.RadioSelect,
    )
    says = line(_("Whom you told, or what speaks against it"))

    def __init__(self, *args: Any, is_age_open: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_age_open:
            way: forms.ChoiceField = self.fields["way"]  # type: ignore[assignment]  # declared as a choice in this class
            way.label = _("Is the person a child, and with whom do they leave?")
            way.choices = [(GROWN_UP, _("The person is 18 or older")), *self.WAYS]

    @property
    def is_grown_up(self) -> bool:
        return bool(self.cleaned_data["way"] == GROWN_UP)

    def full_clean(self) -> None:
        """Of an adult nobody asks whether the guardianship body knows."""
        if self.data.get(self.add_prefix("way")) == GROWN_UP:
            self.fields["guardianship"].required = False
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("way") == ADULT:
            for name in ("name", "relation", "checked"):
                if not typed.get(name):
                    self.add_error(name, _("A child leaves with an adult whom somebody knows. Fill this in."))
        if typed.get("guardianship") in {Guardianship.TOLD, Guardianship.IMPLICATED} and not typed.get(
            "says"
        ):
            self.add_error("says", _("Write whom you told, or why the body is not told."))
        return typed

    @property
    def leaving(self) -> ChildLeaves:
        typed = self.cleaned_data
        is_seen = typed["way"] == ADULT
        adult = Adult(typed["name"], typed["relation"], typed["checked"]) if is_seen else Adult()
        return ChildLeaves(adult, Guardianship(typed["guardianship"]), typed["says"])


class DoneSinceForm(forms.Form):
    """What was still to be done when a child left."""

    what = forms.ChoiceField(
        choices=[(what.value, what.value) for what in LeftToDo], widget=forms.HiddenInput
    )
    says = line(_("What was done, and who knows of it"), missing=_("Write what was done."))

    @classmethod
    def for_each(cls, to_do: Iterable[LeftToDo], sent: Self | None = None) -> list[tuple[Any, Self]]:
        """What is to be done, in words, each with its form; what was sent stands in its place."""
        return [
            (
                LEFT_TO_DO[what],
                sent
                if sent is not None and sent.data.get("what") == what
                else cls(auto_id=f"{what}_%s", initial={"what": what.value}),
            )
            for what in to_do
        ]


class WhereForm(VersionedForm):
    """Offered after leaving, never asked before."""

    reach = text(
        _("Where to reach the person"),
        _("Only if they want it. Ask who else reads or listens there."),
        rows=2,
    )
    takes = text(
        _("What the person takes along"), _("Medicine, papers, money for the way, whom to call."), rows=2
    )

    @classmethod
    def of(cls, record: StayRecord, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={"reach": record.reach, "takes": record.takes})


class ThingForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is"), choices=list(THINGS.items()), widget=forms.RadioSelect)
    what = line(
        _("In a few words"),
        _("So that both recognise it: passport of …, 200 in notes, a black telephone with a cracked corner."),
        missing=_("Write in a few words what is held."),
    )
    is_asked_for = forms.BooleanField(
        label=_("The person asked us to hold it"),
        error_messages=own(_("Nothing is held that the person did not ask to be held. It stays with them.")),
    )

    is_known = forms.BooleanField(
        label=_("The person knows that these colleagues alone give it back, and still asks us to hold it"),
        error_messages=own(_("Tell the person first. Until they know, it stays with them.")),
    )

    def __init__(self, *args: Any, is_restricted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_restricted:
            del self.fields["is_known"]

    @property
    def kind_chosen(self) -> ThingKind:
        return ThingKind(self.cleaned_data["kind"])


class IncidentForm(DatedForm):
    what = text(_("What happened"), missing=_("Write what happened."), rows=3)
    hour = line(_("At about what hour"))
    there = text(_("Who was there"), rows=2)
    step = text(_("What was done"), _("Who was called, what changes from tonight on."), rows=2)

    @property
    def incident(self) -> Incident:
        typed = self.cleaned_data
        return Incident(typed["what"], typed["happened_on"], typed["hour"], typed["there"], typed["step"])
