"""No pack carries an address for which a reader can be punished; cards say how a body is listed, and since when."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image, PngImagePlugin

from amanjol.public.guide import documents as d
from amanjol.public.guide.lawyers import marked_for, words_of
from amanjol.public.guide.sourcing import sources_named
from amanjol.public.guide.standings import Standings
from amanjol.public.packs import actions, travel_card
from amanjol.public.packs.editions import in_cyrillic
from amanjol.public.packs.page_data import QrCode, SourceNote
from amanjol.public.packs.punished import PunishedAddress, Watch
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.snapshots import Snapshot, build
from amanjol.public.packs.tree import LOOKED_WITH, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.plugin import DjangoDbBlocker

    from amanjol.foundation.directory.models import Contact

HOST = "banned-news.example"
BANNED = d.Standing(
    "xx-news", "News", "RU", "undesirable", "2024-02-20", "day", "amanjol-editors", True, (HOST,)
)
HELPER = d.Standing(
    "ru-helpers", "Helpers", "RU", "foreign_agent", "2023-01-11", "at_latest", "amanjol-editors", False,
    contacts=(),
)  # fmt: skip
KEY = "general/kept-passport"


@pytest.fixture(scope="module")
def russia(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Snapshot:
    """Russia as we ship it, with the article on war recruiters, in three languages."""
    from django.db import transaction  # noqa: PLC0415  apps are not ready earlier
    from django.test import override_settings  # noqa: PLC0415  as above

    from amanjol.public.guide.actions import load_starter_content  # noqa: PLC0415  as above
    from amanjol.public.guide.tests.few_articles import copy_few_articles  # noqa: PLC0415  as above
    from amanjol.public.packs.published import PublishedEdition  # noqa: PLC0415  as above

    folder = copy_few_articles(
        tmp_path_factory.mktemp("russia") / "content", "ru", ("kept-passport", "war-recruiters")
    )
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with media, django_db_blocker.unblock(), transaction.atomic():
        load_starter_content(folder=folder)
        snapshot = Snapshot.of(PublishedEdition())
        transaction.set_rollback(True)
    return snapshot


@pytest.fixture(scope="module")
def russian_pack(russia: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("built") / "pack"
    build(russia, target)
    return target


def one_file(pack: Path, language: str, country: str = "ru") -> str:
    return (pack / language / country / f"notes-{language}-{country}.html").read_text(encoding="utf-8")


def has_chapter(html: str, document: d.Document) -> bool:
    """Another article may speak of it by its title."""
    name = document.key.replace("/", "-")
    is_there = f'id="{name}"' in html
    assert is_there == (f"<h1>{document.title}</h1>" in html) == (f'href="#{name}"' in html)
    return is_there


def text(pack: Path, path: str) -> str:
    return " ".join(PageReader((pack / path).read_text(encoding="utf-8")).text.split())


def test_the_guide_names_sources_whose_address_no_reader_gets(russia: Snapshot, russian_pack: Path) -> None:
    hosts = [
        host for standing in russia.standings for host in standing.hosts if standing.kind == "undesirable"
    ]
    assert {"rferl.org", "azattyk.org", "currenttime.tv"} <= set(hosts)
    withheld = [source for source in russia.sources.values() if any(host in source.address for host in hosts)]
    assert len(withheld) > 5
    for path in read_manifest(russian_pack)["files"]:
        content = (russian_pack / path).read_bytes().lower()
        assert not [host for host in hosts if host.encode() in content], path
    page = text(russian_pack, "en/general/war-recruiters.html")
    source = russia.sources["gen-rferl-prisoners"]
    assert source.title in page
    assert source.publisher in page
    assert source.year in page
    assert "We give no address: for passing it on a reader can be punished. Where: Russia." in page


def test_a_note_on_a_source_says_for_which_countries_it_gives_no_address() -> None:
    source = d.Source("a", "Title", "News", f"https://www.{HOST}/a", "2024", "high", needs_review=False)
    elsewhere = replace(BANNED, key="b", country="KZ", kind="banned")
    note = SourceNote.of(
        source, Standings([BANNED, elsewhere, replace(BANNED, key="c", kind="foreign_agent")])
    )
    assert (note.address, note.has_address, note.withheld_for) == ("", False, ("KZ", "RU"))
    assert [standing.kind for standing in note.standings] == ["foreign_agent"]
    assert SourceNote.of(source, Standings([])).address == source.address


@pytest.mark.parametrize("language", ["en", "ru", "uz", "uz-cyrl"])
def test_what_waits_for_a_lawyer_is_not_in_the_file_for_russia(
    russia: Snapshot, russian_pack: Path, language: str
) -> None:
    document = russia.document(language, "general/war-recruiters")
    html = one_file(russian_pack, language)
    assert has_chapter(html, russia.document(language, KEY))
    assert not has_chapter(html, document)
    assert document.title in text(russian_pack, f"{language}/general/war-recruiters.html")
    places = json.loads((russian_pack / language / "files.json").read_bytes())["places"]
    listed = {path for kinds in places.values() for files in kinds.values() for path in files}
    assert f"{language}/{KEY}.html" in listed
    assert f"{language}/general/war-recruiters.html" not in listed  # there is no other country in this pack
    assert not [path for path in listed if "poster-war-recruiters" in path]


def test_a_marked_article_goes_in_where_its_words_were_read(guide: Snapshot, tmp_path: Path) -> None:
    """English is marked, Russian waits; the Uzbek names no country itself and waits with them."""
    waiting = small(guide, "en", "ru", "uz").edited("ru", KEY, lawyer_for=(d.LawyerMark("KR"),))
    words = words_of(guide.document("en", KEY))
    marked = (d.LawyerMark("KR", "A lawyer of Example", "2026-11-20", words),)
    build(waiting.edited("en", KEY, lawyer_for=marked), tmp_path / "pack")
    for language, is_there in (("en", True), ("ru", False), ("uz", False)):
        html = one_file(tmp_path / "pack", language, "kr")
        assert has_chapter(html, guide.document(language, KEY)) is is_there
        places = json.loads((tmp_path / "pack" / language / "files.json").read_bytes())["places"]
        assert (f"{language}/{KEY}.html" in places["general"]["text"]) is is_there


def test_a_mark_for_other_words_carries_nothing(guide: Snapshot, tmp_path: Path) -> None:
    mark = d.LawyerMark("KR", "A lawyer of Example", "2026-11-20", words_of(guide.document("en", KEY)))
    edited = small(guide).edited("en", KEY, lawyer_for=(mark,), title="Other words")
    build(edited, tmp_path / "pack")
    assert not has_chapter(one_file(tmp_path / "pack", "en", "kr"), edited.document("en", KEY))


def test_the_same_words_in_cyrillic_letters_are_marked_with_them(guide: Snapshot) -> None:
    uzbek = guide.document("uz", KEY)
    mark = d.LawyerMark("KR", "A lawyer of Example", "2026-11-20", words_of(uzbek))
    assert marked_for(in_cyrillic(replace(uzbek, lawyer_for=(mark,)))) == {"KR"}
    assert not marked_for(in_cyrillic(replace(uzbek, lawyer_for=(mark,), title="Boshqa")))


def test_other_countries_have_what_waits_for_one(guide: Snapshot, tmp_path: Path) -> None:
    build(small(guide).edited("en", KEY, lawyer_for=(d.LawyerMark("RU"),)), tmp_path / "pack")
    assert has_chapter(one_file(tmp_path / "pack", "en", "kr"), guide.document("en", KEY))
    places = json.loads((tmp_path / "pack/en/files.json").read_bytes())["places"]
    assert f"en/{KEY}.html" in places["kr"]["text"]
    assert f"en/{KEY}.html" not in places["general"]["text"]


def test_a_topic_that_waits_for_its_own_country_is_left_out_whole(guide: Snapshot, tmp_path: Path) -> None:
    edited = small(guide).edited("en", "kr/health-care", lawyer_for=(d.LawyerMark("KR"),))
    build(edited, tmp_path / "pack")
    assert not list((tmp_path / "pack").rglob("health-care.html"))
    title = guide.document("en", "kr/health-care").title
    assert title not in text(tmp_path / "pack", "en/kr/index.html")


def small(guide: Snapshot, *languages: str) -> Snapshot:
    """A country, two of its topics and an article, which is built in a moment."""
    keys = {"kr", "kr/health-care", "kr/help-and-contacts", KEY}
    documents = {
        code: tuple(document for document in guide.documents(code) if document.key in keys)
        for code in languages or ("en",)
    }
    return replace(guide, by_language=documents, standings=Standings([BANNED]))


def planted(guide: Snapshot) -> dict[str, Snapshot]:
    """The address in each kind of place."""
    plain = small(guide)
    document = guide.document("en", KEY)
    source = next(iter(sorted(sources_named(document))))
    contact_key, contact = next(iter(guide.contacts.items()))
    address = f"https://www.{HOST}/a/1.html"

    def with_block(block: d.Block) -> Snapshot:
        return plain.edited("en", KEY, blocks=(*document.blocks, block))

    def with_contact(**changes: object) -> Snapshot:
        return replace(plain, contacts={**guide.contacts, contact_key: changed(contact, **changes)})

    words = {code: {**phrases, "privacy_note": address} for code, phrases in guide.phrases.items()}
    titled = replace(guide.sources[source], title=f"From {address}")
    published = replace(guide.sources[source], publisher=HOST.upper())
    sentence = d.Phrases("ko", (d.Phrase(address, "x"),))
    return {
        "title": plain.edited("en", KEY, title=f"See {HOST}"),
        "summary": plain.edited("en", KEY, summary=address),
        "text": with_block(d.Text(f"Read\n{HOST}")),
        "mail": with_block(d.Text(f"Write to help@{HOST}.")),
        "encoded": with_block(d.Warn(f"https://example.org/?to=https%3A%2F%2F{HOST}%2Fa")),
        "quiz": with_block(d.Quiz((d.QuizQuestion("x", ("a", address), "1", "x"),))),
        "sentence": with_block(sentence),
        "source's title": replace(plain, sources={**guide.sources, source: titled}),
        "publisher": replace(plain, sources={**guide.sources, source: published}),
        "contact": with_contact(service={"en": address}),
        "words of the shell": replace(plain, phrases=words),
    }


def changed(contact: Contact, **changes: object) -> Contact:
    copy = type(contact)(**{field.name: getattr(contact, field.name) for field in type(contact)._meta.fields})
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


PLACES = (
    "title", "summary", "text", "mail", "encoded", "quiz", "sentence", "source's title", "publisher", "contact",
    "words of the shell",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_planted_address_stops_the_build(guide: Snapshot, tmp_path: Path, place: str) -> None:
    editions = planted(guide)
    assert set(editions) == set(PLACES)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/before").touch()
    with pytest.raises(PunishedAddress, match=rf"^[^\n]+ names {re.escape(HOST)}, for which a reader can be"):
        build(editions[place], tmp_path / "pack")
    assert [file.name for file in tmp_path.rglob("*")] == [
        "pack",
        "before",
    ]  # as it was, and nothing beside it


@pytest.mark.parametrize("name", ["captions.vtt", "drawing.svg", "photograph.png", f"{HOST}.svg"])
def test_a_planted_address_in_a_file_stops_the_build(guide: Snapshot, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name.endswith(".png"):
        note = PngImagePlugin.PngInfo()
        note.add_text("Source", HOST)
        Image.new("RGB", (8, 8)).save(file, pnginfo=note)
    else:
        words = "x" if HOST in name else HOST
        opening = "WEBVTT\n\n" if name.endswith(".vtt") else '<svg xmlns="http://www.w3.org/2000/svg"><!--'
        file.write_text(f"{opening}{words}{'' if name.endswith('.vtt') else '--></svg>'}", encoding="utf-8")
    watch = Watch(Standings([BANNED]))
    with pytest.raises(PunishedAddress, match=re.escape(name)):
        watch.look_at_files(tmp_path, [name])


def test_a_poster_of_the_guide_stops_the_build(guide: Snapshot, tmp_path: Path) -> None:
    file = tmp_path / "poster.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{HOST}</text></svg>', encoding="utf-8")
    document = guide.document("en", KEY)
    edited = small(guide).edited("en", KEY, blocks=(d.Poster("poster.svg", "x"), *document.blocks))
    with pytest.raises(PunishedAddress, match=r"^media/"):
        build(replace(edited, media={**guide.media, "poster.svg": file}), tmp_path / "pack")


def test_a_planted_address_in_a_code_stops_the_build(
    guide: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its strokes hold the address, and no letter of it."""
    drawn = travel_card.code_of([f"https://{HOST}/"])
    assert isinstance(drawn, QrCode)
    assert HOST not in drawn.path
    monkeypatch.setattr(travel_card, "code_of", lambda _lines: drawn)
    with pytest.raises(PunishedAddress, match=r"card\.html"):
        build(small(guide), tmp_path / "pack")


