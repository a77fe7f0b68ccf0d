"""What is written into a page comes back as it was, through Wagtail's own blocks too."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.blocks import ArticleBlock

MEDIA = conversion.MediaNames(images={4: "poster.svg", 5: "first.jpg"}, files={6: "clip.mp4", 7: "clip.vtt"})
BLOCKS: tuple[d.Block, ...] = (
    d.Text("One.\n\n**Two.**", "Heading", ("an-office", "a-law")),
    d.Steps((d.Step("Call 119.", "Say where."), d.Step("Wait.")), "After an accident", ("an-office",)),
    d.Checklist(("Passport", "Contract")),
    d.Warn("Keep your passport.", "Nobody may take it."),
    d.Comparison("They say", "True is", (d.ComparisonRow("Pay", "Much", "Less"),)),
    d.Law("Labour Standards Act", "Pay in full.", "Article 43"),
    d.Change("Register by telephone.", "2025-09-01", "to_start", "Workers", "Ask.\n\nGo."),
    d.Phrases("ko", (d.Phrase("도와주세요.", "Please help me."),), "For the card"),
    d.Questions((d.Question("Is there a contract?", "no", "No contract", "Why.", "Ask.", "an-office"),)),
    d.Quiz((d.QuizQuestion("What now?", ("Wait", "Ask"), "2", "It helps."),), "Quiz"),
    d.Video("Clip", "clip.mp4", "clip.vtt", "Words", "first.jpg", ("an-office",)),
    d.Poster("poster.svg", "All words", ("an-office",)),
)


def test_blocks_come_back_as_they_were() -> None:
    raw = conversion.raw_from_blocks(BLOCKS, MEDIA)
    assert conversion.blocks_from_raw(raw, MEDIA) == BLOCKS


@pytest.mark.parametrize("block", BLOCKS[:10], ids=lambda block: type(block).__name__)
def test_wagtails_editor_sees_every_text(block: d.Block) -> None:
    """A list whose items Wagtail does not recognise shows as empty forms, and saving loses its texts."""
    stream = ArticleBlock().to_python(conversion.raw_from_blocks([block], MEDIA))
    assert conversion.blocks_from_raw(stream.get_prep_value(), MEDIA) == (block,)
    assert "None" not in str(stream.get_prep_value())


def test_a_draft_may_lack_the_day_of_a_change() -> None:
    raw = [{"type": "change", "value": {"what": "A", "since": None, "state": "", "who": "", "do": ""}}]
    assert conversion.blocks_from_raw(raw, MEDIA) == (d.Change("A", "", "", "", ""),)  # type: ignore[arg-type]  # a draft


def test_a_source_that_is_not_chosen_yet_is_none() -> None:
    item = {"type": "item", "value": None, "id": "1"}
    raw = [{"type": "text", "value": {"heading": "", "body": "A", "sources": [item]}}]
    assert conversion.blocks_from_raw(raw, MEDIA) == (d.Text("A"),)


def test_lines_are_kept_as_content_files_want_them() -> None:
    raw = [{"type": "text", "value": {"heading": " A ", "body": "Cafe\u0301 \r\n\r\nEnd  "}}]
    assert conversion.blocks_from_raw(raw, MEDIA) == (d.Text("Café\n\nEnd", "A"),)


def test_words_that_stayed_the_same_are_the_very_same_blocks() -> None:
    """What is derived from them need not be derived anew; another file of a clip is another clip."""
    stored = json.dumps(conversion.raw_from_blocks(BLOCKS, MEDIA))
    blocks = conversion.blocks_from_text(stored, MEDIA)
    assert blocks == BLOCKS
    assert conversion.blocks_from_text(stored[:1] + stored[1:], replace(MEDIA)) is blocks
    renamed = replace(MEDIA, files={**MEDIA.files, 6: "clip-2.mp4"})
    assert [
        block.file for block in conversion.blocks_from_text(stored, renamed) if isinstance(block, d.Video)
    ] == ["clip-2.mp4"]
