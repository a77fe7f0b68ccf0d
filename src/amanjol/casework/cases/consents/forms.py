"""What somebody is asked, chosen by the worker; and, once it was read out, what they answered.

Who may not consent is refused with the sentence that says why.
"""

from __future__ import annotations

import json
import secrets
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.consents.reading import read_out
from amanjol.casework.cases.consents.story_fields import Groups, StoryFields
from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.fields import line
from amanjol.casework.desk.interpreters import is_refused
from amanjol.casework.standards.people.allowing import NOT_ABROAD
from amanjol.casework.standards.people.consent import (
    ASSENT_WORDS,
    GIVER_WORDS,
    GUARDIAN_WORDS,
    Assent,
    CannotConsent,
    Consent,
    Giver,
    GuardianState,
    Refusal,
)
from amanjol.casework.standards.people.consent_texts import Asked, packaged_texts
from amanjol.casework.standards.people.forms import CHILDREN
from amanjol.casework.standards.people.given import (
    FOR_WORDS,
    MANNER_WORDS,
    OUTWARD,
    ConsentFor,
    GivenConsent,
    Manner,
)
from amanjol.casework.standards.people.terms import IDENTIFYING, US, FieldGroup, Recipient, RecipientKind
from amanjol.foundation.web.choices import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from enum import StrEnum

    from amanjol.casework.desk.interpreters import Offer
    from amanjol.casework.standards.people.consent_texts import ReadOut
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.sentences import Sentence

MORE: Final = ("country_2", "country_3")
ANSWERS: Final = (("yes", _("Yes")), ("no", _("No")))


def past_day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, initial=timezone.localdate)


def not_to_come(on: date) -> date:
    if on > timezone.localdate():
        raise forms.ValidationError(_("That day has not come yet."))
    return on


