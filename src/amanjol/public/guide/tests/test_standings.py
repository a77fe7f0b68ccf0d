"""Legal standing of bodies: in files, in the editor's form, and where editors hear of what waits for a lawyer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide import documents as d
from amanjol.public.guide import queries
from amanjol.public.guide.content_files import (
    ContentError,
    ContentErrors,
    check_canonical,
    read_document,
    read_folder,
    write_document,
)
from amanjol.public.guide.content_languages import language_problems
from amanjol.public.guide.content_standings import standing_problems
from amanjol.public.guide.conversion import document_of, marks_of
from amanjol.public.guide.lawyers import waits_for, words_of
from amanjol.public.guide.models import LegalStanding, Proposal, Source
from amanjol.public.guide.reports.punished import named_addresses
from amanjol.public.guide.standings import Standings
from amanjol.public.guide.tests.content_samples import CONTACT_TEXT, COUNTRY_TEXT, SOURCE_TEXT, TEXT
from amanjol.public.guide.tests.small_guide import GENERAL, packs_asked_for, page_of
from amanjol.public.guide.translation.actions import save_translation

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.guide.tests.small_guide import People

HOST = "banned-news.example"
FORM = "/cms/snippets/guide/legalstanding/"
STANDINGS_TEXT = f"""\
- key: kr-news
  name: News
  hosts:
  - {HOST}
  - t.me/banned
  country: KR
  kind: banned
  since: 2024-02-20
  exactness: day
  source: an-office
  needs_review: yes
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "sources.yaml": SOURCE_TEXT,
        "contacts.yaml": CONTACT_TEXT,
        "order.yaml": "[]\n",
        "standings.yaml": STANDINGS_TEXT,
        "interface/en.yaml": "home: Home\n",
        "guide/kr/country.en.yaml": COUNTRY_TEXT,
        "guide/kr/health-care.en.yaml": TEXT,
        "media/a.vtt": "WEBVTT\n",
    }
    for name, text in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "content"


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in standing_problems(folder)]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_standing_without_a_date_is_one_sentence_with_its_line(folder: Path) -> None:
    change(folder / "standings.yaml", "  since: 2024-02-20\n", "")
    with pytest.raises(ContentErrors) as refused:
        read_folder(folder)
    said = [line for line in str(refused.value).splitlines() if "standings.yaml" in line]
    assert said == ["content/standings.yaml:1: the file needs the key `since`"]
    assert [str(problem) for problem in check_canonical(folder) if "standings" in problem.file] == said


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("since: 2024-02-20", "since: 2024-02-30", "since is `2024-02-30`, which is no date like 2027-03-01"),
        ("country: KR", "country: kr", "country is `kr` but must be two capital letters, such as RU"),
        ("kind: banned", "kind: disliked", "kind is `disliked` but must be undesirable, banned"),
        (f"- {HOST}", f"- https://{HOST}/", "but must be a host in small letters"),
        ("source: an-office", "source: nobody", "there is no source `nobody`"),
        ("  country", "  contacts:\n  - nobody\n  country", "there is no contact `nobody`"),
    ],
)
def test_bad_standings_are_refused_with_line_and_right_form(
    folder: Path, old: str, new: str, sentence: str
) -> None:
    change(folder / "standings.yaml", old, new)
    with pytest.raises(ContentErrors) as refused:
        read_folder(folder)
    [said] = [line for line in str(refused.value).splitlines() if "standings.yaml" in line]
    assert sentence in said


def test_files_that_name_no_such_address_are_no_problem(folder: Path) -> None:
    assert problems_of(folder) == []
    (folder / "standings.yaml").unlink()
    assert problems_of(folder) == []  # a guide without the list is whole


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("guide/kr/health-care.en.yaml", "summary: ", f"summary: {HOST} "),
        ("guide/kr/country.en.yaml", "title: ", f"title: www.{HOST.upper()} "),
        ("contacts.yaml", "  run_by:\n    en: ", "  run_by:\n    en: t.me/banned "),
        ("sources.yaml", "  publisher: ", f"  publisher: {HOST} "),
        ("interface/en.yaml", "Home", f"https://{HOST}/"),
        ("media/a.vtt", "WEBVTT", f"WEBVTT {HOST}"),
    ],
)
def test_a_planted_address_is_named_with_its_line(folder: Path, file: str, old: str, new: str) -> None:
    change(folder / file, old, new)
    [problem] = problems_of(folder)
    lines = (folder / file).read_text(encoding="utf-8").lower().splitlines()
    [line] = [number for number, text in enumerate(lines, 1) if HOST in text or "t.me/banned" in text]
    assert problem.startswith(f"content/{file}:{line}: names ")
    assert "for which a reader can be punished in KR: say the publisher and the day in words" in problem


