"""What of a page of contacts stands open, what is folded, and whom it names first."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from amanjol.public.guide import documents as d
from amanjol.public.packs.page_data import ArticlePage, Country, Reading
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.sample_pages import CARD, RENDERER, WORDS, frame, reading

CARDS = {
    "police": replace(CARD, number="112", tel="tel:112", emergency=True),
    "fire": replace(CARD, number="119", tel="tel:119", emergency=True),
    "line": replace(CARD, number="1600", tel="tel:1600"),
    "wages": replace(CARD, number="1350", tel="tel:1350"),
    "again": replace(CARD, number="1351", tel="tel:1351"),
    "home": replace(CARD, number="1282", tel="tel:1282", country="UZ"),
    "bureau": replace(CARD, number="9", tel="tel:9", country="UZ"),
    "embassy": replace(CARD, number="8", tel="tel:8", operator="embassy"),
}
BLOCKS: tuple[d.Block, ...] = (
    d.Steps((d.Step("Get away."),), heading="In danger"),
    d.ContactRef("police"),
    d.Text("112 speaks English."),
    d.Phrases("ko", (d.Phrase("Help!", "Help!"),), heading="Sentences"),
    d.Text("You decide.", heading="Yours"),
    d.Text("A line.", heading="Held"),
    d.ContactRef("line"),
    d.Text("The ministry.", heading="Wages"),
    d.ContactRef("wages"),
    d.ContactRef("again"),
    d.Law("A law", "It says so."),
    d.Warn("First a line.", "Then the consulate."),
    d.Text("At home.", heading="Home"),
    d.ContactRef("home"),
    d.ContactRef("fire"),
    d.Text("An embassy.", heading="Embassy"),
    d.ContactRef("embassy"),
    d.ContactRef("bureau"),
)


def test_what_helps_in_danger_and_the_first_line_stand_open_and_nothing_is_lost() -> None:
    parts = page("kr").reading.parts
    folded = [(part.heading, part.numbers) for part in parts if part.heading]
    assert folded == [
        ("Sentences", ()),
        ("Yours", ()),
        ("Wages", ("1350", "1351")),
        ("Home", ("1282",)),
        ("Embassy", ("8", "9")),
    ]
    laid_out = [block for part in parts for block in part.blocks]
    assert [place for place, _block in laid_out] == list(range(len(BLOCKS)))
    headless = {place for part in parts if part.heading for place, _block in part.blocks[:1]}
    for place, block in laid_out:
        without = replace(BLOCKS[place], heading="") if place in headless else BLOCKS[place]  # type: ignore[arg-type]  # it has one
        assert block == without


def test_where_no_line_of_the_country_is_known_its_first_texts_stand_open() -> None:
    assert [part.heading for part in page("pl").reading.parts if part.heading] == [
        *("Sentences", "Wages", "Home", "Embassy")
    ]


def test_a_number_that_stands_last_is_folded_under_its_service() -> None:
    police = replace(CARDS["police"], service="Police")
    blocks: tuple[d.Block, ...] = (
        d.Text("Get away."),
        d.ContactRef("line"),
        d.Text("At home.", heading="Home"),
        d.ContactRef("police"),
    )
    last = Reading(replace(page("kr").reading.document, blocks=blocks), CARDS | {"police": police}, {}).parts[
        -1
    ]
    assert (last.heading, last.numbers, last.blocks) == ("Police", ("112",), ((3, d.ContactRef("police")),))


def test_every_number_of_the_country_is_a_link_and_in_a_folded_part_its_heading_names_it() -> None:
    html = RENDERER.article(page("kr"))
    assert dialling_links(html) == {card.tel for card in CARDS.values() if card.country == "KR"}
    folded = html[html.index('<details class="part"><summary><h2>Wages') :]
    summary = folded[: folded.index("</summary>")]
    assert "<span>1350</span> · <span>1351</span>" in summary
    assert "<a " not in summary


def test_the_first_call_is_of_each_part_and_never_an_embassy() -> None:
    assert numbers_on_top(page("kr").reading, "kr") == [
        "1600",
        "1350",
        "1351",
        "112",
        "119",
    ]
    many = {f"more{number}": replace(CARD, number=f"2{number}", tel=f"tel:2{number}") for number in range(3)}
    blocks = (*BLOCKS[:10], *[d.ContactRef(key) for key in many], d.Text("x", heading="Visa"), BLOCKS[6])
    wide = replace(
        page("kr").reading,
        document=replace(page("kr").reading.document, blocks=(*blocks[:5], *blocks[7:], BLOCKS[6])),
        contacts=CARDS | many,
    )
    assert numbers_on_top(wide, "kr") == ["1350", "1351", "20", "1600", "112"]


def test_a_country_without_a_line_names_those_of_home_and_none_beside_an_embassy() -> None:
    russia = without_lines()
    assert numbers_on_top(russia, "ru") == ["112", "119", "1282"]
    html = RENDERER.article(replace(page("ru"), reading=russia))
    assert "(state)" in html[html.index("1282") : html.index("Get away")]


def test_a_line_of_home_that_can_be_dialled_from_there_is_called_before_the_police() -> None:
    russia = without_lines(number="+998 71 123-45-67", tel="tel:+998711234567")
    assert numbers_on_top(russia, "ru") == ["+998 71 123-45-67", "112", "119"]
    assert "tel:+998711234567" in dialling_links(RENDERER.article(replace(page("ru"), reading=russia)))


def test_a_number_that_cannot_be_dialled_from_there_is_no_link_and_says_who_can_call() -> None:
    html = RENDERER.article(replace(page("ru"), reading=without_lines()))
    assert dialling_links(html) == {"tel:112", "tel:119", "tel:8"}
    on_top, below = html.split("Get away", 1)
    for text in (on_top, below):
        assert f"Uzbekistan. {WORDS['en']['dial_at_home']}" in text
    assert WORDS["en"]["dial_inside"] not in html


def test_at_home_before_one_leaves_the_short_number_of_home_is_a_link() -> None:
    home = without_lines()
    for key, kind in (("ru/before-you-leave", "topic"), ("general/job-offer", "general")):
        at_home = replace(home, document=replace(home.document, key=key, kind=kind))  # type: ignore[arg-type]  # a kind
        html = RENDERER.article(replace(page("ru"), reading=at_home))
        assert "tel:1282" in dialling_links(html)
        assert WORDS["en"]["dial_at_home"] not in html


def without_lines(**of_home: str) -> Reading:
    """A page of Russia, which has no line of its own."""
    cards = {
        key: replace(card, country="RU") if key in {"police", "fire", "embassy"} else card
        for key, card in CARDS.items()
        if key not in {"line", "wages", "again"}
    }
    cards["home"] = replace(cards["home"], **of_home)  # type: ignore[arg-type]  # fields of a card
    blocks = tuple(block for block in BLOCKS if getattr(block, "contact", "fire") in cards)
    russia = page("ru").reading
    return replace(russia, contacts=cards, document=replace(russia.document, blocks=blocks))


def numbers_on_top(contacts_page: Reading, country: str) -> list[str]:
    return [card.number for card in chain(*contacts_page.first_calls(country))]


def dialling_links(html: str) -> set[str]:
    return {link["href"] for link in PageReader(html).named("a") if link.get("href", "").startswith("tel:")}


def test_an_emergency_number_that_needs_many_words_has_a_line_of_its_own() -> None:
    """Beside others it would be a narrow column of ten lines."""
    words = {"police": "Any emergency: ambulance, police, firefighters", "fire": "Fire"}
    document = replace(reading().document, key="kr/help-and-contacts", kind="topic", blocks=BLOCKS)
    for most, is_long in (("", False), (", in English too", True)):
        cards = CARDS | {key: replace(CARDS[key], service=said + most) for key, said in words.items()}
        contacts_page = replace(reading(), document=document, contacts=cards)
        path = "en/kr/help-and-contacts.html"
        text = RENDERER.article(
            ArticlePage(frame(path), contacts_page, Country("kr", "en/kr/index.html", "There"))
        )
        tiles = text.partition('class="first-calls urgent"')[2].partition("</ul>")[0]
        assert tiles.count("<li") == 2
        assert ('<li class="long"' in tiles) is is_long
        assert tiles.count('class="long"') == is_long  # few words stay beside


def page(country: str) -> ArticlePage:
    document = replace(reading().document, key=f"{country}/help-and-contacts", kind="topic", blocks=BLOCKS)
    contacts_page = replace(reading(), document=document, contacts=CARDS)
    path = f"en/{country}/help-and-contacts.html"
    return ArticlePage(frame(path), contacts_page, Country(country, f"en/{country}/index.html", "There"))


def test_a_long_page_for_every_country_begins_open_and_warnings_changes_and_laws_stay_so() -> None:
    begins: tuple[d.Block, ...] = (
        d.Steps((d.Step("Write it down."),), heading="Silent"),
        d.Poster("a.svg", "A table."),
        d.Text("Do not call.", heading="Locked in"),
        d.Text("Dial at home.", heading="Numbers"),
        d.ContactRef("home"),
        d.Warn("Hang up.", "It is a lie."),
        d.Text("A false voice.", heading="Voices"),
        d.Law("A law", "It says so."),
    )
    long = (*begins, *[d.Text("x", heading=f"More {number}") for number in range(13)])
    general = replace(page("kr").reading.document, key="general/family", kind="general")
    parts = Reading(replace(general, blocks=long), CARDS, {}).parts
    assert [(part.heading, part.numbers) for part in parts if part.heading] == [
        ("Numbers", ("1282",)),
        ("Voices", ()),
        *[(f"More {number}", ()) for number in range(13)],
    ]
    assert [place for part in parts for place, _block in part.blocks] == list(range(len(long)))
    assert {place for part in parts if not part.heading for place, _block in part.blocks} == {0, 1, 2, 5, 7}
    shorter = Reading(replace(general, blocks=long[:20]), CARDS, {}).parts
    assert [part.heading for part in shorter] == [""]
