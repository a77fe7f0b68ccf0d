"""The languages of what everybody reads of the programme, and which one a stranger's browser asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import trans_real

if TYPE_CHECKING:
    from django.http import HttpRequest

LANGUAGES: Final = {"en": "English", "ru": "Русский"}


def asked_language(request: HttpRequest) -> str:
    asked = trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    return next((short for code, _weight in asked if (short := code.partition("-")[0]) in LANGUAGES), "en")
