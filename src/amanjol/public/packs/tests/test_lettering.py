"""Letters of other scripts: exactly those that are said, in every language's card, or a line in the log."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from amanjol.public.packs import lettering
from amanjol.public.packs.country_tools import sentences_in
from amanjol.public.packs.serving import DYNAMIC

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

KOREAN = "도와주세요. 119에 전화해 주세요."
ARABIC = "أحتاج إلى مساعدة"


def letters_of(font: bytes) -> set[str]:
    with TTFont(io.BytesIO(font)) as opened:
        return set(map(chr, opened.getBestCmap()))


@pytest.mark.parametrize("text", [KOREAN, ARABIC])
def test_the_font_holds_just_the_letters_that_the_common_one_lacks(text: str) -> None:
    [cut] = lettering.cuts_for(text, "kr")
    assert letters_of(cut.woff2()) == set(text) - set(" .019")
    assert cut.woff2() == cut.woff2()


def test_arabic_letters_join() -> None:
    [cut] = lettering.cuts_for(ARABIC, "ae")
    with TTFont(io.BytesIO(cut.woff2())) as font:
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina"} <= features


@pytest.mark.parametrize(
    "text",
    ["Potrzebuję pomocy, żądam łóżka", "Yardıma ihtiyacım var, çağırın", "Маған көмек керек, ұстап", ""],
)
def test_latin_and_cyrillic_need_no_font_of_their_own(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert lettering.cuts_for(text, "pl") == []
    assert caplog.text == ""


def test_a_letter_that_no_font_has_is_named_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    [cut] = lettering.cuts_for(f"{KOREAN} მ", "ge")
    assert "მ" not in cut.letters
    assert "ge: no font has these letters: მ" in caplog.text


def test_each_font_is_small() -> None:
    for font in lettering.FONTS.glob("*.woff2"):
        assert font.stat().st_size < 700_000
    assert (lettering.FONTS / "OFL.txt").is_file()


def test_a_card_loads_the_letters_of_its_country(guide: Snapshot, built: Path) -> None:
    sentences = sentences_in(
        document for language in guide.languages() for document in guide.documents(language)
    )
    for country, text in sentences.items():
        cuts = lettering.cuts_for(text, country)
        page = (built / f"en/{country}/card.html").read_text(encoding="utf-8")
        assert (f"../../letters/{country}." in page) is bool(cuts)
        for cut in cuts:
            assert letters_of((built / f"letters/{cut.name}.woff2").read_bytes()) == set(cut.letters)


def test_no_folder_of_a_pack_lies_where_a_dynamic_page_would_answer_for_it(built: Path) -> None:
    """But for media, of which the server looks whether the pack has it."""
    assert {f"/{path.name}" for path in built.iterdir()} & set(DYNAMIC) <= {"/media"}
    assert (built / "letters").is_dir()
