"""Papers in seven languages that a screen reader reads; texts that would be markup; letters that no font has."""

from __future__ import annotations

import io
import logging
import subprocess
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from amanjol.foundation.printing import press
from amanjol.foundation.printing.documents import (
    Blanks,
    Block,
    Column,
    CutLine,
    Document,
    Fact,
    Facts,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Picture,
    PictureRefused,
    Signatures,
    Table,
    Tone,
)
from amanjol.foundation.printing.letters import LetterMissing, printed
from amanjol.foundation.printing.press import SettingFailed, pdf_of
from amanjol.foundation.printing.tests.checking import assert_accessible, opened, pages_of, words_of

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = {
    "en": ("en", "The quick brown fox jumps over the lazy dog, “it says” – 1,234.50"),
    "ru": ("ru", "Съешь ещё этих мягких французских булок, да выпей чаю; ЪЫЬЭЮЯ Ё №"),
    "uz": ("uz", "Oʻzbekcha, gʻoza, maʼno, Toshkent, Chirchiq, Oʻrgut"),
    "uz-cyrl": ("uz", "Ўзбекча, ғўза, қишлоқ, ҳужжат, Қўқон"),
    "kk": ("kk", "Әріп, ғылым, қағаз, таңба, өмір, ұлт, үй, іс, Һ, Қазақстан Республикасы"),
    "ky": ("ky", "Өмүр, үй, таң, кыргызча, жаңы, Ысык-Көл"),
    "tk": ("tk", "Türkmençe: ýaş, žurnal, çaý, gün, öý, şäher, ňä, Aşgabat, Ýyldyz"),
}
HOSTILE = (
    '#eval("1 + 1")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "#set page(fill: red)",
    "#pagebreak() #pagebreak()",
    "*bold* _slanted_ `raw` ~ -- ---",
    "= Heading",
    "$ sum_(i=1)^n i $",
    "<label> @label",
    "// comment /* and */ another",
    "[content] {code} \\u{41} \\",
    "- item\n+ item\n/ term: text",
    "\"quoted\" 'words' ...",
    "#[#metadata(1)<x>]#context query(<x>)",
    "{{ values }} %s %(x)s </text> &amp;",
)


def picture(width: int = 40, height: int = 30, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "#0f6f73").save(target, kind)
    return target.getvalue()


def whole(language: str, text: str) -> Document:
    """A document with a block of each kind but a line to cut along, several pages long."""
    table = Table(
        (Column(text, share=3), Column("1", is_number=True, is_strong=True)), ((text, "2500"),) * 40
    )
    return Document(
        text,
        language,
        (
            Paragraph(text),
            Facts((Fact(text, text), Fact("A", text))),
            Heading(text),
            table,
            Heading(text, 2),
            Notice(text),
            Listing((text, text)),
            Listing((text, text), is_numbered=True),
            Paragraph(text, Tone.SOFT),
            Paragraph(text, Tone.STRONG),
            Paragraph("English words", language="en"),
            Picture(picture(), text, width=40, caption=text),
            Picture(picture(kind="JPEG"), text, width=40),
            Heading(text),
            Signatures((text, text)),
        ),
        beside_title="1/2",
    )


@pytest.mark.parametrize("code", LETTERS)
def test_a_paper_of_every_block_is_heard_in_its_language(code: str, tmp_path: Path) -> None:
    language, text = LETTERS[code]
    pdf = pdf_of(whole(code, text))
    assert_accessible(pdf, tmp_path, language=language, title=text)
    assert words_of(pdf).count(" ".join(text.split())) >= 40
    assert pages_of(pdf) >= 2


def test_a_form_to_be_filled_in_by_hand_has_boxes_and_lines(tmp_path: Path) -> None:
    blocks = (
        Heading("Что случилось?"),
        Blanks(3),
        Heading("Кто?"),
        Listing(("Врач", "Юрист"), is_to_mark=True),
    )
    pdf = pdf_of(Document("Жалоба", "ru", blocks))
    assert_accessible(pdf, tmp_path, language="ru", title="Жалоба")
    assert words_of(pdf) == "Жалоба Что случилось? Кто? [ ] Врач [ ] Юрист"
    with pytest.raises(ValueError, match="empty lines"):
        Blanks(0)


def test_a_picture_is_told_in_words_and_a_part_in_its_own_language() -> None:
    text = LETTERS["ru"][1]
    with opened(pdf_of(whole("ru", text))) as paper:
        tree = [paper.xref_object(number) for number in range(1, paper.xref_length())]
    assert sum("/Alt" in entry for entry in tree) == 2
    assert sum("/Lang (en)" in entry for entry in tree) == 1


def test_the_same_document_is_the_same_bytes_and_says_nothing_of_when() -> None:
    document = whole("tk", LETTERS["tk"][1])
    pdf = pdf_of(document)
    assert pdf == pdf_of(document)
    with opened(pdf) as paper:
        assert paper.metadata["creationDate"].startswith("D:20000101")
        assert paper.metadata["author"] == ""


def test_no_font_of_the_machine_is_used() -> None:
    document = Document("Әріп", "kk", (Paragraph("Жалақы 주식회사 شركة Ελλάδα"),))
    with opened(pdf_of(document)) as paper:
        names = {entry[3].partition("+")[2] for page in paper for entry in page.get_fonts()}
    assert names == {
        "NotoSans-Bold",
        "NotoSans-Regular",
        "NotoSansArabic-Regular",
        "NotoSansCJKkr-Regular-Identity-H",
    }


