"""What has ended stays ended after a restore of an older backup; and no mailing goes on by itself."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from amanjol.foundation.journal import endings
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.mailings.actions import joining, writing
from amanjol.programme.mailings.models import EndedLink, Mailing, Subscriber
from amanjol.programme.mailings.tests.mailing_cast import MAILS, create_mailing_cast, secret_of, subscribed
from amanjol.public.devices.models import Device
from amanjol.site.database import connected_as
from amanjol.site.tests.commands import run_here
from amanjol.site.tests.round_trips import PUBLIC, SECRET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amanjol.foundation.organisations.models import Member

_SHOWN = """
select (select state || ' ' || halt from mailings_mailing where id = %(gone)s),
    (select state || ' ' || halt from mailings_mailing where id = %(going)s),
    (select state from mailings_subscriber where id = %(left)s),
    (select state from mailings_subscriber where id = %(stays)s),
    (select is_active from accounts_account where id = %(account)s),
    (select struck_off_at is not null from devices_device where id = %(device)s)
"""


def committed(member: Member, act: Callable[[], Any]) -> Any:
    with transaction.atomic(), acting_for(member):
        return act()


def test_an_older_backup_brings_back_nobody_who_left_and_sends_nothing_again(
    filled: Callable[[str], str], empty: Callable[[str], str], media: Path, tmp_path: Path
) -> None:
    """The backup of yesterday, with the list of today; of what no list names, a mailing stands still."""
    keys = tmp_path / "secret", tmp_path / "public"
    for file, key in zip(keys, (SECRET, PUBLIC), strict=True):
        file.write_text(key, encoding="ascii")
    here = {
        "AMANJOL_DATA": str(media.parent), "DATABASE_URL": filled("app"),
        "AMANJOL_KEEPER_DATABASE_URL": filled("keeper"),
    }  # fmt: skip
    with transaction.atomic():
        cast = create_mailing_cast()

    def begin() -> list[Any]:
        people = [subscribed(cast, f"{name}@example.org") for name in "ab"]
        rows = [
            writing.prepare(mailing_list=cast.list, mails=MAILS, written_by=cast.aidar, by=cast.berik)
            for _mailing in range(2)
        ]
        device = Device.objects.create(
            organisation_id=cast.aidar.organisation_id, kind="kiosk", name="Hall 1", place="ALA",
            public_key=b"k" * 32, key_hash="k", last_sequence=1,
        )  # fmt: skip
        return [*people, *rows, device]

    left, stays, gone, going, device = committed(cast.aidar, begin)
    older = tmp_path / "older.amanjol"
    done = run_here("backup", "--to", str(older), "--key", str(keys[1]), **here)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "older.amanjol.ended").read_text().startswith(endings.FIRST_LINE)

    def end() -> None:
        joining.leave(secret=secret_of(left))
        writing.withdraw(mailing=gone, by=cast.aidar)

    committed(cast.aidar, end)
    with psycopg.connect(filled("keeper")) as connection:
        connection.execute(
            "update accounts_account set is_active = false where id = %s", [cast.asel.account_id]
        )
        connection.execute("update devices_device set struck_off_at = now() where id = %s", [device.pk])
    with connected_as(filled("keeper")), (tmp_path / "newest.ended").open("w") as opened:
        call_command("endings", "list", stdout=opened)
    there = {
        "AMANJOL_DATA": str(tmp_path / "there"), "DATABASE_URL": empty("app"),
        "AMANJOL_KEEPER_DATABASE_URL": empty("keeper"), "AMANJOL_OWNER_DATABASE_URL": empty("owner"),
    }  # fmt: skip
    done = run_here("restore", "--from", str(older), "--key", str(keys[0]), **there)
    assert done.exit_code == 0, done.output
    assert "Ended anew: 4 rows." in done.output
    asked = {
        "gone": gone.pk, "going": going.pk, "left": left.pk, "stays": stays.pk, "account": cast.asel.account_id,
        "device": device.pk,
    }  # fmt: skip
    with psycopg.connect(empty("keeper")) as connection:
        stands = connection.execute(_SHOWN, asked).fetchone()
    assert stands == ("withdrawn restored", "stopped restored", "left", "confirmed", False, True)


def test_a_list_that_cannot_be_read_or_is_of_another_node_ends_nothing(
    new_database: Any, url_as: Callable[[str], str], tmp_path: Path
) -> None:
    file = tmp_path / "x.ended"
    with new_database(), connected_as(url_as("keeper")):
        for text in ("amanjol-erased-2", f"{endings.FIRST_LINE}\nmailing"):
            file.write_text(text)
            with pytest.raises(CommandError, match=r"x\.ended cannot be read: line \d is"):
                call_command("endings", "replay", str(file))
        file.write_text(
            f"{endings.FIRST_LINE}\nmailing-link {uuid.uuid4()} {'f' * 64}\nof-a-newer-version - x\n"
        )
        call_command("endings", "replay", str(file))
        assert not EndedLink.objects.exists()
        assert not Mailing.objects.exists()
        assert not Subscriber.objects.exists()
    with (
        pytest.raises(CommandError, match="run it as the keeper"),
        new_database(),
        connected_as(url_as("app")),
    ):
        call_command("endings", "list")
