"""The article on rights of each country begins with what to do: the law comes after."""

from __future__ import annotations

import pytest

from amanjol.public.guide import documents as d
from amanjol.public.packs.tests.real_guide import LANGUAGES, real_guide


@pytest.mark.parametrize("language", LANGUAGES)
def test_rights_begin_with_what_to_do_or_whom_to_call(language: str) -> None:
    rights = [page for page in real_guide().by_language[language] if page.key.endswith("/your-rights")]
    assert len(rights) == 6
    for page in rights:
        first = page.blocks[0]
        calls = page.key.startswith("ae/") and isinstance(first, d.Text) and "+971" in first.body
        assert isinstance(first, d.Steps) or calls, page.key
