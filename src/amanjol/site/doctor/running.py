"""What must run, and what must be seen to: web server, worker, failed tasks, certificates, mail, PostgreSQL's unit."""

from __future__ import annotations

import smtplib
import socket
import ssl
import subprocess
import urllib.error
import urllib.request
from collections import Counter
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from cryptography import x509
from django_tasks_db.models import DBTaskResult

from amanjol.site import health, leases
from amanjol.site.doctor.findings import Finding, State, judge
from amanjol.site.worker import RESULTS_KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from ipaddress import IPv4Address, IPv6Address

    from amanjol.site.configuration import Configuration

PROGRAM: Final = "http://127.0.0.1:8000"  # as amanjol-web.service and nginx.conf have it
PROXY: Final = ("127.0.0.1", 443)
MAILING: Final = ("amanjol-worker", "amanjol-doctor")  # the units that send mail
_SYSTEMD: Final = Path("/run/systemd/system")
_WITHIN: Final = 10.0  # seconds
RENEWED_BEFORE: Final = timedelta(days=21)  # certbot renews 30 days before
TOO_LATE: Final = timedelta(days=10)


def web(configuration: Configuration) -> Finding:
    """Whatever it says of itself there, it answers."""
    address = (PROGRAM if configuration.is_public else configuration.origins["desk"]) + health.PATH
    try:
        with urllib.request.urlopen(address, timeout=_WITHIN) as answer:  # noqa: S310  our own address
            body = answer.read(100)
    except urllib.error.HTTPError as error:
        body = error.read(100)
        error.close()
    except (OSError, ValueError):
        body = b""
    right = body.startswith((b"ok", b"not ok"))
    wrong = f"nothing of ours answers at {address}. Start the web server (amanjol-web)."
    return judge("web", wrong="" if right else wrong, right=f"answers at {address}.")


def worker() -> Finding:
    wrong = "" if leases.any_lives() else "none lives. Start it (amanjol-worker)."
    return judge("worker lives", wrong=wrong, right="one has just said so.")


def failed_tasks() -> Finding:
    """A task whose newest run failed, for one or for several. What went well for the same since is forgotten."""
    of_the_same = ("task_path", "args_kwargs")
    newest = DBTaskResult.objects.finished().order_by(*of_the_same, "-finished_at").distinct(*of_the_same)
    failed = Counter(task.task_path.rpartition(".")[2] for task in newest if task.status == "FAILED")
    names = ", ".join(
        f"{name} (for {number})" if number > 1 else name for name, number in sorted(failed.items())
    )
    wrong = (
        f"{names} failed when last run. The worker's log (journalctl -u amanjol-worker) says why. This is said until it"
        f" goes well for the same, or for {RESULTS_KEPT.days} days."
    )
    return judge("failed tasks", wrong=wrong if failed else "", right="none.")


def mail(configuration: Configuration) -> Finding:
    """Who runs this by hand has none of the limits that systemd sets to the units which send."""
    host = configuration.mail_host
    if not host:
        text = "AMANJOL_MAIL_HOST is not set: nobody gets an e-mail about devices, or from this doctor."
        return Finding(State.WARNING if configuration.is_public else State.NOTE, "mail", text)
    addresses = _addresses_of(host)
    limits = {unit: _keeps_from(unit, addresses) for unit in MAILING if runs_systemd()}
    if any(limits.values()):
        units = " and ".join(unit for unit, is_kept in limits.items() if is_kept)
        text = (
            f"systemd keeps {units} from {host}: beneath [Service] in /etc/systemd/system/UNIT.service.d/mail.conf,"
            f" write IPAddressAllow={' '.join(map(str, addresses))}, then run `systemctl daemon-reload` and"
            " `systemctl restart amanjol-worker`."
        )
        return Finding(State.BAD, "mail", text)
    try:
        with smtplib.SMTP(host, timeout=_WITHIN) as server:
            server.noop()
    except (OSError, smtplib.SMTPException):
        text = f"{host} does not answer as a mail server. Start it, or name another."
        return Finding(State.BAD, "mail", text)
    if not configuration.mail_to:
        text = "AMANJOL_MAIL_TO is not set: what the daily look finds reaches nobody."
        return Finding(State.WARNING, "mail", text)
    if None in limits.values():
        text = f"{host} answers here; whether {' and '.join(MAILING)} may reach it, systemd does not say."
        return Finding(State.WARNING, "mail", text)
    return Finding(State.OK, "mail", f"{host} answers.")


