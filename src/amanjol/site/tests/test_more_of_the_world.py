"""A seventh country and an eighth language are data: files in the folder of content, and no line of code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from amanjol.public.guide.tests.few_articles import copy_few_articles
from amanjol.public.packs.phrases import read_phrases

if TYPE_CHECKING:
    from collections.abc import Callable

JAPAN = """title: {title}
summary: {summary}
translation: {translation}
blocks:
- text:
    heading: {title}
    body: {summary}
    sources:
    - amanjol-editors
"""
TAJIK = {"language_name": "Тоҷикӣ", "home": "Асосӣ", "home_title": "Барои кор ба хориҷа меравед?"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = copy_few_articles(tmp_path / "content")
    japan = folder / "guide" / "jp"
    japan.mkdir()
    english = JAPAN.format(title="Japan", summary="Your rights here", translation="original")
    tajik = JAPAN.format(title="Ҷопон", summary="Ҳуқуқҳои шумо", translation="drafted")
    (japan / "country.en.yaml").write_text(english, encoding="utf-8")
    (japan / "country.tg.yaml").write_text(tajik, encoding="utf-8")
    words = (folder / "interface" / "ru.yaml").read_text(encoding="utf-8").splitlines()
    changed = [f"{key}: {TAJIK[key]}" if (key := line.partition(":")[0]) in TAJIK else line for line in words]
    (folder / "interface" / "tg.yaml").write_text("\n".join(changed) + "\n", encoding="utf-8")
    return folder


@pytest.mark.django_db
def test_another_country_and_another_language_need_no_code(
    content: Path, tmp_path: Path, fresh_database: str, url_as: Callable[[str], str]
) -> None:
    environment = {
        **os.environ,
        "AMANJOL_CONTENT": str(content),
        "AMANJOL_DATA": str(tmp_path / "data"),
        "DATABASE_URL": url_as("app"),
        "AMANJOL_OWNER_DATABASE_URL": url_as("owner"),
    }
    command = [sys.executable, "-m", "amanjol.site.preparing"]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pack = tmp_path / "data" / "packs" / "current"
    assert json.loads((pack / "manifest.json").read_text())["languages"] == [
        "uz", "uz-cyrl", "ru", "tg", "en",
    ]  # fmt: skip
    country = (pack / "tg/jp/index.html").read_text(encoding="utf-8")
    assert '<html lang="tg"' in country
    assert "Ҳуқуқҳои шумо" in country
    assert "Japan" in (pack / "uz/index.html").read_text(encoding="utf-8")
    home = (pack / "tg/index.html").read_text(encoding="utf-8")
    assert TAJIK["home_title"] in home
    assert "Ҷопон" in home
    lent = (pack / "tg/kr/health-care.html").read_text(encoding="utf-8")
    assert read_phrases(content / "interface")["tg"]["language_ru"] in lent
    assert "Тоҷикӣ" in (pack / "index.html").read_text(encoding="utf-8")
    assert json.loads((pack / "kiosk/tg.json").read_text(encoding="utf-8"))["tag"] == "tg"
    assert Path(settings.CONTENT_ROOT) != content
