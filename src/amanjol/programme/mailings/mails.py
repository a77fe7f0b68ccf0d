"""One mail as others write it, what is refused in it, and its bytes for each address.

    Mail("Subject", "Text …", "<!doctype html>…")      # LEAVE may stand in both, where the address to leave by goes
    whole = MailTemplate(mail, "ru", sender="Safe Road", mailing_list=pk)
    whole.to(address, secret, delivery, now)            # bytes, as `smtplib` takes them

Headers are made by `email`, which refuses a line break in any of them. Only what differs is put in by hand, and that is
checked: an address, ids, a day. Encoding both parts anew takes a twentieth of what building a message anew takes.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape, linebreaks, urlize
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

LEAVE: Final = "https://leave.invalid/"
"""Where this stands in a text, the address to leave by goes. Where it does not, it goes to the end."""
LONGEST_SUBJECT: Final = 200  # signs
LARGEST: Final = 100 * 1024  # bytes of one part: mail programs cut longer ones
ONE_CLICK: Final = "List-Unsubscribe=One-Click"  # RFC 8058
_LOADS: Final = frozenset({"src", "srcset", "background", "poster", "data", "longdesc", "lowsrc", "dynsrc"})
_ACTIVE: Final = frozenset(
    {"script", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "svg"}
)
_STYLE: Final = re.compile(r"url\s*\(|@import|expression\s*\(|image-set", re.IGNORECASE)
_HEADER_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ANY_SECRET: Final = "0" * 24
_GOOGLE: Final = frozenset({"gmail.com", "googlemail.com"})
_YANDEX: Final = frozenset({"ya.ru", "yandex.ru", "yandex.com", "yandex.kz", "yandex.by"})
_BYTES_OF_LINE: Final = 57
_OF_BASE64: Final = 76
"""What a line of base64 holds, and its signs (RFC 2045)."""


class RefusedMail(ValueError):
    """`code`: subject, empty, large, loads (it would fetch something when it is opened), active."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoAddress(ValueError):
    """Nothing that a mail server could take, or that would break a header. It is not quoted."""


@dataclass(frozen=True, slots=True)
class Mail:
    """What one language reads. `html` is a whole document."""

    subject: str
    text: str
    html: str

    def check(self) -> None:
        """RefusedMail. Nothing is fetched from anywhere when it is opened, so nobody learns who opened it."""
        if (
            not self.subject.strip()
            or len(self.subject) > LONGEST_SUBJECT
            or _HEADER_BREAKS.search(self.subject)
        ):
            raise RefusedMail("subject")
        if not self.text.strip() or not self.html.strip():
            raise RefusedMail("empty")
        if max(len(self.text.encode()), len(self.html.encode())) > LARGEST:
            raise RefusedMail("large")
        reader = _Reader()
        reader.feed(self.html)
        reader.close()


def mail_of(subject: str, text: str, language: str) -> Mail:
    """What somebody wrote as plain text: paragraphs, and addresses as links."""
    body = linebreaks(urlize(text, nofollow=False, autoescape=True))
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(subject)}</title></head>'
        f'<body style="max-width:38em;font:17px/1.5 sans-serif;color:#1c2b36">\n{body}\n</body></html>'
    )
    return Mail(subject, text, html)


def digest_of(
    mails: Mapping[str, Mail], rests_on: Sequence[str] = (), named: Sequence[str] | None = None
) -> str:
    """SHA-256 of all languages, of what they rest on, and of as what they go out (`MailingList.named`), in
    hexadecimal.
    """
    plain = [[language, mail.subject, mail.text, mail.html] for language, mail in sorted(mails.items())]
    return hashlib.sha256(json.dumps([*plain, *rests_on, named]).encode()).hexdigest()


def as_sent(mail: Mail, language: str) -> Mail:
    """With the way out, which is each reader's own and stands here as `LEAVE`."""
    return Mail(mail.subject, *_with_leaving(mail, language))


def checked_address(typed: str) -> str:
    """As it goes into headers: in ASCII, the name of the place in small letters. NoAddress."""
    local, at, place = typed.strip().rpartition("@")
    try:
        written = f"{local}{at}{place.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        raise NoAddress from None
    if (
        len(written) > 254
        or not _ADDRESS.fullmatch(written)
        or ".." in local
        or local[:1] == "."
        or local[-1:] == "."
    ):
        raise NoAddress
    return written


def inbox_of(address: str) -> str:
    """Where it arrives, so far as spelling tells: most mail servers bring `a+b@c` to `a@c`, in whatever letters.

    Gmail leaves out dots; Yandex has one inbox under all its names, and takes a dash for a dot. For counting alone:
    it is no address to write to.
    """
    local, at, place = address.lower().rpartition("@")
    local = local.partition("+")[0] or local
    if place in _GOOGLE:
        local, place = local.replace(".", ""), "gmail.com"
    elif place in _YANDEX:
        local, place = local.replace("-", "."), "ya.ru"
    return f"{local}{at}{place}"


def leaving_address(secret: str, language: str) -> str:
    return f"{_origin()}{reverse('lists:leave', args=[language, secret])}"


def confirming_address(secret: str, language: str) -> str:
    return f"{_origin()}{reverse('lists:confirm', args=[language, secret])}"


