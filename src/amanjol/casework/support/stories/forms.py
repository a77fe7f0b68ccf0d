"""What is typed of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days
from amanjol.casework.desk.fields import Text, line, own, text
from amanjol.casework.desk.interpreters import is_refused
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.traits.words import TraitKind
from amanjol.casework.support.stories.actions import LawyerSaid, ReadOut
from amanjol.casework.support.stories.records import Decided, Declared
from amanjol.casework.support.stories.words import DECIDED
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.http import QueryDict

    from amanjol.casework.desk.interpreters import Offer
    from amanjol.casework.support.stories.records import StoryRecord

LONGEST: Final = 6_000
"""Letters of a text in one language."""
MOST_COPIES: Final = 1_000_000
_PLACE: Final = 200
_LESS: Final = ""


def past_day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
        error_messages=own(_("Choose the day.")),
    )


class StoryForm(VersionedForm):
    """The other name, and a text in each language; what is empty is none."""

    alias = line(
        _("Another name"),
        _("She chooses it. It sounds like none of her names, in no script."),
        missing=_("Write the other name."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in packaged_texts().read_in.items():
            self.fields[f"text_{code}"] = Text(
                label=name,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 8, "lang": "uz-Cyrl" if code == "uz-cyrl" else code}),
            )

    @classmethod
    def of(cls, record: StoryRecord | None, typed: QueryDict | None = None) -> StoryForm:
        texts = record.texts if record is not None else {}
        initial = {"alias": record.alias if record is not None else ""}
        return cls(typed, initial=initial | {f"text_{code}": said for code, said in texts.items()})

    @property
    def texts(self) -> dict[str, str]:
        typed = self.cleaned_data
        return {code: typed[f"text_{code}"] for code in packaged_texts().read_in if typed[f"text_{code}"]}


class TraitsForm(VersionedForm):
    """A decision for each trait: `LESS` is none, and the text is changed instead."""

    def __init__(
        self, *args: Any, traits: Mapping[tuple[TraitKind, str], bool], by: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self._traits = [(key, certain or key[0] is TraitKind.EVENT) for key, certain in traits.items()]
        for number, (_key, is_certain) in enumerate(self._traits):
            choices = [
                (_LESS, _("Say less: the text is changed")),
                (Decided.KEPT.value, DECIDED[Decided.KEPT]),
            ]
            if not is_certain:
                choices.append((Decided.COMMON.value, DECIDED[Decided.COMMON]))
            self.fields[f"decided_{number}"] = forms.ChoiceField(
                label=_("Decision"), choices=choices, required=False, widget=forms.RadioSelect
            )
            if not is_certain:
                self.fields[f"why_{number}"] = line(_("Why it tells nothing of her alone"))

    @classmethod
    def of(cls, record: StoryRecord, by: str, typed: QueryDict | None = None) -> TraitsForm:
        traits, initial = record.traits, {}
        for number, (kind, words) in enumerate(traits):
            declared = record.decided_of(kind, words)
            initial[f"decided_{number}"] = declared.decided.value if declared is not None else _LESS
            initial[f"why_{number}"] = declared.why if declared is not None else ""
        return cls(typed, traits=traits, by=by, initial=initial)

    @property
    def rows(self) -> list[tuple[TraitKind, str, list[Any]]]:
        """Kind, words and fields of each, as the page shows them."""
        return [
            (
                kind,
                words,
                [self[name] for name in (f"decided_{number}", f"why_{number}") if name in self.fields],
            )
            for number, ((kind, words), _is_certain) in enumerate(self._traits)
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for number in range(len(self._traits)):
            is_common = typed.get(f"decided_{number}") == Decided.COMMON
            if is_common and not typed.get(f"why_{number}"):
                self.add_error(f"why_{number}", _("Write why."))
        return typed

    @property
    def declared(self) -> tuple[Declared, ...]:
        typed = self.cleaned_data
        return tuple(
            Declared(kind, words, Decided(decided), self._by, typed.get(f"why_{number}", ""))
            for number, ((kind, words), _is_certain) in enumerate(self._traits)
            if (decided := typed[f"decided_{number}"])
        )


class ReadForm(forms.Form):
    """That the text was read to her. `digest` is of the words that the page showed."""

    on = past_day(_("When it was read to her"))
    interpreter = line(_("Who interpreted"), _("Empty where nobody did."), list="interpreter-names")
    answer = forms.ChoiceField(
        label=_("What she says to these words"),
        choices=(
            ("yes", _("Yes, they can stand like this")),
            ("no", _("No, or something has to be changed")),
        ),
        widget=forms.RadioSelect,
        error_messages=own(_("Choose what she says.")),
    )
    says = text(_("In her own words"), rows=2)
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, interpreters: Sequence[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._interpreters = interpreters

    @property
    def interpreters(self) -> list[str]:
        return [offer.name for offer in self._interpreters if offer.can_be_chosen]

    def clean_on(self) -> date:
        return _not_to_come(self.cleaned_data["on"])

    def clean_interpreter(self) -> str:
        name: str = self.cleaned_data["interpreter"]
        if name and is_refused(name, self._interpreters):
            raise forms.ValidationError(
                _("The confidentiality that this interpreter signed does not hold. Choose another one.")
            )
        return name

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        if answer != "yes":
            raise forms.ValidationError(_("Then change the text first, and read it to her again."))
        return answer

    def read(self, language: str) -> ReadOut:
        typed = self.cleaned_data
        return ReadOut(typed["on"], language, typed["interpreter"], typed["says"])


class LawyerForm(forms.Form):
    """`digest` is of the words that the page showed."""

    on = past_day(_("When the lawyer said it"))
    name = line(_("Which lawyer"), missing=_("Write who said it."))
    answer = forms.ChoiceField(
        label=_("May these words be published?"),
        choices=(("yes", _("Yes, these words")), ("no", _("No"))),
        widget=forms.RadioSelect,
        error_messages=own(_("Choose what the lawyer says.")),
    )
    says = text(_("What the lawyer says"), missing=_("Write what the lawyer says."), rows=3)
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def clean_on(self) -> date:
        return _not_to_come(self.cleaned_data["on"])

    @property
    def said(self) -> LawyerSaid:
        typed = self.cleaned_data
        return LawyerSaid(typed["on"], typed["name"], typed["says"], allows=typed["answer"] == "yes")


class WouldKnowForm(VersionedForm):
    says = text(
        _("Who would know her by this text?"),
        _(
            "Think of her village, her family, those who did it, and who worked with her. Write what she thinks, too."
        ),
        missing=_("Write who would know her; if nobody would, why not."),
        rows=3,
    )

    @classmethod
    def of(cls, record: StoryRecord, typed: QueryDict | None = None) -> WouldKnowForm:
        """The words are compared besides: who changed them changed what was asked."""
        says = record.would_know.says if record.would_know is not None else ""
        return cls(typed, initial={"says": says})


class CopyForm(forms.Form):
    """Where it was put by hand."""

    where = Text(
        label=_("Where it is"),
        max_length=_PLACE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages=own(_("Write where it is.")),
    )
    who_deletes = Text(
        label=_("Who deletes it"),
        max_length=_PLACE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages=own(_("Write who deletes it.")),
    )
    count = forms.IntegerField(
        label=_("How many"),
        min_value=1,
        max_value=MOST_COPIES,
        initial=1,
        error_messages=own(_("Write how many.")),
    )


def _not_to_come(on: date) -> date:
    if not days.is_possible(on, timezone.localdate()):
        raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
    return on
