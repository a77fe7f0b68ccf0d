"""Instruments: the seven of their source, in every language, with no way to a score; and the paper for leaving."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.standards.afterwards import instruments, paper
from amanjol.casework.standards.afterwards.instruments import INSTRUMENT, OutcomeState, core_outcomes
from amanjol.casework.standards.afterwards.paper import Leaving, PaperContact, document_of, words_of
from amanjol.casework.standards.tests.test_words import SAFE
from amanjol.foundation.printing.press import pdf_of
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

SEVEN = (
    "Secure and suitable housing",
    "Safety from any trafficker or other abuser",
    "Long-term, consistent support",
    "Compassionate, trauma informed services",
    "Finding purpose in life and self-actualisation",
    "Access to medical treatment",
    "Access to education",
)
FILE = instruments.DATA / "instruments" / "core-outcomes.yaml"


def test_the_seven_are_those_of_the_source() -> None:
    instrument = core_outcomes()
    assert tuple(outcome.title.en for outcome in instrument.outcomes) == SEVEN
    assert instrument.source.address.startswith("https://www.modernslaverypec.org/")
    assert instrument.licence.en.startswith("No licence of the source was found.")


def test_what_is_read_out_is_whole_in_every_language_and_names_nothing_that_was_done() -> None:
    instrument = core_outcomes()
    assert sorted(instrument.read_in) == ["en", "kk", "ky", "ru", "tk", "uz", "uz-cyrl"]
    assert not any(instrument.is_read(language) for language in instrument.read_in if language != "en")
    for outcome in instrument.outcomes:
        assert "traffick" not in outcome.asks.en
        assert not SAFE.search(outcome.asks.en)


def test_no_state_is_a_number() -> None:
    assert not any(character.isdigit() for state in OutcomeState for character in state)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("count: 7", "count: 8"), "lists 7"),
        (lambda text: text.replace("key: safety", "key: housing"), "stands in it twice"),
        (lambda text: text.replace("  tk: nobody\n", ""), "who has read `tk`"),
        (lambda text: text.replace("Can you learn what you want to learn?", "Do you learn?"), "lacks"),
        (lambda text: text + "  score: 5\n", "score"),
    ],
)
def test_a_file_that_loses_something_or_scores_is_refused(change: Callable[[str], str], says: str) -> None:
    with pytest.raises(ContentError, match=says):
        read(change(read_text(FILE, "core-outcomes.yaml")), "core-outcomes.yaml", INSTRUMENT)


LEAVING: dict[str, Any] = {
    "ended_on": date(2026, 3, 2),
    "contacts": (PaperContact("Iris", "0000", ("They ask for a name.",)),),
    "trusted": "Ene",
    "days": (date(2026, 4, 2),),
    "wish": "ask-somebody",
    "whom": "Ogulbibi",
}


def test_the_paper_is_a_pdf_in_every_language() -> None:
    packaged = paper.packaged_leaving_paper()
    for language in packaged.printed_in:
        words = words_of(Leaving(**LEAVING), language)
        assert pdf_of(document_of(words, language)).startswith(b"%PDF")
        assert "02.04.2026" in words.agreed[0]
        assert words.agreed[2] == "Ogulbibi"
        assert packaged.is_read(language) is (language == "en")


def test_a_paper_without_anything_chosen_says_only_that_one_can_come_back() -> None:
    nothing = Leaving(date(2026, 3, 2), (), "", (), "", "")
    words = words_of(nothing, "en")
    assert (words.contacts, words.agreed, words.trusted) == ((), (), "")
    blocks = [type(block).__name__ for block in document_of(words, "en").blocks]
    assert blocks == ["Paragraph", "Paragraph", "Paragraph"]
