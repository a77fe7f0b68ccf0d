"""What the doctor says of lists where no mail server is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings

from amanjol.site.doctor import mailings
from amanjol.site.doctor.findings import State

if TYPE_CHECKING:
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast


def test_an_open_list_without_a_mail_server_is_told(cast: MailingCast) -> None:
    without = replace(settings.CONFIGURATION, mail_host="")
    assert [finding.state for finding in mailings.examine(without)] == [State.WARNING]
    named = replace(settings.CONFIGURATION, mail_host="mail.example.org")
    assert [finding.state for finding in mailings.examine(named)] == [State.OK]
    cast.list.is_open = False
    cast.list.save()
    assert list(mailings.examine(without)) == []