def test_editors_keep_the_address_of_a_source(folder: Path) -> None:
    text = (folder / "sources.yaml").read_text(encoding="utf-8")
    [address] = {line for line in text.splitlines() if line.startswith("  address: ")}
    change(folder / "sources.yaml", address, f"  address: https://{HOST}/a")
    [problem] = problems_of(folder)  # not the source, but the standing that rests on it
    assert problem == f"content/standings.yaml:1: kr-news rests on {HOST}, which no reader can be given"


def test_the_name_of_a_file_counts(folder: Path, tmp_path: Path) -> None:
    (folder / "media" / f"{HOST}.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/app.js").write_text(f'fetch("//{HOST}/");', encoding="utf-8")
    problems = [str(problem) for problem in standing_problems(folder, [tmp_path / "assets"])]
    assert [problem.partition(": ")[0] for problem in problems] == [
        f"content/media/{HOST}.svg:1",
        "assets/app.js:1",
    ]


def test_what_ends_in_a_host_belongs_to_the_body() -> None:
    standing = d.Standing(
        "a", "A", "RU", "undesirable", "2024-02-20", "day", "x", True, (HOST, "t.me/banned")
    )
    agent = replace(standing, key="b", kind="foreign_agent", hosts=("agent.example",))
    none = replace(standing, key="c", kind="none", hosts=("free.example",))
    standings = Standings([standing, agent, none])
    for address in (
        HOST,
        f"https://www.{HOST}:443/a?b",
        f"https://copy.example/https://{HOST}",
        "T.me/banned/4",
    ):
        assert standings.of_address(address) == (standing,), address
        assert standings.punished_in(f"see “{address}”") is not None
    for address in (f"https://not{HOST}/", f"https://{HOST}s/", f"https://x-{HOST}/", "https://t.me/bannedx"):
        assert standings.of_address(address) == (), address
        assert standings.punished_in(address) is None
    assert standings.of_address("https://agent.example/") == (agent,)
    assert standings.punished_in("https://agent.example/ and free.example") is None
    assert standings.of_address("https://free.example/") == ()