class AskForm(StoryFields):
    """What is asked, before anything is read out: `asked`, and `counted` where that is asked besides."""

    purpose = forms.ChoiceField(label=_("What for"))
    whom = forms.ChoiceField(
        label=_("Who is told"),
        choices=(
            ("here", _("An organisation that works with Amanjol here")),
            ("outside", _("Another one, here or abroad")),
        ),
        widget=forms.RadioSelect,
        required=False,
    )
    organisation = forms.ChoiceField(label=_("Which organisation"), required=False)
    name = line(_("Name of the other"), _("As the person knows it. It is read out."), list="consent-names")
    country = forms.ChoiceField(label=_("In which country"), required=False)
    groups = Groups(
        label=_("What may be told"),
        help_text=_("The least that is needed. Notes and talks are never told on a consent."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    country_2 = forms.ChoiceField(label=_("It may also go to"), required=False)
    country_3 = forms.ChoiceField(label=_("And to"), required=False)
    until = forms.DateField(
        label=_("Until when"),
        help_text=_("Empty: until the person says otherwise. A story: at most three years."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    counted = forms.BooleanField(
        label=_("Also ask whether they may be counted in figures and warnings, never named"), required=False
    )
    language = forms.ChoiceField(label=_("Read out in"))
    about = line(_("A note for us"), _("It is not read out and lets nobody do anything. Name nobody else."))

    def __init__(
        self,
        *args: Any,
        form: Form,
        purposes: Iterable[ConsentFor],
        by: str,
        home: str,
        organisations: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        """`organisations` are the others of this node, names by id."""
        super().__init__(*args, **kwargs)
        self._form, self._by, self._home, self._organisations = form, by, home, organisations
        language = get_language() or "en"
        countries = [("", "—"), *world_names.countries(language)]
        groups = [(text.key, text.title.in_language(language)) for text in packaged_texts().groups]
        self._choose("purpose", [("", "—"), *_in_words(FOR_WORDS, purposes)])
        self._choose("organisation", [("", "—"), *organisations.items()])
        self._choose("groups", groups)
        self._choose("language", [("", "—"), *packaged_texts().read_in.items()])
        for name in ("country", *MORE):
            self._choose(name, countries)
        today = timezone.localdate()
        furthest = _latest(today, packaged_texts().longest_years_published)
        self.fields["until"].widget.attrs |= {"min": f"{today}", "max": f"{furthest}"}

    def _choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = Pairs(choices)  # type: ignore[attr-defined]  # a choice field has them

    @property
    def asking(self) -> list[Any]:
        """The fields of what is asked, whatever follows them."""
        return [self[name] for name in AskForm.base_fields]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("purpose"):
            self._check_until(typed.get("until"), ConsentFor(typed["purpose"]))
        if typed.get("purpose") == ConsentFor.PUBLISHED:
            self.check_story(typed)
        if typed.get("purpose") in OUTWARD:
            self._check_recipient(typed)
            if not typed.get("groups") and "groups" not in self.errors:
                self.add_error("groups", _("Tick what may be told."))
        if not self.errors:
            self._check_abroad()
        return typed

    def _check_until(self, until: date | None, purpose: ConsentFor) -> None:
        today, years = timezone.localdate(), packaged_texts().years(purpose)
        if until is not None and not today <= until <= _latest(today, years):
            self.add_error(
                "until",
                ngettext(
                    "Choose a day from today on, at most %(years)s year ahead.",
                    "Choose a day from today on, at most %(years)s years ahead.",
                    years,
                )
                % {"years": years},
            )

    def _check_recipient(self, typed: dict[str, Any]) -> None:
        for name, is_lacking, sentence in (
            ("whom", not typed.get("whom"), _("Choose who is told.")),
            ("organisation", typed.get("whom") == "here", _("Choose the organisation.")),
            ("name", typed.get("whom") == "outside", _("Write who is told.")),
            ("country", typed.get("whom") == "outside", _("Choose the country.")),
        ):
            if is_lacking and not typed.get(name) and name not in self.errors:
                self.add_error(name, sentence)

    def _check_abroad(self) -> None:
        asked = self.asked
        goes_abroad = set(asked.countries) != {self._home}
        if asked.purpose is ConsentFor.IDENTITY_ABROAD and not goes_abroad:
            self.add_error("country", _("Choose another country."))
        elif (
            asked.purpose is not ConsentFor.IDENTITY_ABROAD and goes_abroad and IDENTIFYING & {*asked.groups}
        ):
            self.add_error("groups", NOT_ABROAD.in_language(get_language() or "en"))

    @property
    def asked(self) -> Asked:
        """Of a valid form. What does not belong to what it is for is left out."""
        typed, purpose = self.cleaned_data, ConsentFor(self.cleaned_data["purpose"])
        if purpose not in OUTWARD:
            return self._asked_of_us(purpose)
        recipient, first = self._recipient(typed)
        countries = dict.fromkeys(code for code in (first, *(typed[name] for name in MORE)) if code)
        groups = tuple(group for group in FieldGroup if group in typed["groups"])
        return Asked(
            purpose, recipient, groups, tuple(countries), self._home, typed["until"], self._is_of_child
        )

    @property
    def asked_to_count(self) -> Asked | None:
        """Where figures are asked for besides."""
        is_besides = self.cleaned_data["counted"] and self.cleaned_data["purpose"] != ConsentFor.COUNTED
        return self._asked_of_us(ConsentFor.COUNTED) if is_besides else None

    @property
    def questions(self) -> list[ReadOut]:
        """The words to be read out, one of each question, in the person's language."""
        language = self.cleaned_data["language"]
        return [read_out(asked, language) for asked in (self.asked, self.asked_to_count) if asked is not None]

    def _asked_of_us(self, purpose: ConsentFor) -> Asked:
        until = self.cleaned_data["until"]
        scope = self.scope if purpose is ConsentFor.PUBLISHED else None
        return Asked(purpose, US, (), (self._home,), self._home, until, self._is_of_child, scope)

    def _recipient(self, typed: dict[str, Any]) -> tuple[Recipient, str]:
        """With the country in which they are."""
        if typed["whom"] == "here":
            organisation = typed["organisation"]
            name = self._organisations[organisation]
            return Recipient(RecipientKind.HERE, name, organisation=organisation), self._home
        return Recipient(RecipientKind.OUTSIDE, typed["name"], country=typed["country"]), typed["country"]

    @property
    def _is_of_child(self) -> bool:
        return self._form in CHILDREN


class ConsentForm(AskForm):
    """What was asked, read out, and answered: `answers`. `words` are the words that the page had, as it sent them.

    Of a child also how the guardian stands and what the child says. `has_changed_words`: those of now are others.
    """

    answer = forms.ChoiceField(label=_("What the person says"), choices=ANSWERS, widget=forms.RadioSelect)
    counted_answer = forms.ChoiceField(
        label=_("And to be counted in figures and warnings, never named?"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        initial="no",
        required=False,
    )
    giver = forms.ChoiceField(label=_("Who says it"))
    guardian = forms.ChoiceField(label=_("The guardian"))
    assent = forms.ChoiceField(label=_("What the child says to it"))
    manner = forms.ChoiceField(label=_("How it was said"))
    interpreter = line(_("Who interpreted"), _("Empty where nobody did."), list="interpreter-names")
    witness = line(
        _("Who else was there"), _("A witness whom the person agreed to; empty where there was none.")
    )
    given_on = past_day(_("When"))
    words = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args: Any, form: Form, interpreters: Sequence[Offer] = (), **kwargs: Any) -> None:
        """`interpreters` are those of the organisation: whose signature holds is offered, the others are refused."""
        super().__init__(*args, form=form, **kwargs)
        self.has_changed_words, self._interpreters = False, interpreters
        assents = [assent for assent in Assent if assent is not Assent.NOT_NEEDED]
        self._choose("giver", [("", "—"), *_in_words(GIVER_WORDS, Giver)])
        self._choose("guardian", [("", "—"), *_in_words(GUARDIAN_WORDS, GuardianState)])
        self._choose("assent", [("", "—"), *_in_words(ASSENT_WORDS, assents)])
        self._choose("manner", [("", "—"), *_in_words(MANNER_WORDS, Manner)])
        if form not in CHILDREN:
            del self.fields["guardian"], self.fields["assent"]

    @property
    def answering(self) -> list[Any]:
        """The fields of the answer."""
        asks = {"words", *AskForm.base_fields}
        if not self["counted"].value() or self["purpose"].value() == ConsentFor.COUNTED:
            asks.add("counted_answer")
        return [self[name] for name in self.fields if name not in asks]

    @property
    def were_shown(self) -> list[list[str]]:
        """The words of each question as the page had them."""
        try:
            sent = json.loads(self["words"].value() or "")
        except (ValueError, RecursionError):
            return []
        are_texts = isinstance(sent, list) and all(
            isinstance(said, list) and all(isinstance(text, str) for text in said) for said in sent
        )
        return sent if are_texts else []

    @property
    def interpreters(self) -> list[str]:
        """Names to choose from."""
        return [offer.name for offer in self._interpreters if offer.can_be_chosen]

    def clean_interpreter(self) -> str:
        name: str = self.cleaned_data["interpreter"]
        if name and is_refused(name, self._interpreters):
            raise forms.ValidationError(
                _("The confidentiality that this interpreter signed does not hold. Choose another one.")
            )
        return name

    def clean_given_on(self) -> date:
        return not_to_come(self.cleaned_data["given_on"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        until = typed.get("until")
        if until is not None and typed.get("given_on") is not None and until < typed["given_on"]:
            self.add_error("given_on", _("It would have ended before that day."))
        if not self.errors and self.were_shown != [list(words.said) for words in self.questions]:
            self.has_changed_words = True
            self.add_error(None, _("The words have changed since they were read out. Nothing is kept yet."))
        if not self.errors:
            try:
                self.answers = self._answers(typed)
            except CannotConsent as refused:
                self.add_error(None, refused.sentence.in_language(get_language() or "en"))
        return typed

    def _answers(self, typed: dict[str, Any]) -> list[tuple[GivenConsent, Asked]]:
        """CannotConsent."""
        says = [(self.asked, typed["answer"])]
        if self.asked_to_count is not None:
            says.append((self.asked_to_count, typed["counted_answer"] or "no"))
        return [
            (self._given(asked, words, says_yes=answer == "yes"), asked)
            for (asked, answer), words in zip(says, self.questions, strict=True)
        ]

    def _given(self, asked: Asked, words: ReadOut, *, says_yes: bool) -> GivenConsent:
        typed = self.cleaned_data
        said = (Consent if says_yes else Refusal)(
            self._form,
            Giver(typed["giver"]),
            typed["given_on"],
            GuardianState(typed.get("guardian", GuardianState.NONE)),
            Assent(typed.get("assent", Assent.NOT_NEEDED)),
        )
        terms = words.terms(asked, typed["interpreter"], typed["witness"])
        manner = Manner(typed["manner"])
        return GivenConsent(
            secrets.token_hex(8), said, asked.purpose, manner, self._by, typed["about"], terms=terms
        )


class WithdrawForm(forms.Form):
    consent = forms.CharField(max_length=40, widget=forms.HiddenInput)
    withdrawn_on = past_day(_("Withdrawn on"))

    def clean_withdrawn_on(self) -> date:
        return not_to_come(self.cleaned_data["withdrawn_on"])


def words_as_sent(questions: Iterable[ReadOut]) -> str:
    """For the field `words`."""
    return json.dumps([list(words.said) for words in questions], ensure_ascii=False)


def _latest(today: date, years: int) -> date:
    """The 28th where a year has no such day: a leap day is nobody's last."""
    year = today.year + years
    return date(year, today.month, min(today.day, 28) if today.month == 2 else today.day)


def _in_words[Choice: StrEnum](
    words: Mapping[Choice, Sentence], choices: Iterable[Choice]
) -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(choice.value, words[choice].in_language(language)) for choice in choices]
