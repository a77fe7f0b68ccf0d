"""How a day near today is called in a list."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from amanjol.casework.desk.days import near

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", date(2026, 11, 28), "yesterday"),
        ("en", TODAY, "today"),
        ("en", date(2026, 11, 30), "tomorrow"),
        ("ru", date(2026, 11, 28), "вчера"),
        ("ru", TODAY, "сегодня"),
        ("ru", date(2026, 11, 30), "завтра"),
        ("en", date(2026, 12, 2), "Wed 2 Dec"),
        ("ru", date(2026, 12, 2), "ср, 2 дек."),
        ("ru", date(2026, 1, 9), "пт, 9 янв."),
        ("en", date(2027, 1, 1), "Fri, 1 Jan 2027"),
        ("ru", date(2027, 1, 1), "пт, 1 янв. 2027\u202fг."),
    ],
)
def test_a_day_is_called_as_somebody_would(language: str, day: date, words: str) -> None:
    with override(language):
        assert near(day, TODAY) == words


@pytest.mark.parametrize("language", ["uz-cyrl", "ky", "xx-no-such"])
def test_every_language_has_a_calendar(language: str) -> None:
    with override(language):
        assert "2" in near(date(2026, 12, 2), TODAY)
