"""A mail as its readers see it, for a frame in a page of staff: it runs nothing, loads nothing and leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from django.conf import settings
from django.http import HttpResponse
from django.utils.csp import CSP

from amanjol.programme.mailings.mails import as_sent

if TYPE_CHECKING:
    from amanjol.programme.mailings.mails import Mail

FRAMING: Final = cast("dict[str, list[str]]", settings.SECURE_CSP) | {"frame-src": [CSP.SELF]}
"""Of the page around it."""
_SHUT_IN: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox"
)


def framed(mail: Mail, language: str) -> HttpResponse:
    """Its HTML as it goes, with the way out."""
    headers = {
        "Content-Security-Policy": _SHUT_IN, "X-Frame-Options": "SAMEORIGIN", "Content-Language": language,
    }  # fmt: skip
    return HttpResponse(as_sent(mail, language).html, headers=headers)
