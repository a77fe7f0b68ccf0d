"""A pack of the starter guide: every page of every language, linked, honest, and made anew only where needed."""

from __future__ import annotations

import json
import posixpath
import re
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from amanjol.foundation.directory import numbers
from amanjol.public.guide import documents as d
from amanjol.public.guide.sourcing import sources_named
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.listings import path_of
from amanjol.public.packs.published import PublishedEdition
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.snapshots import Snapshot, build
from amanjol.public.packs.tree import TreeWriter, verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LANGUAGES = ("uz", "uz-cyrl", "en")
LINKS = ("href", "src", "srcset", "poster", "action", "data-index", "data-root")
SHARED = {"sw.js", "contacts.json", "manifest.json"}


def pages(root: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(root.rglob("*.html")):
        yield file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")


def text_of(root: Path, path: str) -> str:
    return " ".join(PageReader((root / path).read_text(encoding="utf-8")).text.split())


def changed(before: Path, after: Path) -> set[str]:
    """Paths of what is new or has other bytes; brotli forms left out, and the lists that tell phones of it."""
    listed = [json.loads((root / "manifest.json").read_bytes())["files"] for root in (before, after)]
    new = {path for path, entry in listed[1].items() if listed[0].get(path) != entry}
    return {path for path in new if not path.endswith("/files.json")}


def whole(language: str, country: str = "kr") -> set[str]:
    """The country as one file, which says all of it once more, and the page that tells its size."""
    return {
        f"{language}/{country}/amanjol-{language}-{country}.html",
        f"{language}/{country}/take-along.html",
    }


def test_an_article_is_due_when_its_first_source_is(guide: Snapshot, tmp_path: Path) -> None:
    document = guide.document("en", "general/kept-passport")
    key = min(sources_named(document))
    read = replace(guide.sources[key], as_of="2026-03", kind="bill", needs_review=True)
    edited = replace(guide, today=date(2026, 5, 1), sources={**guide.sources, key: read})
    edited = edited.edited("en", document.key, look_again_on="2099-01-01")
    build(edited, tmp_path / "late")
    late = (tmp_path / "late/en/general/kept-passport.html").read_text(encoding="utf-8")
    assert "It was due to be checked again on 30.04.2026" in late
    assert "As of March 2026: ask whether it still holds" in late
    build(replace(edited, today=date(2026, 4, 29)), tmp_path / "early")
    early = (tmp_path / "early/en/general/kept-passport.html").read_text(encoding="utf-8")
    assert "It was due to be checked again" not in early


def test_a_fact_whose_every_source_is_gone_is_left_out(guide: Snapshot, tmp_path: Path) -> None:
    gone, there = sorted(guide.sources)[:2]
    blocks = (
        d.Text("Rests on one.", sources=(gone,)),
        d.Text("Rests on two.", sources=(gone, there)),
        d.Phrases("ko", (d.Phrase("말", "Needs none."),), sources=(gone,)),
    )
    left = {key: source for key, source in guide.sources.items() if key != gone}
    build(replace(guide, sources=left).edited("en", "kr/health-care", blocks=blocks), tmp_path / "pack")
    text = text_of(tmp_path / "pack", "en/kr/health-care.html")
    assert "Rests on one." not in text
    assert "Rests on two." in text
    assert "Needs none." in text
    assert guide.sources[there].publisher in text


def test_who_reads_a_translation_or_borrows_one_learns_that_it_is_behind(
    guide: Snapshot, tmp_path: Path
) -> None:
    behind = {("uz", "general/kept-passport"): "2026-11-20", ("ru", "general/job-offer"): "2026-11-21"}
    without_offer = tuple(
        document for document in guide.by_language["uz"] if document.key != "general/job-offer"
    )
    edited = replace(guide, newer_originals=behind, by_language={**guide.by_language, "uz": without_offer})
    build(edited, tmp_path / "pack")

    def says(path: str, day: str) -> bool:
        return day in text_of(tmp_path / "pack", path)

    assert says("uz/general/kept-passport.html", "20.11.2026")
    assert says("uz-cyrl/general/kept-passport.html", "20.11.2026")
    assert says("uz/general/job-offer.html", "21.11.2026")  # in words of Russian
    assert not says("en/general/kept-passport.html", "20.11.2026")
    screen = json.loads((tmp_path / "pack/screen/uz.json").read_bytes())
    assert "20.11.2026" in screen["pages"]["general/kept-passport"]["note"]


def test_every_published_page_is_there_in_every_language(guide: Snapshot, built: Path) -> None:
    assert set(LANGUAGES) <= set(guide.languages())
    for language in guide.languages():
        documents = list(guide.documents(language))
        assert len(documents) >= 12
        for document in documents:
            assert PageReader((built / path_of(document)).read_text(encoding="utf-8")).named("h1")
            assert document.title in text_of(built, path_of(document))
        for name in ("index.html", "search.html", "404.html", "search.json", "files.json", "app.webmanifest"):
            assert (built / language / name).is_file()
    assert list(verify(built)) == []


def test_the_manifest_tells_what_the_pack_holds(guide: Snapshot, built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_bytes())
    assert manifest["number"] == 1
    assert manifest["languages"] == list(guide.languages())
    assert "kr" in manifest["countries"]
    present = {file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file()}
    assert set(manifest["files"]) == {path for path in present if not path.endswith(".br")} - {
        "manifest.json"
    }


def test_uzbek_in_cyrillic_says_the_same_in_cyrillic_letters(guide: Snapshot, built: Path) -> None:
    for document in guide.documents("uz"):
        path = path_of(document)
        latin, cyrillic = text_of(built, path), text_of(built, path.replace("uz/", "uz-cyrl/", 1))
        letters = re.findall(r"[а-яёўқғҳ]", cyrillic.lower())
        assert len(letters) > 10 * len(re.findall(r"[а-яёўқғҳ]", latin.lower()))
        assert len(letters) > 0.5 * len(re.findall(r"[^\W\d_]", cyrillic))
        assert "Ўзбекча" in cyrillic


def test_every_link_leads_to_a_file_of_the_pack(built: Path) -> None:
    files = set(json.loads((built / "manifest.json").read_bytes())["files"])
    seen = 0
    for path, html in pages(built):
        for tag, attributes in PageReader(html).elements:
            for name in LINKS:
                for link in filter(None, attributes.get(name, "").split(", ")):
                    seen += 1
                    assert leads_to_a_file(path, link.split()[0], files), f"{path}: <{tag} {name}={link!r}>"
    assert seen > 500


def leads_to_a_file(page: str, link: str, files: set[str]) -> bool:
    parts = urlsplit(link)
    if parts.scheme == "tel":
        return bool(re.fullmatch(r"tel:\+?[0-9]+", link))
    if parts.scheme == "data":
        return "/amanjol-" in page and link.startswith("data:image/")
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return False
    if not parts.path:
        return bool(parts.fragment)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return target in files or (parts.path.endswith("/") and target == ".")


def test_the_lists_a_phone_keeps_name_files_of_the_pack(built: Path) -> None:
    files = set(json.loads((built / "manifest.json").read_bytes())["files"])
    for language in LANGUAGES:
        lists = json.loads((built / language / "files.json").read_bytes())
        assert lists["number"] == 1
        own = {path for path in files if path.startswith(f"{language}/") and "/amanjol-" not in path}
        listed = {path for kinds in lists["places"].values() for kind in kinds.values() for path in kind}
        assert own - {f"{language}/files.json"} <= listed <= files
        assert {path.partition("/")[0] for path in listed} <= {language, "media", "letters", "voices"}
    script = (built / "sw.js").read_text(encoding="utf-8")
    pack = json.loads(script.partition("\n")[0].removeprefix("const PACK = ").removesuffix(";"))
    of_phones = {
        path
        for path in files
        if path.startswith("assets/") and not path.startswith(("assets/kiosk", "assets/screen"))
    }
    assert set(pack["assets"]) == of_phones


def with_held_back_number(guide: Snapshot) -> Snapshot:
    contact = copy(next(iter(guide.contacts.values())))
    contact.number, contact.country = "99-8877-6655-44", "KR"
    assert contact.is_held_back
    return replace(guide, contacts={**guide.contacts, contact.key: contact})


def test_a_number_that_is_held_back_is_nowhere(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    held_back = with_held_back_number(guide)
    build(held_back, tmp_path / "pack", built)
    contacts = json.loads((tmp_path / "pack/contacts.json").read_bytes())
    for key, contact in held_back.contacts.items():
        assert contacts[key]["number"] == (None if contact.is_held_back else contact.number)
        if not contact.is_held_back:
            assert numbers.may_exist(contacts[key]["number"], contact.country)
    for file in (tmp_path / "pack").rglob("*"):
        if file.is_file() and not file.name.endswith(".br"):
            assert b"8877" not in re.sub(rb"[0-9a-f]{32,}", b"", file.read_bytes()), file


def test_nobody_who_dialled_a_number_is_named(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    contact = copy(next(iter(guide.contacts.values())))
    contact.last_dialled_by, contact.last_dialled_on, contact.answered = (
        "Dialling Person",
        date(2026, 11, 2),
        True,
    )
    build(replace(guide, contacts={**guide.contacts, contact.key: contact}), tmp_path / "pack", built)
    assert not [path for path in (tmp_path / "pack").rglob("*.*") if b"Dialling Person" in path.read_bytes()]


def test_the_same_guide_gives_the_same_bytes(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    build(guide, tmp_path / "again")
    for file in built.rglob("*"):
        if file.is_file():
            assert file.read_bytes() == (tmp_path / "again" / file.relative_to(built)).read_bytes(), file


def test_nothing_is_made_anew_where_nothing_has_changed(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    tree = build(guide, tmp_path / "again", built)
    always = {"contacts.json", "sw.js", "manifest.json"} | {
        f"{language}/files.json" for language in guide.languages()
    }
    assert tree.files_made == len(always)
    assert changed(built, tmp_path / "again") == set()


def test_a_changed_body_changes_its_page_and_the_search(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    edited = guide.edited("en", "kr/health-care", blocks=(d.Text("Another text."),))
    tree = build(edited, tmp_path / "next", built)
    expected = {
        "en/kr/health-care.html",
        "en/search.json",
        "screen/en.json",
    }  # numbers are read from afar too
    assert changed(built, tmp_path / "next") - whole("en") == expected
    assert tree.files_made <= 3 + 2 + 3 + len(guide.languages())


def test_a_changed_title_changes_what_lists_it_too(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    build(guide.edited("en", "kr/health-care", title="Doctors"), tmp_path / "next", built)
    lists = {"en/kr/index.html", "en/search.json", "kiosk/en.json", "screen/en.json"}
    assert changed(built, tmp_path / "next") - whole("en") == {"en/kr/health-care.html", *lists}


def test_a_changed_number_changes_every_page_that_shows_it(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    numbers_shown = [
        b.contact for b in guide.document("en", "kr/help-and-contacts").blocks if isinstance(b, d.ContactRef)
    ]
    contact = copy(guide.contacts[numbers_shown[0]])
    contact.last_dialled_on, contact.last_dialled_by, contact.answered = date(2026, 11, 2), "Lola", True
    build(replace(guide, contacts={**guide.contacts, contact.key: contact}), tmp_path / "next", built)
    expected = {
        path_of(document)
        for language in guide.languages()
        for document in guide.documents(language)
        if d.ContactRef(contact.key) in document.blocks
    }
    assert {"en/kr/help-and-contacts.html", "uz-cyrl/kr/help-and-contacts.html"} <= expected
    paths = changed(built, tmp_path / "next")
    for language in guide.languages():
        paths -= whole(language)
    assert expected | {"contacts.json"} <= paths
    for path in paths - expected - {"contacts.json"}:
        assert numbers.as_read(contact.number, contact.country) in text_of(tmp_path / "next", path), path


def test_a_picture_that_no_page_shows_is_in_no_pack(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    Image.new("RGB", (1200, 800)).save(tmp_path / "new.png")
    build(replace(guide, media={**guide.media, "new.png": tmp_path / "new.png"}), tmp_path / "next", built)
    assert changed(built, tmp_path / "next") == set()


def test_an_article_gone_is_gone_from_the_next_pack(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    left = {
        language: tuple(
            document for document in guide.documents(language) if document.key != "kr/health-care"
        )
        for language in guide.languages()
    }
    build(replace(guide, by_language=left), tmp_path / "next", built)
    assert not list((tmp_path / "next").glob("*/kr/health-care.html"))
    assert not [path for path, html in pages(tmp_path / "next") if "kr/health-care.html" in html]
    test_every_link_leads_to_a_file_of_the_pack(tmp_path / "next")


@pytest.mark.parametrize(("days", "is_stale"), [(-1, False), (0, True), (1, True)])
def test_a_page_says_when_it_was_due_to_be_looked_at(
    guide: Snapshot, built: Path, tmp_path: Path, *, days: int, is_stale: bool
) -> None:
    due = date(2027, 3, 1)
    edition = replace(
        guide.edited("en", "kr/health-care", look_again_on=due.isoformat()), today=due + timedelta(days)
    )
    build(edition, tmp_path / "pack")
    assert (
        "due to be checked again on 01.03.2027" in text_of(tmp_path / "pack", "en/kr/health-care.html")
    ) is is_stale


def country(key: str, language: str, title: str) -> Iterator[d.Document]:
    texts: Mapping[str, str] = {"before-you-leave": "Before", "zoo": "Another topic"}
    yield d.Document("country", key, language, title, "About it", "drafted", "", (d.Text("Text"),))
    for topic, name in texts.items():
        yield d.Document(
            "topic", f"{key}/{topic}", language, name, "In short", "drafted", "", (d.Text("Text"),)
        )


def test_another_country_needs_nothing_but_its_pages(guide: Snapshot, built: Path, tmp_path: Path) -> None:
    """A country that no line of this program knows."""
    edition = guide
    for language, title in (("en", "Germany"), ("uz", "Germaniya"), ("uz-cyrl", "Германия")):
        for document in country("de", language, title):
            edition = edition.with_document(document)
    build(edition, tmp_path / "pack", built)
    manifest = json.loads((tmp_path / "pack/manifest.json").read_bytes())
    assert set(manifest["countries"]) >= {"de", "kr"}
    for language, title in (("en", "Germany"), ("uz-cyrl", "Германия")):
        home = PageReader((tmp_path / f"pack/{language}/index.html").read_text(encoding="utf-8"))
        assert "de/index.html" in [link["href"] for link in home.named("a")]
        assert title in home.text
        page = (tmp_path / f"pack/{language}/de/index.html").read_text(encoding="utf-8")
        assert "flag-code" in page
        assert page.index("before-you-leave.html") < page.index("zoo.html")
    test_every_link_leads_to_a_file_of_the_pack(tmp_path / "pack")


def test_a_page_outlives_the_contact_and_the_source_that_it_names(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    """Deleting one must not keep the next pack from readers."""
    contact = next(
        b.contact for b in guide.document("en", "kr/help-and-contacts").blocks if isinstance(b, d.ContactRef)
    )
    contacts = {key: value for key, value in guide.contacts.items() if key != contact}
    edition = replace(guide, contacts=contacts, sources={})
    build(edition, tmp_path / "pack", built)
    assert list(verify(tmp_path / "pack")) == []
    assert (
        len(PageReader((tmp_path / "pack/en/kr/help-and-contacts.html").read_text(encoding="utf-8")).text)
        > 1000
    )


def test_a_preview_is_the_page_of_the_pack_and_writes_none(
    guide: Snapshot, built: Path, tmp_path: Path
) -> None:
    with TreeWriter(tmp_path) as scratch:
        builder = PackBuilder(guide, scratch)
        for document in guide.documents("uz"):
            assert builder.preview(document) == (built / path_of(document)).read_text(encoding="utf-8")
        assert {path.partition("/")[0] for path in scratch.files} <= {"media"}


@pytest.mark.django_db
def test_a_guide_with_nothing_in_it_says_so_in_words(tmp_path: Path) -> None:
    with TreeWriter(tmp_path) as tree:
        facts = PackBuilder(PublishedEdition(), tree).build(lambda _digest: 1)
        tree.finish(facts, tmp_path / "pack")
    assert (facts["number"], facts["languages"]) == (1, [])
    for page in ("index.html", "404.html", "kiosk/index.html", "screen/index.html"):
        text = (tmp_path / "pack" / page).read_text(encoding="utf-8")
        for words in ("Qoʻllanma hali boʻsh", "Справочник пока пуст", "The guide is still empty"):
            assert words in text, page