def test_what_a_person_typed_is_never_markup(tmp_path: Path) -> None:
    title = "#eval(title) *x*"
    blocks: tuple[Block, ...] = (
        Facts(tuple(Fact(text, text) for text in HOSTILE)),
        Heading(HOSTILE[0]),
        Table(tuple(Column(text) for text in HOSTILE[:3]), (HOSTILE[3:6], HOSTILE[6:9])),
        Listing(HOSTILE),
        Listing(HOSTILE, is_numbered=True),
        Notice("\n".join(HOSTILE)),
        *(Paragraph(text) for text in HOSTILE),
        Signatures(HOSTILE[:3]),
    )
    pdf = pdf_of(Document(title, "en", blocks, beside_title=HOSTILE[0]))
    assert_accessible(pdf, tmp_path, language="en", title=title)
    words = words_of(pdf)
    for text in HOSTILE:
        assert words.count(" ".join(text.split())) >= 5, text
    assert "root:" not in words
    with opened(pdf) as paper:
        assert not any(list(page.get_links()) for page in paper)
        assert len(paper) == 3


def test_alternative_words_captions_and_languages_are_texts_too() -> None:
    hostile = '"), raw("x'
    document = Document("x", "en", (Picture(picture(), hostile, width=20, caption=hostile),))
    assert hostile in words_of(pdf_of(document))
    with pytest.raises(SettingFailed):
        pdf_of(Document("x", '"#eval("1")', ()))


def test_a_long_word_stays_between_the_margins_and_in_its_cell() -> None:
    word = "Ж" * 400
    document = Document(
        word, "ru", (Paragraph(word), Table((Column("A"), Column("B")), ((word, "рядом"),)), Listing((word,)))
    )
    with opened(pdf_of(document)) as paper:
        boxes = [tuple(box[:5]) for page in paper for box in page.get_text("words")]
        width = paper[0].rect.width
    assert sum(box[4].count("Ж") for box in boxes) == 4 * 400
    assert max(box[2] for box in boxes) < width - 60
    beside = next(box for box in boxes if box[4] == "рядом")
    assert not [
        box for box in boxes if box[0] < beside[0] < box[2] and box[1] < beside[3] < box[3] and box != beside
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Роза 😀", "No font of this node holds “😀” (U+1F600); write it in other letters."),
        ("漢字", "No font of this node holds “字” (U+5B57), “漢” (U+6F22); write it in other letters."),
        ("a\ue000", "No font of this node holds U+E000; write it in other letters."),
        ("a\ud800", "No font of this node holds U+D800; write it in other letters."),
    ],
)
def test_a_letter_that_no_font_has_is_named(
    text: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "_set", lambda *_: pytest.fail("nothing is set"))
    for document in (
        Document("x", "ru", (Table((Column("x"),), ((text,),)),)),
        Document(text, "ru", ()),
        Document("x", "ru", (Picture(picture(), text),)),
    ):
        with pytest.raises(LetterMissing) as refused:
            pdf_of(document)
        assert str(refused.value) == sentence


def test_what_is_not_seen_is_not_printed() -> None:
    assert printed("Роза\u202e0052\u2066\u200b\x00\x1b[31m\u00ad.") == "Роза0052[31m."
    assert printed("a\r\nb\tc\u2028d\u3000e\u00a0f") == "a\nb c\nd e\u00a0f"
    assert printed("и\u0306") == "й"
    assert words_of(pdf_of(Document("x", "ru", (Paragraph("сумма \u202e0052"),)))) == "x сумма 0052"


def test_a_paper_that_cannot_be_made_says_so_and_no_log_quotes_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    document = Document("Тайнопись", "not a language", ())
    with caplog.at_level(logging.DEBUG), pytest.raises(SettingFailed) as failed:
        pdf_of(document)
    monkeypatch.setattr(press, "LONGEST", 0.001)
    with pytest.raises(SettingFailed, match="takes too long"):
        pdf_of(whole("ru", "Тайнопись"))
    assert "ended with 3" in caplog.text
    assert "Тайнопись" not in caplog.text + str(failed.value)


def test_the_typesetter_has_limits_of_its_own() -> None:
    """Whoever started it may be gone: it ends by itself."""
    program = """
import resource, runpy, sys
runpy.run_path(sys.argv[1])["_limit"]()
print(*resource.getrlimit(resource.RLIMIT_CPU), *resource.getrlimit(resource.RLIMIT_AS))
"""
    run = subprocess.run(
        [*press._COMMAND[:-1], "-c", program, press._COMMAND[-1]], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["25", "25", *[str(2 * 1024**3)] * 2]


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:60],
        picture(kind="GIF"),
        picture(13_000, 1),
    ],
)
def test_what_is_no_picture_for_a_page_is_refused(contents: bytes) -> None:
    with pytest.raises(PictureRefused):
        Picture(contents, "x")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Document(" ", "ru", ()),
        lambda: Document("x", "", ()),
        lambda: Document("x", "ru", (Heading("x", 2),)),
        lambda: Document("x", "ru", (Heading("x"), Heading("x", 3))),
        lambda: Document("x", "ru", (Heading("x", 0),)),
        lambda: Table((), ()),
        lambda: Table((Column("x"),), (("a", "b"),)),
        lambda: Column(" "),
        lambda: Column("x", share=0),
        lambda: Picture(picture(), " "),
        lambda: Picture(picture(), "x", width=300),
    ],
)
def test_a_document_that_could_not_be_read_aloud_is_not_built(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=r"a |each row"):
        wrong()


def test_nothing_is_lost_at_a_line_to_cut_along(tmp_path: Path) -> None:
    halves = Document("Receipt", "en", (Paragraph("For you"), CutLine(), Paragraph("For the house")))
    assert_accessible(pdf_of(halves), tmp_path, language="en", title="Receipt")
