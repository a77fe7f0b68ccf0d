"""The doctor on what runs: web, worker, tasks, mail, certificates, PostgreSQL's unit, backups; and its letter."""

from __future__ import annotations

import os
import socket
import socketserver
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core import mail as sent_mail
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.casework.cases.restricting.actions import emergencies
from amanjol.public.packs import actions as packs
from amanjol.site import leases
from amanjol.site.configuration import read_configuration
from amanjol.site.doctor import backups, letter, running
from amanjol.site.doctor.findings import Finding, State
from amanjol.site.tests.checks import bad

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.site.configuration import Configuration

NOW = datetime(2026, 11, 26, 6, 0, tzinfo=UTC)


@pytest.fixture
def public() -> Configuration:
    origins = {part: f"https://{part}.example" for part in ("guide", "editor", "desk")}
    return replace(
        read_configuration(), origins=origins, mail_host="127.0.0.1", mail_to="operator@example.org"
    )


@contextmanager
def _answering(status: int, body: bytes) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/health/" else 404)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_whether_web_answers(public: Configuration, monkeypatch: pytest.MonkeyPatch) -> None:
    for status, body, state in (
        (200, b"ok\n", State.OK), (503, b"not ok: database\n", State.OK), (200, b"<html>nginx", State.BAD),
    ):  # fmt: skip
        with _answering(status, body) as address:
            monkeypatch.setattr(running, "PROGRAM", address)
            assert running.web(public).state is state
            here = replace(public, origins=dict.fromkeys(public.origins, address))
            assert running.web(here).state is state, (
                "what answers this machine only is asked at its own address"
            )
    assert "Start the web server" in running.web(public).text, "nobody listens there any more"


@pytest.mark.django_db
def test_whether_a_worker_lives() -> None:
    assert running.worker().state is State.BAD
    leases.beat("one")
    assert running.worker().state is State.OK
    with connection.cursor() as cursor:
        cursor.execute("update site_workerlease set beat_at = beat_at - interval '46 seconds'")
    assert running.worker().state is State.BAD


@pytest.mark.django_db
def test_a_task_that_failed_is_told_until_it_goes_well() -> None:
    assert running.failed_tasks().state is State.OK
    for minutes, status in ((9, "SUCCESSFUL"), (6, "FAILED"), (3, "SUCCESSFUL")):
        packs.build_pack.enqueue()
        DBTaskResult.objects.ready().update(
            status=status, finished_at=timezone.now() - timedelta(minutes=minutes)
        )
        finding = running.failed_tasks()
        assert finding.state is (State.BAD if status == "FAILED" else State.OK)
        assert ("build_pack" in finding.text) is (status == "FAILED")


@pytest.mark.django_db
def test_a_task_that_failed_for_one_is_not_forgotten_when_it_goes_well_for_another() -> None:
    first, second = uuid4(), uuid4()
    for minutes, opening, status in ((9, first, "FAILED"), (6, second, "FAILED"), (3, second, "SUCCESSFUL")):
        emergencies.escalate_unanswered.enqueue(str(first), str(opening))
        ended = timezone.now() - timedelta(minutes=minutes)
        DBTaskResult.objects.ready().update(status=status, finished_at=ended)
        finding = running.failed_tasks()
        assert finding.state is State.BAD
        assert ("escalate_unanswered (for 2)" in finding.text) is (minutes == 6)
        assert str(opening) not in finding.text
    emergencies.escalate_unanswered.enqueue(str(first), str(first))
    DBTaskResult.objects.ready().update(status="SUCCESSFUL", finished_at=timezone.now())
    assert running.failed_tasks().state is State.OK


