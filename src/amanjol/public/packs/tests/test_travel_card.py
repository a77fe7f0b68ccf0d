"""The travel card: sourced numbers, help before the police, no name that tells who carries it."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import segno

from amanjol.public.guide import documents as d
from amanjol.public.packs import travel_card
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.sample_pages import RENDERER, WORDS, card_page
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.packs.tests.snapshots import Snapshot

TRAFFICKING = "kr-trafficking-line"


def dialled(contact: Contact, *, answered: bool) -> Contact:
    changed = copy(contact)
    changed.last_dialled_on, changed.last_dialled_by, changed.answered = date(2026, 11, 2), "Lola", answered
    return changed


def card_text(root: Path, language: str = "en", country: str = "kr") -> str:
    html = (root / language / country / "card.html").read_text(encoding="utf-8")
    return " ".join(PageReader(html).text.split())


def test_every_country_has_a_card_in_every_language(guide: Snapshot, built: Path) -> None:
    for country in json.loads((built / "manifest.json").read_bytes())["countries"]:
        for language in guide.languages():
            text = card_text(built, language, country)
            emergency = [
                contact.number
                for contact in guide.contacts.values()
                if contact.country.lower() == country and contact.emergency and not contact.is_held_back
            ]
            assert emergency
            for number in emergency:
                assert number in text
            page = (built / language / country / "index.html").read_text(encoding="utf-8")
            assert 'href="card.html"' in page
            assert 'href="card.html"' in (built / language / country / "help-and-contacts.html").read_text(
                "utf-8"
            )


def test_without_a_line_that_answered_the_card_says_so(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    sentence = WORDS["en"]["card_no_lines"]
    assert sentence in card_text(built)
    silent = dialled(guide.contacts["kr-eps-counselling"], answered=False)
    build(replace(guide, contacts={**guide.contacts, silent.key: silent}), tmp_path / "silent", built)
    assert sentence in card_text(tmp_path / "silent")
    reached = dialled(silent, answered=True)
    build(replace(guide, contacts={**guide.contacts, silent.key: reached}), tmp_path / "reached", built)
    text = card_text(tmp_path / "reached")
    assert sentence not in text
    assert "1577-0071" in text
    assert "Answered on 02.11.2026" in text


def test_a_line_is_called_advice_whatever_it_is_for(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    line = dialled(guide.contacts[TRAFFICKING], answered=True)
    build(replace(guide, contacts={**guide.contacts, line.key: line}), tmp_path / "pack", built)
    for language, name in (("en", "Advice"), ("ru", "Консультация")):
        text = card_text(tmp_path / "pack", language)
        assert "1600-8248" in text
        assert name in text
    assert "traffick" not in card_text(tmp_path / "pack").lower()


def test_numbers_stand_in_the_order_of_the_page_of_contacts(guide: Snapshot, built: Path) -> None:
    named = [
        b.contact for b in guide.document("en", "kr/help-and-contacts").blocks if isinstance(b, d.ContactRef)
    ]
    ambulance, police = named.index("kr-119-ambulance"), named.index("kr-112-police")
    text = card_text(built)
    assert (ambulance < police) is (text.index("119") < text.index("112"))


def test_a_number_without_source_or_held_back_is_on_no_card(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    held_back, unsourced = copy(guide.contacts["kr-112-police"]), copy(guide.contacts["kr-119-ambulance"])
    held_back.number, unsourced.source = "99-8877-6655-44", "nobody-knows"
    contacts = {**guide.contacts, held_back.key: held_back, unsourced.key: unsourced}
    build(replace(guide, contacts=contacts), tmp_path / "pack", built)
    text = card_text(tmp_path / "pack")
    assert "8877" not in text
    assert WORDS["en"]["card_no_numbers"] in text


def test_the_code_holds_the_numbers_themselves() -> None:
    code = travel_card.code_of(["119 Tez yordam va oʻt oʻchirish", "112 Politsiya"])
    assert code is not None
    assert code.text == "119 Tez yordam va oʻt oʻchirish\n112 Politsiya"
    matrix = segno.make(code.text, error="l", encoding="utf-8", micro=False)
    assert code.size == matrix.symbol_size(border=4)[0]
    assert "://" not in code.text


def test_a_code_that_would_be_too_fine_leaves_the_last_lines_out() -> None:
    lines = [f"{number} {'ў' * 40}" for number in range(100, 110)]
    code = travel_card.code_of(lines)
    assert code is not None
    assert len(code.text.encode()) <= travel_card.LONGEST_CODE
    assert code.text.splitlines() == lines[: len(code.text.splitlines())]
    assert travel_card.code_of([]) is None


@pytest.mark.parametrize(
    ("service", "first"),
    [
        ("Ambulance, police, fire. In Moscow they speak English", "Ambulance, police, fire"),
        ("Danuri: help; 13 languages", "Danuri: help"),
        ("Police", "Police"),
        (".", "."),
    ],
)
def test_a_service_is_told_in_short(service: str, first: str) -> None:
    assert travel_card.first_part(service) == first


def test_the_card_asks_nothing_and_leaves_two_lines_for_the_pen() -> None:
    page = PageReader(RENDERER.card(card_page()))
    assert not page.named("input")
    assert WORDS["en"]["card_blood"] in page.text


def test_arabic_is_marked_so_that_it_runs_from_right_to_left() -> None:
    sentences = d.Phrases("ar", (d.Phrase("أحتاج إلى مساعدة", "I need help"),))
    page = PageReader(RENDERER.card(replace(card_page(), sentences=sentences)))
    said = [paragraph for paragraph in page.named("p") if paragraph.get("class") == "says"]
    assert [(paragraph["lang"], paragraph["dir"]) for paragraph in said] == [("ar", "auto")] * 2


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("저 대신 이 번호로 전화해 주세요.", True),
        ("الرجاء الاتصال بهذا الرقم من أجلي.", True),
        ("Lütfen benim için bu numarayı arayın.", True),
        ("Proszę zadzwonić w moim imieniu pod ten numer.", True),
        ("Пожалуйста, позвоните для меня по этому номеру.", True),
        ("Мына нөмірге мен үшін қоңырау шалып жіберіңізші.", True),
        ("도와주세요. 구급차를 불러 주세요.", False),
        ("Мне нужна помощь. Пожалуйста, вызовите скорую помощь.", False),
    ],
)
def test_a_sentence_that_asks_to_call_a_number_is_known_in_every_language(sentence: str, asks: bool) -> None:
    assert travel_card.asks_to_call(sentence) is asks


def test_beside_please_call_this_number_stands_one_or_room_for_one() -> None:
    sentences = d.Phrases("tr", (d.Phrase("Lütfen bu numarayı arayın.", "Please call this number"),))
    page = replace(card_page(), sentences=sentences)
    number = page.lines[0].contact.number
    with_line = PageReader(RENDERER.card(page)).text
    assert " ".join(with_line.split()).count(f"Tel. {number} Please call") == 2  # as text and on the card
    without = " ".join(PageReader(RENDERER.card(replace(page, lines=()))).text.split())
    assert without.count("Tel. ____________________ Please call") == 1  # on the card: a phone has no pen
