"""A certificate in two languages on one page: heard, scanned, and the same whatever the names are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
import segno

from amanjol.foundation.printing.certificates import Certificate, CertificateWords
from amanjol.foundation.printing.documents import Fact
from amanjol.foundation.printing.press import pdf_of
from amanjol.foundation.printing.tests.checking import assert_accessible, opened, pages_of, words_of
from amanjol.foundation.printing.tests.test_press import HOSTILE, LETTERS

if TYPE_CHECKING:
    from pathlib import Path

RUSSIAN: Final = CertificateWords(
    language="ru",
    title="Свидетельство",
    before_holder="Настоящим подтверждается, что",
    holder="Айна Бегова",
    after_holder="прошла курс",
    course="Учёт для семейного дела",
    facts=(Fact("Объём", "24 часа"), Fact("Когда", "1 – 30 октября")),
    issuer="Учебный центр «Новый день»",
    signatures=("Руководитель курса", "Дата"),
    how_to_check="Введите код на странице проверки.",
    code_alternative="Код для проверки",
)
CODE: Final = "7F3K-92QD"
SCANNED: Final = "https://guide.example/check/#7F3K92QD"


def in_other(code: str) -> CertificateWords:
    language, text = LETTERS[code]
    words = {name: text for name in RUSSIAN.__slots__ if isinstance(getattr(RUSSIAN, name), str)}
    return CertificateWords(
        **words | {"language": language}, facts=(Fact(text, text),), signatures=(text, text)
    )


@pytest.mark.parametrize("code", LETTERS)
def test_it_is_heard_in_both_languages_and_stays_on_one_page(code: str, tmp_path: Path) -> None:
    pdf = pdf_of(Certificate(RUSSIAN, in_other(code), CODE, SCANNED))
    assert_accessible(pdf, tmp_path, language="ru", title="Свидетельство")
    assert pages_of(pdf) == 1
    words = words_of(pdf)
    for text in (
        RUSSIAN.holder,
        RUSSIAN.course,
        RUSSIAN.issuer,
        RUSSIAN.how_to_check,
        CODE,
        *RUSSIAN.signatures,
    ):
        assert text in words
    assert words.count(LETTERS[code][1]) >= 3
    assert words.index(RUSSIAN.issuer) < words.index(LETTERS[code][1][:5])
    assert "guide.example" not in words


def test_the_second_language_is_marked_and_the_square_told_in_words() -> None:
    with opened(pdf_of(Certificate(RUSSIAN, in_other("tk"), CODE, SCANNED))) as paper:
        tree = [paper.xref_object(number) for number in range(1, paper.xref_length())]
    assert sum("/Lang (tk)" in entry for entry in tree) >= 1
    assert sum("/Alt" in entry for entry in tree) == 1


def test_long_names_make_the_letters_smaller_and_no_second_page(tmp_path: Path) -> None:
    long = replace(
        RUSSIAN,
        holder="Гурбангулыева-Мухаммедова Огулбайрам Бердимухаммедовна",
        course="Бухгалтерский учёт и план семейного дела: накопления, цена, расходы, чеки и отчёт о помощи "
        * 2,
        facts=RUSSIAN.facts * 4,
        issuer="Общественное объединение «Центр повышения квалификации и самостоятельной занятости» " * 2,
        signatures=RUSSIAN.signatures * 2,
    )
    pdf = pdf_of(Certificate(long, RUSSIAN, CODE, SCANNED))
    assert_accessible(pdf, tmp_path, language="ru", title=long.title)
    assert pages_of(pdf) == 1
    assert long.holder in words_of(pdf)


def test_what_is_typed_is_no_markup() -> None:
    hostile = replace(RUSSIAN, holder=HOSTILE[0], course=HOSTILE[1], issuer=HOSTILE[4], title=HOSTILE[3])
    pdf = pdf_of(Certificate(hostile, RUSSIAN, '#eval("code")', SCANNED))
    words = words_of(pdf)
    assert all(text in words for text in (HOSTILE[0], HOSTILE[1], HOSTILE[3], HOSTILE[4], '#eval("code")'))
    assert pages_of(pdf) == 1


@pytest.mark.parametrize("scanned", [SCANNED, "7F3K-92QD"])
def test_the_square_holds_what_is_to_be_scanned(scanned: str) -> None:
    """Each of its modules is looked at on the page, at the place where it was drawn."""
    matrix = [[bool(module) for module in row] for row in segno.make(scanned, error="q", micro=False).matrix]
    with opened(pdf_of(Certificate(RUSSIAN, RUSSIAN, CODE, scanned))) as paper:
        page = paper[0].get_pixmap(dpi=254, colorspace="gray")  # ten pixels a millimetre
    samples = page.samples
    lines = [samples[y * page.stride :][: page.width] for y in range(page.height)]
    # Beneath the lines for signatures, above the band at the foot.
    dark = [[value < 128 for value in line[220:490]] for line in lines[1560 : page.height - 220]]
    rows = [number for number, row in enumerate(dark) if any(row)]
    side, square = len(matrix), dark[rows[0] : rows[-1] + 1]
    assert 268 <= len(square) <= 272
    step = 270 / side
    seen = [[square[int((y + 0.5) * step)][int((x + 0.5) * step)] for x in range(side)] for y in range(side)]
    assert seen == matrix


@pytest.mark.parametrize("name", ["language", "title", "holder", "course", "issuer", "code_alternative"])
def test_one_without_its_words_is_not_built(name: str) -> None:
    emptied: dict[str, Any] = {name: " "}
    with pytest.raises(ValueError, match="a certificate needs"):
        replace(RUSSIAN, **emptied)


@pytest.mark.parametrize(("code", "scanned"), [("", SCANNED), (CODE, " ")])
def test_one_without_a_code_is_not_built(code: str, scanned: str) -> None:
    with pytest.raises(ValueError, match="a certificate needs"):
        Certificate(RUSSIAN, RUSSIAN, code, scanned)