@pytest.mark.parametrize("is_older", [False, True])
def test_an_address_that_becomes_punished_stops_the_build_that_only_links(
    guide: Snapshot, tmp_path: Path, *, is_older: bool
) -> None:
    """No page has changed, so each would be linked. An older program has not said what it looked for."""
    document = guide.document("en", KEY)
    edited = small(guide).edited("en", KEY, blocks=(d.Text(f"See {HOST}."), *document.blocks))
    build(replace(edited, standings=Standings([])), tmp_path / "pack")
    if is_older:
        inputs = json.loads((tmp_path / "pack.inputs").read_bytes())
        del inputs[LOOKED_WITH]
        (tmp_path / "pack.inputs").write_text(json.dumps(inputs), encoding="utf-8")
    with pytest.raises(PunishedAddress, match=re.escape(HOST)):
        build(replace(edited, standings=Standings([BANNED])), tmp_path / "next", tmp_path / "pack")
    assert not (tmp_path / "next").exists()


def test_only_what_is_made_anew_is_looked_through_again(
    guide: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(small(guide), tmp_path / "pack")
    looked: list[str] = []
    monkeypatch.setattr(Watch, "look", lambda _watch, path, _content: looked.append(path))
    edited = small(guide).edited("en", KEY, title="Another title")
    tree = build(edited, tmp_path / "next", tmp_path / "pack")
    assert f"en/{KEY}.html" in looked
    assert len(set(looked)) <= tree.files_made < len(tree.files)


def test_a_code_of_the_kiosk_stops_the_build(guide: Snapshot, tmp_path: Path, settings) -> None:
    settings.ORIGINS = {**settings.ORIGINS, "guide": f"https://guide.{HOST}"}
    with pytest.raises(PunishedAddress, match="kiosk/qr/"):
        build(small(guide), tmp_path / "pack")


def test_the_names_of_other_hosts_are_not_taken_for_it(guide: Snapshot, tmp_path: Path) -> None:
    others = f"Not{HOST} and my-{HOST} and {HOST}le are others; the name banned-news too."
    edited = replace(
        guide, standings=Standings([BANNED, replace(BANNED, key="b", kind="none", hosts=("a.example",))])
    )
    document = guide.document("en", KEY)
    edited = edited.edited("en", KEY, blocks=(d.Text(others + " a.example"), *document.blocks))
    build(edited, tmp_path / "pack")
    assert "my-banned-news" in text(tmp_path / "pack", f"en/{KEY}.html")


def test_a_zim_is_not_made_of_a_pack_that_is_older_than_a_standing(guide: Snapshot, built: Path) -> None:
    words = guide.document("en", KEY).title
    standing = replace(BANNED, hosts=("notes-en-kr.html",))  # the name of a file stands in every pack
    assert words
    with pytest.raises(PunishedAddress):
        actions.write_zims(
            pack=built, target=built.parent / "x.zim", edition=replace(guide, standings=Standings([standing]))
        )


SAID = {
    "en": "Russia: this organisation is listed there as a “foreign agent”. Since when: 11 January 2023 or earlier.",
    "ru": "Россия: эта организация там внесена в список «иностранных агентов». С какого времени: 11 января 2023 года"
    " или раньше.",
    "uz": "Rossiya: bu tashkilot u yerda “chet el agentlari” roʻyxatiga kiritilgan. Qachondan beri: 2023-yil 11-yanvar"
    " yoki undan oldin.",
}


def test_a_card_says_the_standing_in_the_readers_language(guide: Snapshot, tmp_path: Path) -> None:
    key = next(key for key, contact in guide.contacts.items() if contact.country == "KR")
    edited = replace(small(guide, *SAID), standings=Standings([replace(HELPER, contacts=(key,))]))
    for language in SAID:
        blocks = (*guide.document(language, KEY).blocks, d.ContactRef(key))
        edited = edited.edited(language, KEY, blocks=blocks)
    build(edited, tmp_path / "pack")
    for language, words in SAID.items():
        assert words in text(tmp_path / "pack", f"{language}/{KEY}.html")
        assert words in " ".join(PageReader(one_file(tmp_path / "pack", language, "kr")).text.split())
    card = json.loads((tmp_path / "pack/contacts.json").read_bytes())[key]
    assert card["standings"] == [
        {"country": "RU", "kind": "foreign_agent", "since": "2023-01-11", "exactness": "at_latest"}
    ]


def test_on_pages_of_another_country_the_card_says_nothing(guide: Snapshot, tmp_path: Path) -> None:
    key = next(key for key, contact in guide.contacts.items() if contact.country == "KR")
    page = next(
        document for document in guide.documents("en")
        if document.key in {"kr", "kr/health-care"} and d.ContactRef(key) not in document.blocks
    )  # fmt: skip
    edited = small(guide).edited("en", page.key, blocks=(*page.blocks, d.ContactRef(key)))
    for country, is_said in (("RU", False), ("KR", True)):
        standing = replace(HELPER, country=country, contacts=(key,))
        build(replace(edited, standings=Standings([standing])), tmp_path / country)
        assert ("“foreign agent”" in text(tmp_path / country, f"en/{page.key}.html")) is is_said


def test_what_a_voice_reads_says_it_too(guide: Snapshot) -> None:
    from amanjol.public.packs.cards import card  # noqa: PLC0415  apps are not ready earlier
    from amanjol.public.packs.page_data import Reading  # noqa: PLC0415  as above
    from amanjol.public.packs.spoken import spoken  # noqa: PLC0415  as above

    key, contact = next(iter(guide.contacts.items()))
    document = replace(guide.document("en", KEY), blocks=(d.ContactRef(key),))
    month = replace(HELPER, contacts=(key,), exactness="month", kind="undesirable", since="2024-05-01")
    cards = {key: card(contact, guide.sources, Standings([month]), "en")}
    heard = spoken(Reading(document, cards, {}), guide.phrases["en"].__getitem__)
    assert "Russia: this organisation is listed there as “undesirable”. Since when: May 2024." in heard
