"""What is typed about a life in danger, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.choosing import values_of
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.record_parts.vital_interest import WhyNobody
from amanjol.casework.cases.tasks.people import CANNOT_OPEN
from amanjol.casework.cases.vital_interest.forms import WHY_WORDS
from amanjol.casework.desk.fields import line, one_of, own, text
from amanjol.casework.referrals.ages import age_band
from amanjol.casework.referrals.danger.actions import CannotAsk, PlaceTells, Situation, check_place
from amanjol.casework.referrals.danger.records import (
    CalledBack,
    CallResult,
    NumberFrom,
    PersonTold,
    Yes,
)
from amanjol.casework.referrals.forms import NO, offer, show_when
from amanjol.casework.referrals.words import choices
from amanjol.casework.standards.people.forms import CHILDREN
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.bodies import LONGEST_PLACE, DangerAnswer, refuse_unclean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.foundation.organisations.models import Member

YES: Final = "yes"
CANNOT: Final = "cannot"
SHORTEST_PLACE: Final = 3  # letters, as in the letter
SAYS: Final = _("In a sentence or two.")
NUMBERS: Final = {
    NumberFrom.OWN_LIST: _("Our own list of partners, written down before"),
    NumberFrom.AGREEMENT: _("The agreement with this partner"),
    NumberFrom.MET: _("Given to us in person, when we met"),
}
RESULTS: Final = {
    CallResult.CONFIRMED: _("They confirm it: it is from them, and urgent"),
    CallResult.NOBODY_KNOWS: _("Nobody there knows of it"),
    CallResult.NOT_REACHED: _("Nobody was reached"),
}
NAME_IN_PLACE: Final = _(
    "The place holds what looks like the person's name, or a telephone number. Say it in other words: a house, a gate,"
    " what stands beside it. Name and number are told by telephone, when the partner calls back."
)


class DangerForm(forms.Form):
    """What the partner is told, and on whose word."""

    partner = one_of(_("Which partner"), missing=_("Choose a partner."))
    threat = one_of(_("What threatens"), missing=_("Choose what threatens."))
    country = forms.ChoiceField(
        label=_("In which country the person is"), error_messages=own(_("Choose a country."))
    )
    place = line(
        _("Where"),
        _("One line: town, street, what is seen there. No name, no telephone number."),
        missing=_("Write where the person is."),
        maxlength=str(LONGEST_PLACE),
    )
    language = forms.ChoiceField(label=_("Language"))
    language_2 = forms.ChoiceField(label=_("Another language"), required=False)
    reach = one_of(_("How the person is reached"), missing=_("Choose how the person is reached."))
    word = one_of(_("On whose word"), missing=_("Choose on whose word the partner is told."))
    asked_in = forms.ChoiceField(label=_("In which language the person was asked"), required=False)
    asked_by = forms.ChoiceField(label=_("Who asked"), required=False)
    why = forms.ChoiceField(label=_("Why nobody can consent"), required=False)
    says = text(_("What you saw"), SAYS, rows=3)
    second = forms.ChoiceField(
        label=_("Which colleague decides, too"),
        help_text=_("Call them now: it goes only when they have confirmed it."),
        error_messages={"invalid_choice": CANNOT_OPEN},
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        person: PersonRecord,
        record: CaseRecord,
        colleagues: Iterable[Member],
        **kwargs: Any,
    ) -> None:
        """`colleagues` are those who open the case, whoever fills it in first."""
        super().__init__(*args, **kwargs)
        self._person, self._record = person, record
        self._colleagues = {str(member.pk): member for member in colleagues}
        me, *others = [(key, member.account.name) for key, member in self._colleagues.items()]
        languages = list(world_names.languages(language()))
        offer(self, "threat", choices(codes.Threat, codes.THREAT_WORDS))
        offer(self, "country", [(NO, "—"), *world_names.countries(language())])
        offer(self, "language", languages)
        offer(self, "language_2", [(NO, "—"), *languages])
        offer(self, "reach", choices(codes.Reach, codes.REACH_WORDS))
        offer(self, "word", self._words())
        offer(self, "asked_in", [(NO, "—"), *languages])
        offer(self, "asked_by", [me, *others])
        offer(self, "why", [(NO, "—"), *((why.value, str(WHY_WORDS[why])) for why in self._reasons())])
        offer(self, "second", [(NO, "—"), *others])
        show_when(self, "word", {"asked_in": [YES], "asked_by": [YES]})
        show_when(self, "word", {"why": [CANNOT], "says": [CANNOT], "second": [CANNOT]})

    @classmethod
    def of(
        cls,
        person: PersonRecord,
        record: CaseRecord,
        colleagues: Iterable[Member],
        country: str,
        typed: Any = None,
    ) -> DangerForm:
        """With what the case says already; `country` is that of this node."""
        values = values_of(person, record)
        initial = {
            "language": values.get("prs_PrimaryLanguage", "ru"),
            "language_2": values.get("prs_SecondaryLanguage", NO),
            "country": country,
            "reach": codes.Reach.CALL_US_BACK,
        }
        return cls(typed, initial=initial, person=person, record=record, colleagues=colleagues)

    def offer_partners(self, partners: Iterable[tuple[str, str]]) -> None:
        offer(self, "partner", partners)

    def _words(self) -> list[tuple[str, str]]:
        if self._person.form in CHILDREN:
            return [(CANNOT, str(_("It is a child: two of us decide")))]
        return [
            (YES, str(_("The person was asked and said yes"))),
            (CANNOT, str(_("The person cannot be asked now: two of us decide"))),
        ]

    def _reasons(self) -> tuple[WhyNobody, ...]:
        if self._person.form in CHILDREN:
            return (WhyNobody.CHILD, WhyNobody.CANNOT_ANSWER)
        return (WhyNobody.CANNOT_ANSWER,)

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"]
        try:
            refuse_unclean(place)
        except ValueError:
            raise forms.ValidationError(_("Write one line.")) from None
        if not SHORTEST_PLACE <= len(place) <= LONGEST_PLACE:
            raise forms.ValidationError(_("Write between 3 and 120 letters."))
        try:
            check_place(place, self._person, self._record)
        except PlaceTells:
            raise forms.ValidationError(NAME_IN_PLACE) from None
        return place

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = self.cleaned_data
        needed = {
            YES: {"asked_in": _("Say in which language the person was asked.")},
            CANNOT: {
                "why": _("Say why the person cannot be asked."),
                "says": _("Write what you saw or heard."),
                "second": _("Choose the colleague who decides, too."),
            },
        }
        for name, sentence in needed.get(typed.get("word", ""), {}).items():
            if not typed.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    @property
    def situation(self) -> Situation:
        typed = self.cleaned_data
        spoken = [typed["language"], *([typed["language_2"]] if typed["language_2"] else [])]
        age = age_band(self._person, values_of(self._person, self._record).get("prs_Birthdate"))
        return Situation(
            codes.Threat(typed["threat"]),
            typed["country"],
            typed["place"],
            tuple(dict.fromkeys(spoken)),
            codes.Reach(typed["reach"]),
            age in codes.CHILDS_BANDS,
        )

    @property
    def word_given(self) -> Yes | CannotAsk:
        typed = self.cleaned_data
        if typed["word"] == YES:
            asked_by = self._colleagues.get(typed["asked_by"]) or next(iter(self._colleagues.values()))
            return Yes(typed["asked_in"], str(asked_by.account_id))
        return CannotAsk(WhyNobody(typed["why"]), typed["says"], self._colleagues[typed["second"]])


class SecondWordForm(forms.Form):
    agrees = one_of(_("Is the partner told?"), missing=_("Choose one."))
    says = text(_("What you saw or heard yourself"), SAYS, required=True, rows=3)

    def __init__(self, *args: Any, is_another: bool, **kwargs: Any) -> None:
        """`is_another`: who reads it did not begin it."""
        super().__init__(*args, **kwargs)
        yes = [("yes", str(_("Yes. I decide it, too, and it goes now")))] if is_another else []
        no = _("No, I see it otherwise: nothing goes") if is_another else _("It is not needed any more")
        offer(self, "agrees", [*yes, ("no", str(no))])

    @property
    def is_yes(self) -> bool:
        return bool(self.cleaned_data["agrees"] == "yes")


class PersonToldForm(forms.Form):
    told = one_of(
        _("Does the person know that the partner was told?"),
        missing=_("Choose one."),
        choices=[("yes", _("Yes, I have told them")), ("no", _("Not yet"))],
    )
    says = text(_("What they said to it, or why not yet"), SAYS, required=True, rows=3)

    @property
    def person_told(self) -> PersonTold:
        return PersonTold(was_told=self.cleaned_data["told"] == "yes", says=self.cleaned_data["says"])


class CalledBackForm(forms.Form):
    number = one_of(
        _("Where you had the number from"),
        missing=_("Choose where the number is from. One from a letter does not count."),
        choices=list(NUMBERS.items()),
    )
    whom = line(
        _("Whom you asked for there"),
        _("Their part in the organisation is enough. It stays here."),
        missing=_("Write whom you asked for."),
    )
    result = one_of(_("What they say"), missing=_("Choose what they say."), choices=list(RESULTS.items()))

    @property
    def called(self) -> CalledBack:
        typed = self.cleaned_data
        return CalledBack(typed["whom"], NumberFrom(typed["number"]), CallResult(typed["result"]))


class DangerAnswerForm(forms.Form):
    """What is done, or why nothing is: all of it in codes. Who goes and when was said by telephone."""

    acts = forms.MultipleChoiceField(
        label=_("What you do"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.ChoiceField(label=_("Or why you do nothing"), required=False)

    def __init__(self, *args: Any, is_confirmed: bool, **kwargs: Any) -> None:
        """As long as nobody has confirmed it by telephone, nothing but a reason can be chosen."""
        super().__init__(*args, **kwargs)
        if is_confirmed:
            offer(self, "acts", choices(codes.Acting, codes.ACTING_WORDS))
        else:
            del self.fields["acts"]
        reasons = [reason for reason in codes.Reason if reason in codes.NOT_ACTING]
        offer(self, "reason", [(NO, "—"), *choices(reasons, codes.REASON_WORDS)])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = self.cleaned_data
        if bool(typed.get("acts")) is bool(typed.get("reason")) and not self.errors:
            self.add_error("reason", _("Either tick what you do, or choose why you do nothing."))
        return cleaned

    def body(self, referral: UUID) -> DangerAnswer:
        typed = self.cleaned_data
        ticked = typed.get("acts", [])
        return DangerAnswer(
            referral=referral,
            acts=tuple(act for act in codes.Acting if act in ticked),
            reason=codes.Reason(typed["reason"]) if typed["reason"] else None,
        )
