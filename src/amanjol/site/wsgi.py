"""The web server's entry: static files and the pack come from tables, the rest from Django."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amanjol.site.settings")

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from amanjol.site.beginning import nothing_is_garbage
from amanjol.site.health import HealthSite
from amanjol.site.well_known import WellKnownSite

if TYPE_CHECKING:
    from collections.abc import Callable
    from wsgiref.headers import Headers

STATIC_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": settings.PERMISSIONS_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    for name, value in STATIC_HEADERS.items():
        headers[name] = value


def _application() -> Callable[..., Any]:
    application: Callable[..., Any] = WhiteNoise(
        get_wsgi_application(),
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        add_headers_function=_add_headers,
        allow_all_origins=False,
        max_age=3600,
    )
    if "public" not in settings.PLANES:
        return HealthSite(WellKnownSite(application, "", settings.SECURITY_CONTACT), None)
    from amanjol.public.packs.publishing.node_keys import SigningFolder  # noqa: PLC0415  as below
    from amanjol.public.packs.publishing.serving import UpdatesSite  # noqa: PLC0415  as below
    from amanjol.public.packs.serving import PackSite  # noqa: PLC0415  only where the plane is on

    guide = PackSite(application, settings.PACKS_ROOT / "current")
    updates = UpdatesSite(guide, SigningFolder(settings.SIGNING_ROOT).repository)
    around = WellKnownSite(updates, settings.ORIGINS["guide"], settings.SECURITY_CONTACT)
    return HealthSite(around, settings.PACKS_ROOT / "current")


with nothing_is_garbage():
    application = _application()
