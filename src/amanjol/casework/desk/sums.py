"""Currencies in which sums are written, and how large one can be. Sums are whole: nobody counts cents here."""

from __future__ import annotations

from typing import Final

CURRENCIES: Final = ("AED", "EUR", "KGS", "KRW", "KZT", "PLN", "RUB", "TMT", "TRY", "USD", "UZS")
LARGEST: Final = 10**9
