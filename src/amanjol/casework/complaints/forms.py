"""What a stranger writes, in one of seven languages, and what receivers write at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.complaints import codes
from amanjol.casework.complaints.records import Accused, AgeGroup, Reply, Statement, Subject
from amanjol.casework.desk.fields import LONGEST_LINE, LONGEST_TEXT, Text, text
from amanjol.casework.standards.papers.complaints import packaged_complaints

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from enum import StrEnum

    from amanjol.casework.complaints.receiving import Person

YES, NO = "yes", "no"
AGES: Final = ((AgeGroup.ADULT, "adult"), (AgeGroup.CHILD, "child"))
SUBJECTS: Final = tuple(
    (subject, {Subject.RESIDENT: "by_resident"}.get(subject, subject.value.replace("-", "_")))
    for subject in Subject
)
ACCUSED: Final = tuple((accused, accused.value.replace("-", "_")) for accused in Accused)
FURTHER: Final = ((YES, "may_go"), (NO, "only_read"))
REPLIES: Final = ((Reply.CODE, "by_code"), (Reply.PERSON, "by_person"), (Reply.NONE, "no_reply"))
ON_PAPER: Final = (Reply.PERSON, Reply.NONE)
"""Paper has no code: whoever types it in would know it."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the page, with what stands in it. `error` is empty where nothing is wrong."""

    key: str
    label: str
    help: str
    error: str
    options: list[Option]
    value: str = ""
    is_long: bool = False


class ComplaintForm(forms.Form):
    """In the language of whoever writes: `said` are its words (`papers/complaints`). The page writes its fields out."""

    press = forms.UUIDField(widget=forms.HiddenInput)
    code = forms.CharField(widget=forms.HiddenInput)
    age = forms.ChoiceField()
    subject = forms.ChoiceField()
    accused = forms.ChoiceField()
    name = Text(required=False, max_length=LONGEST_LINE)
    words = Text(max_length=LONGEST_TEXT)
    further = forms.ChoiceField(required=False)
    reply = forms.ChoiceField()
    reach = Text(required=False, max_length=LONGEST_LINE)

    def __init__(
        self,
        *args: Any,
        said: Mapping[str, str],
        is_paper: bool = False,
        has_second: bool = True,
        not_taken: Collection[Accused] = (),
        **kwargs: Any,
    ) -> None:
        """`has_second`: whether another organisation reads what nobody of this one may. `not_taken`: about whom not."""
        super().__init__(*args, **kwargs)
        self.said, self._has_second, self._not_taken = said, has_second, not_taken
        self._choices: dict[str, list[tuple[str, str]]] = {}
        replies = [pair for pair in REPLIES if not is_paper or pair[0] in ON_PAPER]
        for name, choices in (
            ("age", AGES), ("subject", SUBJECTS), ("accused", ACCUSED), ("further", FURTHER), ("reply", replies),
        ):  # fmt: skip
            self._offer(name, [(str(value), said[key]) for value, key in choices])
        if is_paper:
            del self.fields["code"]

    def clean_code(self) -> str:
        """One that is no code was made by no page of ours."""
        code = codes.read(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(self.said["not_sent"], code="no-code")
        return code

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            cleaned.get("age") == AgeGroup.ADULT
            and not cleaned.get("further")
            and "further" not in self.errors
        ):
            self.add_error("further", forms.ValidationError(self.said["choose"], code="required"))
        if cleaned.get("reply") == Reply.PERSON and not cleaned.get("reach") and "reach" not in self.errors:
            self.add_error("reach", forms.ValidationError(self.said["write_reach"], code="required"))
        return cleaned

    @property
    def statement(self) -> Statement:
        """What was said, once it is valid. A child's goes further, whatever was chosen."""
        typed = self.cleaned_data
        age, reply = AgeGroup(typed["age"]), Reply(typed["reply"])
        return Statement(
            age=age,
            subject=Subject(typed["subject"]),
            accused=Accused(typed["accused"]),
            name=typed["name"],
            words=typed["words"],
            goes_further=age is AgeGroup.CHILD or typed["further"] == YES,
            reply=reply,
            reach=typed["reach"] if reply is Reply.PERSON else "",
        )

    def _about_whom(self) -> str:
        """With those about whom nothing can be taken, before it is written."""
        parts = [self.said["accused_help"]]
        if self._not_taken:
            whom = "; ".join(self.said[key] for accused, key in ACCUSED if accused in self._not_taken)
            parts.append(self.said["not_taken_about"].format(whom=whom))
        return " ".join(parts)

    def questions(self) -> list[Question]:
        """In the order in which they are asked."""
        said = self.said
        return [
            self._question("age", said["ask_age"]),
            # Before anything is written: what would be lost is not written down first.
            self._question(
                "subject", said["ask_subject"], "" if self._has_second else said["staff_not_here"]
            ),
            self._question("accused", said["ask_accused"], self._about_whom()),
            self._question("name", said["ask_name"], said["name_help"]),
            self._question("words", said["ask_words"], said["words_help"], is_long=True),
            self._question("further", said["ask_further"], said["further_help"]),
            self._question("reply", said["ask_reply"]),
            self._question("reach", said["ask_reach"]),
        ]

    def _question(self, name: str, label: str, explains: str = "", *, is_long: bool = False) -> Question:
        typed = str(self[name].value() or "")
        options = [Option(value, says, value == typed) for value, says in self._choices.get(name, [])]
        return Question(name, label, explains, self._error(name), options, typed, is_long)

    def _error(self, name: str) -> str:
        """In the language of the page, which is not that of the desk."""
        wrong = self.errors.as_data().get(name, []) if self.is_bound else []
        if not wrong:
            return ""
        if wrong[0].code == "max_length":
            return self.said["too_long"]
        words = {"words": "write_words", "reach": "write_reach", "name": "not_sent"}
        if name in words and wrong[0].code != "required":
            return self.said["not_sent"]
        return self.said[words.get(name, "choose")]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = self._choices[name] = choices


