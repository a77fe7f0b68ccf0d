"""What leaves the renderer: safe, honest, linked and in the reader's language."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from fontTools.ttLib import TTFont

from amanjol.public.guide.documents import (
    ContactRef,
    Text,
)
from amanjol.public.packs.page_data import (
    ArticlePage,
    ContactCard,
    LastDialling,
    Reading,
    SourceNote,
)
from amanjol.public.packs.rendering import Renderer, UnevenPhrasesError
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.sample_pages import (
    ASSETS,
    CARD,
    EVIL,
    LANGUAGES,
    MEDIA,
    NOTE,
    PACKS,
    RENDERER,
    WORDS,
    article,
    country_page,
    frame,
    reading,
    tree,
)


def evil_card(**changes: Any) -> ContactCard:
    note = SourceNote(EVIL, EVIL, EVIL, EVIL, needs_review=False, checked_by=EVIL, checked_on=EVIL)
    card = ContactCard(EVIL, "tel:119", EVIL, EVIL, EVIL, "ngo", (EVIL,), EVIL, "free", "yes", EVIL,
                       LastDialling(EVIL, answered=True), emergency=True, source=note)  # fmt: skip
    return replace(card, **changes)


def test_hostile_text_stays_text_in_every_field() -> None:
    pages = [*tree(EVIL).values(), article(text=EVIL, card=evil_card(), note=evil_card().source)]
    pages.append(article(text=EVIL, card=evil_card(tel=None, held_back=True), look_again_on=EVIL))
    for html in pages:
        page = PageReader(html)
        assert "x" not in [image["src"] for image in page.named("img")]
        assert all(script.get("src", "").endswith(".js") for script in page.named("script"))
    assert "{{ 7*7 }}{0}&amp;" in PageReader(pages[-2]).text


@pytest.mark.parametrize("path", tree())
def test_no_page_holds_inline_code_and_each_has_its_policy(path: str) -> None:
    page = PageReader(tree()[path])
    assert not page.named("style")
    assert all(script["src"] for script in page.named("script"))
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    [policy] = [meta for meta in page.named("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    runs = "" if path.endswith("/notes.html") else "script-src 'self'; "
    assert policy["content"].startswith(f"default-src 'none'; {runs}style-src 'self';")
    assert "unsafe" not in policy["content"]


def test_every_link_is_relative_and_leads_to_a_file_of_the_pack() -> None:
    pages = tree()
    files = {*pages, *ASSETS.values(), *MEDIA.values(), "en/kr/help-and-contacts.html", "en/app.webmanifest",
            "uz/index.html", "uz-cyrl/index.html"}  # fmt: skip
    for path, html in pages.items():
        for tag, attributes in PageReader(html).elements:
            for name in ("href", "src", "action", "poster", "data-away"):
                address = attributes.get(name, "")
                if not address or address.startswith(("#", "tel:")):
                    continue
                parts = urlsplit(address)
                assert (parts.scheme, parts.netloc, address[0] == "/") == ("", "", False), (tag, address)
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
                assert target in files, (path, address)


@pytest.mark.parametrize(("language", "tag"), [("uz", "uz"), ("uz-cyrl", "uz-Cyrl"), ("ru", "ru")])
def test_page_names_its_language(language: str, tag: str) -> None:
    html = article(language)
    assert PageReader(html).named("html")[0]["lang"] == tag
    assert (WORDS[language]["script_converted"] in PageReader(html).text) == (language == "uz-cyrl")


def test_contact_says_whether_somebody_dialled_it() -> None:
    never, answered, silent = (
        PageReader(article(card=replace(CARD, dialled=dialled))).text
        for dialled in (
            None,
            LastDialling("2026-11-01", answered=True),
            LastDialling("2026-11-01", answered=False),
        )
    )
    assert "Not yet dialled" in never
    assert "Answered on 01.11.2026" in answered
    assert "Nobody answered on 01.11.2026" in silent
    assert "Not yet dialled" not in answered + silent


def test_number_that_is_held_back_is_not_shown() -> None:
    page = PageReader(article(card=replace(CARD, tel=None, held_back=True)))
    assert "1577-0071" not in page.text
    assert WORDS["en"]["held_back"] in page.text
    assert not [link for link in page.named("a") if link["href"].startswith("tel:")]


@pytest.mark.parametrize("tel", ["javascript:alert(1)", "tel:", "tel:+82;ext=1", "https://example.org"])
def test_only_plain_telephone_links_are_accepted(tel: str) -> None:
    with pytest.raises(ValueError, match="not a telephone link"):
        replace(CARD, tel=tel)


def test_contact_names_what_is_not_known_and_languages_in_words() -> None:
    text = " ".join(PageReader(article()).text.split())
    assert "not known: When · Cost of the call · Asks for your name · Whom it may tell" in text
    assert "English, Korean, zz" in text  # the reader's own language first, a code where no word is known


def test_a_page_of_help_begins_with_the_lines_of_its_country_and_then_what_is_urgent() -> None:
    cards = {
        "police": replace(CARD, number="112", tel="tel:112", emergency=True),
        "embassy": replace(CARD, number="1", tel="tel:1", operator="embassy"),
        "abroad": replace(CARD, number="2", tel="tel:2", country="UZ"),
        "held": replace(CARD, number="3", tel=None, held_back=True),
        "first": replace(CARD, number="1577-0071", tel="tel:15770071"),
        "second": replace(CARD, number="1345", tel="tel:1345"),
        "third": replace(CARD, number="1350", tel="tel:1350"),
        "fire": replace(CARD, number="119", tel="tel:119", emergency=True),
        "again": replace(CARD, number="113", tel="tel:113", emergency=True),
    }
    blocks = tuple(ContactRef(key) for key in ("police", "police", *cards))
    page = replace(reading(), document=replace(reading().document, blocks=blocks), contacts=cards)
    lines, urgent, from_home = page.first_calls("kr")
    assert [card.number for card in lines] == ["1577-0071", "1345", "1350"]
    assert [card.number for card in urgent] == ["112", "119", "113"]
    assert from_home == ()
    assert not any(page.first_calls("pl"))


def test_number_of_another_country_says_where_it_is_dialled() -> None:
    assert "dial it like this inside the country" not in article()
    text = PageReader(article(card=replace(CARD, country="PL"))).text
    assert f"Poland. {WORDS['en']['dial_at_home']}" in text


def test_source_that_needs_review_is_labelled_even_if_somebody_signed_it() -> None:
    checked = replace(NOTE, checked_by="Legal team", checked_on="2026-11-01")
    signed = PageReader(article(card=replace(CARD, source=None), note=checked)).text
    doubted = PageReader(article(note=replace(checked, needs_review=True))).text
    assert "Checked by Legal team on 01.11.2026" in signed
    assert "Not yet checked" not in signed
    assert "Not yet checked" in doubted
    assert "Checked by Legal team" not in doubted
    assert WORDS["en"]["not_checked_by_person"] in PageReader(article()).text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "As of March 2026: ask whether it still holds"),
        ("ru", "По состоянию на март 2026 года: спросите, верно ли это ещё"),
        ("uz", "Maʼlumot vaqti: 2026-yil mart. Hozir ham shundaymi, soʻrang"),
        ("uz-cyrl", "Маълумот вақти: 2026-йил март. Ҳозир ҳам шундайми, сўранг"),
        ("kk", "Дерек уақыты: 2026 жылғы наурыз. Қазір де солай ма, сұраңыз"),
        ("ky", "Маалыматтын убактысы: 2026-ж., март. Азыр да ошондойбу, сураңыз"),
        ("tk", "Maglumatyň wagty: mart 2026. Häzir hem şeýlemi, soraň"),
    ],
)
def test_a_source_says_of_which_month_it_is(language: str, words: str) -> None:
    blocks = (Text("A rule.", sources=("note",)), Text("Another.", sources=("other",)))
    document = replace(reading().document, blocks=blocks)
    noted = Reading(document, {}, {"note": replace(NOTE, as_of="2026-03"), "other": NOTE})
    page = ArticlePage(frame(f"{language}/general/a.html", language), noted)
    assert " ".join(PageReader(RENDERER.article(page)).text.split()).count(words) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The original of this page was published anew on 20.11.2026."),
        ("ru", "Оригинал этой страницы обновлён 20.11.2026."),
        ("uz", "Bu sahifaning asl matni yangilangan kun: 20.11.2026."),
        ("uz-cyrl", "Бу саҳифанинг асл матни янгиланган кун: 20.11.2026."),
        ("kk", "Бұл беттің түпнұсқасы жаңартылған күн: 20.11.2026."),
        ("ky", "Бул барактын түп нускасы жаңыланган күн: 20.11.2026."),
        ("tk", "Bu sahypanyň asyl teksti täzelenen güni: 20.11.2026."),
    ],
)
def test_a_translation_behind_its_original_says_so(language: str, words: str) -> None:
    document = replace(reading().document, summary="What it is about")
    behind = replace(reading(), original_on="2026-11-20", document=document)
    page = ArticlePage(frame(f"{language}/general/a.html", language), behind)
    text = PageReader(RENDERER.article(page)).text
    assert text.index(words) < text.index(document.summary), "before what may be the rule of before"
    assert words not in article(language)


def test_page_tells_its_translation_and_whether_it_may_be_out_of_date() -> None:
    late = ArticlePage(frame("en/general/a.html"), replace(reading(), stale=True))
    assert "due to be checked again on 01.03.2026" in PageReader(RENDERER.article(late)).text
    assert "out of date" not in article()
    assert WORDS["en"]["translation_drafted"] in article()
    assert WORDS["en"]["translation_drafted"] not in article(translation="original")


def test_no_heading_is_empty_and_no_box_to_tick_has_what_only_fields_may_have() -> None:
    html = article()
    assert not re.search(r"<(h\d)[^>]*>\s*</\1>", html)
    assert not [
        field
        for field in PageReader(html).named("input")
        if field["type"] == "checkbox" and "autocomplete" in field
    ]


def test_country_dock_leads_only_to_pages_that_exist() -> None:
    page = country_page()
    assert "Who to call" in RENDERER.country(page)
    bare = RENDERER.country(replace(page, topics=page.topics[:1], offer=None))
    assert "dock-two" not in bare
    assert '<div class="dock"></div>' in bare  # the room of the way out


@pytest.mark.parametrize(
    ("year", "in_russian"),
    [
        ("undated", "без даты"),
        ("about 2025", "около 2025 года"),
        ("before 2025", "до 2025 года"),
        ("2020s", "2020–2029"),
        ("2026", "2026"),
        ("2026-11-24", "24.11.2026"),
    ],
)
def test_the_year_of_a_source_is_in_the_readers_language(year: str, in_russian: str) -> None:
    note = SourceNote(
        "Title", "International Labour Organization", year, "https://example.org/", needs_review=False
    )
    page = article("ru", note=note)
    assert (
        f"Источник: International Labour Organization, {in_russian} "
        in " ".join(PageReader(page).text.split()) + " "
    )
    assert (
        '<span lang="en">International Labour Organization</span>' in page
    )  # else it is read aloud as Russian


def test_advice_of_the_editors_prints_no_address() -> None:
    note = SourceNote("Advice", "Amanjol", "2026", "none", needs_review=True)
    assert "none" not in PageReader(article(note=note)).text


def test_strong_and_paragraphs_are_the_only_markup() -> None:
    html = article(text="**Call** <b>119</b>")
    assert "<strong>Call</strong> &lt;b&gt;119&lt;/b&gt;" in html
    assert "<p>Second</p>" in html


def test_search_page_has_the_markup_the_search_script_expects() -> None:
    page = PageReader(RENDERER.search(frame("ru/search.html", "ru")))
    [form] = page.named("form")
    assert form["action"] == "search.html"
    assert not [field for field in page.named("input") if "name" in field]  # so it never goes into an address
    assert form["data-none"] == WORDS["ru"]["search_none"]
    assert form["data-hint"] == WORDS["ru"]["search_hint"]
    assert "{count}" in form["data-found"]
    assert [data for data in page.named("ol") if "data-search-results" in data]
    assert [data for data in page.named("p") if data.get("aria-live") == "polite"]


def test_manifest_opens_the_home_of_its_language() -> None:
    manifest = json.loads(RENDERER.manifest(frame("uz-cyrl/app.webmanifest", "uz-cyrl")))
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == ("index.html", "../", "uz-Cyrl")
    assert {icon["src"] for icon in manifest["icons"]} == {
        f"../assets/icon-{size}.0a1b.png" for size in (192, 512)
    }


def test_languages_with_other_keys_are_refused() -> None:
    with pytest.raises(UnevenPhrasesError, match="uz has no words for: back"):
        Renderer({"en": {"back": "Back", "home": "Home"}, "uz": {"home": "Bosh sahifa"}})


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_shell_are_sorted_complete_and_drawn_by_the_font(language: str) -> None:
    words = WORDS[language]
    assert list(words) == sorted(words) == sorted(WORDS["en"])
    for key, phrase in words.items():
        assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", WORDS["en"][key])), key
    letters = {ord(letter) for letter in "".join(words.values())}
    assert not letters - TTFont(PACKS / "assets" / "noto-sans.woff2").getBestCmap().keys()
    assert language != "uz" or not set("'‘’`") & set("".join(words.values()))