def form(**changes: str) -> dict[str, str]:
    """What Wagtail's form of a standing would send."""
    values = {
        "key": "kr-news", "name": "News", "hosts": HOST, "contacts": "", "country": "KR", "kind": "banned",
        "since": "20.02.2024", "exactness": "day", "source": "ministry", "needs_review": "on",
    }  # fmt: skip
    return values | changes


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
class TestEditor:
    def test_a_standing_without_a_date_is_refused_with_one_sentence(self, people: People) -> None:
        response = browser(people.lola).post(f"{FORM}add/", form(since=""))
        assert "Say since which day: without one nobody can check it." in response.text
        assert not Proposal.objects.exists()
        assert not LegalStanding.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"hosts": f"https://{HOST}"}, "Write hosts in small letters with one space between."),
            ({"source": "nobody"}, "There is no source with this key."),
            ({"contacts": "kr-line nobody"}, "There is no contact with the key nobody."),
            ({"country": "Korea"}, "Two capital letters, like KR."),
        ],
    )
    def test_what_cannot_be_is_refused(self, people: People, changes: dict[str, str], sentence: str) -> None:
        assert sentence in browser(people.lola).post(f"{FORM}add/", form(**changes)).text
        assert not Proposal.objects.exists()

    def test_a_second_person_puts_it_in_force_and_a_pack_is_asked_for(self, people: People) -> None:
        browser(people.lola).post(f"{FORM}add/", form(hosts=f"{HOST} t.me/banned", contacts="kr-line"))
        proposal = Proposal.objects.get()
        assert not LegalStanding.objects.exists()
        assert browser(people.lola).post(f"/cms/changes/{proposal.pk}/approve/").status_code == 403
        DBTaskResult.objects.all().delete()
        browser(people.timur).post(f"/cms/changes/{proposal.pk}/approve/")
        [standing] = queries.standings()
        assert (standing.since, standing.hosts, standing.contacts) == (
            "2024-02-20",
            (HOST, "t.me/banned"),
            ("kr-line",),
        )
        assert packs_asked_for() == 1

    def test_who_works_on_cases_sees_none(self, people: People) -> None:
        assert browser(people.berk).get(FORM).status_code in {302, 403}
        assert browser(people.gulnara).post(f"{FORM}add/", form()).status_code in {302, 403}
        assert not Proposal.objects.exists()

    def test_no_text_that_readers_get_takes_such_an_address(self, people: People) -> None:
        LegalStanding.objects.create(
            key="a", name="A", hosts=HOST, country="RU", kind="undesirable", since="2024-02-20", exactness="day",
            source="ministry",
        )  # fmt: skip
        sentence = f"Names {HOST}: a reader can be punished for it (RU)."
        page = page_of(GENERAL.key, "en")
        page.summary = f"Read {HOST}"
        text = {"heading": "", "body": f"See https://www.{HOST}/a", "sources": ["ministry"]}
        page.body = [{"type": "text", "value": text}]
        with pytest.raises(ValidationError) as refused:
            page.full_clean()
        [said] = refused.value.message_dict["summary"]
        assert said == f"{sentence} Name the publisher and the day in words."
        assert "Block 1 (Text" in str(refused.value.message_dict["body"])
        lola = browser(people.lola)
        source = {
            "title": f"From {HOST}", "publisher": "Ministry", "address": "https://example.org/law", "year": "2026",
            "confidence": "high", "needs_review": "on", "as_of": "", "kind": "", "checked_by": "", "checked_on": "",
        }  # fmt: skip
        assert sentence in lola.post("/cms/snippets/guide/source/edit/ministry/", source).text
        assert not Proposal.objects.exists()
        own = source | {"title": "Labour law", "address": f"https://{HOST}/law"}  # for editors
        lola.post("/cms/snippets/guide/source/edit/ministry/", own)
        assert Proposal.objects.get().values == {"address": f"https://{HOST}/law"}
        assert Source.objects.get(key="ministry").address == "https://example.org/law"
        contact = {
            "country": "KR", "number": "1577-0071", "operator": "state", "cost": "free", "asks_name": "no",
            "languages": "", "source": "ministry", "service_en": f"See {HOST}", "run_by_en": "A centre",
        }  # fmt: skip
        assert sentence in lola.post("/cms/snippets/directory/contact/edit/kr-line/", contact).text

    def test_editors_are_shown_what_is_older_than_the_standing(self, people: People) -> None:
        page = page_of(GENERAL.key, "en")
        page.summary = f"Read {HOST}"
        page.save_revision().publish()
        Source.objects.update(publisher=HOST)
        Contact.objects.filter(key="kr-line").update(service={"en": f"See {HOST}"})
        lola = browser(people.lola)
        assert "Addresses to take out" not in lola.get("/cms/state/").text
        LegalStanding.objects.create(
            key="a",
            name="A",
            hosts=HOST,
            country="RU",
            kind="banned",
            since="2024-02-20",
            exactness="day",
            source="x",
        )
        assert [(row.kind, row.key) for row in named_addresses()] == [
            ("page", GENERAL.key), ("contact", "kr-line"), ("source", "ministry"),
        ]  # fmt: skip
        state = lola.get("/cms/state/").text
        section = state.partition('id="punished"')[2].partition("</section>")[0]
        assert "Addresses to take out" in section
        assert section.count(f"Names {HOST}: a reader can be punished for it (RU).") == 3
        for address in (f"/cms/pages/{page.pk}/edit/", "contact/edit/kr-line/", "source/edit/ministry/"):
            assert address in section

    def test_a_new_translation_waits_and_what_was_read_was_not_it(self, people: People) -> None:
        page = page_of(GENERAL.key, "en")
        page.lawyer_for = [("mark", {"country": "KR", "marked_by": "A lawyer", "marked_on": "2026-11-20"})]
        page.save_revision().publish()
        original = page_of(GENERAL.key, "en")
        save_translation(
            original=original, revision=original.live_revision, language="ru", texts={"title": "Паспорт"},
            state="drafted", finished=False, by=people.gulnara,
        )  # fmt: skip
        russian = page_of(GENERAL.key, "ru")
        assert marks_of(russian) == (d.LawyerMark("KR"),)
        [document] = [other for other in queries.published_documents() if other.key == GENERAL.key]
        assert document.lawyer_for == (d.LawyerMark("KR", "A lawyer", "2026-11-20"),)

    def test_editors_hear_that_an_article_waits(self, people: People) -> None:
        page = page_of(GENERAL.key, "en")
        page.lawyer_for = [("mark", {"country": "KR", "marked_by": "", "marked_on": None})]
        page.save_revision().publish()
        lola = browser(people.lola)
        edit = lola.get(f"/cms/pages/{page.pk}/edit/").text
        assert "Waits for a lawyer&#x27;s mark before it is carried to: Korea." in edit
        state = lola.get("/cms/state/").text
        assert "Wait for a lawyer's mark" in state
        assert "waits for a lawyer&#x27;s mark" in lola.get("/cms/").text
        page = page_of(GENERAL.key, "en")
        words = words_of(document_of(page))
        mark = {"country": "KR", "marked_by": "A lawyer", "marked_on": "2026-11-20", "marked_words": words}
        page.lawyer_for = [("mark", mark)]
        page.save_revision().publish()
        assert "before it is carried to" not in lola.get(f"/cms/pages/{page.pk}/edit/").text
        assert "Wait for a lawyer" not in lola.get("/cms/state/").text
        page = page_of(GENERAL.key, "en")
        page.title = "Other words"
        page.save_revision().publish()
        assert "before it is carried to: Korea." in lola.get(f"/cms/pages/{page.pk}/edit/").text
        assert "Wait for a lawyer" in lola.get("/cms/state/").text


