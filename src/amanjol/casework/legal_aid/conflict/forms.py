"""What is typed of the other side, of an advocate's clients, and of a look at a likely hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import LONGEST_LINE, line, own, text
from amanjol.casework.legal_aid.conflict.records import MOST_NAMES, Heard, PartyRecord, Role, Side, WhyAnother
from amanjol.casework.legal_aid.conflict.words import HEARD, ROLES, WHY_ANOTHER
from amanjol.casework.standards.conflicts.comparing import words_of
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

MOST_CLIENTS: Final = 300


def _lines(typed: str, most: int) -> tuple[str, ...]:
    """ValidationError, which never quotes what was typed."""
    lines = tuple(dict.fromkeys(part.strip() for part in typed.splitlines() if part.strip()))
    if len(lines) > most or any(len(part) > LONGEST_LINE for part in lines):
        raise forms.ValidationError(_("At most 20 lines, each of at most 300 letters."))
    return lines


class OtherSideForm(VersionedForm):
    role = forms.ChoiceField(
        label=_("How they stand to the person"),
        choices=[(role.value, words) for role, words in ROLES.items()],
        widget=forms.RadioSelect,
        error_messages=own(_("Choose one.")),
    )
    names = text(
        _("Names, one in each line"),
        _("The usual one first; then other names, nicknames, spellings. Of an organisation, its name."),
        missing=_("Write at least one name."),
        rows=3,
    )
    numbers = text(
        _("Numbers, one in each line"),
        _("Of a passport, a tax number, a register of firms: they tell namesakes apart."),
        rows=2,
    )
    is_organisation = forms.BooleanField(label=_("An organisation"), required=False)
    heard = forms.ChoiceField(
        label=_("How you know it"),
        choices=[(heard.value, words) for heard, words in HEARD.items()],
        widget=forms.RadioSelect,
        error_messages=own(_("Choose one.")),
    )
    endangers = forms.BooleanField(
        label=_("Life is in danger from them"),
        help_text=_(
            "Then no lawyer who is asked is told these names: you choose somebody whom the NGO knows."
        ),
        required=False,
    )

    @classmethod
    def of(cls, side: Side | None, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial=_stored(side) if side is not None else {})

    def clean_names(self) -> str:
        typed: str = self.cleaned_data["names"]
        names = _lines(typed, MOST_NAMES)
        if not any(map(words_of, names)):
            raise forms.ValidationError(_("Write at least one name."))
        return "\n".join(names)

    def clean_numbers(self) -> str:
        return "\n".join(_lines(self.cleaned_data["numbers"], MOST_NAMES))

    @property
    def side(self) -> Side:
        typed = self.cleaned_data
        who = PartyRecord(
            tuple(typed["names"].splitlines()), tuple(typed["numbers"].splitlines()), typed["is_organisation"]
        )
        return Side(Role(typed["role"]), who, Heard(typed["heard"]), typed["endangers"])


class ClientsForm(forms.Form):
    clients = text(
        _("Clients, one in each line"),
        _(
            "Other names and numbers of the same client behind semicolons. Only what the advocate tells of their own"
            " accord: nobody has to."
        ),
        missing=_("Write at least one client."),
        rows=6,
    )

    def clean_clients(self) -> tuple[PartyRecord, ...]:
        lines = [part for part in self.cleaned_data["clients"].splitlines() if part.strip()]
        if len(lines) > MOST_CLIENTS:
            raise forms.ValidationError(_("At most 300 clients at once."))
        return tuple(_client(number, written) for number, written in enumerate(lines, 1))


class ClearanceForm(forms.Form):
    """`subject` is what was looked at, as the page showed it."""

    subject = forms.CharField(widget=forms.HiddenInput, max_length=2 * LONGEST_LINE)
    why = forms.ChoiceField(
        label=_("Why it is another"),
        choices=[(why.value, words) for why, words in WHY_ANOTHER.items()],
        widget=forms.RadioSelect,
        error_messages=own(_("Choose one.")),
    )
    words = line(_("In your words"))

    def __init__(self, *args: Any, subject: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].initial = subject

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("why") == WhyAnother.OTHER and not self.cleaned_data.get("words"):
            self.add_error("words", _("Write how you know it."))
        return cleaned


def _stored(side: Side) -> dict[str, Any]:
    return {
        "role": side.role.value,
        "names": "\n".join(side.who.names),
        "numbers": "\n".join(side.who.numbers),
        "is_organisation": side.who.is_organisation,
        "heard": side.heard.value,
        "endangers": side.endangers,
    }


def _client(number: int, written: str) -> PartyRecord:
    """Parts with a digit are numbers. ValidationError with the line and without the name."""
    parts = [part.strip() for part in written.split(";") if part.strip()]
    numbers = tuple(part for part in parts if any(sign.isdigit() for sign in part))
    names = _named(part for part in parts if part not in numbers)
    if not names or len(parts) > MOST_NAMES or any(len(part) > LONGEST_LINE for part in parts):
        raise forms.ValidationError(
            _("Line %(number)s has no name, or more than 20 parts, or one of more than 300 letters."),
            params={"number": number},
        )
    return PartyRecord(names, numbers)


def _named(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in dict.fromkeys(parts) if words_of(part))
