"""The wall screen in a pack: only words of the articles, nothing torn from its condition, files that are there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.packs import page_data as p
from amanjol.public.packs import screen
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.served_pack import ask, site_of
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

STAY = d.Warn("Leaving can cost you your papers.", "**With violence: go first.** Then call.")
SOURCE = p.SourceNote("A paper", "An office", "2026", "https://example.org", needs_review=False)


def read(root: Path, name: str) -> Any:
    return json.loads((root / "screen" / name).read_bytes())


def card(**changes: Any) -> p.ContactCard:
    usual: dict[str, Any] = {
        "number": "119", "tel": "tel:119", "country": "KR", "service": "Ambulance; also fire", "run_by": "State",
        "operator": "state", "emergency": True, "source": SOURCE,
    }  # fmt: skip
    return p.ContactCard(**(usual | changes))


def reading(*blocks: d.Block, **cards: p.ContactCard) -> p.Reading:
    document = d.Document("topic", "kr/health-care", "en", "A doctor", "Where to go", "original", "", blocks)
    return p.Reading(document, cards, {})


def shown(guide: Snapshot, reading: p.Reading) -> screen.DistancePage:
    entries = {
        "kr": p.ListEntry("kr", "en/kr/index.html", "Republic of Korea", ""),
        "kr/health-care": p.ListEntry("kr/health-care", "en/kr/health-care.html", "A doctor", ""),
    }
    words = guide.phrases["en"]
    return screen.tongue("en", {"kr/health-care": reading}, entries, words, {}).pages["kr/health-care"]


# --- Words


def test_every_page_of_every_language_can_be_read_from_afar(guide: Snapshot, built: Path) -> None:
    for language in guide.languages():
        pages = read(built, f"{language}.json")["pages"]
        for document in guide.documents(language):
            page = pages[document.key]
            assert (page["title"], page["summary"], page["lang"]) == (document.title, document.summary, "")
            assert (built / page["path"]).is_file()
            assert page["path"] in json.loads((built / f"kiosk/qr/{language}.json").read_bytes())


def test_a_page_in_borrowed_words_says_whose_they_are(guide: Snapshot, built: Path) -> None:
    pages = read(built, "en.json")["pages"]
    uzbek = {document.key for document in guide.documents("uz")} | {"kr/what-changed"}
    assert {key for key, page in read(built, "uz.json")["pages"].items() if page["lang"] == ""} == uzbek
    assert all(page["lang"] == "" for page in pages.values())


def test_a_warning_is_shown_as_a_whole(guide: Snapshot) -> None:
    poster = d.Poster("kept-passport.svg", "Words")
    warning = shown(guide, reading(poster, STAY)).warning
    assert warning == ("Leaving can cost you your papers.", "With violence: go first. Then call.")


@pytest.mark.parametrize(
    "blocks",
    [
        (d.Law("A law", "Nobody may expel you."), STAY),  # "this protection ends" would be about nothing
        (d.Steps((d.Step("Stay there."),)), STAY),
        (replace(STAY, more="Words. " * 60),),  # too long to be read in passing
        (d.Steps((d.Step("Stay where you are."),)),),
    ],
)
def test_what_cannot_stand_alone_is_left_to_the_page(guide: Snapshot, blocks: tuple[d.Block, ...]) -> None:
    page = shown(guide, reading(*blocks))
    assert (page.title, page.summary, page.warning) == ("A doctor", "Where to go", ())


def test_a_warning_of_the_starter_guide_is_its_own_words(guide: Snapshot, built: Path) -> None:
    for language in guide.languages():
        document = guide.document(language, "general/kept-passport")
        warning = next(block for block in document.blocks if isinstance(block, d.Warn))
        page = read(built, f"{language}.json")["pages"]["general/kept-passport"]
        assert page["warning"][0] == warning.say
        assert " ".join(page["warning"][1:]).split() == warning.more.replace("**", "").split()


# --- Numbers


def test_numbers_say_who_answers_and_whether_they_were_dialled(guide: Snapshot) -> None:
    dialled = card(
        number="1577", tel="tel:1577", emergency=False, dialled=p.LastDialling("2026-11-02", answered=True)
    )
    cards = {"line": replace(dialled, languages=("uz", "ru")), "ambulance": card()}
    page = shown(guide, reading(d.ContactRef("line"), d.ContactRef("ambulance"), **cards))
    assert [number.number for number in page.numbers] == ["1577", "119"]
    assert page.numbers[0].spoken == "Uzbek, Russian"
    assert page.numbers[0].dialled == "Answered on 02.11.2026"
    assert (page.numbers[1].service, page.numbers[1].dialled) == ("Ambulance", "Not yet dialled")


@pytest.mark.parametrize(
    "doubtful",
    [
        card(held_back=True, tel=None),
        card(source=None),
        card(operator="embassy"),
        card(emergency=False),  # nobody dialled it
        card(emergency=False, dialled=p.LastDialling("2026-11-02", answered=False)),
    ],
)
def test_a_number_in_doubt_is_not_shown_to_a_whole_hall(guide: Snapshot, doubtful: p.ContactCard) -> None:
    page = shown(
        guide, reading(d.ContactRef("one"), d.ContactRef("two"), one=doubtful, two=card(number="112"))
    )
    assert [number.number for number in page.numbers] == ["112"]


def test_a_number_of_another_country_says_which_and_is_one_that_works_from_there(guide: Snapshot) -> None:
    cards = {"short": card(country="KG"), "long": card(country="KG", number="+996 1", tel="tel:+9961")}
    page = shown(guide, reading(d.ContactRef("short"), d.ContactRef("long"), **cards))
    assert [(number.number, number.country) for number in page.numbers] == [("+996 1", "Kyrgyzstan")]


def test_a_page_says_that_it_may_be_out_of_date(guide: Snapshot) -> None:
    old = reading()
    old = replace(
        old, stale=True, document=replace(old.document, look_again_on="2026-01-15", translation="drafted")
    )
    assert "15.01.2026" in shown(guide, old).note
    assert guide.phrases["en"]["translation_drafted"] in shown(guide, old).note


# --- What changed


def changed(since: str, what: str = "A rule.", **values: Any) -> p.ChangeEntry:
    change = d.Change(what, since, values.pop("state", "in_force"), "Workers", "Ask.")
    return p.ChangeEntry(change, "kr/health-care", "en/kr/health-care.html", "change-1", **values)


def changes_shown(guide: Snapshot, *entries: p.ChangeEntry) -> screen.DistancePage | None:
    country = p.Reading(
        d.Document("country", "kr", "en", "Korea", "Work", "drafted", "", (STAY,)), {}, {}, stale=False
    )
    listed = {"kr": p.ListEntry("kr", "en/kr/index.html", "Korea", "Work")}
    flags = {"flags/kr.svg": "assets/kr.svg"}
    changes = {"kr": entries} if entries else {}
    return screen.tongue("en", {"kr": country}, listed, guide.phrases["en"], flags, changes).pages.get(
        "kr/what-changed"
    )


def test_what_changed_in_a_country_is_a_page_of_its_own(guide: Snapshot) -> None:
    page = changes_shown(
        guide, changed("2026-07-01", "New **rule**.", state="to_start"), changed("2025-09-01")
    )
    assert page is not None
    assert (page.path, page.title, page.country, page.flag) == (
        "en/kr/index.html", "What changed", "Korea", "assets/kr.svg",
    )  # fmt: skip
    assert (page.summary, page.warning, page.numbers, page.lang) == ("", (), (), "")
    assert page.changes == (
        screen.ScreenChange("Was to begin on 1 July 2026: ask whether it has begun", "New rule.", "Workers"),
        screen.ScreenChange("Since 1 September 2025", "A rule.", "Workers"),
    )
    assert guide.phrases["en"]["translation_drafted"] in page.note
    assert changes_shown(guide) is None


def test_only_so_many_changes_are_shown_as_can_be_read_in_passing(guide: Snapshot) -> None:
    days = ("2026-04-01", "2026-03-01", "2026-02-01", "2026-01-01")
    many = changes_shown(guide, *(changed(day) for day in days))
    assert many is not None
    assert len(many.changes) == 3
    long = changes_shown(guide, *(changed(day, "Words. " * 40) for day in days))
    assert long is not None
    assert len(long.changes) == 1


def test_a_languages_own_words_go_before_a_lenders(guide: Snapshot) -> None:
    own, lent = changed("2025-01-01", "Own."), changed("2026-01-01", "Lent.", written_in="ru")
    page, lent_page = changes_shown(guide, lent, own), changes_shown(guide, lent)
    assert page is not None
    assert lent_page is not None
    assert ([change.what for change in page.changes], page.lang) == (["Own."], "")
    assert ([change.what for change in lent_page.changes], lent_page.lang) == (["Lent."], "ru")


# --- Files


def test_every_name_leads_to_a_file_of_the_pack(built: Path) -> None:
    pages = read(built, "pages.json")
    named = {*pages["posters"], *pages["clips"]}
    for clip in pages["clips"].values():
        named |= {clip["picture"], *clip["captions"].values()} - {""}
    assert named == pages["media"].keys()
    assert all((built / path).is_file() for path in pages["media"].values())


def test_what_a_screen_shows_by_itself_holds_for_every_country(built: Path) -> None:
    pages = read(built, "pages.json")
    shows = {**pages["posters"], **pages["clips"]}
    kinds = [item["kind"] for item in pages["playlist"]]
    assert set(kinds) == {"poster", "clip", "page"}
    for item in pages["playlist"]:
        key = item["key"] if item["kind"] == "page" else shows[item["file"]]["page"]
        assert key.startswith("general/")
        assert item["kind"] == "clip" or item["seconds"] >= 10
    assert {item["key"] for item in pages["playlist"] if "key" in item} == {
        key for key in pages["pages"] if key.startswith("general/")
    }


def test_a_clip_without_words_is_no_choice(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "mute.mp4"
    file.write_text("film")
    edited = replace(guide, media={**guide.media, "mute.mp4": file})
    document = guide.document("en", "kr/health-care")
    mute = d.Video("Mute", "mute.mp4", "", "Words")
    edited = edited.edited("en", "kr/health-care", blocks=(mute, *document.blocks))
    build(edited, tmp_path / "pack", built)
    pages = read(tmp_path / "pack", "pages.json")
    assert "mute.mp4" not in pages["clips"]
    assert "mute.mp4" not in pages["media"]


def test_dialling_a_number_changes_one_file_of_each_language_that_shows_it(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    contact = guide.contacts["kr-119-ambulance"]
    changed = type(contact)(
        **{field.attname: getattr(contact, field.attname) for field in contact._meta.fields}
    )
    changed.last_dialled_on, changed.answered = date(2026, 11, 2), True
    build(replace(guide, contacts={**guide.contacts, "kr-119-ambulance": changed}), tmp_path / "next", built)
    numbers = read(tmp_path / "next", "en.json")["pages"]["kr/help-and-contacts"]["numbers"]
    assert numbers[0]["dialled"] == "Answered on 02.11.2026"
    assert (tmp_path / "next/screen/pages.json").read_bytes() == (built / "screen/pages.json").read_bytes()


# --- The shell


def test_the_shell_holds_no_code_and_shows_its_words_without_any(guide: Snapshot, built: Path) -> None:
    html = (built / screen.SHELL).read_text(encoding="utf-8")
    page = PageReader(html)
    [policy] = [meta["content"] for meta in page.named("meta") if meta.get("http-equiv")]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not {"a", "form", "iframe", "style"} & {tag for tag, _ in page.elements}
    assert not [name for _tag, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not [attributes for _tag, attributes in page.elements if "style" in attributes]
    assert all(script["src"].startswith("../assets/") for script in page.named("script"))
    for language in guide.languages():
        assert guide.phrases[language]["home_title"] in page.text


def test_the_screen_is_served_beside_the_kiosk(built: Path, tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to(built)
    site = site_of(tmp_path)
    assert ask(site, "/screen/").status == 200
    assert ask(site, "/screen/uz.json").headers["Content-Type"] == "application/json"
    assert "screen" not in site.table().languages
