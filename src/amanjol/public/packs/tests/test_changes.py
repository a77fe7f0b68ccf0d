"""What changed in a country, from the articles to its page, the search, the screens and the one file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.packs import page_data as p
from amanjol.public.packs.changes import NEWEST, changes_of, newest_first
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.sample_pages import RENDERER, article, country_page
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

OLD = d.Change("An older rule.", "2025-01-01", "in_force", "Workers", "Ask.")
NEW = replace(OLD, what="A newer rule.", since="2026-07-01", state="to_start")
BILL = replace(OLD, what="Only a bill.", since="2026-02-21", state="proposed")


def entry(change: d.Change, key: str = "kr/your-rights") -> p.ChangeEntry:
    return p.ChangeEntry(change, key, f"en/{key}.html", "change-1")


def test_the_newest_comes_first_and_the_same_words_once() -> None:
    again = entry(NEW, "kr/working-legally")
    assert newest_first([entry(OLD), entry(NEW), again, entry(BILL)]) == (entry(NEW), entry(BILL), entry(OLD))
    draft = replace(OLD, since="")
    assert newest_first([entry(draft), entry(OLD)]) == (entry(OLD),)


def test_a_borrowed_article_does_not_say_again_what_a_translated_one_says() -> None:
    translated = entry(replace(NEW, what="Yangi qoida."), "kr/your-rights")
    borrowed = replace(entry(NEW, "kr/working-legally"), written_in="en")
    lenders = [entry(NEW, "kr/your-rights"), entry(NEW, "kr/working-legally")]
    assert newest_first([borrowed, translated], lenders) == (translated,)
    assert newest_first([translated, borrowed], lenders) == (translated,)
    assert len(newest_first([borrowed, translated])) == 2


def test_anchors_are_counted_by_article() -> None:
    document = d.Document(
        "topic", "kr/a", "en", "T", "S", "original", "", (d.Text("x"), OLD, d.Text("y"), NEW)
    )
    entries = list(changes_of(document, "en/kr/a.html", "ru"))
    assert [(part.change, part.anchor, part.written_in) for part in entries] == [
        (OLD, "change-1", "ru"), (NEW, "change-2", "ru"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "state", "words"),
    [
        ("en", "in_force", "Since 1 September 2025"),
        ("en", "to_start", "Was to begin on 1 September 2025: ask whether it has begun"),
        ("en", "proposed", "A bill or plan of 1 September 2025: not a law when we looked"),
        ("ru", "in_force", "Вступило в силу 1 сентября 2025 года"),
        ("ru", "to_start", "Должно было начать действовать 1 сентября 2025 года: спросите"),
        (
            "ru",
            "proposed",
            "Законопроект или план от 1 сентября 2025 года: когда мы смотрели, закона ещё не было",
        ),
        ("uz", "in_force", "Kuchga kirgan kuni: 2025-yil 1-sentabr"),
        ("uz-cyrl", "in_force", "Кучга кирган куни: 2025-йил 1-сентябрь"),
        ("uz", "to_start", "Boshlanishi kerak boʻlgan kun: 2025-yil 1-sentabr."),
        ("kk", "proposed", "2025 жылғы 1 қыркүйек: біз қарағанда әлі заң емес еді"),
        ("ky", "in_force", "Күчүнө кирген күнү: 2025-ж., 1-сентябрь"),
        ("tk", "to_start", "Başlanmaly güni: 1 sentýabr 2025. Başlanandygyny"),
    ],
)
def test_a_change_says_how_far_it_is_in_the_readers_words(language: str, state: Any, words: str) -> None:
    change = d.Change("Register by telephone.", "2025-09-01", state, "Workers", "Ask first.")
    page = PageReader(article(language, blocks=(d.Text("One"), change, change)))
    assert words in page.text
    assert all(part in page.text for part in ("Register by telephone.", "Workers", "Ask first."))
    assert [block["id"] for block in page.named("div") if block.get("class") == "block change"] == [
        "change-1",
        "change-2",
    ]


def test_a_country_lists_what_changed_and_says_nothing_where_nothing_did() -> None:
    change = d.Change("Register by **telephone**.", "2026-07-01", "to_start", "Workers", "Ask first.")
    entries = (
        p.ChangeEntry(change, "kr/health-care", "en/kr/health-care.html", "change-2"),
        p.ChangeEntry(replace(change, state="in_force"), "kr", "en/kr/index.html", "change-1", "ru"),
    )
    html = RENDERER.country(replace(country_page(), changes=entries))
    page = PageReader(html)
    assert 'id="what-changed"' in html
    assert "What changed" in page.text
    assert "Was to begin on 1 July 2026: ask whether it has begun" in page.text
    assert "Register by telephone." in page.text
    links = [link["href"] for link in page.named("a") if "#change" in link["href"]]
    assert links == ["health-care.html#change-2", "index.html#change-1"]
    assert [span["lang"] for span in page.named("span") if span.get("lang", "en") != "en"] == ["ru"]
    assert "What changed" not in RENDERER.country(country_page())


def test_the_newest_stand_open_and_those_before_are_folded_and_counted() -> None:
    def listed(number: int) -> str:
        entries = tuple(
            p.ChangeEntry(replace(OLD, what=f"Rule {day}."), "kr", "en/kr/index.html", f"change-{day}")
            for day in range(1, number + 1)
        )
        html = RENDERER.country(replace(country_page(), changes=entries))
        return html[html.index('id="what-changed"') :]

    assert "<details" not in listed(NEWEST + 1).partition("</section>")[0]
    html = listed(NEWEST + 3).partition("</section>")[0]
    newest, _, earlier = html.partition('<details class="part earlier">')
    assert [f"Rule {day}." in newest for day in range(1, NEWEST + 4)] == [True] * NEWEST + [False] * 3
    assert "Earlier changes: 3" in earlier.partition("</summary>")[0]
    assert all(f"Rule {day}." in earlier for day in range(NEWEST + 1, NEWEST + 4))
    assert html.count("<li>") == NEWEST + 3


@pytest.fixture(scope="module")
def pack(guide: Snapshot, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    edited = guide.without_changes().edited("en", "kr/your-rights", blocks=(OLD, d.Text("x"), BILL))
    edited = edited.edited("en", "kr/health-care", blocks=(NEW,))
    edited = edited.edited("en", "general/job-offer", blocks=(replace(OLD, what="Everywhere."),))
    target = tmp_path_factory.mktemp("changed") / "pack"
    build(edited, target, built)
    return target


def test_the_page_of_the_country_leads_to_each_block(pack: Path) -> None:
    country = (pack / "en/kr/index.html").read_text(encoding="utf-8")
    links = [link["href"] for link in PageReader(country).named("a") if "#change-" in link["href"]]
    assert links == ["health-care.html#change-1", "your-rights.html#change-2", "your-rights.html#change-1"]
    for link in links:
        page, anchor = link.split("#")
        assert f'id="{anchor}"' in (pack / "en/kr" / page).read_text(encoding="utf-8")
    assert "Everywhere." not in country
    assert "what-changed" not in (pack / "ru/kr/index.html").read_text(encoding="utf-8")


def test_the_one_file_leads_to_each_block_inside_it(pack: Path) -> None:
    page = PageReader((pack / "en/kr/notes-en-kr.html").read_text(encoding="utf-8"))
    links = [link["href"] for link in page.named("a") if "-change-" in link["href"]]
    assert links == ["#kr-health-care-change-1", "#kr-your-rights-change-2", "#kr-your-rights-change-1"]
    names = {attributes["id"] for _tag, attributes in page.elements if "id" in attributes}
    assert {link[1:] for link in links} | {"what-changed"} <= names


def test_the_search_leads_to_the_list(pack: Path) -> None:
    listed = {path: rest for path, *rest in json.loads((pack / "en/search.json").read_bytes())["pages"]}
    assert listed["kr/index.html#what-changed"][:3] == [
        "What changed",
        listed["kr/index.html"][0],
        "A newer rule.",
    ]
    others = json.loads((pack / "ru/search.json").read_bytes())["pages"]
    assert not [path for path, *_rest in others if "#" in path]


def test_a_screen_can_be_told_to_show_it(pack: Path) -> None:
    assert "kr/what-changed" in json.loads((pack / "screen/pages.json").read_bytes())["pages"]
    page = json.loads((pack / "screen/en.json").read_bytes())["pages"]["kr/what-changed"]
    assert [change["what"] for change in page["changes"]] == [
        "A newer rule.",
        "Only a bill.",
        "An older rule.",
    ]
    assert page["path"] in json.loads((pack / "kiosk/qr/en.json").read_bytes())
    assert "kr/what-changed" not in json.loads((pack / "screen/ru.json").read_bytes())["pages"]
