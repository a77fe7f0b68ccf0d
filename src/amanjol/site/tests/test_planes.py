"""A plane that is off has no tables and no pages: no page of another may load a model of it, no handbook needs one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PLANES = (
    "public",
    "casework",
    "programme",
    "public,casework",
    "public,programme",
    "casework,programme",
    "public,casework,programme",
)
ALL_ADDRESSES = "import django; django.setup(); from amanjol.site import urls; print(len(urls.urlpatterns))"
ALL_BOOKS = """
from amanjol.site.handbook import queries, rendering
for book in queries.books():
    for language in ("en", "ru"):
        assert rendering.read_aloud(book.key, language).chapters
"""


@pytest.mark.parametrize("planes", PLANES)
def test_all_pages_load_and_all_books_read_in_a_process_of_these_planes(planes: str) -> None:
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "amanjol.site.settings", "AMANJOL_PLANES": planes,
        "DATABASE_URL": "postgresql://amanjol_app@localhost/nowhere", "AMANJOL_SECRET_KEY": "only-for-this-test-" * 4,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ALL_ADDRESSES + ALL_BOOKS],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