MARKS = "lawyer_for:\n- country: KZ\n- country: RU\n  marked_by: A lawyer\n  marked_on: 2026-11-20\n"


def article(key: str, marks: str, language: str = "en") -> str:
    """The text of a file that waits for lawyers."""
    text = TEXT if key != "kr/country" else COUNTRY_TEXT
    state = "original" if language == "en" else "drafted"
    return text.replace("look_again_on: 2027-03-01\n", f"look_again_on: 2027-03-01\n{marks}").replace(
        "translation: original", f"translation: {state}"
    )


def test_marks_stand_in_the_file_of_the_article() -> None:
    name = "content/guide/kr/health-care.en.yaml"
    document = read_document(article("kr/health-care", MARKS), name)
    assert document.lawyer_for == (d.LawyerMark("KZ"), d.LawyerMark("RU", "A lawyer", "2026-11-20"))
    assert write_document(document) == article("kr/health-care", MARKS)
    half = MARKS.replace("  marked_on: 2026-11-20\n", "")
    with pytest.raises(ContentError, match="marked_by and marked_on belong together"):
        read_document(article("kr/health-care", half), name)


def test_the_first_page_of_a_country_waits_for_nobody() -> None:
    text = COUNTRY_TEXT.replace("figures:\n", f"{MARKS}figures:\n", 1)
    with pytest.raises(
        ContentError, match=r"country\.en\.yaml:\d+: the first page of a country waits for no lawyer"
    ):
        read_document(text, "content/guide/kr/country.en.yaml")


def test_translations_wait_for_the_same_countries(folder: Path) -> None:
    (folder / "guide/kr/health-care.en.yaml").write_text(article("x", MARKS), encoding="utf-8")
    file = folder / "guide/kr/health-care.uz.yaml"
    unmarked = "lawyer_for:\n- country: KZ\n- country: RU\n"
    for marks, is_refused in ((unmarked, False), ("lawyer_for:\n- country: RU\n", True), ("", True)):
        file.write_text(article("x", marks, "uz"), encoding="utf-8")
        sentences = [problem.problem for problem in language_problems(folder)]
        wanted = "waits for lawyers of other countries than content/guide/kr/health-care.en.yaml"
        assert sentences == ([wanted] if is_refused else [])


def test_a_mark_needs_who_and_when_and_holds_for_one_country() -> None:
    waiting = replace(GENERAL, lawyer_for=(d.LawyerMark("RU"), d.LawyerMark("KZ")))
    assert waits_for(waiting) == {"RU", "KZ"}
    mark = d.LawyerMark("RU", "A lawyer", "2026-11-20", words_of(GENERAL))
    marked = replace(GENERAL, lawyer_for=(mark, d.LawyerMark("KZ")))
    assert waits_for(marked) == {"KZ"}
    assert waits_for(GENERAL, {"RU"}) == {"RU"}
    assert waits_for(marked, {"RU", "TR"}) == {"KZ", "TR"}
