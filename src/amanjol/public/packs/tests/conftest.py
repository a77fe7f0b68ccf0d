"""A part of the starter guide, loaded once for the tests of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.plugin import DjangoDbBlocker

    from amanjol.public.packs.tests.snapshots import Snapshot


@pytest.fixture(scope="session")
def guide(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Snapshot:
    """Some of what `content/` says, having been through the database; nothing stays in there."""
    # Apps are not ready when this file is read.
    from django.db import transaction  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    from amanjol.public.guide.actions import load_starter_content  # noqa: PLC0415
    from amanjol.public.guide.tests.few_articles import copy_few_articles  # noqa: PLC0415
    from amanjol.public.packs.published import PublishedEdition  # noqa: PLC0415
    from amanjol.public.packs.tests.snapshots import Snapshot  # noqa: PLC0415

    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with media, django_db_blocker.unblock(), transaction.atomic():
        load_starter_content(folder=copy_few_articles(tmp_path_factory.mktemp("few") / "content"))
        snapshot = Snapshot.of(PublishedEdition())
        transaction.set_rollback(True)
    return snapshot


@pytest.fixture(scope="session")
def built(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of the starter guide. Not to be changed."""
    from amanjol.public.packs.tests.snapshots import build  # noqa: PLC0415  apps are not ready earlier

    target = tmp_path_factory.mktemp("built") / "pack"
    build(guide, target)
    return target
