"""Texts that wish harm, for the forms of casework: 1,000 to each form, a tenth by default."""

from __future__ import annotations

import os
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

INPUTS = 1000 if os.environ.get("AMANJOL_FAULTS") == "full" else 100
LARGE = 10_240
PIECES = (
    "\0", "\u202e", "\u200f\u200e", "\u2066", "\ud800", "\udfff", "\ufeff", "\ufffe", "\x1b[31m", "\x7f", "\x85",
    "\u2028", "\r\n", "\t", " ", "\u00a0", "e\u0301", "\u0301", "\u0344", "\ufb2c", "\u1100\u1161", "\ufdfa",
    "\u0301" * 300, "👩‍👩‍👧", "🏳️‍🌈", "\U0010ffff", "<script>alert(1)</script>", "</textarea>", '"><img src=x>',
    "{{ 7|add:7 }}", "{% now %}", "%s%(code)s%", "{0.__class__}", "'; drop table cases_case; --", "&lt;&#0;",
    "Роза", "ъ", "ı", "İ", "ß", "ǅ", "1994", "١٩٩٤", "²", "½", "+993 65 123456", "٩٩٣٦٥١٢٣٤٥٦", "A 1234567",
    "2026-11-26", "0001-01-01", "9999-12-31", "-1", "1e9", "x" * LARGE, "ж" * LARGE, "\u0301" * LARGE,
)  # fmt: skip
HOSTILE = st.one_of(
    st.sampled_from(PIECES),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=40),
    st.integers(1, LARGE).map(lambda length: "ы" * length),
)
FEW = settings(
    max_examples=INPUTS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def undone() -> Iterator[None]:
    """Each input meets the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def some_hostile(good: dict[str, str]) -> st.SearchStrategy[dict[str, str]]:
    """At least one field is hostile; the others as somebody would fill them in."""
    names = st.lists(st.sampled_from(sorted(good)), min_size=1, max_size=3, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries(dict.fromkeys(chosen, HOSTILE))).map(
        lambda hostile: good | hostile
    )


DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = "\u061c\u200e\u200f"


def arrived(text: str) -> str:
    """What is kept: bytes that are no UTF-8 replaced, without marks of direction and blanks, in one normal form."""
    seen = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").strip()
    kept = "".join(
        sign for sign in seen if unicodedata.bidirectional(sign) not in DIRECTION and sign not in MARKS
    )
    return unicodedata.normalize("NFC", kept.strip())