@contextmanager
def _mail_server() -> Iterator[str]:
    """Says that all is well to whoever comes, until it is left."""

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            for asked in self.rfile:
                self.wfile.write(b"221 bye\r\n" if asked.startswith(b"QUIT") else b"250 well\r\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Talk) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_mail(public: Configuration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "runs_systemd", lambda: False)
    assert running.mail(replace(public, mail_host="")).state is State.WARNING
    here = dict.fromkeys(public.origins, "http://localhost:8000")
    assert running.mail(replace(public, mail_host="", origins=here)).state is State.NOTE
    with _mail_server() as address:
        server = replace(public, mail_host=address)
        assert running.mail(server).state is State.OK
        assert running.mail(replace(server, mail_to="")).state is State.WARNING
    assert running.mail(server).state is State.BAD


EVERYTHING = "0.0.0.0/0 ::/0"


@pytest.mark.parametrize(
    ("denied", "allowed", "kept_units"),
    [
        ("", "", ()),
        (EVERYTHING, "127.0.0.0/8 ::1/128", ()),
        ("10.0.0.0/8", "", ()),
        (EVERYTHING, "192.0.2.0/24 ::1/128", ("amanjol-worker", "amanjol-doctor")),
        ("127.0.0.1/32", "", ("amanjol-worker", "amanjol-doctor")),
        ("doctor alone", "", ("amanjol-doctor",)),
    ],
)
def test_mail_that_answers_here_and_that_no_unit_may_reach_is_not_well(
    public: Configuration,
    monkeypatch: pytest.MonkeyPatch,
    denied: str,
    allowed: str,
    kept_units: tuple[str, ...],
) -> None:
    """`amanjol-keeper doctor` runs without the limits of the units, which send the mail."""

    def limits(*asked: str) -> str:
        unit = asked[-1]
        denies = (EVERYTHING if unit == "amanjol-doctor" else "") if denied == "doctor alone" else denied
        return f"Id={unit}.service\nIPAddressAllow={allowed}\nIPAddressDeny={denies}\n"

    monkeypatch.setattr(running, "runs_systemd", lambda: True)
    monkeypatch.setattr(running, "systemctl", limits)
    with _mail_server() as address:
        finding = running.mail(replace(public, mail_host=address))
    assert finding.state is (State.BAD if kept_units else State.OK)
    assert (
        tuple(unit for unit in running.MAILING if f"{unit} " in finding.text.partition(":")[0]) == kept_units
    )
    assert ("IPAddressAllow=127.0.0.1," in finding.text) is bool(kept_units)


def test_where_systemd_does_not_say_what_units_may_reach_that_is_said(
    public: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "runs_systemd", lambda: True)
    monkeypatch.setattr(running, "systemctl", lambda *_asked: "")
    with _mail_server() as address:
        finding = running.mail(replace(public, mail_host=address))
    assert finding.state is State.WARNING
    assert "systemd does not say" in finding.text


@contextmanager
def _showing_certificate(folder: Path, ends: datetime) -> Iterator[tuple[str, int]]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "guide.example")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW - timedelta(days=90)).not_valid_after(ends)
    file = folder / "both.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)

    def serve() -> None:
        for _room in range(3):
            line, _address = listening.accept()
            with suppress(OSError), line, context.wrap_socket(line, server_side=True) as secured:
                secured.recv(1)  # who has seen the certificate goes away

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()
        thread.join(10)


@pytest.mark.parametrize(
    ("days", "state"), [(60, State.OK), (15, State.WARNING), (5, State.BAD), (-3, State.BAD)]
)
def test_days_of_certificates(
    public: Configuration, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, days: int, state: State
) -> None:
    with _showing_certificate(tmp_path, NOW + timedelta(days=days, hours=1)) as address:
        monkeypatch.setattr(running, "PROXY", address)
        findings = list(running.certificates(public, NOW))
    assert [(finding.what, finding.state) for finding in findings] == [
        (f"certificate of {part}.example", state) for part in ("desk", "editor", "guide")
    ]
    assert findings[0].text.startswith(f"good for {days} more days.")
    assert len(bad(running.certificates(public, NOW))) == 3, "the proxy is away"


@pytest.mark.parametrize(("policy", "state"), [("no", State.BAD), ("on-failure", State.OK)])
def test_whether_postgresql_begins_again(monkeypatch: pytest.MonkeyPatch, policy: str, state: State) -> None:
    monkeypatch.setattr(running, "runs_systemd", lambda: True)
    monkeypatch.setattr(
        running, "systemctl", lambda *_asked: f"Restart={policy}\nId=postgresql@18-main.service\n"
    )
    (finding,) = running.postgresql_unit()
    assert finding.state is state
    monkeypatch.setattr(running, "systemctl", lambda *_asked: "")
    assert list(running.postgresql_unit()) == []


def test_the_last_backup_and_what_the_next_needs(
    public: Configuration, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    configuration = replace(public, backups=tmp_path)
    monkeypatch.setattr(backups, "KEY", tmp_path / "key")
    monkeypatch.setattr(running, "runs_systemd", lambda: True)
    monkeypatch.setattr(running, "systemctl", lambda *_asked: "disabled\n")
    assert bad(backups.examine(configuration, NOW)).keys() == {"backup", "backup key", "backup timer"}
    (tmp_path / "key").touch()
    monkeypatch.setattr(running, "systemctl", lambda *_asked: "enabled\n")
    for hours, is_bad in ((80, True), (31, True), (5, False)):
        file = tmp_path / f"{hours}.amanjol"
        file.touch()
        at = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(file, (at, at))
        findings = bad(backups.examine(configuration, NOW))
        assert findings.keys() == ({"backup"} if is_bad else set())
        assert not is_bad or f"{hours} hours old" in findings["backup"]
    gone = replace(configuration, backups=tmp_path / "key" / "no")
    assert "there is none" in bad(backups.examine(gone, NOW))["backup"]


def test_the_letter(public: Configuration) -> None:
    well = Finding(State.OK, "web", "answers.")
    assert letter.send([well, Finding(State.WARNING, "disk", "soon.")], public) is None
    assert sent_mail.outbox == []
    findings = [well, Finding(State.WARNING, "disk", "soon."), Finding(State.BAD, "backup", "none.")]
    assert letter.send(findings, public) is None
    (message,) = sent_mail.outbox
    assert (message.subject, message.to) == ("Amanjol at desk.example: 1 to mend", ["operator@example.org"])
    assert message.body == "warn disk: soon.\n\nBAD  backup: none."
    problem = letter.send(findings, replace(public, mail_to=""))
    assert problem is not None
    assert "AMANJOL_MAIL_TO" in problem.text
