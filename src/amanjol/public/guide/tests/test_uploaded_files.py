"""Pictures, clips and captions reach no reader before a second person has looked at these very bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import actions
from amanjol.public.guide.models import ApprovedFile
from amanjol.public.guide.tests.small_guide import packs_asked_for
from amanjol.public.guide.uploaded_files import approved_files, waiting_file, waiting_files
from amanjol.public.guide.waiting import FileKind
from amanjol.public.packs.published import PreviewedEdition, PublishedEdition

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.public.guide.tests.small_guide import People

pytestmark = pytest.mark.django_db
PAGE = "/cms/changes/"
CAPTIONS = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nKeep your passport.\n"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def drawing(radius: int) -> SimpleUploadedFile:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="{radius}"/></svg>'
    return SimpleUploadedFile("round.svg", svg.encode(), "image/svg+xml")


def upload(client: Client, radius: int, edit: int | None = None) -> int:
    address = f"/cms/images/{edit}/" if edit else "/cms/images/add/"
    form = {"title": "round", "file": drawing(radius), "collection": Collection.get_first_root_node().pk}
    assert client.post(address, form).status_code == 302
    return int(get_image_model().objects.latest("pk").pk)


def seen(pk: int) -> str:
    file = waiting_file(FileKind.PICTURE, pk)
    assert file is not None
    return file.digest()


def approve(client: Client, pk: int, digest: str) -> str:
    return client.post(f"{PAGE}picture/{pk}/approve/", {"digest": digest}, follow=True).text


def test_an_uploaded_picture_waits_and_is_shown_to_the_second_person(people: People) -> None:
    pk = upload(browser(people.lola), 1)
    name = Path(get_image_model().objects.get(pk=pk).file.name).name
    assert approved_files() == PublishedEdition().media == {}
    assert set(PreviewedEdition().media) == {name}  # who writes sees the page with it
    page = browser(people.timur).get(PAGE).text
    assert f'src="/media/original_images/{name}"' in page
    assert f'value="{seen(pk)}"' in page
    assert "Lola Chinar" in page
    DBTaskResult.objects.all().delete()
    assert "Approved" in approve(browser(people.timur), pk, seen(pk))
    assert set(PublishedEdition().media) == {name}
    assert packs_asked_for() == 1
    entry = entries_seen_by(people.timur, "picture.approved")[0]
    assert (entry.subject_id, entry.actor_id) == (str(pk), people.timur.account_id)
    assert waiting_files() == []


def test_nobody_approves_what_they_uploaded_nor_who_may_not(people: People) -> None:
    pk = upload(browser(people.lola), 1)
    digest = seen(pk)
    for member in (people.lola, people.gulnara, people.berk):
        assert browser(member).post(f"{PAGE}picture/{pk}/approve/", {"digest": digest}).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.approve_file(kind=FileKind.PICTURE, pk=pk, digest=digest, by=member)
    image = get_image_model().objects.get(pk=pk)
    for uploader in (people.timur.account, None):
        image.uploaded_by_user = uploader
        image.save()
        with pytest.raises(PermissionDenied):
            actions.approve_file(kind=FileKind.PICTURE, pk=pk, digest=digest, by=people.timur)
    assert approved_files() == {}


def test_an_exchanged_picture_waits_again(people: People) -> None:
    lola, timur = browser(people.lola), browser(people.timur)
    pk = upload(lola, 1)
    approve(timur, pk, seen(pk))
    upload(lola, 2, pk)
    assert approved_files() == {}
    assert "not what it was" in approve(timur, pk, "0" * 64)
    approve(timur, pk, seen(pk))
    assert len(approved_files()) == 1


def test_bytes_exchanged_past_the_editor_reach_nobody(people: People) -> None:
    pk = upload(browser(people.lola), 1)
    approve(browser(people.timur), pk, seen(pk))
    [file] = approved_files().values()
    file.write_bytes(drawing(3).read())
    assert approved_files() == {}


def test_what_was_there_before_stays_until_it_is_exchanged(people: People) -> None:
    lola = browser(people.lola)
    pk = upload(lola, 1)
    ApprovedFile.objects.create(kind="picture", object_id=pk, sha256="")
    assert len(approved_files()) == 1
    upload(lola, 2, pk)
    assert approved_files() == {}


def test_who_exchanges_a_picture_counts_as_who_uploaded_it(people: People) -> None:
    pk = upload(browser(people.lola), 1)
    get_image_model().objects.filter(pk=pk).update(uploaded_by_user=people.gulnara.account)
    upload(browser(people.lola), 2, pk)
    assert get_image_model().objects.get(pk=pk).uploaded_by_user_id == people.lola.account_id


def test_captions_wait_too(people: People) -> None:
    form = {"title": "words", "file": SimpleUploadedFile("words.vtt", CAPTIONS),
            "collection": Collection.get_first_root_node().pk}  # fmt: skip
    browser(people.lola).post("/cms/documents/add/", form)
    [file] = waiting_files()
    assert (file.kind, file.name, file.uploaded_by) == (FileKind.FILE, "words.vtt", people.lola.account_id)
    timur = browser(people.timur)
    assert "words.vtt" in timur.get(PAGE).text
    timur.post(f"{PAGE}file/{file.pk}/approve/", {"digest": file.digest()})
    assert set(approved_files()) == {"words.vtt"}
    assert timur.post(f"{PAGE}page/{file.pk}/approve/", {"digest": "x"}).status_code == 404


def test_what_is_packaged_is_approved(people: People, tmp_path: Path) -> None:
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "a.svg").write_bytes(drawing(1).read())
    (folder / "words.vtt").write_bytes(CAPTIONS)
    actions._load_media(folder)
    assert set(approved_files()) == {"a.svg", "words.vtt"}
    assert get_document_model().objects.count() == get_image_model().objects.count() == 1
    assert people.lola.may("guide.write")
