"""A plane that is off has no tables: no page of another may load a model of it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PLANES = ("public", "casework", "programme", "casework,programme", "public,casework,programme")
ALL_ADDRESSES = "import django; django.setup(); from amanjol.site import urls; print(len(urls.urlpatterns))"


@pytest.mark.parametrize("planes", PLANES)
def test_all_pages_load_in_a_process_of_these_planes(planes: str) -> None:
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "amanjol.site.settings", "AMANJOL_PLANES": planes,
        "DATABASE_URL": "postgresql://amanjol_app@localhost/nowhere", "AMANJOL_SECRET_KEY": "only-for-this-test-" * 4,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ALL_ADDRESSES], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
