"""`/health/`: ok or codes, at every address, and hardly a query however often it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import actions as packs
from amanjol.site import health, leases
from amanjol.site.health import HealthSite

if TYPE_CHECKING:
    from pathlib import Path


def _ask(site: HealthSite, path: str = "/health/", method: str = "GET") -> tuple[str, dict[str, str], bytes]:
    seen: list[Any] = []
    body = b"".join(site({"PATH_INFO": path, "REQUEST_METHOD": method}, lambda *given: seen.extend(given)))
    return seen[0], dict(seen[1]), body


def _site(pack: Path | None = None) -> HealthSite:
    def application(_environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"the rest"]

    return HealthSite(application, pack)


@pytest.mark.django_db
def test_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "close_old_connections", lambda: None)  # this test's is in a transaction
    leases.beat("one")
    assert _ask(_site(tmp_path))[::2] == ("200 OK", b"ok\n")
    assert _ask(_site(tmp_path), method="HEAD")[2] == b""
    assert _ask(_site(tmp_path), method="POST")[0].startswith("405")
    assert _ask(_site(tmp_path), "/health/x")[2] == b"the rest"
    assert _ask(_site(tmp_path / "gone"))[::2] == ("503 Service Unavailable", b"not ok: pack\n")
    packs.build_pack.enqueue()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - 2 * health.LONGEST_WAIT)
    leases.leave("one")
    status, headers, body = _ask(_site())
    assert (status, body) == ("503 Service Unavailable", b"not ok: worker queue\n")
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_the_database_is_asked_once_in_a_while(
    django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "close_old_connections", lambda: None)
    leases.beat("one")
    site = _site()
    with django_assert_num_queries(2):
        assert {_ask(site)[2] for _visit in range(100)} == {b"ok\n"}


def test_without_a_database_it_says_so_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> bool:
        raise OperationalError("password of amanjol_app at 10.0.0.7 is wrong")

    monkeypatch.setattr(leases, "any_lives", away)
    monkeypatch.setattr(health, "close_old_connections", lambda: None)
    assert _ask(_site())[2] == b"not ok: database\n"
