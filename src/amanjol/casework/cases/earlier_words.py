"""Earlier values in words, for the pages: what stood there beside what was put in its place, who did it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amanjol.casework.cases.record_parts.changes import CONTACT, PLAN
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.standards.people.forms import Form, packaged_forms
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from amanjol.casework.cases.record_parts.changes import Change
    from amanjol.foundation.organisations.models import Organisation

    type Label = Callable[[str], str | None]
    type Words = Callable[[str, Any], str]

OF_PLAN: Final[Mapping[str, Any]] = dict(
    zip(
        PLAN,
        (gettext_lazy("Next step"), gettext_lazy("By when"), gettext_lazy("Waits for others")),
        strict=True,
    )
)
OF_TEXTS: Final[Mapping[str, Any]] = {text.field: text.title for text in TEXTS}
OF_PERSON: Final[Mapping[str, Any]] = {
    "names": gettext_lazy("Names"),
    "form": gettext_lazy("Who it is"),
    "birth_year": gettext_lazy("Year of birth"),
    "place": gettext_lazy("Where from"),
    **dict(
        zip(
            CONTACT,
            (
                gettext_lazy("How to reach safely"),
                gettext_lazy("When"),
                gettext_lazy("Never"),
                gettext_lazy("Telephone"),
            ),
            strict=True,
        )
    ),
    "document": gettext_lazy("Number of a document"),
}


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """`before` and `after` are empty where nothing stood, or stands, there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EarlierShown:
    at: datetime
    who: str
    lines: list[EarlierLine]


def in_words(value: Any) -> str:
    """SealBroken for what none of our records holds."""
    match value:
        case None | False:
            return ""
        case True:
            return _("yes")
        case str():
            return value
        case int():
            return str(value)
        case list() if all(isinstance(text, str) for text in value):
            return "\n".join(value)
    raise SealBroken


def plain_words(name: str, value: Any) -> str:
    """Of the fields of the case and the person themselves. SealBroken."""
    try:
        if name == "next_step_on" and value is not None:
            return date_format(date.fromisoformat(value), "d.m.Y")
        if name == "form" and value is not None:
            return packaged_forms()[Form(value)].title.in_language(get_language() or "en")
    except (TypeError, ValueError):
        raise SealBroken from None
    return in_words(value)


def earlier_of(
    changes: Iterable[Change],
    labels: Mapping[str, Any] | Label,
    organisation: Organisation,
    words: Words = plain_words,
) -> list[EarlierShown]:
    """Those of these fields, the newest first; `changes` come in the order in which they were written.

    `labels` says what a field is called, and None of which to say nothing. SealBroken.
    """
    label_of: Label = labels if callable(labels) else labels.get
    changed = [(change, lines) for change in changes if (lines := _lines(change, label_of, words))]
    names = names_of({change.by for change, _lines_of in changed}, organisation) if changed else {}
    earlier = [EarlierShown(change.at, names.get(change.by, ""), lines) for change, lines in changed]
    return sorted(earlier, key=lambda earlier: earlier.at)[::-1]


def _lines(change: Change, label_of: Label, words: Words) -> list[EarlierLine]:
    """In the order of the labels where they have one, else in that of the fields' names."""
    return [
        EarlierLine(str(label), words(name, change.before.get(name)), words(name, change.after.get(name)))
        for name in sorted(change.names, key=_place)
        if (label := label_of(name)) is not None
    ]


_ORDER: Final = {name: place for place, name in enumerate((*OF_PLAN, *OF_TEXTS, *OF_PERSON))}


def _place(name: str) -> tuple[int, str]:
    return _ORDER.get(name, len(_ORDER)), name
