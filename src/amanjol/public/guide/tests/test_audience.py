"""For whom an article is: in its file, on its page, in its translations, on a page from before."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from wagtail.models import Page, Revision

from amanjol.public.guide import queries
from amanjol.public.guide.content_files import ContentError, read_document, write_document
from amanjol.public.guide.content_languages import language_problems
from amanjol.public.guide.conversion import document_of
from amanjol.public.guide.models import ArticlePage
from amanjol.public.guide.tests.content_samples import TEXT
from amanjol.public.guide.tests.small_guide import page_of
from amanjol.public.guide.translation.actions import draft_of, save_translation

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.guide.tests.small_guide import People

GENERAL = "general/kept-passport"
FOR_TEACHERS = TEXT.replace("look_again_on: 2027-03-01\n", "look_again_on: 2027-03-01\naudience: teachers\n")


def test_a_file_says_for_whom_a_general_article_is() -> None:
    name = "content/guide/general/a-lesson.en.yaml"
    document = read_document(FOR_TEACHERS, name)
    assert document.audience == "teachers"
    assert write_document(document) == FOR_TEACHERS
    assert read_document(TEXT, name).audience == ""
    with pytest.raises(ContentError, match="teachers"):
        read_document(FOR_TEACHERS.replace("teachers", "pupils"), name)


def test_what_belongs_to_a_country_is_for_everybody() -> None:
    with pytest.raises(ContentError, match="an audience belongs to general articles only"):
        read_document(FOR_TEACHERS, "content/guide/kr/health-care.en.yaml")


def test_files_of_two_languages_name_the_same_audience(tmp_path: Path) -> None:
    folder = tmp_path / "content/guide/general"
    folder.mkdir(parents=True)
    (folder / "a-lesson.en.yaml").write_text(FOR_TEACHERS, encoding="utf-8")
    russian = folder / "a-lesson.ru.yaml"
    for text, is_other in ((FOR_TEACHERS, False), (TEXT, True)):
        russian.write_text(text.replace("translation: original", "translation: drafted"), encoding="utf-8")
        problems = [str(problem) for problem in language_problems(tmp_path / "content")]
        assert any("is for another audience than" in problem for problem in problems) is is_other


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_a_page_says_it_and_a_translation_takes_it_over(people: People) -> None:
    page = page_of(GENERAL, "en")
    assert isinstance(page, ArticlePage)
    page.audience = "teachers"
    page.save_revision().publish()
    assert document_of(page_of(GENERAL, "en")).audience == "teachers"
    [document] = [other for other in queries.published_documents() if other.key == GENERAL]
    assert document.audience == "teachers"
    original = page_of(GENERAL, "en")
    save_translation(
        original=original, revision=original.live_revision, language="ru", texts={"title": "Урок"},
        state="drafted", finished=False, by=people.gulnara,
    )  # fmt: skip
    russian = draft_of(page_of(GENERAL, "ru"))
    assert isinstance(russian, ArticlePage)
    assert russian.audience == "teachers"


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_the_lesson_of_an_installation_from_before_becomes_one_for_teachers() -> None:
    page = page_of(GENERAL, "en")
    Page.objects.filter(pk=page.pk).update(slug="safe-internet-lesson")
    draft = page.get_latest_revision_as_object()
    draft.slug = "safe-internet-lesson"
    revision = draft.save_revision(clean=False)
    without = {name: value for name, value in revision.content.items() if name != "audience"}
    Revision.objects.filter(pk=revision.pk).update(content=without)
    migration = import_module("amanjol.public.guide.migrations.0019_lesson_is_for_teachers")
    migration.mark(None, SimpleNamespace(connection=connection))
    lesson = ArticlePage.objects.get(pk=page.pk)
    assert lesson.audience == "teachers"
    assert lesson.get_latest_revision_as_object().audience == "teachers"
    assert not ArticlePage.objects.exclude(pk=page.pk).filter(audience="teachers").exists()
