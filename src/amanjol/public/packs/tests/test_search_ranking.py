"""What the search puts first: the reader's country, one passage before scattered words, what means the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs.search_index import Page, build_index
from amanjol.public.packs.search_words import (
    FOLDER,
    alike,
    also_looked_for,
    looked_for_in_others,
    names_of,
)
from amanjol.public.packs.tests.real_queries import open_search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser

COMMAND = (
    "([index, query, country]) => AmanjolSearch.find(index, query, 5, country).map((result) => result.path)"
)
COUNTRIES = {"tr": "Турция", "ae": "Объединённые Арабские Эмираты", "pl": "Польша"}


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    tab = browser.new_page()
    open_search(tab)
    yield tab
    tab.close()


def found(tab: Tab, pages: Sequence[Page], query: str, country: str = "", language: str = "ru") -> list[str]:
    paths: list[str] = tab.evaluate(COMMAND, [json.loads(build_index(pages, language)), query, country])
    return paths


def help_pages() -> list[Page]:
    """Of three countries: only the page of one has every word that is looked for."""
    words = {
        "tr": "Линия помощи мигрантам отвечает днём.",
        "ae": "Телефон горячей линии. Телефон горячей линии.",
        "pl": "Линия фонда.",
    }
    helps = [Page(f"{code}/help.html", "Помощь", [], words[code], title) for code, title in COUNTRIES.items()]
    others = [
        Page(f"{code}/health.html", "Врач", [], "Больница рядом.", title) for code, title in COUNTRIES.items()
    ]
    return [*helps, *others]


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_readers_own_country_comes_first_though_another_has_more_of_the_words(tab: Tab, country: str):
    assert found(tab, help_pages(), "телефон горячей линии", country)[0] == f"{country}/help.html"


@pytest.mark.parametrize("query", ["телефон горячей линии в Дубае", "эмираты линия", "оаэ линия помощи"])
def test_a_country_that_the_query_names_comes_before_the_readers_own(tab: Tab, query: str):
    for country in ("pl", "tr", ""):
        assert found(tab, help_pages(), query, country)[0] == "ae/help.html"


def test_where_one_is_counts_though_the_query_names_two_countries(tab: Tab):
    assert found(tab, help_pages(), "линия польша эмираты", "pl")[0] == "pl/help.html"


def test_another_country_answers_what_the_readers_own_does_not(tab: Tab):
    pages = [*help_pages(), Page("ae/visa.html", "Виза спонсора", [], "Спонсор.", COUNTRIES["ae"])]
    assert found(tab, pages, "спонсор", "pl")[0] == "ae/visa.html"


def test_a_country_alone_is_looked_for_by_its_name(tab: Tab):
    pages = [*help_pages(), Page("pl/index.html", "Польша", [], "Права.", "Польша")]
    assert found(tab, pages, "польша", "tr")[0] == "pl/index.html"


@pytest.mark.parametrize(
    ("language", "query"),
    [("tk", "wiza almaly"), ("ky", "виза турса"), ("uz", "viza tursangiz"), ("uz", "viza kuryer")],
)
def test_a_word_that_only_looks_like_a_country_leaves_the_readers_own(tab: Tab, language: str, query: str):
    """Compared like other words, almaly is a form of Almaty, турса of Турция, kuryer of Koreya."""
    word, other = query.split()
    pages = [
        Page(f"{code}/visa.html", word, [], other if code == "pl" else f"{other} {word}", code.upper())
        for code in ("kz", "tr", "kr", "pl")
    ]
    assert found(tab, pages, query, "pl", language)[0] == "pl/visa.html"


def test_the_name_of_a_language_names_no_country(tab: Tab):
    pages = [
        Page("kr/help.html", "Help", [], "The line speaks Russian.", "Republic of Korea"),
        Page("ru/help.html", "Help", [], "The line.", "Russia"),
    ]
    assert found(tab, pages, "line russian", "kr", "en")[0] == "kr/help.html"


def test_words_in_one_passage_come_before_words_far_apart(tab: Tab):
    apart = (("", "Билет на поезд."), ("", "Договор."), ("", "Кто платит за дорогу."))
    together = (("", "Договор."), ("", "За билет платит хозяин."), ("", "Дорога."))
    pages = [
        Page(name, "Деньги", [], sections=parts, body="") for name, parts in (("a", apart), ("b", together))
    ]
    assert found(tab, pages, "билет платит") == ["b", "a"]


@pytest.mark.parametrize(
    ("language", "query", "text"),
    [
        ("ru", "шефа", "Начальник отвечает."),
        ("uz", "скорий", "Tez yordam keladi."),
        ("kk", "айлык", "Жалақыны жазып алыңыз."),
        ("ky", "милиция", "Полицияга барыңыз."),
        ("tk", "зарплата", "Aýlygyňyzy ýazyň."),
        ("en", "salery", "Your wages are yours."),
    ],
)
def test_a_word_is_answered_by_one_that_means_the_same(tab: Tab, language: str, query: str, text: str):
    pages = [Page("a", "Q", [], text), Page("b", "Q", [], "Zzz.")]
    assert found(tab, pages, query, "", language) == ["a"]


def test_a_form_belongs_to_the_longest_beginning_alone(tab: Tab):
    """`politsiya` begins like `polis`, which is a word for an insurance."""
    pages = [Page("a", "Q", [], "Politsiyaga boring."), Page("b", "Q", [], "Sugʻurta bor.")]
    assert found(tab, pages, "polis", "", "uz")[0] == "b"
    assert found(tab, pages, "militsiya", "", "uz") == ["a"]


def test_a_short_word_with_a_wrong_letter_is_the_one_that_stands_in_most_places(tab: Tab):
    pages = [
        Page("often", "Штраф", ["Штраф"], "Штраф."),
        *(Page(f"also{number}", "Q", [], "Штраф.") for number in range(5)),
        Page("once", "Q", [], "Штоф."),
    ]
    assert found(tab, pages, "штоаф")[0] == "often"
    assert found(tab, [Page("a", "Виза", [], ""), Page("b", "Дом", [], "")], "виса") == ["a"]


def test_a_particle_mistyped_is_not_looked_for(tab: Tab):
    pages = [Page("a", "Виза", [], ""), Page("b", "Дом", [], "Пожалуйста.")]
    assert found(tab, pages, "пожалуста виза") == ["a"]


def test_what_is_for_few_comes_after_the_same_for_all(tab: Tab):
    lesson = Page("general/a.html", "Чат", [], "Чат. Чат.", is_aside=True)
    assert found(tab, [lesson, Page("general/b.html", "Чат", [], "Чат.")], "чат")[0] == "general/b.html"


def test_a_number_alone_asks_whom_to_call(tab: Tab):
    pages = [
        Page("kz/help-and-contacts.html", "Помощь", [], "Линия 116 16.", "Казахстан"),
        Page("kz/duties.html", "Штрафы", [], "Звоните 116 16. Позже тоже 116 16.", "Казахстан"),
    ]
    assert found(tab, pages, "116 16", "kz")[0] == "kz/help-and-contacts.html"


def test_what_is_typed_for_a_topic_speaks_of_it_in_every_country(tab: Tab):
    """No page has the word; the list of the topic does."""
    pages = [
        Page(f"{code}/{name}.html", "Раздел", [], "Текст.", title)
        for code, title in COUNTRIES.items()
        for name in ("health-care", "working-legally")
    ]
    assert found(tab, pages, "поликлиника", "ae")[0] == "ae/health-care.html"
    index = json.loads(build_index(pages, "ru"))
    assert index["topics"] == ["health-care.html", "working-legally.html"]


@pytest.mark.parametrize("language", ["en", "ru", "uz", "kk", "ky", "tk"])
def test_each_language_has_every_list(language: str):
    russian = sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert russian == ["en", "kk", "ky", "ru", "tk", "uz"]
    assert len(alike(language)) > 50
    assert all(len(set(group)) > 1 for group in alike(language))
    for topic in ("health-care", "help-and-contacts", "kept-passport", "index.html#what-changed"):
        assert also_looked_for(f"kr/{topic}.html" if "#" not in topic else f"kr/{topic}", language)
    for country in ("ru", "tr", "kr", "ae", "pl"):
        assert names_of(country, language, "")
    assert names_of("zz", language, "Zedland") == "Zedland"
    assert also_looked_for("kr/nothing.html", language) == ""
    assert also_looked_for("kr/health-care.html", "uz-cyrl") == also_looked_for("kr/health-care.html", "uz")


def spaces() -> list[Page]:
    texts = {
        "pay": "Если не платят зарплату. Зарплата задержана.",
        "passport": "Паспорт забрали. Забрали документы.",
        "doctor": "Врач и больница.",
        "border": "Въезд без визы.",
    }
    return [Page(f"tr/{name}.html", name, [], text, "Турция") for name, text in texts.items()]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("неплатят", "pay"),  # a particle and a word
        ("паспортзабрали", "passport"),
        ("забралидокументов", "passport"),  # a form that no page has
        ("врачабольница", "doctor"),
        ("безвизы", "border"),
    ],
)
def test_words_written_together_are_read_apart(tab: Tab, query: str, page: str):
    assert found(tab, spaces(), query)[0] == f"tr/{page}.html"


def test_a_word_that_is_known_or_nearly_is_never_read_apart(tab: Tab):
    pages = [*spaces(), Page("tr/both.html", "both", [], "Безвизовый въезд.", "Турция")]
    assert found(tab, pages, "безвизовый")[0] == "tr/both.html"
    assert found(tab, spaces(), "зарплтаа")[0] == "tr/pay.html"


def test_a_number_is_never_read_apart(tab: Tab):
    pages = [
        Page("tr/one.html", "one", [], "157 и 170", "Турция"),
        Page("tr/two.html", "two", [], "Врач", "Турция"),
    ]
    assert found(tab, pages, "157170") == []


def test_russian_words_are_found_in_a_language_into_which_they_are_mixed(tab: Tab):
    names = ("health-care", "working-legally", "money-and-coming-home")
    pages = [Page(f"ru/{name}.html", f"Sahifa {at}", [], "Matn.", "Rossiya") for at, name in enumerate(names)]
    assert found(tab, pages, "сломал руку", "ru", "uz")[0] == "ru/health-care.html"
    assert found(tab, pages, "увольнение и расчёт", "ru", "ky")[0] == "ru/money-and-coming-home.html"
    assert found(tab, pages, "сломал руку", "ru", "en") == []


def places_of(word: str, pages: Sequence[Page]) -> int:
    """In how many parts of pages and topics of the Uzbek index a folded word stands."""
    index = json.loads(build_index(pages, "uz"))
    terms = [""]
    for coded in index["terms"].split(" "):
        terms.append(terms[-1][: int(coded[0], 36)] + coded[1:])
    postings = dict(zip(terms[1:], index["postings"].split(" "), strict=True))
    return sum(letter.isupper() for letter in postings.get(word, ""))


def test_a_word_that_the_language_has_itself_keeps_its_own_meaning():
    pages = [Page("ru/before-you-leave.html", "Sahifa", [], "Matn.", "Rossiya")]
    assert "приглашение" in looked_for_in_others(pages[0].path, "uz").split()
    assert looked_for_in_others(pages[0].path, "ru") == ""
    assert places_of("priglashene", pages) == 1  # of the topic
    written = Page("ru/other.html", "Sahifa", [], "Bu приглашение.", "Rossiya")
    assert places_of("priglashene", [*pages, written]) == 1  # of the page
    assert len(alike("uz")) > len(alike("ru"))


def test_where_no_country_is_told_a_general_page_stands_not_before_the_topic_that_is_spoken_of(tab: Tab):
    """A page that holds everywhere only mentions the hotline; each country has a page of hotlines."""
    pages = [
        *(
            Page(f"{code}/help-and-contacts.html", "Помощь", [], "Горячая линия.", title)
            for code, title in COUNTRIES.items()
        ),
        Page("general/safe-internet.html", "Интернет", ["Горячая линия"], "Горячая линия. Горячая линия."),
    ]
    assert found(tab, pages, "горячая линия")[0].endswith("/help-and-contacts.html")


def test_a_general_page_whose_topic_is_spoken_of_is_as_near_as_the_country(tab: Tab):
    """Whoever looks for a brother names the country where he is."""
    pages = [
        *(
            Page(
                f"{code}/before-you-leave.html", "Отъезд", [], "Брат пропал. Брат пропал. Брат пропал.", title
            )
            for code, title in COUNTRIES.items()
        ),
        Page("general/family-that-stays.html", "Семье", [], "Дома ждут."),
    ]
    assert found(tab, pages, "брат пропал турция")[0] == "general/family-that-stays.html"
