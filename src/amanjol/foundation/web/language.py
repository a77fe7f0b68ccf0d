"""In which of the staff languages to speak to somebody, and how a choice is kept.

Also called: locale, i18n.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import get_global
from django.conf import settings
from django.utils.translation import trans_real

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

SESSION_KEY = "language"
COOKIE_AGE = 365 * 24 * 60 * 60  # seconds

_keepers: list[Callable[[HttpRequest, str], None]] = []


def register_keeper(keep: Callable[[HttpRequest, str], None]) -> None:
    """`keep(request, language)` is called when somebody chooses, so that their account remembers it too."""
    if keep not in _keepers:
        _keepers.append(keep)


def keep_choice(request: HttpRequest, language: str) -> None:
    for keep in _keepers:
        keep(request, language)


def is_spoken(language: object) -> bool:
    return language in dict(settings.STAFF_LANGUAGES)


def is_cyrillic(language: str) -> bool:
    """Whether it is written in Cyrillic letters: as its code says, else as Unicode's CLDR says of the language."""
    code, _, script = language.partition("-")
    likely = get_global("likely_subtags").get(code, "")
    return script == "cyrl" if script else "_Cyrl" in likely


def chosen_language(request: HttpRequest) -> str:
    """The cookie, else what their account says (the session knows), else what the browser asks for."""
    by_cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if by_cookie and is_spoken(by_cookie):
        return by_cookie
    by_account = request.session.get(SESSION_KEY) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    if by_account and is_spoken(by_account):
        return str(by_account)
    return asked_language(request)


def asked_language(request: HttpRequest) -> str:
    """What cookie or browser ask for, without touching the database: error pages need it."""
    by_cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if by_cookie and is_spoken(by_cookie):
        return by_cookie
    for code, _weight in trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if is_spoken(language := code.partition("-")[0]):
            return language
    return settings.LANGUAGE_CODE
