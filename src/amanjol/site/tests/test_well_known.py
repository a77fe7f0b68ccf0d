"""`/robots.txt` and `/.well-known/security.txt`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from amanjol.site import configuration
from amanjol.site.well_known import WellKnownSite

GUIDE = "https://guide.example"


def _ask(
    path: str, host: str = "guide.example", method: str = "GET", *, guide: str = GUIDE, contact: str = ""
) -> tuple[str, str]:
    def application(_environ: Any, start_response: Any) -> list[bytes]:
        start_response("404 Not Found", [])
        return [b"the rest"]

    seen: list[Any] = []
    environ = {"PATH_INFO": path, "HTTP_HOST": host, "REQUEST_METHOD": method}
    site = WellKnownSite(application, guide, contact)
    body = b"".join(site(environ, lambda *given: seen.extend(given)))
    return seen[0], body.decode()


def test_search_engines_read_the_guide_and_nothing_else() -> None:
    assert f"\nSitemap: {GUIDE}/sitemap.xml\n" in _ask("/robots.txt")[1]
    assert "Disallow: /\n" not in _ask("/robots.txt")[1]
    for answer in (
        _ask("/robots.txt", "desk.example"),
        _ask("/robots.txt", "desk.example", guide=""),
        _ask("/robots.txt", "", guide=""),
    ):
        assert answer == ("200 OK", "User-agent: *\nDisallow: /\n")


def test_who_mends_weaknesses_is_named_for_less_than_a_year() -> None:
    status, text = _ask("/.well-known/security.txt", contact="mailto:security@guide.example")
    assert status == "200 OK"
    assert text.startswith("Contact: mailto:security@guide.example\n")
    match = re.search(r"^Expires: (.*)$", text, re.MULTILINE)
    assert match is not None
    left = datetime.fromisoformat(match[1]) - datetime.now(UTC)
    assert timedelta(days=90) < left < timedelta(days=365)


def test_where_nobody_was_named_there_is_no_such_file() -> None:
    assert _ask("/.well-known/security.txt") == ("404 Not Found", "the rest")


def test_nothing_is_sent_to_them() -> None:
    assert _ask("/robots.txt", method="POST")[0].startswith("405")
    assert _ask("/robots.txt", method="HEAD") == ("200 OK", "")


@pytest.mark.parametrize(
    "contact", ["security@guide.example", "javascript:x", "mailto:a@b\nExpires: x", "https:// x"]
)
def test_an_address_that_is_none_is_refused(contact: str) -> None:
    least = {"DATABASE_URL": "x", "AMANJOL_SECRET_KEY": "x" * 60, "AMANJOL_SECURITY_CONTACT": contact}
    with pytest.raises(configuration.ConfigurationError, match="AMANJOL_SECURITY_CONTACT"):
        configuration.read_configuration(least)
