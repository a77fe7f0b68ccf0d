"""What is typed on the pages of a referral."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.choosing import values_of
from amanjol.casework.cases.details.wording import language
from amanjol.casework.desk.fields import day, line, own, text
from amanjol.casework.referrals.actions.telling import Choice
from amanjol.casework.referrals.ages import age_band
from amanjol.casework.referrals.words import PURPOSES, choices, said
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.bodies import (
    Answer,
    Arrival,
    Inquiry,
    Outcome,
    Service,
    StateChange,
    TakenBack,
)
from amanjol.casework.standards.referring.deadlines import packaged_deadlines
from amanjol.casework.standards.referring.presets import preset
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from django.utils.functional import _StrPromise

    from amanjol.casework.cases.details.choosing import Item
    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.casework.standards.referring.codes import Purpose

LONGEST_AHEAD: Final = 366  # days
NO: Final = ""


class InquiryForm(forms.Form):
    """What an answer depends on. Nothing of it can be typed, so nothing of it can be a name."""

    partner = forms.ChoiceField(
        label=_("Which partner"), widget=forms.RadioSelect, error_messages=own(_("Choose a partner."))
    )
    purposes = forms.MultipleChoiceField(
        label=_("What is asked for"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(_("Tick at least one.")),
    )
    urgency = forms.ChoiceField(
        label=_("How soon"), widget=forms.RadioSelect, error_messages=own(_("Choose how soon."))
    )
    sex = forms.ChoiceField(label=_("Sex"), widget=forms.RadioSelect, error_messages=own(_("Choose one.")))
    age = forms.ChoiceField(label=_("Age"), help_text=_("Whose age is not known is protected as a child."))
    language = forms.ChoiceField(label=_("Language"))
    language_2 = forms.ChoiceField(label=_("Another language"), required=False)
    interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    also = forms.MultipleChoiceField(
        label=_("What else the answer depends on"),
        help_text=_(
            "Each of these tells people apart a little: tick only what decides whether a place fits."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("The person wishes that this partner is asked"),
        error_messages=own(_("Ask the person first. Without their wish nobody is asked.")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "purposes", [(purpose.value, str(words)) for purpose, words in PURPOSES.items()])
        offer(self, "urgency", [(of.key, said(of.title)) for of in packaged_deadlines().urgencies])
        offer(self, "sex", choices(codes.Sex, codes.SEX_WORDS))
        offer(self, "age", choices(codes.AgeBand, codes.AGE_WORDS))
        languages = list(world_names.languages(language()))
        offer(self, "language", languages)
        offer(self, "language_2", [(NO, "—"), *languages])
        offer(self, "also", choices(codes.Also, codes.ALSO_WORDS))

    @classmethod
    def of(cls, person: PersonRecord, record: CaseRecord, typed: Any = None) -> InquiryForm:
        """With what the case says of them already."""
        values = values_of(person, record)
        sex = values.get("prs_Gender")
        initial = {
            "sex": sex if sex in set(codes.Sex) else codes.Sex.NOT_SAID,
            "age": age_band(person, values.get("prs_Birthdate")),
            "language": values.get("prs_PrimaryLanguage", "ru"),
            "language_2": values.get("prs_SecondaryLanguage", NO),
            "interpreter": bool(record.interpreter),
        }
        return cls(typed, initial=initial)

    def offer_partners(self, partners: Iterable[tuple[str, str]]) -> None:
        offer(self, "partner", partners)

    @property
    def inquiry(self) -> Inquiry:
        typed = self.cleaned_data
        languages = dict.fromkeys(
            [typed["language"], *([typed["language_2"]] if typed["language_2"] else [])]
        )
        age = codes.AgeBand(typed["age"])
        return Inquiry(
            referral=uuid4(),
            purposes=_chosen(codes.Purpose, typed["purposes"]),
            languages=tuple(languages),
            sex=codes.Sex(typed["sex"]),
            age=age,
            is_child=age in codes.CHILDS_BANDS,
            urgency=codes.Urgency(typed["urgency"]),
            interpreter=typed["interpreter"],
            also=_chosen(codes.Also, typed["also"]),
        )


class LetterForm(Protocol):
    """A form of what a side writes in one letter: `body` of a valid one is what that letter says."""

    def is_valid(self) -> bool: ...

    def body(self, referral: UUID) -> Body: ...


class AnswerForm(forms.Form):
    """Yes, no, or yes from a day on: all of it in codes."""

    answer = forms.ChoiceField(
        label=_("Your answer"), widget=forms.RadioSelect, error_messages=own(_("Choose an answer."))
    )
    from_on = day(_("From which day"))
    reason = forms.ChoiceField(label=_("Why not"), required=False)
    contact = forms.ChoiceField(label=_("Whom they ask for"), initial=codes.Role.NAMED_PERSON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "answer", choices(codes.Answering, codes.ANSWERING_WORDS))
        declining = [reason for reason in codes.Reason if reason in codes.DECLINING]
        offer(self, "reason", [(NO, "—"), *choices(declining, codes.REASON_WORDS)])
        offer(self, "contact", choices(codes.Role, codes.ROLE_WORDS))
        show_when(self, "answer", {"from_on": [codes.Answering.CAN_FROM], "reason": [codes.Answering.CANNOT]})
        show_when(self, "answer", {"contact": [codes.Answering.CAN, codes.Answering.CAN_FROM]})

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        answer = self.cleaned_data.get("answer")
        if answer == codes.Answering.CANNOT and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Choose why not: it tells the partner whether to ask again."))
        from_on = self.cleaned_data.get("from_on")
        if answer == codes.Answering.CAN_FROM and "from_on" not in self.errors:
            if from_on is None:
                self.add_error("from_on", _("Write from which day."))
            elif not 0 <= (from_on - timezone.localdate()).days <= LONGEST_AHEAD:
                self.add_error("from_on", _("Choose a day within the next year."))
        return cleaned

    def body(self, referral: UUID) -> Answer:
        typed = self.cleaned_data
        answer = codes.Answering(typed["answer"])
        return Answer(
            referral=referral,
            answer=answer,
            reason=codes.Reason(typed["reason"]) if answer is codes.Answering.CANNOT else None,
            from_on=typed["from_on"] if answer is codes.Answering.CAN_FROM else None,
            contact=codes.Role(typed["contact"]),
        )


class IdentityForm(forms.Form):
    """What is told, field by field. The least with which the partner can begin is ticked already."""

    purpose = forms.ChoiceField(label=_("For what"), widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("As whom the person comes"),
        widget=forms.RadioSelect,
        choices=[
            ("code", _("Under a code word: nothing that leads to the person is told")),
            ("name", _("With their name")),
        ],
        error_messages=own(_("Choose one.")),
    )
    fields_told = forms.MultipleChoiceField(
        label=_("What is told"), widget=forms.CheckboxSelectMultiple, required=False
    )
    why_more = line(
        _("Why the partner needs more than the least"),
        _("Only where you have ticked more than was ticked already. It stays here."),
    )

    def __init__(
        self, *args: Any, items: Collection[Item], purposes: Iterable[Purpose], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._items = {item.key: item for item in items}
        offer(self, "purpose", [(purpose.value, str(PURPOSES[purpose])) for purpose in purposes])
        offer(
            self,
            "fields_told",
            [(key, f"{item.label}: {item.in_words}") for key, item in self._items.items()],
        )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = self.cleaned_data
        if not self.errors and self._beyond(typed["purpose"]) and not typed["why_more"]:
            self.add_error("why_more", _("Write why they need it, or take away what they can begin without."))
        if typed.get("how") == "name" and all(item.group is not FieldGroup.NAME for item in self.chosen):
            self.add_error("fields_told", _("Tick the name, or choose a code word."))
        return cleaned

    def _beyond(self, purpose: str) -> list[Item]:
        least = preset(codes.Purpose(purpose)).fields
        return [item for item in self.chosen if item.field.name not in least]

    @property
    def chosen(self) -> list[Item]:
        """Under a code word nothing that leads to the person, whatever was ticked."""
        keys = self.cleaned_data.get("fields_told", [])
        ticked = [self._items[key] for key in keys if key in self._items]
        is_code = self.cleaned_data.get("how") == "code"
        return [item for item in ticked if not (is_code and item.leads_to_her)]

    @property
    def choice(self) -> Choice:
        typed = self.cleaned_data
        return Choice(
            codes.Purpose(typed["purpose"]),
            tuple(item.key for item in self.chosen),
            by_code=typed["how"] == "code",
            why_more=typed["why_more"],
        )


class PrepareForm(forms.Form):
    """What has to be there before something leads to the person abroad: weighed, heard, authorised."""

    assessed = text(
        _("What may happen if the state there demands it"),
        _("Who there could learn it, what they could do, what speaks for it all the same."),
        rows=3,
    )
    heard = forms.BooleanField(label=_("It was read out, and the person has understood it"), required=False)
    paper = line(
        _("What the law asks of an authority"), _("The paper and its number, where the law asks for one.")
    )
    paper_on = day(_("Of which day"))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        paper, on = self.cleaned_data.get("paper"), self.cleaned_data.get("paper_on")
        if bool(paper) is not (on is not None) and "paper_on" not in self.errors:
            self.add_error("paper_on" if paper else "paper", _("The paper and its day belong together."))
        if on is not None and on > timezone.localdate():
            self.add_error("paper_on", _("That day has not come yet."))
        return cleaned


class StepForm(forms.Form):
    """How it goes on. A reason stands with what ends before its time."""

    state = forms.ChoiceField(
        label=_("How the help goes on"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    reason = forms.ChoiceField(label=_("Why it ends"), required=False)

    def __init__(
        self, *args: Any, states: Iterable[State], words: Mapping[State, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", choices(states, words))
        ending = [reason for reason in codes.Reason if reason in codes.ENDING]
        offer(self, "reason", [(NO, "—"), *choices(ending, codes.REASON_WORDS)])
        show_when(self, "state", {"reason": [State.FAILED, State.CANCELLED]})

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self._needs_reason and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Choose why it ends."))
        return cleaned

    @property
    def _needs_reason(self) -> bool:
        return self.cleaned_data.get("state") in {State.FAILED, State.CANCELLED}

    def body(self, referral: UUID) -> StateChange:
        reason = codes.Reason(self.cleaned_data["reason"]) if self._needs_reason else None
        return StateChange(
            referral=referral, state=self.cleaned_data["state"], reason=reason, at=present_moment()
        )


class ArrivalForm(forms.Form):
    arrived = forms.ChoiceField(
        label=_("Has the person arrived?"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    needs = forms.MultipleChoiceField(
        label=_("What is needed at once"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "arrived", choices(codes.Arrived, codes.ARRIVED_WORDS))
        offer(self, "needs", [(purpose.value, str(words)) for purpose, words in PURPOSES.items()])

    def body(self, referral: UUID) -> Arrival:
        return Arrival(
            referral=referral,
            arrived=codes.Arrived(self.cleaned_data["arrived"]),
            at=present_moment(),
            needs=_chosen(codes.Purpose, self.cleaned_data["needs"]),
        )


class OutcomeForm(forms.Form):
    """What became of each thing that was asked for; nothing of how the person is: that is theirs to tell."""

    def __init__(self, *args: Any, purposes: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._purposes = tuple(purposes)
        for purpose in self._purposes:
            self.fields[purpose.value] = forms.ChoiceField(
                label=PURPOSES[purpose],
                choices=choices(codes.Result, codes.RESULT_WORDS),
                widget=forms.RadioSelect,
                error_messages=own(_("Choose what came of it.")),
            )

    def body(self, referral: UUID) -> Outcome:
        services = tuple(
            Service(purpose, codes.Result(self.cleaned_data[purpose.value])) for purpose in self._purposes
        )
        return Outcome(referral=referral, services=services, on=timezone.localdate())


class RemainsForm(forms.Form):
    """What remains here of what the partner took back. As long as a case stands that it lies in, something is kept:
    that all is erased is said when that case is.
    """

    remains = forms.ChoiceField(
        label=_("What remains here"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    reason = forms.ChoiceField(label=_("Why something is kept"), required=False)

    def __init__(self, *args: Any, is_in_case: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [codes.Remains.KEPT] if is_in_case else codes.Remains
        offer(self, "remains", choices(offered, codes.REMAINS_WORDS))
        if is_in_case:
            self.initial.setdefault("remains", codes.Remains.KEPT)
        offer(self, "reason", [(NO, "—"), *choices(codes.Keeping, codes.KEEPING_WORDS)])
        show_when(self, "remains", {"reason": [codes.Remains.KEPT]})

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("remains") == codes.Remains.KEPT and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Choose why: the partner is told, and with them the person."))
        return cleaned

    def body(self, referral: UUID) -> TakenBack:
        remains = codes.Remains(self.cleaned_data["remains"])
        reason = codes.Keeping(self.cleaned_data["reason"]) if remains is codes.Remains.KEPT else None
        return TakenBack(referral=referral, remains=remains, reason=reason, at=present_moment())


def show_when(form: forms.Form, name: str, fields: Mapping[str, Iterable[str]]) -> None:
    """A script shows each of these fields only while the field `name` has one of its values (`when.js`)."""
    for field, values in fields.items():
        form.fields[field].widget.attrs["data-when"] = f"{name}={' '.join(values)}"


def offer(form: forms.Form, name: str, offered: Iterable[tuple[str, str | _StrPromise]]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(offered)


def _chosen[Code: Any](codes_of: Iterable[Code], typed: Collection[str]) -> tuple[Code, ...]:
    """In the order of the list."""
    return tuple(code for code in codes_of if code in typed)
