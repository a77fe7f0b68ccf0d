"""A body for whose address a reader can be punished."""

from __future__ import annotations

from typing import Final

from amanjol.public.guide.models import LegalStanding

HOST: Final = "banned-news.example"
SENTENCE: Final = f"Names {HOST}: a reader can be punished for it (RU)."


def ban() -> None:
    LegalStanding.objects.create(
        key="a", name="News", hosts=HOST, country="RU", kind="undesirable", since="2024-02-20", exactness="day",
        source="x",
    )  # fmt: skip
