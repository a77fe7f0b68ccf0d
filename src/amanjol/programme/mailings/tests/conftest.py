from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast


@pytest.fixture(scope="module")
def _cast(written_once: None) -> MailingCast:
    from amanjol.programme.mailings.tests.mailing_cast import create_mailing_cast  # noqa: PLC0415  apps are not ready earlier

    return create_mailing_cast()


@pytest.fixture
def cast(_cast: MailingCast, db: None) -> MailingCast:
    """Aidar's session is the one that asks the database."""
    from amanjol.foundation.organisations.tests.key_cast import request_of  # noqa: PLC0415  apps are not ready earlier

    cast = deepcopy(_cast)
    request_of(cast.desk)
    return cast


@pytest.fixture(scope="module")
def _server() -> Iterator[MailServer]:
    from amanjol.programme.mailings.tests.mail_server import MailServer  # noqa: PLC0415  as above

    with MailServer.running() as server:
        yield server


@pytest.fixture
def server(_server: MailServer, settings: Settings) -> MailServer:
    """A mail server of its own that speaks SMTP, to which this node sends."""
    _server.begin()
    settings.MAILERS = _server.mailers
    settings.MAIL_GOES_OUT = True
    settings.DEFAULT_FROM_EMAIL = "lists@node.example"
    return _server