class MailTemplate:
    """A mail in one language, of which each address gets its own bytes. RefusedMail."""

    def __init__(self, mail: Mail, language: str, *, sender: str, mailing_list: UUID) -> None:
        mail.check()
        self._language = language
        self._boundary = f"=_{secrets.token_hex(16)}"  # neither encoding below has such a line
        self._head = _head(mail.subject, sender, mailing_list, self._boundary)
        self._host = node_address().rpartition("@")[2]
        self._leave = leaving_address(_ANY_SECRET, language)
        text, html = _with_leaving(mail, language)
        self._text = _Part("plain", text, self._boundary, self._leave)
        self._html = _Part("html", html, self._boundary, escape(self._leave))

    def to(self, address: str, secret: str, delivery: UUID, now: datetime) -> bytes:
        """NoAddress. The id of the mail is that of its delivery: who gets it twice gets the same one twice."""
        if not _ADDRESS.fullmatch(address) or not _SECRET.fullmatch(secret):
            raise NoAddress
        leave = self._leave.replace(_ANY_SECRET, secret)
        own = (
            f"To: <{address}>\r\nDate: {formatdate(now.timestamp())}\r\n"
            f"Message-ID: <{delivery.hex}@{self._host}>\r\nList-Unsubscribe: <{leave}>\r\n"
        )
        return b"".join((
            own.encode("ascii"), self._head, self._text.with_leaving(leave), self._html.with_leaving(escape(leave)),
            f"--{self._boundary}--\r\n".encode(),
        ))  # fmt: skip


class _Part:
    """A part of which nothing differs but the address to leave by: what stands apart from it is encoded once.

    In whichever encoding is shorter: Latin letters stay readable, Cyrillic ones take a third more. Both are made of
    lines: quoted-printable of those of the text, base64 of 57 bytes each.
    """

    def __init__(self, kind: str, text: str, boundary: str, leave: str) -> None:
        plain = text.encode()
        whole = plain.replace(LEAVE.encode(), leave.encode())
        self._is_quoted = len(_quoted(whole)) <= len(binascii.b2a_base64(whole, newline=False))
        name = "quoted-printable" if self._is_quoted else "base64"
        head = (
            f"--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"
            f"Content-Transfer-Encoding: {name}\r\n\r\n"
        )
        before, self._differs, after = self._around_leaving(plain)
        self._before = head.encode() + self._encoded(before)
        self._after = self._encoded(after) + (b"\r\n" if self._is_quoted else b"")

    def with_leaving(self, leave: str) -> bytes:
        own = self._encoded(self._differs.replace(LEAVE.encode(), leave.encode()))
        return b"".join((self._before, own, self._after))

    def _around_leaving(self, plain: bytes) -> tuple[bytes, bytes, bytes]:
        """Whole lines, of which the one in the middle differs; in base64 all that follows is shifted."""
        mark = LEAVE.encode()
        if not self._is_quoted:
            start = plain.index(mark) // _BYTES_OF_LINE * _BYTES_OF_LINE
            return plain[:start], plain[start:], b""
        plain = plain.replace(b"\r\n", b"\n")
        start = plain.rfind(b"\n", 0, plain.index(mark)) + 1
        end = plain.find(b"\n", plain.rindex(mark)) + 1 or len(plain)
        return plain[:start], plain[start:end], plain[end:]

    def _encoded(self, plain: bytes) -> bytes:
        """Each line of base64 with its end."""
        if self._is_quoted:
            return _quoted(plain).replace(b"\n", b"\r\n")
        encoded = binascii.b2a_base64(plain, newline=False)
        lines = (encoded[at : at + _OF_BASE64] for at in range(0, len(encoded), _OF_BASE64))
        return b"".join(line + b"\r\n" for line in lines)


def _quoted(plain: bytes) -> bytes:
    return binascii.b2a_qp(plain.replace(b"\r\n", b"\n"), istext=True)


def node_address() -> str:
    """From which all mail of this node goes."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _head(subject: str, sender: str, mailing_list: UUID, boundary: str) -> bytes:
    """What is the same for all. ValueError for a line break."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=sender, addr_spec=node_address())
    message["Subject"] = subject
    message["List-Id"] = f"<{mailing_list.hex}.lists.{node_address().rpartition('@')[2]}>"
    message["List-Unsubscribe-Post"] = ONE_CLICK
    message["Precedence"] = "bulk"
    kind = f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'
    return message.as_bytes().rstrip() + b"\r\n" + kind.encode()


def _with_leaving(mail: Mail, language: str) -> tuple[str, str]:
    with translation.override(language):
        says, press = _("You get this since you confirmed your address."), _("Leave this list")
    text = mail.text if LEAVE in mail.text else f"{mail.text.rstrip()}\n\n-- \n{says}\n{press}: {LEAVE}\n"
    if LEAVE in mail.html:
        return text, mail.html
    ends = f'<p style="color:#5b6b76;font-size:14px">{escape(says)} <a href="{LEAVE}">{escape(press)}</a></p>'
    before, closing, after = mail.html.rpartition("</body>")
    return text, f"{before}{ends}{closing}{after}" if closing else f"{mail.html}{ends}"


def _origin() -> str:
    return str(settings.ORIGINS["desk"])


class _Reader(HTMLParser):
    """RefusedMail for what a mail program would fetch or run. A picture lies in the mail itself (`data:`, `cid:`)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE:
            raise RefusedMail("active")
        self._is_style = tag == "style"
        for name, value in attrs:
            self._check(tag, name, (value or "").strip().lower())

    def handle_endtag(self, tag: str) -> None:
        self._is_style = self._is_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._is_style and _STYLE.search(data):
            raise RefusedMail("loads")

    def _check(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or (tag == "meta" and name == "http-equiv" and value == "refresh"):
            raise RefusedMail("active")
        if name in _LOADS and not value.startswith(("cid:", "data:image/")):
            raise RefusedMail("loads")
        if name == "style" and _STYLE.search(value):
            raise RefusedMail("loads")
        if name == "href" and not value.startswith(("https://", "http://", "mailto:", "tel:", "#")):
            raise RefusedMail("active")
