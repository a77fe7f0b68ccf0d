"""A mail server as the tests need one: it speaks SMTP on a port of its own and keeps what it was given."""

from __future__ import annotations

import contextlib
import email
import socketserver
import threading
from dataclasses import dataclass, field
from email import policy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage


@dataclass
class MailServer:
    """`refuses` is what it says to a letter instead of taking it, as a full server does."""

    port: int = 0
    refuses: str = ""
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)

    @property
    def mailers(self) -> dict[str, object]:
        """The setting of Django that leads here."""
        backend = "django.core.mail.backends.smtp.EmailBackend"
        return {
            "default": {
                "BACKEND": backend,
                "OPTIONS": {"host": "127.0.0.1", "port": self.port, "timeout": 10},
            }
        }


class _Conversation(socketserver.StreamRequestHandler):
    server: _Listening

    def handle(self) -> None:
        self._say("220 letters.example ESMTP")
        recipients: list[str] = []
        for line in self.rfile:
            word = line.decode().strip()
            match word.upper().partition(" ")[0]:
                case "RCPT":
                    recipients.append(word.partition("<")[2].partition(">")[0])
                    self._say("250 ok")
                case "DATA":
                    self._take(recipients)
                    recipients = []
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 ok")

    def _take(self, recipients: list[str]) -> None:
        mail = self.server.mail
        self._say("354 go on")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b"."))
        if mail.refuses:
            self._say(mail.refuses)
            return
        message = email.message_from_bytes(b"".join(lines), policy=policy.default)
        mail.letters += [(recipient, message) for recipient in recipients]
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class _Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True
    mail: MailServer


@contextlib.contextmanager
def listening() -> Iterator[MailServer]:
    mail = MailServer()
    with _Listening(("127.0.0.1", 0), _Conversation) as server:
        mail.port, server.mail = server.server_address[1], mail
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield mail
        finally:
            server.shutdown()
            thread.join()
