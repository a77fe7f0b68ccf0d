"""What the codes of referrals are called on pages of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details.wording import language
from amanjol.casework.referrals.records import Way
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.evidence import Sort, sort_in
from amanjol.casework.standards.referring.states import STATE_WORDS, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from django.utils.functional import _StrPromise

    from amanjol.casework.standards.sentences import Sentence

PURPOSES: Final[Mapping[Purpose, _StrPromise]] = {
    Purpose.SHELTER: _("A safe place to live"),
    Purpose.MEDICAL: _("Medical help"),
    Purpose.PSYCHOLOGICAL: _("Psychological help"),
    Purpose.LEGAL: _("Legal help"),
    Purpose.RETURN: _("The way home, if she wishes it"),
    Purpose.WORK: _("Training and work"),
    Purpose.DOCUMENTS: _("Papers"),
}


SORTS: Final[Mapping[Sort, _StrPromise]] = {
    Sort.CONTRACT: _("Contract or promise of work"),
    Sort.PAYMENT: _("Payment or debt"),
    Sort.MESSAGES: _("Messages"),
    Sort.IDENTITY_PAPER: _("Page of a paper, without the picture of a face"),
    Sort.TRAVEL_PAPER: _("Ticket or visa"),
    Sort.MEDICAL_PAPER: _("Medical paper"),
    Sort.INJURY: _("Picture of an injury"),
    Sort.OFFICIAL_PAPER: _("Paper of an office or a court"),
    Sort.STATEMENT: _("Written statement"),
}
"""What a file is, as it is said to the partner."""
WAYS: Final[Mapping[Way, _StrPromise]] = {
    Way.TELEPHONE: _("By telephone"),
    Way.PAPER: _("On paper"),
    Way.THIRD: _("Through a third organisation"),
    Way.CODE: _("The person goes there alone, with a code word"),
}
"""All but letters."""


def sort_in_words(name: str) -> str:
    """What a file is, by the name under which it crossed."""
    sort = sort_in(name)
    return str(SORTS[sort]) if sort is not None else gettext("File")


def by_letter(state: State) -> bool:
    """Whether a side says it in so many words: the others follow from an inquiry, an answer, a recall."""
    return state in {State.IN_PROGRESS, State.COMPLETED, State.FAILED, State.CANCELLED}


def said(sentence: Sentence) -> str:
    """In the language of the page."""
    return sentence.in_language(language())


def choices[Code: StrEnum](codes: Iterable[Code], words: Mapping[Code, Sentence]) -> list[tuple[str, str]]:
    """For a field of a form, in their order."""
    return [(code.value, said(words[code])) for code in codes]


def state_in_words(
    state: str, *, is_ours: bool = True, by_letters: bool = True, is_danger: bool = False
) -> str:
    """`is_ours`: we asked. What has arrived with us waits for our answer. Not `by_letters`, nothing is ever sent."""
    if state == State.REQUESTED and is_danger:
        return gettext("The partner is told")
    if state == State.REQUESTED and not by_letters:
        return gettext("Is being asked")
    if not is_ours and state == State.RECEIVED:
        return gettext("Waits for your answer")
    return said(STATE_WORDS[State(state)])


def purposes_in_words(purposes: Iterable[Purpose]) -> str:
    """In one line, as one sentence begins; a label may hold a comma."""
    first, *others = [str(PURPOSES[purpose]) for purpose in purposes]
    return "; ".join([first, *(label[:1].lower() + label[1:] for label in others)])
