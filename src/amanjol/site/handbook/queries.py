from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from amanjol.foundation.organisations.queries import member_of
from amanjol.site.handbook.books import BOOKS, EVERYBODY

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.site.handbook.book import Book


def books() -> list[Book]:
    """Those of the planes that are on."""
    return [book for book in BOOKS if not book.plane or book.plane in settings.PLANES]


def own_book(request: HttpRequest) -> Book:
    """That of the role of who is signed in; for a role without a book, what everybody has to know."""
    member = member_of(request.user) if request.user.is_authenticated else None
    return next((book for book in books() if member is not None and member.role in book.roles), EVERYBODY)


def address_for(request: HttpRequest) -> str:
    """Of the chapter about this page: that of one's own book, else of whichever book has one."""
    match = request.resolver_match
    if match is None or not request.user.is_authenticated:
        return ""
    own = own_book(request)
    for book in (own, *books()):
        if chapter := book.chapter_of(match.view_name):
            # What everybody has to know stands at the beginning of one's own book.
            opened = own if book is EVERYBODY else book
            return f"{reverse('handbook:book', args=[opened.key])}#{chapter.key}"
    return ""
