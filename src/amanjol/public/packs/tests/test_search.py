"""The search of a pack, in a real Chromium: the script's folding, and the judged queries."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.foundation.names.folding import fold, table_for_script, words
from amanjol.foundation.names.uzbek import to_cyrillic
from amanjol.public.packs.asset_files import script_of
from amanjol.public.packs.search_index import SUMMARY_LENGTH, Page, build_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
QuickLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ASSETS = HERE.parent / "assets"
CORE = ("search-words.js", "search-core.js")
LANGUAGES = ["en", "ru", "uz", "kk", "ky", "tk"]
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uz": "abdefghijklmnopqrstuvxyzʻʼабвгдеёжзийклмнопрстуфхцчшъэюяўқғҳ",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяäğıñöqşūü",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "tk": "abçdeäfghijžklmnňoöprsştuüwyýz",
}
APOSTROPHES = "'’‘ʻʼ`"


@cache
def judged(language: str) -> dict[str, Any]:
    text = (HERE / "judged_queries" / f"{language}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, QuickLoader)  # noqa: S506  the safe loader, in C where there is one
    return loaded


def pages_of(language: str) -> list[Page]:
    return [
        Page(page["path"], page["title"], page["headings"], page["body"], page.get("country", ""))
        for page in judged(language)["pages"]
    ]


def queries() -> Iterator[Any]:
    for language in LANGUAGES:
        judgements = judged(language)
        for judgement in [*judgements["queries"], *judgements["second_round"]]:
            marks = (
                [pytest.mark.xfail(strict=True, reason=judgement["note"])] if "missed" in judgement else []
            )
            name = f"{language}: {judgement['query']} ({judgement['note']})"
            yield pytest.param(language, judgement["query"], judgement["pages"], marks=marks, id=name)


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Tab]:
    """A blank page with the script and the index of each language in it."""
    tab = browser.new_page()
    for name in CORE:
        tab.add_script_tag(path=ASSETS / name)
    indexes = {language: json.loads(build_index(pages_of(language), language)) for language in LANGUAGES}
    in_cyrillic = [
        Page(
            p.path, to_cyrillic(p.title), [to_cyrillic(h) for h in p.headings], to_cyrillic(p.body), p.country
        )
        for p in pages_of("uz")
    ]
    indexes["uz-cyrl"] = json.loads(build_index(in_cyrillic, "uz-cyrl"))
    tab.evaluate("(indexes) => { window.indexes = indexes; }", indexes)
    yield tab
    tab.close()


def find(engine: Tab, language: str, query: str, limit: int = 3, country: str = "") -> list[dict[str, Any]]:
    command = (
        "([language, query, limit, country]) => AmanjolSearch.find(indexes[language], query, limit, country)"
    )
    results: list[dict[str, Any]] = engine.evaluate(command, [language, query, limit, country])
    return results


def in_script(engine: Tab, texts: list[str], language: str | None) -> list[list[Any]]:
    command = (
        "([texts, table]) => texts.map((t) => [AmanjolSearch.fold(t, table), AmanjolSearch.words(t, table)])"
    )
    answers: list[list[Any]] = engine.evaluate(command, [texts, table_for_script(language)])
    return answers


def in_python(texts: list[str], language: str | None) -> list[list[Any]]:
    return [[fold(text, language), words(text, language)] for text in texts]


# --- One folding in two programming languages


@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_python_and_the_script_fold_alike(engine: Tab, language: str | None):
    letters = sorted(set("".join(ALPHABETS.values()) + APOSTROPHES))
    texts = [*letters, *(letter.upper() for letter in letters)]
    texts += [first + second for first in letters for second in letters]
    for code in LANGUAGES:
        for page in pages_of(code):
            texts += [page.title, page.body, *page.headings]
        texts += [judgement["query"] for judgement in judged(code)["queries"]]
    assert len(texts) > 5000
    assert in_script(engine, texts, language) == in_python(texts, language)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"])), max_size=40))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_python_and_the_script_fold_any_text_alike(engine: Tab, texts: list[str]):
    for language in ("uz", "tk"):
        assert in_script(engine, texts, language) == in_python(texts, language)


# --- What is found


@pytest.mark.parametrize(("language", "query", "pages"), [*queries()])
def test_a_judged_query_finds_its_page(engine: Tab, language: str, query: str, pages: list[str]):
    paths = [result["path"] for result in find(engine, language, query)]
    assert set(paths) & set(pages), paths


@pytest.mark.parametrize(
    ("language", "judgement"),
    [(language, judgement) for language in LANGUAGES for judgement in judged(language)["from_a_country"]],
    ids=lambda value: value if isinstance(value, str) else f"{value['query']} from {value['from']}",
)
def test_a_judged_query_from_a_country_finds_its_page_first(
    engine: Tab, language: str, judgement: dict[str, Any]
):
    results = find(engine, language, judgement["query"], country=judgement["from"])
    assert results[0]["path"] in judgement["pages"], [result["path"] for result in results]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["doctor", "taken"])
def test_a_topic_is_found_by_the_words_people_use_for_it(engine: Tab, language: str, word: str):
    asked = {
        "en": {"doctor": "doctor", "taken": "passport taken"},
        "ru": {"doctor": "доктора", "taken": "забрали паспорт"},
        "uz": {"doctor": "doktorga", "taken": "pasportimni olib qoʻydi"},
        "kk": {"doctor": "доктор", "taken": "төлқұжат алып қойды"},
        "ky": {"doctor": "врачка", "taken": "паспортумду алып койду"},
        "tk": {"doctor": "doktor", "taken": "pasportymy alyp goýdy"},
    }
    wanted = {"doctor": "kr/health-care.html", "taken": "general/kept-passport.html"}
    others = ["kr/your-rights.html", "kr/help-and-contacts.html", "general/war-recruiters.html"]
    pages = [Page(path, "Q", [], "Passport pasport паспорт.") for path in (*wanted.values(), *others)]
    index = json.loads(build_index(pages, language))
    command = "([index, query]) => AmanjolSearch.find(index, query, 5).map((result) => result.path)"
    assert engine.evaluate(command, [index, asked[language][word]])[0] == wanted[word]


@pytest.mark.parametrize(
    ("language", "title", "queries"),
    [
        ("en", "What changed", ["what changed", "new law", "new rules 2026"]),
        ("ru", "Что изменилось", ["что изменилось", "изменения", "новый закон", "новые правила"]),
        ("uz", "Nima oʻzgardi", ["nima oʻzgardi", "nima o'zgardi", "нима ўзгарди", "yangi qonun"]),
        ("uz-cyrl", "Нима ўзгарди", ["нима ўзгарди", "nima o'zgardi", "янги қонун"]),
        ("kk", "Не өзгерді", ["не өзгерді", "жаңа заң", "өзгерістер"]),
        ("ky", "Эмне өзгөрдү", ["эмне өзгөрдү", "жаңы мыйзам", "өзгөрүүлөр"]),
        ("tk", "Näme üýtgedi", ["näme üýtgedi", "täze kanun", "name uytgedi"]),
    ],
)
def test_what_changed_is_found_in_the_country_where_one_is(
    engine: Tab, language: str, title: str, queries: list[str]
):
    base = language.partition("-")[0]
    lists = [
        Page(f"{code}/index.html#what-changed", title, [], "", code.upper(), "2026")
        for code in ("kr", "ru", "ae")
    ]
    index = json.loads(build_index([*pages_of(base), *lists], language))
    command = "([index, query, country]) => AmanjolSearch.find(index, query, 3, country).map((result) => result.path)"
    for query in queries:
        assert engine.evaluate(command, [index, query, "ru"])[0] == "ru/index.html#what-changed", query
        assert engine.evaluate(command, [index, query, ""])[0].endswith("#what-changed"), query


@pytest.mark.parametrize("language", ["uz", "uz-cyrl"])
def test_both_uzbek_scripts_answer_both(engine: Tab, language: str):
    judgements = judged("uz")["queries"] + judged("uz")["second_round"]
    missed = [
        judgement["query"]
        for judgement in judgements
        if not {r["path"] for r in find(engine, language, judgement["query"])} & set(judgement["pages"])
    ]
    assert missed == []


def test_uzbek_titles_are_in_the_script_of_the_page(engine: Tab):
    assert find(engine, "uz", "шартнома")[0]["title"] == "Mehnat shartnomasini imzolashdan oldin"
    assert find(engine, "uz-cyrl", "shartnoma")[0]["title"] == "Меҳнат шартномасини имзолашдан олдин"


def slips(word: str, alphabet: str, chance: random.Random) -> Iterator[str]:
    at = chance.randrange(len(word) - 1)
    letter = chance.choice(alphabet)
    yield word[:at] + letter + word[at:]
    yield word[:at] + word[at + 1 :]
    yield word[:at] + letter + word[at + 1 :]
    yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_in_any_longer_title_word_still_finds_its_page(engine: Tab, language: str):
    chance = random.Random(2026)  # noqa: S311  not for secrets
    tried, missed = 0, []
    for page in pages_of(language):
        for word in re.findall(r"[^\W\d_]{5,}", page.title.lower()):
            for slip in slips(word, ALPHABETS[language], chance):
                tried += 1
                if page.path not in {result["path"] for result in find(engine, language, slip, 12)}:
                    missed.append(f"{slip} for {word}")
    assert tried > 250
    assert len(missed) <= tried * 0.03, missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_of_any_longer_title_word_finds_its_page(engine: Tab, language: str):
    missed, tried = [], 0
    for page in pages_of(language):
        for word in re.findall(r"[^\W\d_]{7,}", page.title.lower()):
            for part in (word[:5], word[1:6], word[-5:]):
                tried += 1
                if page.path not in {result["path"] for result in find(engine, language, part, 20)}:
                    missed.append(f"{part} in {word}")
    assert len(missed) <= tried * 0.03, missed


def test_one_wrong_digit_is_another_number(engine: Tab):
    assert find(engine, "ru", "15770071")[0]["path"] == "kr/helplines"
    assert find(engine, "ru", "15770072") == []


def test_pages_with_every_word_come_before_those_with_some(engine: Tab):
    pages = [
        Page("some", "Паспорт, паспорта, паспорту", ["Паспорт"], "Паспорт."),
        Page("all", "Разное", [], "Очень долгий рассказ о том, где пропал паспорт и как его потерял турист."),
    ]
    index = json.loads(build_index(pages, "ru"))
    command = "(index) => AmanjolSearch.find(index, 'паспорт потерял', 5).map((result) => result.path)"
    assert engine.evaluate(command, index) == ["all", "some"]


def test_a_title_counts_more_than_a_heading_and_a_heading_more_than_the_body(engine: Tab):
    pages = [
        Page("body", "Один", ["Два"], "Виза."),
        Page("heading", "Один", ["Виза"], "Три."),
        Page("title", "Виза", ["Два"], "Три."),
        Page("none", "Один", ["Два"], "Три."),
    ]
    index = json.loads(build_index(pages, "ru"))
    command = "(index) => AmanjolSearch.find(index, 'визы', 5).map((result) => result.path)"
    assert engine.evaluate(command, index) == ["title", "heading", "body"]


@pytest.mark.parametrize("query", ["", " ", "?!", "ь", "\u0000", "constructor", "(((", "\\", "щука" * 5000])
def test_odd_queries_find_nothing_and_break_nothing(engine: Tab, query: str):
    assert find(engine, "ru", query) == []


def test_an_index_without_pages_answers_nothing(engine: Tab):
    index = json.loads(build_index([], "ru"))
    assert engine.evaluate("(index) => AmanjolSearch.find(index, 'виза', 5)", index) == []


# --- The file


def test_the_same_pages_give_the_same_bytes_in_any_order():
    pages = pages_of("kk")
    assert build_index(pages, "kk") == build_index(reversed(pages), "kk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_index_and_the_script_are_small(language: str):
    assert len(brotli.compress(build_index(pages_of(language), language))) < 10_500
    scripts = [script_of(ASSETS / name) for name in (*CORE, "search.js")]
    assert sum(len(brotli.compress(script)) for script in scripts) < 9_000


def test_the_index_shows_a_summary_and_keeps_no_body():
    long = "Слово " * 60
    page = Page("a", "Заголовок", ["Раздел"], f"Первый абзац.\n\nТайный хвост. {long}", "Корея")
    text = build_index([page], "ru").decode()
    assert json.loads(text)["pages"] == [["a", "Заголовок", "Корея", "Первый абзац.", ["Раздел"]]]
    assert "Тайный" not in text
    shortened = json.loads(build_index([Page("a", "Б", [], "", summary=long)], "ru"))["pages"][0][3]
    assert shortened.endswith("Слово…")
    assert len(shortened) <= SUMMARY_LENGTH + 1
