"""A real mail server (aiosmtpd), which keeps what it took and can refuse."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import SMTP as READ
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class MailServer:
    """`answers` are given to addresses instead of "250"; `on_mail` is called before a mail is taken, `after_mail`
    before that is said.
    """

    port: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    on_mail: Callable[[int], str | None] | None = None
    lines: int = 0
    after_mail: Callable[[int], None] | None = None

    @classmethod
    @contextmanager
    def running(cls) -> Iterator[MailServer]:
        server = cls()
        controller = _Quick(server, hostname="127.0.0.1", port=0)
        controller.start()
        server.port = controller.port
        try:
            yield server
        finally:
            controller.stop()

    def begin(self) -> None:
        self.taken.clear()
        self.answers.clear()
        self.on_mail, self.after_mail, self.lines = None, None, 0

    @contextmanager
    def thinking(self, of: int) -> Iterator[None]:
        """Does not say of that mail (from 1) that it was taken before this ends, and answers nobody else meanwhile."""
        is_over = threading.Event()

        def think(number: int) -> None:
            if number == of:
                is_over.wait()

        self.after_mail = think
        try:
            yield
        finally:
            self.after_mail = None
            is_over.set()

    @property
    def mailers(self) -> dict[str, Any]:
        backend = "django.core.mail.backends.smtp.EmailBackend"
        return {
            "default": {
                "BACKEND": backend,
                "OPTIONS": {"host": "127.0.0.1", "port": self.port, "timeout": 10},
            }
        }

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(content, policy=READ) for _address, content in self.taken]

    @property
    def addresses(self) -> list[str]:
        return [address for address, _content in self.taken]

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  as above
        answer = self.on_mail(len(self.taken)) if self.on_mail is not None else None
        if answer is not None and not answer.startswith("2"):
            return answer
        self.taken.append((envelope.rcpt_tos[0], envelope.original_content or b""))
        if self.after_mail is not None:
            self.after_mail(len(self.taken))
        return answer or "250 OK"


class _Quick(Controller):
    """On a port that is free."""

    def __init__(self, keeper: MailServer, **kwargs: Any) -> None:
        super().__init__(keeper, **kwargs)
        self._keeper = keeper

    def factory(self) -> SMTP:
        self._keeper.lines += 1
        session: SMTP = super().factory()  # type: ignore[no-untyped-call]  # aiosmtpd tells none
        return session

    def _trigger_server(self) -> None:
        """The port is known only now."""
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # as above
