"""Starter content: loaded whole or not at all, once, and exported as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import transaction

from amanjol.public.guide import actions, queries, rights
from amanjol.public.guide.content_files import ContentErrors
from amanjol.public.guide.models import CountryPage, Source, TopicPage
from amanjol.public.guide.tests.few_articles import copy_few_articles
from amanjol.public.guide.uploaded_files import model_of
from amanjol.public.guide.waiting import FileKind

pytestmark = pytest.mark.django_db

CONTENT = Path(settings.CONTENT_ROOT)


@pytest.fixture(autouse=True)
def _media_elsewhere(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return copy_few_articles(tmp_path / "few")


def _files(folder: Path) -> dict[str, bytes]:
    names = [
        "sources.yaml",
        "contacts.yaml",
        "standings.yaml",
        "order.yaml",
        *(f.relative_to(folder).as_posix() for f in folder.glob("guide/**/*.yaml")),
    ]
    return {name: (folder / name).read_bytes() for name in names}


def test_what_is_loaded_is_exported_byte_for_byte(tmp_path: Path) -> None:
    count = actions.load_starter_content(folder=CONTENT)
    assert actions.export_content(folder=tmp_path) == count
    assert _files(tmp_path) == _files(CONTENT)


def test_a_guide_that_is_there_is_never_loaded_over(few: Path) -> None:
    actions.load_starter_content(folder=few)
    with pytest.raises(actions.NotEmpty):
        actions.load_starter_content(folder=few)


def test_files_that_a_killed_start_left_behind_rename_nothing(few: Path) -> None:
    with transaction.atomic():
        actions.load_starter_content(folder=few)
        transaction.set_rollback(True)
    assert any(Path(settings.MEDIA_ROOT).rglob("*.*"))
    actions.load_starter_content(folder=few)
    names = {Path(row.file.name).name for kind in FileKind for row in model_of(kind).objects.all()}
    assert names == {file.name for file in (few / "media").iterdir()}


def test_a_picture_that_somebody_has_stays_theirs(few: Path) -> None:
    picture = next(file for file in (few / "media").iterdir() if file.suffix in actions.IMAGES)
    with picture.open("rb") as opened:
        theirs = model_of(FileKind.PICTURE).objects.create(
            title="theirs", file=ImageFile(opened, name=picture.name)
        )
    actions.load_starter_content(folder=few)
    assert Path(theirs.file.path).read_bytes() == picture.read_bytes()
    assert (
        model_of(FileKind.PICTURE).objects.filter(title=picture.name).exclude(file=theirs.file.name).exists()
    )


def test_one_bad_file_loads_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    bad = folder / "guide" / "kr" / "health-care.uz.yaml"
    bad.write_text(
        bad.read_text(encoding="utf-8").replace("    sources:", "    sourses:", 1), encoding="utf-8"
    )
    with pytest.raises(ContentErrors, match=r"health-care\.uz\.yaml:\d+: "):
        actions.load_starter_content(folder=folder)
    assert queries.is_empty()
    assert not Source.objects.exists()


def test_pages_of_two_languages_that_say_the_same_know_each_other(few: Path) -> None:
    actions.load_starter_content(folder=few)
    korea = CountryPage.objects.get(slug="kr", locale__language_code="uz")
    uzbek = TopicPage.objects.child_of(korea).get(slug="health-care")
    english = uzbek.get_translations().get(locale__language_code="en").specific
    assert english.key == uzbek.key == "kr/health-care"


def test_an_editor_cannot_save_what_no_content_file_could_hold(few: Path) -> None:
    actions.load_starter_content(folder=few)
    page = TopicPage.objects.filter(slug="health-care", locale__language_code="uz").first()
    page.body = [{"type": "text", "value": {"heading": "", "body": "**never closed"}}]
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "body" in refused.value.message_dict


def test_an_editor_cannot_save_a_fact_without_a_source(few: Path) -> None:
    actions.load_starter_content(folder=few)
    page = TopicPage.objects.filter(slug="health-care", locale__language_code="en").first()
    page.body = [{"type": "text", "value": {"heading": "", "body": "Emergency care is free."}}]
    with pytest.raises(ValidationError, match="Has no source"):
        page.full_clean()


def test_nobody_may_publish_alone() -> None:
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415  apps are not ready earlier
    from wagtail.models import GroupPagePermission  # noqa: PLC0415  apps are not ready earlier

    rights.set_up()
    rights.set_up()  # safe to repeat
    assert set(Group.objects.values_list("name", flat=True)) >= {"editor", "reviewer", "translator"}
    given = GroupPagePermission.objects.values_list("permission__codename", flat=True)
    assert "publish_page" not in set(given)
    own = Permission.objects.filter(group__isnull=False).values_list("codename", flat=True)
    assert not {code for code in own if code.startswith(("delete_", "publish_"))}
