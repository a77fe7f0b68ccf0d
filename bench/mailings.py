"""Ten thousand mails of a mailing: how fast beside a bare `smtplib` loop into the same mail server?

The bare loop hands over the same bytes to the same addresses over one connection. It knows no database, no seal and
nobody who leaves, and begins anew after a kill. The mail server (aiosmtpd) runs in a process of its own and keeps
nothing. Both ways are measured in turns, so that what else the machine does slows both. The limit is 0.7 of the bare
loop's speed.

    bench/mailings.py [NUMBER]
"""

from __future__ import annotations

import multiprocessing
import os
import smtplib
import sys
import time
import uuid
from typing import TYPE_CHECKING, Any, Final

from _ground import print_table
from _house import node

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

NUMBER: Final = 10_000
TURNS: Final = 5
LIMIT: Final = 0.7
PARAGRAPHS: Final = 25  # about 8 kB of text, and as much HTML
LANGUAGES: Final = ("en", "ru")
PLANES: Final = "public,casework,programme"


class Swallow:
    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        return "250 OK"


def serve(line: Connection) -> None:
    """A mail server on a free port, which it tells; until it is ended."""
    import asyncio

    from aiosmtpd.smtp import SMTP

    async def run() -> None:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Swallow(), hostname="bench"), "127.0.0.1", 0)
        line.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def write_list(mailing_list: Any, number: int) -> list[tuple[str, str]]:
    """So many who confirmed, written as the acts do it, without asking each. Gives addresses with their secrets."""
    from django.utils import timezone

    from amanjol.programme.mailings import sealing
    from amanjol.programme.mailings.models import Subscriber
    from amanjol.programme.mailings.sealing import AddressBook, Addressee

    today, organisation = timezone.localdate(), mailing_list.organisation_id
    book, rows, people = AddressBook(mailing_list.pk, organisation), [], []
    for at in range(number):
        pk, address, secret = uuid.uuid4(), f"n{at}@example.org", sealing.new_secret()
        rows.append(
            Subscriber(
                pk=pk, organisation_id=organisation, list=mailing_list, language=LANGUAGES[at % 2], state="confirmed",
                name=sealing.names_of(mailing_list.pk, address)[0], link=sealing.link_of(secret), confirmed_on=today,
                sealed=book.seal(pk, Addressee(address, secret, today)),
            )
        )  # fmt: skip
        people.append((address, secret))
    Subscriber.objects.bulk_create(rows, batch_size=1000)
    return people


def prepare(cast: Any, number: int) -> tuple[Any, list[tuple[str, bytes]]]:
    """A mailing to a list of its own, and what the bare loop sends instead."""
    from dataclasses import replace

    from django.db import transaction
    from django.utils import timezone

    from amanjol.programme.mailings.actions import listing, writing
    from amanjol.programme.mailings.mails import MailTemplate, mail_of
    from amanjol.programme.mailings.tests.mailing_cast import PLAN

    words = {"en": "Ask before you pay, and call us. " * 10, "ru": "Спросите, прежде чем платить. " * 6}
    mails = {of: mail_of("News", "\n\n".join([text] * PARAGRAPHS), of) for of, text in words.items()}
    with transaction.atomic():
        name_session(cast)
        plan = replace(PLAN, name_en=uuid.uuid4().hex)
        mailing_list = listing.begin_list(what=plan, by=cast.aidar)
        people = write_list(mailing_list, number)
        mailing = writing.prepare(
            mailing_list=mailing_list, mails=mails, written_by=cast.aidar, by=cast.berik
        )
    whole = {
        of: MailTemplate(mail, of, sender="x", mailing_list=mailing_list.pk) for of, mail in mails.items()
    }
    contents = [
        (address, whole[LANGUAGES[at % 2]].to(address, secret, uuid.uuid4(), timezone.now()))
        for at, (address, secret) in enumerate(people)
    ]
    return mailing, contents


def name_session(cast: Any) -> None:
    from amanjol.foundation.organisations.tests.key_cast import request_of

    request_of(cast.desk)


def bare(port: int, contents: list[tuple[str, bytes]]) -> float:
    from amanjol.programme.mailings.mails import node_address

    with smtplib.SMTP("127.0.0.1", port, local_hostname="bench") as line:
        began = time.perf_counter()
        for address, content in contents:
            line.sendmail(node_address(), [address], content)
        return time.perf_counter() - began


def measure(port: int, number: int) -> None:
    from django.core.mail.utils import DNS_NAME
    from django.db import transaction

    from amanjol.foundation.organisations.tenant import working_for
    from amanjol.programme.mailings.handing import Run
    from amanjol.programme.mailings.tests.mailing_cast import create_mailing_cast

    DNS_NAME.get_fqdn()
    with transaction.atomic():
        cast = create_mailing_cast()
    ours = plain = size = 0.0
    for _turn in range(TURNS):
        mailing, contents = prepare(cast, number // TURNS)
        size += sum(len(content) for _address, content in contents)
        plain += bare(port, contents)
        with working_for(cast.aidar):
            began = time.perf_counter()
            sent = Run(mailing).carry(3600)
            ours += time.perf_counter() - began
        if sent != number // TURNS:
            raise SystemExit(f"{sent} of {number // TURNS} went out.")
    load = os.getloadavg()[0]
    title = f"{number:,} mails of {size / number / 1000:.0f} kB, {TURNS} turns, {os.cpu_count()} cores, load {load:.1f}"
    rows = [
        ("smtplib alone", f"{plain:.1f} s", f"{number / plain:,.0f}", "1.00"),
        ("a mailing", f"{ours:.1f} s", f"{number / ours:,.0f}", f"{plain / ours:.2f} (limit {LIMIT})"),
    ]
    print_table(title, ("", "time", "mails a second", "of its speed"), rows)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    port = ours.recv()
    try:
        with node(
            PLANES, durable=True, AMANJOL_MAIL_HOST="127.0.0.1", AMANJOL_MAIL_FROM="lists@node.example"
        ):
            from django.conf import settings

            options: Any = settings.MAILERS["default"]["OPTIONS"]
            options["port"] = port
            measure(port, number)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
