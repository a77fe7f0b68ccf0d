"""What is typed of a need. Nothing that goes to a coordinator can be typed, so nothing of it can be a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.needs.listing import Filters
from amanjol.casework.legal_aid.needs.words import (
    ANY_SEX,
    HELPS,
    REASONS,
    SEXES,
    STAGES,
    STATES,
    URGENCIES,
    WITHDRAWALS,
    choices,
)
from amanjol.casework.legal_aid.register.words import district_names, spoken
from amanjol.casework.legal_aid.right.records import Stage as RightStage
from amanjol.casework.legal_aid.right.words import said
from amanjol.casework.standards.entitlement.rights import PROCEEDING_WORDS, Proceeding
from amanjol.casework.standards.legal_needs.bodies import Raised
from amanjol.casework.standards.legal_needs.codes import (
    Help,
    LawyerSex,
    NobodyReason,
    Stage,
    Urgency,
    WithdrawReason,
)
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.standards.people.forms import Form
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import QueryDict

    from amanjol.casework.cases.records import CaseRecord, PersonRecord
    from amanjol.casework.legal_aid.right.records import AnswerRecord

_ANY: Final = ("", _("any"))
_STAGE_OF: Final = {
    RightStage.NOTHING_YET: Stage.BEFORE_COMPLAINT,
    RightStage.INVESTIGATION: Stage.INVESTIGATION,
    RightStage.COURT: Stage.TRIAL,
    RightStage.ENFORCEMENT: Stage.ENFORCEMENT,
}
_SEX_CODES: Final = {
    f"{sex}-{'only' if is_condition else 'wish'}": (sex, is_condition) for sex, is_condition in SEXES
}


class NeedForm(VersionedForm):
    """`answer` is the newest of the right: what is done to the person, and the outcome, are taken over from it."""

    partner = forms.ChoiceField(
        label=_("Who coordinates legal aid"),
        widget=forms.RadioSelect,
        error_messages=own(_("Choose who coordinates.")),
    )
    urgency = forms.ChoiceField(
        label=_("How soon"), widget=forms.RadioSelect, error_messages=own(_("Choose how soon."))
    )
    proceeding = forms.ChoiceField(
        label=_("For what a lawyer is needed"),
        widget=forms.RadioSelect,
        error_messages=own(_("Choose one.")),
    )
    stage = forms.ChoiceField(
        label=_("Stage of the case"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    district = forms.ChoiceField(
        label=_("District where the lawyer is needed"),
        help_text=_("The district alone: no address, no shelter."),
        error_messages=own(_("Choose the district.")),
    )
    language = forms.ChoiceField(label=_("Language of the person"))
    interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    sex = forms.ChoiceField(
        label=_("The lawyer"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    is_child = forms.BooleanField(label=_("The person is a child, or may be one"), required=False)
    agreed = forms.BooleanField(
        label=_("The person wishes that a lawyer is asked for"),
        error_messages=own(_("Ask the person first. Without their wish nobody is asked.")),
    )

    def __init__(self, *args: Any, answer: AnswerRecord | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = answer
        country = country_here().lower()
        districts = district_names() if country else {}
        _offer(self, "urgency", choices(URGENCIES))
        _offer(self, "proceeding", [(code.value, said(words)) for code, words in PROCEEDING_WORDS.items()])
        _offer(self, "stage", choices(STAGES))
        _offer(self, "district", [("", "—"), *districts.items()])
        _offer(self, "language", world_names.languages(spoken()))
        of_sex = {code: SEXES[key] for code, key in _SEX_CODES.items()}
        _offer(self, "sex", choices({"any": ANY_SEX} | of_sex))
        if self.is_now:
            del self.fields["urgency"]
        if not districts:
            del self.fields["district"]

    @classmethod
    def new(
        cls, answer: AnswerRecord | None, person: PersonRecord, record: CaseRecord, typed: QueryDict | None
    ) -> Self:
        """With what the case says already."""
        initial: dict[str, Any] = {
            "language": _language_of(person, record),
            "interpreter": bool(record.interpreter),
            "is_child": person.form is not Form.ADULT,
            "sex": "any",
        }
        if answer is not None:
            initial |= {"proceeding": answer.proceeding, "stage": _STAGE_OF[answer.stage]}
        return cls(typed, initial=initial, answer=answer)

    @classmethod
    def of(cls, says: Raised, answer: AnswerRecord | None, typed: QueryDict | None) -> Self:
        """With what was told last."""
        sex = "any" if says.sex is None else f"{says.sex}-{'only' if says.sex_is_condition else 'wish'}"
        initial = {
            "urgency": says.urgency,
            "proceeding": says.proceeding,
            "stage": says.stage,
            "district": says.district,
            "language": says.language,
            "interpreter": says.interpreter,
            "sex": sex,
            "is_child": says.is_child,
        }
        form = cls(typed, initial=initial, answer=answer)
        del form.fields["partner"]
        return form

    def offer_partners(self, partners: Iterable[tuple[str, str]]) -> None:
        """Who is the only one is chosen already."""
        offered = list(partners)
        _offer(self, "partner", offered)
        if len(offered) == 1:
            self.initial.setdefault("partner", offered[0][0])

    @property
    def is_now(self) -> bool:
        """Something is done to the person themselves."""
        return self.answer is not None and bool(self.answer.against)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("proceeding") == Proceeding.CRIMINAL and typed.get("stage") == Stage.NONE:
            self.add_error("stage", _("Say how far the criminal case is."))
        return typed

    def says(self, need: UUID, version: int) -> Raised:
        """What is told."""
        typed, answer = self.cleaned_data, self.answer
        sex, is_condition = _SEX_CODES.get(typed["sex"], (None, False))
        cited = (answer.rests_on or answer.unread) if answer is not None else ()
        return Raised(
            need=need,
            version=version,
            country=country_here().lower(),
            against=tuple(answer.against) if answer is not None else (),
            against_is_known=answer is not None and answer.against_is_known,
            proceeding=Proceeding(typed["proceeding"]),
            stage=Stage(typed["stage"]),
            urgency=Urgency.NOW if self.is_now else Urgency(typed["urgency"]),
            district=typed.get("district", ""),
            language=typed["language"],
            interpreter=typed["interpreter"],
            sex=LawyerSex(sex) if sex is not None else None,
            sex_is_condition=is_condition,
            is_child=typed["is_child"],
            outcome=answer.outcome if answer is not None else None,
            rules=tuple(dict.fromkeys(citation.key.lower() for citation in cited)),
        )


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why no lawyer is sought any more"),
        widget=forms.RadioSelect,
        choices=choices(WITHDRAWALS),
        error_messages=own(_("Choose why.")),
    )

    @property
    def why(self) -> WithdrawReason:
        return WithdrawReason(self.cleaned_data["reason"])


class ProgressForm(VersionedForm):
    """How a need stands, as the coordinator says it. `stands` is what the page showed, so that nobody overwrites it."""

    state = forms.ChoiceField(error_messages=own(_("Choose how it goes on.")))
    reason = forms.ChoiceField(
        label=_("Why nobody can come"),
        required=False,
        choices=choices(REASONS),
        widget=forms.RadioSelect,
    )
    helps = forms.MultipleChoiceField(
        label=_("What would help"),
        required=False,
        choices=choices(HELPS),
        widget=forms.CheckboxSelectMultiple,
    )
    stands = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, states: Iterable[State], acts: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"stands": str(acts)}, **kwargs)
        _offer(self, "state", [(state.value, STATES[state]) for state in states])

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        is_nobody = typed.get("state") == State.NOBODY
        if is_nobody and not typed.get("reason"):
            self.add_error("reason", _("Say why: the person hears a reason, not a silence."))
        if not is_nobody:
            typed |= {"reason": "", "helps": []}
        return typed

    @property
    def progress(self) -> Progress:
        typed = self.cleaned_data
        reason = NobodyReason(typed["reason"]) if typed["reason"] else None
        return Progress(State(typed["state"]), reason, tuple(Help(code) for code in typed["helps"]))


class NeedFiltersForm(forms.Form):
    urgency = forms.ChoiceField(label=_("How soon"), required=False)
    state = forms.ChoiceField(label=_("How it stands"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    is_late = forms.BooleanField(label=_("Answer is late"), required=False)
    is_over = forms.BooleanField(label=_("Also those that are over"), required=False)

    def __init__(self, *args: Any, districts: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "urgency", [_ANY, *choices(URGENCIES)])
        _offer(self, "state", [_ANY, *choices(STATES)])
        _offer(self, "district", [_ANY, *districts.items()])

    @property
    def filters(self) -> Filters:
        return Filters(**self.cleaned_data)


def _language_of(person: PersonRecord, record: CaseRecord) -> str:
    """The first that the case says, else Russian."""
    for detail in reversed((*person.details, *record.details)):
        language = detail["document"]["values"].get("prs_PrimaryLanguage")
        if language:
            return str(language)
    return "ru"


def _offer(form: forms.Form, name: str, offered: Iterable[tuple[Any, Any]]) -> None:
    form.fields[name].choices = list(offered)  # type: ignore[attr-defined]  # a choice field has them
