"""What goes out of the printer: the paper for a partner without Amanjol, and the card that the person carries.

The paper says what was chosen, and to nobody but whom the person agreed to. The card is a code word in both scripts:
whoever finds it learns neither what it is for nor where it leads (docs/decisions/0016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.casework.referrals import showing
from amanjol.foundation.printing.cards import Card, Word
from amanjol.foundation.printing.documents import Document, Fact, Facts, Notice
from amanjol.foundation.seals import words

if TYPE_CHECKING:
    from amanjol.casework.referrals.queries import OpenedReferral

LANGUAGES: Final = {"ru": "Русский", "en": "English"}
"""In which the words around what was chosen are there. Whoever reads the paper is on the staff of a partner."""


def language_of(chosen: str) -> str:
    """The one that was chosen, that of the page, or English."""
    return next(code for code in (chosen, translation.get_language() or "", "en") if code in LANGUAGES)


def lines_in(opened: OpenedReferral, language: str) -> list[tuple[str, str]]:
    """Label and text. Nothing once it is taken back."""
    with translation.override(language):
        return showing.paper_lines(opened)


def document_of(opened: OpenedReferral, language: str) -> Document:
    """It names neither organisation: who hands it over says that."""
    facts = tuple(Fact(label, text) for label, text in lines_in(opened, language))
    with translation.override(language):
        only = _(
            "The person has agreed that you read this, and nobody else. Do not pass it on and do not copy it; destroy"
            " it as soon as you need it no more."
        )
        asks = _("Can you take such a person? Nobody tells you who it is before you have said yes.")
        return Document(
            title=_("For whoever receives this alone"),
            language=language,
            blocks=(Facts(facts), Notice(only if opened.identities else asks)),
            beside_title=date_format(timezone.localdate(), "d.m.Y"),
        )


def card_of(code_word: str) -> Card:
    """In both scripts."""
    return Card((Word(code_word, "en"), Word(words.in_cyrillic(code_word), "ru")))
