"""What happens around every request: headers, origins, one transaction, the tenant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseForbidden, HttpResponseNotFound

from amanjol.foundation.organisations import queries as organisations
from amanjol.foundation.organisations.keys.exchanged import has_met_broken_seal
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.web import transactions

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    type GetResponse = Callable[[HttpRequest], HttpResponseBase]

LOOPBACK = {"127.0.0.1", "::1", ""}
# Which addresses belong to guide, editor or desk, where these have origins of their own. "" stands for the rest.
# Devices ask where the guide is: from the internet they reach neither editor nor desk.
PART_OF_PREFIX = {
    "/cms/": "editor", "/media/": "editor", "/device/": "guide", "/account/": "", "/static/": "", "/language/": "",
    "/help/": "",
}  # fmt: skip


def part_of(path: str) -> str:
    prefix = next((prefix for prefix in PART_OF_PREFIX if path.startswith(prefix)), None)
    return "desk" if prefix is None else PART_OF_PREFIX[prefix]


def address_elsewhere(path: str) -> str:
    """Of a page that may be of another part: with its origin, where the parts have origins of their own."""
    part = part_of(path)
    return path if not part or len(set(settings.ORIGINS.values())) == 1 else f"{settings.ORIGINS[part]}{path}"


class ProxyMiddleware:
    """In production the web server sits behind a proxy, which says in its last word who asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SECURE_PROXY_SSL_HEADER and "HTTP_X_FORWARDED_FOR" in request.META:
            request.META["REMOTE_ADDR"] = request.META["HTTP_X_FORWARDED_FOR"].rpartition(",")[2].strip()
        return self.get_response(request)


class HeadersMiddleware:
    """Headers that every dynamic answer carries. The other ones are Django's (settings)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        response.headers["Cache-Control"] = (
            "no-store"  # dynamic pages are for who is signed in, or for signing in
        )
        return response


class OriginMiddleware:
    """Guide, editor and desk may have origins of their own; then each answers only its own addresses.

    A node with fictional people answers this machine only: its sign-in codes are on the sign-in page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        hosts = {part: urlsplit(origin).netloc for part, origin in settings.ORIGINS.items()}
        self.hosts = hosts if len(set(hosts.values())) > 1 else {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not self._belongs_here(request):
            return HttpResponseNotFound()
        is_local = (
            request.META.get("REMOTE_ADDR", "") in LOOPBACK and "HTTP_X_FORWARDED_FOR" not in request.META
        )
        if not is_local and organisations.is_demo():
            return HttpResponseForbidden(
                "This is a demo with fictional people: it answers this machine only."
            )
        return self.get_response(request)

    def _belongs_here(self, request: HttpRequest) -> bool:
        if not self.hosts:
            return True
        here = {part for part, host in self.hosts.items() if host == request.get_host()}
        part = part_of(request.path)
        return bool(here & {"editor", "desk"}) if part == "" else part in here


class TransactionMiddleware:
    """One transaction a request, so that a local setting of the tenant holds for all of it.

    `ATOMIC_REQUESTS` would wrap only the view, and the session is read before it and written after it.
    What fails is rolled back whole, but for counts of tries (`transactions.keep_so_far`). A streaming answer
    runs after the transaction: it may not query.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with transactions.request_transaction():
            response = self.get_response(request)
            if response.status_code >= 500 or has_met_broken_seal(request):
                transaction.set_rollback(True)
        return response


class TenantMiddleware:
    """Names the session to the database; row security finds the organisation of its member itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            transactions.at_begin(partial(name_session, request.session.session_key))
        return self.get_response(request)
