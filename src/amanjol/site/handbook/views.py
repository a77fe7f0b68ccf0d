from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from amanjol.site.handbook import queries
from amanjol.site.handbook.books import EVERYBODY
from amanjol.site.handbook.rendering import read_aloud

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@login_required
def books(request: HttpRequest) -> HttpResponse:
    own = queries.own_book(request)
    spoken = get_language() or "en"
    titles = [
        (other.key, read_aloud(other.key, spoken).title)
        for other in queries.books()
        if other is not EVERYBODY
    ]
    others = [(key, title) for key, title in titles if key != own.key]
    title = read_aloud(own.key, spoken).title
    return render(request, "handbook/books.html", {"own": own, "title": title, "others": others})


@require_safe
@login_required
def book(request: HttpRequest, key: str) -> HttpResponse:
    """What everybody has to know comes first in each book, so that nobody has to read two."""
    chosen = next((other for other in queries.books() if other.key == key), None)
    if chosen is None:
        raise Http404
    spoken = get_language() or "en"
    texts = [
        read_aloud(part.key, spoken) for part in ([EVERYBODY] if chosen == EVERYBODY else [EVERYBODY, chosen])
    ]
    chapters = [chapter for text in texts for chapter in text.chapters]
    return render(request, "handbook/book.html", {"book": chosen, "text": texts[-1], "chapters": chapters})
