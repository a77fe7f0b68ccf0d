"""The editor's search knows the starter guide, without two tasks for each time that a page is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django_tasks_db.models import DBTaskResult
from modelsearch.index import insert_or_update_object
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from amanjol.public.guide.actions import load_starter_content
from amanjol.public.guide.indexing import index_everything
from amanjol.public.guide.models import TopicPage
from amanjol.public.guide.tests.few_articles import copy_few_articles

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db


def both() -> tuple[set[Any], set[Any]]:
    """What refers to what, and what the search knows of everything."""
    searched = ("content_type", "object_id", "title", "autocomplete", "body")
    return (
        set(ReferenceIndex.objects.values_list("object_id", "to_object_id", "model_path")),
        set(IndexEntry.objects.values_list(*searched)),
    )


def _small(tmp_path: Path) -> Path:
    return copy_few_articles(tmp_path / "content", languages=("en", "uz"), topics=("health-care",))


def test_one_task_makes_what_a_task_for_each_page_made(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    load_starter_content(folder=_small(tmp_path))
    waiting = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert sorted(waiting) == [index_everything.module_path, "amanjol.public.packs.actions.build_pack"]
    index_everything.call()
    topic = TopicPage.objects.get(slug="health-care", locale__language_code="en")
    assert list(TopicPage.objects.filter(locale=topic.locale).search(topic.title)) == [topic]
    together = both()
    assert all(together)
    ReferenceIndex.objects.all().delete()
    IndexEntry.objects.all().delete()
    for row in [
        *Page.objects.specific(),
        *get_image_model().objects.all(),
        *get_document_model().objects.all(),
    ]:
        ReferenceIndex.create_or_update_for_object(row)
        insert_or_update_object(row)
    assert both() == together


def test_what_is_saved_later_asks_for_its_own_tasks(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    load_starter_content(folder=_small(tmp_path))
    DBTaskResult.objects.all().delete()
    TopicPage.objects.first().save()
    paths = set(DBTaskResult.objects.ready().values_list("task_path", flat=True))
    assert {path.rpartition(".")[2] for path in paths} == {
        "insert_or_update_object_task",
        "update_reference_index_task",
    }
