"""A missing translation is lent by Russian, then English, and the page says so."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs.fallbacks import WholeGuide
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.guide import documents as d
    from amanjol.public.packs.tests.snapshots import Snapshot


@pytest.fixture
def sparse(guide: Snapshot) -> Snapshot:
    """Kazakh with nothing but its country; English has one article that nobody translated."""
    country = replace(guide.document("ru", "kr"), language="kk", title="Корея Республикасы")
    untold = replace(guide.document("en", "general/job-offer"), key="general/untold", title="Not yet told")
    return replace(guide, by_language={**guide.by_language, "kk": (country,)}).with_document(untold)


def keys(documents: object) -> list[str]:
    return [document.key for document in documents]  # type: ignore[attr-defined]  # a list of documents


def test_every_language_has_every_article(sparse: Snapshot) -> None:
    whole = WholeGuide(sparse)
    for language in sparse.languages():
        assert set(keys(whole.documents(language))) == set(keys(sparse.documents("en")))
        assert len(keys(whole.documents(language))) == len(set(keys(whole.documents(language))))


def test_russian_lends_before_english(sparse: Snapshot) -> None:
    whole = WholeGuide(sparse)
    assert whole.written_in("kk", "kr") == ""
    assert whole.written_in("kk", "kr/health-care") == "ru"
    assert whole.written_in("kk", "general/untold") == "en"
    assert whole.written_in("ru", "general/untold") == "en"
    lent: d.Document = next(
        document for document in whole.documents("kk") if document.key == "kr/health-care"
    )
    assert lent.blocks == sparse.document("ru", "kr/health-care").blocks
    assert lent.language == "kk"


def test_a_lent_page_tells_so_and_is_found(sparse: Snapshot, built: Path, tmp_path: Path) -> None:
    build(sparse, tmp_path / "pack", built)
    page = (tmp_path / "pack/kk/kr/health-care.html").read_text(encoding="utf-8")
    words = sparse.phrases["kk"]["borrowed"].format(tongue=sparse.phrases["kk"]["language_ru"])
    assert words in page
    assert '<html lang="kk"' in page
    assert '<article class="page" lang="ru">' in page
    own = (tmp_path / "pack/kk/kr/index.html").read_text(encoding="utf-8")
    assert words not in own
    assert sparse.document("ru", "kr/health-care").title in own
    listed = json.loads((tmp_path / "pack/kk/search.json").read_text(encoding="utf-8"))
    assert "kr/health-care.html" in json.dumps(listed)


def test_the_order_is_the_same_in_every_language(sparse: Snapshot) -> None:
    whole = WholeGuide(sparse)
    assert whole.place("kr") < whole.place("kr/health-care") < whole.place("general/untold")
    assert whole.place("nowhere") > whole.place("general/untold")
