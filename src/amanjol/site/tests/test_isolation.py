"""Tests that run side by side share neither a database nor a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.django_db
def test_each_process_has_a_database_and_a_folder_of_its_own() -> None:
    own = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with connection.cursor() as cursor:
        cursor.execute("select current_database()")
        assert cursor.fetchone() == (own,)
    assert own in Path(settings.MEDIA_ROOT).parts
