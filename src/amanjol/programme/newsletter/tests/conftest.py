from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast
    from amanjol.programme.releases.models import Release


@pytest.fixture
def keys(db: None, settings: Settings, tmp_path: Path) -> NodeKeys:
    """Of a node, which signs what everybody reads."""
    from amanjol.programme.newsletter.tests.newsletter_cast import begin_keys  # noqa: PLC0415  needs loaded apps

    settings.LETTERS_ROOT = tmp_path / "letters"
    return begin_keys()


@pytest.fixture
def cast(keys: NodeKeys) -> NewsletterCast:
    """Aidar's session is the one that asks the database."""
    from amanjol.programme.newsletter.tests.newsletter_cast import create_newsletter_cast  # noqa: PLC0415  needs loaded apps

    return create_newsletter_cast()


@pytest.fixture
def release(cast: NewsletterCast, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Approved, with the tables of `counts_cast.py`."""
    from amanjol.programme.newsletter.tests.counts_cast import tables  # noqa: PLC0415  needs loaded apps
    from amanjol.programme.releases import asking, examiner  # noqa: PLC0415  as above
    from amanjol.programme.releases.tests.release_cast import approved  # noqa: PLC0415  as above

    monkeypatch.setattr(asking, "examined", examiner.examined)
    return approved(tables(), cast.results)


@pytest.fixture(scope="module")
def _server() -> Iterator[MailServer]:
    from amanjol.programme.mailings.tests.mail_server import MailServer  # noqa: PLC0415  needs loaded apps

    with MailServer.running() as server:
        yield server


@pytest.fixture
def server(_server: MailServer, settings: Settings) -> MailServer:
    """To which this node sends."""
    _server.begin()
    settings.MAILERS, settings.MAIL_GOES_OUT = _server.mailers, True
    settings.DEFAULT_FROM_EMAIL = "lists@node.example"
    return _server