def _addresses_of(host: str) -> list[IPv4Address | IPv6Address]:
    """Of a host, or of `host:port`; none where nobody knows its name."""
    name = host.partition(":")[0] if host.count(":") == 1 else host
    try:
        answers = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return sorted({ip_address(place[0]) for *_, place in answers}, key=str)


def _keeps_from(unit: str, addresses: Sequence[IPv4Address | IPv6Address]) -> bool | None:
    """Whether systemd lets it reach none of them. None where it does not say."""
    text = systemctl("show", "--property=Id,IPAddressAllow,IPAddressDeny", unit)
    limits = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    if "Id" not in limits:
        return None
    allowed, denied = (
        [ip_network(network, strict=False) for network in limits.get(f"IPAddress{what}", "").split()]
        for what in ("Allow", "Deny")
    )
    return bool(addresses) and not any(
        any(address in network for network in allowed) or all(address not in network for network in denied)
        for address in addresses
    )


def certificates(configuration: Configuration, now: datetime | None = None) -> Iterator[Finding]:
    """As the proxy of this machine shows them."""
    secure = [origin for origin in configuration.origins.values() if urlsplit(origin).scheme == "https"]
    for host in sorted({urlsplit(origin).hostname or "" for origin in secure}):
        what = f"certificate of {host}"
        try:
            ends = _shown_until(host)
        except (OSError, ValueError):
            text = "nobody shows one at 127.0.0.1:443. Start nginx, and look into `nginx -t`."
            yield Finding(State.BAD, what, text)
            continue
        left = ends - (now or datetime.now(UTC))
        text = f"good for {left.days} more days."
        if left > RENEWED_BEFORE:
            yield Finding(State.OK, what, text)
        else:
            state = State.BAD if left < TOO_LATE else State.WARNING
            yield Finding(
                state, what, f"{text} Run `certbot renew`, and see why it was not renewed by itself."
            )


def _shown_until(host: str) -> datetime:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # its end is wanted, of a wrong one too
    with (
        socket.create_connection(PROXY, timeout=_WITHIN) as line,
        context.wrap_socket(line, server_hostname=host) as secured,
    ):
        return x509.load_der_x509_certificate(
            secured.getpeercert(binary_form=True) or b""
        ).not_valid_after_utc


def postgresql_unit() -> Iterator[Finding]:
    """Debian's unit leaves a PostgreSQL dead that was killed, by a want of memory for example."""
    if not runs_systemd():
        return
    text = systemctl("show", "--property=Id,Restart", "--state=active", "postgresql@*.service")
    units = [
        dict(line.split("=", 1) for line in block.splitlines() if "=" in line) for block in text.split("\n\n")
    ]
    for unit in units:
        if "Id" not in unit:
            continue
        wrong = (
            f"{unit['Id']} stays dead when it is killed. Run `amanjol setup`, or install"
            " deploy/postgresql-restart.conf as /etc/systemd/system/postgresql@.service.d/amanjol.conf, then"
            " `systemctl daemon-reload`."
        )
        yield judge("restart of PostgreSQL", wrong=wrong if unit.get("Restart") == "no" else "", right="set.")


def runs_systemd() -> bool:
    return _SYSTEMD.is_dir()


def systemctl(*arguments: str) -> str:
    """What it says; empty where it cannot be asked."""
    try:
        return subprocess.run(
            ["systemctl", *arguments], capture_output=True, text=True, check=False, timeout=_WITHIN
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
