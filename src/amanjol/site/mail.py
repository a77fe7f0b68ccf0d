"""What takes the place of a mail server where none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


class NoMail(BaseEmailBackend):
    """Sends nothing, on purpose: whoever wants notices by e-mail names a server in `AMANJOL_MAIL_HOST`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return len(email_messages)