def in_words(choices: Iterable[tuple[StrEnum | str, str]], value: str, language: str) -> str:
    """A choice as it was read by who made it, for the pages of receivers."""
    said = packaged_complaints().said(language)
    return said[{str(code): key for code, key in choices}[value]]


class CodeForm(forms.Form):
    code = forms.CharField(max_length=100)

    def __init__(self, *args: Any, said: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said

    def clean_code(self) -> str:
        code = codes.read(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(self.said["wrong_code"], code="no-code")
        return code


class StepForm(forms.Form):
    words = text(_("What was done"), missing=_("Write down what was done."))


class PassOnForm(forms.Form):
    words = text(_("To whom, and why"), missing=_("Write down to whom it was passed on."))
    in_danger = forms.BooleanField(
        label=_("Somebody's life is in danger, or a child is being hurt"), required=False
    )

    def __init__(self, *args: Any, needs_danger: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_danger:
            del self.fields["in_danger"]
        else:
            self.fields["in_danger"].required = True
            self.fields["in_danger"].error_messages["required"] = _(
                "The person did not agree that it goes further. Without danger to life or to a child it stays with you."
            )


class AnswerForm(forms.Form):
    words = text(
        _("The answer"),
        _("In plain words, in the language in which it was written. No name of another person."),
        missing=_("Write the answer."),
    )


class EndForm(forms.Form):
    words = text(_("What came of it"), missing=_("Write down what came of it."))


class PersonForm(forms.Form):
    """Somebody of a list, by the id of the account."""

    person = forms.ChoiceField(label=_("Who"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", "—"),
                *(
                    (person.account, f"{person.member.account.name} · {person.member.as_role.name}")
                    for person in people
                ),
            ]


class SecondForm(forms.Form):
    second = forms.ChoiceField(
        label=_("The second organisation"), error_messages={"required": _("Choose an organisation.")}
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["second"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *choices]
