"""The pieces of warnings: whole in every language, sourced, short, and never advice that keeps somebody in danger."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.textfiles.languages import languages_of
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.public.warnings.catalogue import (
    SURENESS,
    WORDS,
    catalogue_of,
    catalogue_problems,
    read_catalogue,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = Path(__file__).parents[5] / "content"
# Whoever is told to keep or to hold something is told in the same breath to leave when it gets dangerous.
HOLDING = {
    "en": ("keep your", "sign no", "take along nothing", "before you"),
    "ru": ("держите", "не подписывайте то", "не берите", "перед дорогой", "до отъезда"),
}
LIFE_FIRST = {
    "en": ("leave", "life", "safety", "get away", "call for help"),
    "ru": ("уход", "жизнь", "зовите"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of what the catalogue is read with."""
    for name in ("warnings", "interface", "guide/general"):
        shutil.copytree(CONTENT / name, tmp_path / "content" / name)
    shutil.copy(CONTENT / "sources.yaml", tmp_path / "content")
    return tmp_path / "content"


def edited(content: Path, name: str, edit: Callable[[str], str]) -> list[str]:
    """What is said of a file after a hand has been at it."""
    file = content / "warnings" / f"{name}.yaml"
    before = file.read_text(encoding="utf-8")
    after = edit(before)
    assert after != before
    file.write_text(after, encoding="utf-8")
    return [str(problem) for problem in catalogue_problems(content)]


def test_the_catalogue_is_whole_in_every_language_of_the_guide(content: Path) -> None:
    assert catalogue_problems(content) == []
    catalogue = read_catalogue(content)
    assert (len(catalogue.kinds), len(catalogue.advice)) == (24, 12)
    assert languages_of(content) == ("en", "ru", "uz", "kk", "ky", "tk")
    for kind in catalogue.kinds.values():
        assert set(kind.title) == set(kind.says) == set(languages_of(content))
    assert set(catalogue.words) == set(WORDS)
    assert {f"sure-{degree}" for degree in SURENESS} <= set(catalogue.words)


def test_nobody_has_read_a_piece_so_far(content: Path) -> None:
    catalogue = read_catalogue(content)
    assert [kind.key for kind in catalogue.kinds.values() if kind.read_by] == []
    pieces = [*catalogue.advice.values(), *catalogue.words.values(), *catalogue.trades.values()]
    assert [piece.key for piece in pieces if piece.read_by] == []


def test_advice_that_tells_to_hold_on_says_what_to_do_under_violence() -> None:
    for piece in read_catalogue(CONTENT).advice.values():
        for language, signs in HOLDING.items():
            words = piece.says[language].lower()
            if any(sign in words for sign in signs):
                assert any(sign in words for sign in LIFE_FIRST[language]), piece.key


def test_every_kind_offers_what_to_do_and_none_holds_a_number_or_an_address() -> None:
    catalogue = read_catalogue(CONTENT)
    texts = [
        text for kind in catalogue.kinds.values() for text in (*kind.title.values(), *kind.says.values())
    ]
    texts += [text for piece in catalogue.advice.values() for text in piece.says.values()]
    assert [text for text in texts if any(letter.isdigit() for letter in text) or "http" in text] == []
    assert all(1 <= len(kind.advice) <= 3 for kind in catalogue.kinds.values())


@pytest.mark.parametrize(
    ("name", "find", "put", "says"),
    [
        ("advice", "    kk: ", "    xx: ", "has `xx`, which is no ISO 639-1 code"),
        ("trades", "    ky: Тазалоо\n", "", "content/warnings/trades.yaml:9: `cleaning` has no says in ky"),
        ("kinds", "- gen-job-debt", "- gen-nobody", "there is no source `gen-nobody`"),
        ("kinds", "- leave-and-call", "- stay-there", "there is no advice `stay-there`"),
        ("kinds", "general/job-offer", "general/no-offer", "there is no article `general/no-offer`"),
        ("regions", "country: KR", "country: JP", "there is no country `JP`"),
        ("words", "key: wrong", "key: right", "has no words for `wrong`"),
        ("channels", "key: call", "key: agency", "key `agency` is already used on line 9"),
        ("words", "en: Warning", f"en: {'W' * 101}", "says (en) is longer than 100 characters"),
        ("words", "en: Warning", "en: Warning # new", "comments would be lost"),
        ("words", "Ogohlantirish", "Ogoh'lantirish", "has the apostrophe U+0027"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    content: Path, name: str, find: str, put: str, says: str
) -> None:
    problems = edited(content, name, lambda text: text.replace(find, put, 1))
    assert any(says in problem for problem in problems), problems
    assert all(problem.startswith(f"content/warnings/{name}.yaml:") for problem in problems)


def test_a_file_that_cannot_be_read_stops_the_catalogue_with_its_line(content: Path) -> None:
    (content / "warnings/advice.yaml").write_text("- key: one\n  says: [\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"content/warnings/advice\.yaml:"):
        read_catalogue(content)


def test_a_file_that_is_not_canonical_is_named(content: Path) -> None:
    problems = edited(content, "words", lambda text: text.replace("en: Warning", "en: 'Warning'"))
    assert [problem.partition(" ")[0] for problem in problems] == ["content/warnings/words.yaml:147:"]


def test_what_was_written_again_is_read_again(content: Path) -> None:
    assert catalogue_of(content) is catalogue_of(content)
    edited(content, "words", lambda text: text.replace("en: Warning", "en: Careful"))
    assert catalogue_of(content).words["warning"].says["en"] == "Careful"
