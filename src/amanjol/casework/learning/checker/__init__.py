"""One file that checks an issuer's certificates: opened in any browser, without the internet and without us.

For an employer or a school that is shown a certificate. The issuer's public key and the words of all languages are in
it; the script of the file asks nobody, and its policy forbids it to.

Also called: verifier.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from django.template.loader import render_to_string

from amanjol.casework.standards.papers import certificate_check as words

FILE_NAME: Final = "certificate-check.html"
"""Says nothing of who gave it out, wherever it lies."""


def page(issuer: str, key: str, language: str) -> str:
    """HTML in UTF-8 with everything in it. `language` is what it opens in; English where words of it are missing."""
    script, style = _part("checker.js"), _part("checker.css")
    context: dict[str, Any] = {
        "issuer": issuer,
        "key": key,
        "language": language if language in words.languages_of_words() else "en",
        "words": words.in_all_languages(),
        "script": script,
        "style": style,
        "policy": f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; img-src blob:",
    }
    return render_to_string("learning/checker.html", context)


@cache
def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """As a Content-Security-Policy names a script or a style that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
