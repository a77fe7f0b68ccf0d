"""One part of the talk as a form: each sign with its answer, the person's own word, the day where it is asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.casework.desk.fields import Text, line
from amanjol.casework.standards.interview.parts import differences, signs_of
from amanjol.casework.standards.interview.state import LONGEST_WORDS, Ended, Said
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amanjol.casework.cases.talks.talk import Talk
    from amanjol.casework.standards.interview.parts import Sign
    from amanjol.casework.standards.interview.scripts import ScriptPart

GIVEN: Final = (Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.SKIPPED)
PREFIXES: Final = ("sign-", "words-", "day-")
NOT_SPOKEN_OF: Final = ""


class OwnWords(Text):
    """One line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class Day(forms.DateField):
    def clean(self, value: Any) -> date | None:
        on: date | None = super().clean(value)
        if on is not None and not 1900 <= on.year <= timezone.localdate().year:
            raise forms.ValidationError(_("That is no day on which it can have happened."))
        if on is not None and on > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return on


@dataclass(frozen=True, slots=True)
class Row:
    """A sign as the page has it: what is typed now, or stands there. `answers` are those besides yes."""

    sign: Sign
    number: str
    name: str
    value: str
    answers: tuple[tuple[str, Any], ...]
    words: forms.BoundField
    day: forms.BoundField | None
    person_words: Mapping[str, str]
    follow: tuple[Row, ...]

    @property
    def is_told(self) -> bool:
        """Whether there is more to see than a yes or nothing."""
        more = bool(self.words.value() or self.words.errors or self.sign.earlier)
        return more or self.value not in (NOT_SPOKEN_OF, Answer.YES)


class PartForm(forms.Form):
    """`changes` are what somebody changed, by what their page showed. A sign of another part or list is refused."""

    def __init__(self, *args: Any, talk: Talk, part: ScriptPart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.talk, self.part = talk, part
        self.signs = signs_of(talk.script, talk.state, part)
        for sign in self._all_signs():
            key, said = sign.question.key, sign.said
            choices = [(NOT_SPOKEN_OF, ""), *((given.value, given.value) for given in GIVEN)]
            self.fields[f"sign-{key}"] = forms.ChoiceField(
                choices=choices, required=False, initial=said.answer or NOT_SPOKEN_OF
            )
            self.fields[f"words-{key}"] = OwnWords(
                required=False, max_length=LONGEST_WORDS, initial=said.words,
                label=_("In their own words"),
                widget=forms.TextInput({"autocomplete": "off"}),
            )  # fmt: skip
            if sign.question.asks_day:
                self.fields[f"day-{key}"] = Day(
                    required=False, initial=said.on, label=_("On which day, if they tell it"),
                    widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
                )  # fmt: skip

    @property
    def seen(self) -> str:
        """What the page shows, to be sent back with it; of a page that is shown again, what it showed first."""
        if self.is_bound and self.data.get("seen"):
            return str(self.data["seen"])
        shown_now = {
            sign.question.key: [sign.said.answer or "", sign.said.words, str(sign.said.on or "")]
            for sign in self._all_signs()
            if not sign.said.is_empty
        }
        return json.dumps(shown_now, ensure_ascii=False)

    @property
    def first_mistake(self) -> str:
        """The id of the first field that was not taken, for a link to it; empty where the page as a whole was not."""
        return next((str(self[name].id_for_label) for name in self.errors if name in self.fields), "")

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        strange = [name for name in self.data if name.startswith(PREFIXES) and name not in self.fields]
        if strange:
            self.add_error(
                None,
                _("These are signs of another page. Nothing was saved: open this part of the talk anew."),
            )
        if not self.errors:
            said = [self._said(sign.question.key, typed) for sign in self._all_signs()]
            self.changes = differences(self._seen(str(self.data.get("seen", ""))), said)
        return typed

    def _said(self, key: str, typed: Mapping[str, Any]) -> Said:
        answer = typed.get(f"sign-{key}")
        return Said(
            key,
            Answer(answer) if answer else None,
            typed.get(f"words-{key}", ""),
            typed.get(f"day-{key}"),
        )

    def _seen(self, text: str) -> dict[str, Said]:
        """What the page showed, by its own word; where that cannot be read, what stands there now."""
        try:
            return {
                key: Said(
                    key, Answer(answer) if answer else None, words, date.fromisoformat(on) if on else None
                )
                for key, (answer, words, on) in json.loads(text).items()
                if isinstance(words, str)
            }
        except (ValueError, TypeError, AttributeError, RecursionError):
            return {sign.question.key: sign.said for sign in self._all_signs()}

    def _all_signs(self) -> Iterator[Sign]:
        for sign in self.signs:
            yield sign
            yield from sign.follow

    @property
    def rows(self) -> list[Row]:
        return [self._row(sign, str(place)) for place, sign in enumerate(self.signs, 1)]

    def _row(self, sign: Sign, number: str) -> Row:
        key = sign.question.key
        value = self[f"sign-{key}"].value() or NOT_SPOKEN_OF
        others = ((given.value, ANSWER_WORDS[given]) for given in GIVEN)
        return Row(
            sign, number, f"sign-{key}", value, tuple(others), self[f"words-{key}"],
            self[f"day-{key}"] if sign.question.asks_day else None,
            sign.question.for_person(self.talk.script.translations),
            tuple(self._row(follow, f"{number}-{place}") for place, follow in enumerate(sign.follow, 1)),
        )  # fmt: skip


class EndAdviceForm(forms.Form):
    """How somebody dealt with advice; why, where it does not fit."""

    how = forms.ChoiceField(choices=[(how.value, how.value) for how in Ended])
    because = line(gettext_lazy("It does not fit, because"))

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        if typed.get("how") == Ended.DOES_NOT_FIT and not typed.get("because"):
            self.add_error("because", _("Write why it does not fit."))
        return typed
