"""What the codes of referrals are called on pages of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details.wording import language
from amanjol.casework.standards.referring.codes import Purpose
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


def said(sentence: Sentence) -> str:
    """In the language of the page."""
    return sentence.in_language(language())


def choices[Code: StrEnum](codes: Iterable[Code], words: Mapping[Code, Sentence]) -> list[tuple[str, str]]:
    """For a field of a form, in their order."""
    return [(code.value, said(words[code])) for code in codes]


def state_in_words(state: str, *, is_ours: bool = True) -> str:
    """`is_ours`: we asked. What has arrived with us waits for our answer."""
    if not is_ours and state == State.RECEIVED:
        return gettext("Waits for your answer")
    return said(STATE_WORDS[State(state)])


def purposes_in_words(purposes: Iterable[Purpose]) -> str:
    """In one line, as one sentence begins; a label may hold a comma."""
    first, *others = [str(PURPOSES[purpose]) for purpose in purposes]
    return "; ".join([first, *(label[:1].lower() + label[1:] for label in others)])
