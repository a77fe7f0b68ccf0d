"""What validators of HTML refuse, in the templates of every package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted((Path(__file__).parents[3]).glob("*/*/templates/**/*.html"))


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"""\|date:(['"])c\1""", "six digits of microseconds are no time of HTML"),
        (r"<svg[^>]*\shidden\b", "`hidden` is no attribute of a drawing"),
        (r"<body[^>]*\shx-", "only attributes that begin with data- are a page's own"),
        (
            r"<(?!input|textarea)\w+[^>]*\sdata-longest=",
            "a script that counts letters breaks at what has none",
        ),
        (r"<time(?![^>]*\sdatetime=)[^>]*>\s*</time>", "an empty time says nothing"),
    ],
)
def test_no_template_writes_what_html_does_not_have(pattern: str, why: str) -> None:
    assert len(TEMPLATES) > 50
    refused = [str(path) for path in TEMPLATES if re.search(pattern, path.read_text(encoding="utf-8"))]
    assert refused == [], why
