"""The bytes of a mail: what is the same for all is encoded once, and reads as it was written."""

from __future__ import annotations

import email
import uuid
from email import policy

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from amanjol.programme.mailings.mails import LEAVE, Mail, MailTemplate, NoAddress, leaving_address
from amanjol.programme.mailings.tests.mailing_cast import MAILS

pytestmark = pytest.mark.django_db


@given(
    text=st.text(alphabet="ab .=\n\tя<&", max_size=200),
    at=st.integers(0, 200),
    times=st.integers(0, 2),
    ends=st.sampled_from(["", "\n", "\r\n", " \n"]),
)
def test_whatever_stands_around_the_address_to_leave_by_is_read_as_it_was_written(text, at, times, ends):
    """Parts are encoded once, and only what differs is put in for each address."""
    written = f"{text[:at]}{LEAVE * times}{text[at:]}x{ends}{LEAVE if times else ''}{ends}"
    for language in ("en", "ru"):
        whole = MailTemplate(Mail("s", written, "<p>x</p>"), language, sender="x", mailing_list=uuid.uuid4())
        for secret in ("a" * 24, "b-_" * 8):
            mail = whole.to("a@example.org", secret, uuid.uuid4(), timezone.now())
            plain = next(email.message_from_bytes(mail, policy=policy.default).iter_parts())
            said = plain.get_content().replace("\r\n", "\n")
            leave = leaving_address(secret, language)
            start = written.replace(LEAVE, leave).replace("\r\n", "\n")
            assert said.startswith(start if times else start.rstrip())
            assert said.count(leave) == (times + 1 if times else 1)


def test_a_secret_that_would_break_a_header_goes_nowhere():
    whole = MailTemplate(MAILS["en"], "en", sender="x", mailing_list=uuid.uuid4())
    for secret in ("a" * 65, "a\n", "a>", ""):
        with pytest.raises(NoAddress):
            whole.to("a@example.org", secret, uuid.uuid4(), timezone.now())
