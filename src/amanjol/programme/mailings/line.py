"""The connection to the mail server, and what its answers mean for an address, for this node and for the mailing.

Whom a mail goes to can be said before it is certain that it goes (`begin`): nothing is taken by that, and what goes
elsewhere in the end takes it back.
"""

from __future__ import annotations

import logging
import re
import smtplib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.mail import mailers

from amanjol.programme.mailings.mails import node_address
from amanjol.programme.mailings.models import DeliveryState, Halt

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)
_STATUS: Final = re.compile(r"^\s*5\.(\d{1,3})\.\d{1,3}\b")  # RFC 3463
_OF_THE_ADDRESS: Final = frozenset({"1", "2"})
_CODES_OF_THE_ADDRESS: Final = frozenset({550, 551, 553})  # where no such status stands beside them
_WELL: Final = frozenset({250, 251})
_GO_ON: Final = 354
TAKES_AT_MOST: Final = 120.0
"""Seconds in which a mail server may look at a mail before it says that it took it. RFC 5321 (4.5.3.2.6) would wait ten
minutes, since whoever gives up sends again what was taken; meanwhile the worker does nothing else.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A mail, as it goes over the line."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """`is_of_address`: no mail shall go there again. `is_of_line`: the connection is of no use any more."""

    state: DeliveryState
    is_of_address: bool = False
    is_of_line: bool = False
    halts: str = ""


SENT: Final = Outcome(DeliveryState.SENT)
LATER: Final = Outcome(DeliveryState.WAITING)
REFUSED: Final = Outcome(DeliveryState.REFUSED)
NO_SUCH_ADDRESS: Final = Outcome(DeliveryState.REFUSED, is_of_address=True)
NO_LINE: Final = Outcome(DeliveryState.WAITING, is_of_line=True)
_SENDER_REFUSED: Final = Outcome(DeliveryState.WAITING, halts=Halt.SERVER)


class Line:
    """Of the mail server of the settings, opened when it is needed, and again where it was lost."""

    def __init__(self) -> None:
        self._backend: Any = mailers.default  # the class that all share knows no connection
        self._sender = node_address()
        self._begun: Written | None = None
        self._refusal: Outcome | None = None

    def begin(self, mail: Written) -> None:
        """Says from whom it is and to whom, and that it comes. What is answered `send` tells."""
        self._take_back()
        self._begun, self._refusal = mail, self._ask(self._announce, mail)

    def send(self, mail: Written) -> Outcome:
        if self._begun != mail:
            self.begin(mail)
        self._begun = None
        return self._refusal or self._ask(self._hand_over, mail) or SENT

    def close(self) -> None:
        self._take_back()
        try:
            self._backend.close()
        except (smtplib.SMTPException, OSError):
            self._backend.connection = None

    def _take_back(self) -> None:
        """The server waits for the mail and takes nothing as a word any more: half a mail is none."""
        if self._begun is not None and self._refusal is None:
            self._backend.connection.close()
            self._backend.connection = None
        self._begun = None

    def _ask(self, act: Callable[[smtplib.SMTP, Written], Outcome | None], mail: Written) -> Outcome | None:
        """None where the server took it well. A line that is lost is closed."""
        try:
            self._backend.open()
            outcome = act(self._backend.connection, mail)
            if outcome is not None and not outcome.is_of_line:
                self._backend.connection.rset()
        except (smtplib.SMTPException, OSError) as error:
            logger.warning("the mail server was lost: %s", type(error).__name__)
            outcome = NO_LINE
        if outcome is not None and outcome.is_of_line:
            self.close()
        return outcome

    def _announce(self, line: smtplib.SMTP, mail: Written) -> Outcome | None:
        line.ehlo_or_helo_if_needed()
        size = [f"size={len(mail.content)}"] if line.has_extn("size") else []
        code, _text = line.mail(self._sender, size)
        if code not in _WELL:
            return _later_or(code, _SENDER_REFUSED)
        code, text = line.rcpt(mail.address)
        if code not in _WELL:
            return _later_or(code, _of_recipient(code, text))
        code, _text = line.docmd("data")
        return None if code == _GO_ON else _later_or(code, REFUSED)

    def _hand_over(self, line: smtplib.SMTP, mail: Written) -> Outcome | None:
        if line.sock is None:
            return NO_LINE
        usual = line.sock.gettimeout()
        line.sock.settimeout(TAKES_AT_MOST)
        line.send(_dotted(mail.content))
        code, _text = line.getreply()
        line.sock.settimeout(usual)
        return None if code in _WELL else _later_or(code, REFUSED)


def _dotted(content: bytes) -> bytes:
    """Of whole lines. One that begins with a dot gets another: a dot alone ends the mail (RFC 5321, 4.5.2)."""
    return (b"\n" + content).replace(b"\n.", b"\n..")[1:] + b".\r\n"


def _later_or(code: int, outcome: Outcome) -> Outcome:
    if code == 421:  # it hangs up
        return NO_LINE
    return LATER if code < 500 else outcome


def _of_recipient(code: int, text: bytes | str) -> Outcome:
    """Whether the address is wrong, or what this node sends is not wanted."""
    said = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    status = _STATUS.match(said)
    is_of_address = status[1] in _OF_THE_ADDRESS if status else code in _CODES_OF_THE_ADDRESS
    return NO_SUCH_ADDRESS if is_of_address else REFUSED
