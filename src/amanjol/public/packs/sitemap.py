"""Which pages there are, and the same page in other languages, for search engines (sitemaps.org; `hreflang` in it).

Here rather than in the head of every page: that would name the guide's address, which pages never do, and cost a phone
what it does not need. A page that is lent by another language is that one's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from amanjol.public.packs.rendering import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.packs.listings import Language


def of(languages: Iterable[Language], origin: str) -> str:
    by_key: dict[str, dict[str, str]] = {}
    for language in languages:
        by_key.setdefault("", {})[language.code] = f"{language.code}/index.html"
        for key, entry in language.entries.items():
            if not entry.written_in:
                by_key.setdefault(key, {})[language.code] = entry.path
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        f"<url><loc>{escape(origin)}/</loc></url>",
    ]
    for versions in by_key.values():
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language_tag(code)}" href={quoteattr(f"{origin}/{path}")}/>'
            for code, path in versions.items()
        )
        lines += [f"<url><loc>{escape(f'{origin}/{path}')}</loc>{links}</url>" for path in versions.values()]
    return "\n".join([*lines, "</urlset>", ""])
