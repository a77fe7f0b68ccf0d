"""What has ended stays ended after a restore of an older backup; and no mailing goes on by itself."""

from __future__ import annotations

import io
import shutil
import uuid
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.journal import endings
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.mailings.actions import joining, writing
from amanjol.programme.mailings.models import EndedLink, Mailing, Subscriber
from amanjol.programme.mailings.tests.mailing_cast import MAILS, create_mailing_cast, secret_of, subscribed
from amanjol.public.devices.models import Device
from amanjol.site.database import connected_as
from amanjol.site.tests.commands import run_here
from amanjol.site.tests.round_trips import CANARY, PUBLIC, SECRET

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


def strike_off(device: Device) -> None:
    device.struck_off_at = timezone.now()
    device.save()
    record(
        verb="device.struck-off",
        organisation=device.organisation_id,
        actor=None,
        subject=("device", device.pk),
    )


def listed() -> set[str]:
    lines = io.StringIO()
    call_command("endings", "list", stdout=lines)
    return {*lines.getvalue().splitlines()}


def list_of(*lines: str) -> str:
    return "\n".join((endings.FIRST_LINE, *lines)) + "\n"


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
        strike_off(device)

    committed(cast.aidar, end)
    committed(cast.asel, lambda: accounts.deactivate(account=cast.asel.account, by=None))
    with connected_as(filled("keeper")), (tmp_path / "newest.ended").open("w") as opened:
        call_command("endings", "list", stdout=opened)
    there = {
        "AMANJOL_DATA": str(tmp_path / "there"), "DATABASE_URL": empty("app"),
        "AMANJOL_KEEPER_DATABASE_URL": empty("keeper"), "AMANJOL_OWNER_DATABASE_URL": empty("owner"),
    }  # fmt: skip
    done = run_here("restore", "--from", str(older), "--key", str(keys[0]), **there)
    assert done.exit_code == 0, done.output
    assert "Ended anew: 4 rows (mailing-link 1, mailing 1, account 1, device 1)." in done.output
    assert "entries are as they were written" in done.output
    asked = {
        "gone": gone.pk, "going": going.pk, "left": left.pk, "stays": stays.pk, "account": cast.asel.account_id,
        "device": device.pk,
    }  # fmt: skip
    with psycopg.connect(empty("keeper")) as connection:
        stands = connection.execute(_SHOWN, asked).fetchone()
    assert stands == ("withdrawn restored", "stopped restored", "left", "confirmed", False, True)
    with connected_as(empty("keeper")):
        assert listed() >= {
            f"account - {cast.asel.account_id}",
            f"device {device.organisation_id} {device.pk}",
        }


def test_a_list_that_cannot_be_read_or_is_of_another_node_ends_nothing(
    new_database: Any, url_as: Callable[[str], str], tmp_path: Path
) -> None:
    file = tmp_path / "x.ended"
    with new_database(), connected_as(url_as("keeper")):
        pk = uuid.uuid4()
        for text in (
            "amanjol-erased-2", list_of("mailing"), list_of("account - x"), list_of(f"account {pk} {pk}"),
            list_of(f"device - {pk}"), list_of(f"mailing-link {pk} {pk}"), list_of(f"mailing {pk} {'f' * 64}"),
        ):  # fmt: skip
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


def test_one_list_that_cannot_be_read_keeps_nothing_else_from_being_done(
    backup_once: Path, filled: Callable[[str], str], empty: Callable[[str], str], tmp_path: Path
) -> None:
    """Of what is done after a restore each is tried: who was erased, other lists, the journal."""
    archive = tmp_path / "backups" / "node.amanjol"
    archive.parent.mkdir()
    shutil.copy(backup_once, archive)
    (tmp_path / "secret").write_text(SECRET, encoding="ascii")
    with psycopg.connect(filled("keeper")) as connection:
        ids = connection.execute("select id from accounts_account where name = %s", [CANARY]).fetchone()
        assert ids is not None
    lists = {
        "broken": list_of("account - nobody"), "strange": list_of(f"mailing-link {uuid.uuid4()} {'f' * 64}"),
        "true": list_of(f"account - {ids[0]}"),
    }  # fmt: skip
    for name, text in lists.items():
        (archive.parent / f"{name}.ended").write_text(text)
    there = {
        "AMANJOL_DATA": str(tmp_path / "there"), "DATABASE_URL": empty("app"),
        "AMANJOL_KEEPER_DATABASE_URL": empty("keeper"), "AMANJOL_OWNER_DATABASE_URL": empty("owner"),
    }  # fmt: skip
    done = run_here("restore", "--from", str(archive), "--key", str(tmp_path / "secret"), **there)
    assert done.exit_code == 1
    assert "Erased anew: 0 cases" in done.stdout
    assert "Ended anew: 1 rows (account 1)." in done.stdout
    assert "entries are as they were written" in done.stdout
    assert f"{archive.parent / 'strange.ended'} was left out" in done.stderr
    assert f"What ended since may go on: {archive.parent / 'broken.ended'} cannot be read" in done.stderr
    assert "Who was erased since may be back" not in done.stderr
    with psycopg.connect(empty("keeper")) as connection:
        shut = connection.execute("select id from accounts_account where not is_active").fetchall()
    assert shut == [ids]


def test_a_restore_without_lists_ends_nothing(
    backup_once: Path, filled: Callable[[str], str], empty: Callable[[str], str], tmp_path: Path
) -> None:
    archive = tmp_path / "backups" / "node.amanjol"
    archive.parent.mkdir()
    shutil.copy(backup_once, archive)
    (tmp_path / "secret").write_text(SECRET, encoding="ascii")
    with psycopg.connect(filled("keeper")) as connection:
        rows = connection.execute("select id from accounts_account").fetchall()
    (archive.parent / "all.ended").write_text(list_of(*(f"account - {pk}" for (pk,) in rows)))
    there = {
        "AMANJOL_DATA": str(tmp_path / "there"), "DATABASE_URL": empty("app"),
        "AMANJOL_KEEPER_DATABASE_URL": empty("keeper"), "AMANJOL_OWNER_DATABASE_URL": empty("owner"),
    }  # fmt: skip
    arguments = ("restore", "--from", str(archive), "--key", str(tmp_path / "secret"), "--without-ended")
    done = run_here(*arguments, **there)
    assert done.exit_code == 0, done.output
    assert "Ended anew: 0 rows." in done.stdout


def test_a_list_that_would_leave_nobody_shuts_nobody_out_unasked(
    new_database: Any, url_as: Callable[[str], str], tmp_path: Path
) -> None:
    """Whoever writes rows may shut every account, and so have it listed; and devices, so that none is left either."""
    with new_database():
        with transaction.atomic():
            cast = create_mailing_cast()

        def begin() -> list[Any]:
            device = Device.objects.create(
                organisation_id=cast.aidar.organisation_id, kind="kiosk", name="Hall 1", place="ALA",
                public_key=b"k" * 32, key_hash="k", last_sequence=1,
            )  # fmt: skip
            return [device, subscribed(cast, "a@example.org")]

        device, left = committed(cast.aidar, begin)
        with connected_as(url_as("keeper")):
            ids = [str(pk) for pk in get_user_model().objects.values_list("pk", flat=True)]
            whose = str(device.organisation_id)
            lines = [f"device {whose} {device.pk}", f"mailing-link {whose} {left.link}"]
            file = tmp_path / "planted.ended"
            file.write_text(list_of(*(f"account - {pk}" for pk in ids), *lines))
            with pytest.raises(
                CommandError, match=rf"nobody .* left: {len(ids) + 1} rows \(account {len(ids)}, dev"
            ):
                call_command("endings", "replay", str(file))
            assert not get_user_model().objects.filter(is_active=False).exists()
            assert not Device.objects.exclude(struck_off_at=None).exists()
            assert EndedLink.objects.filter(link=left.link).exists()
            call_command("endings", "replay", "--may-leave-nobody", str(file))
            assert not get_user_model().objects.filter(is_active=True).exists()
            assert Device.objects.exclude(struck_off_at=None).exists()
            assert {*file.read_text().splitlines()} == listed()  # for the next list


def test_what_the_journal_does_not_tell_of_is_not_listed(
    new_database: Any, url_as: Callable[[str], str]
) -> None:
    with new_database():
        with transaction.atomic():
            cast = create_mailing_cast()

        def begin() -> list[Device]:
            devices = [
                Device.objects.create(
                    organisation_id=cast.aidar.organisation_id, kind="kiosk", name=name, place="ALA",
                    public_key=name.encode() * 32, key_hash=name, last_sequence=1, struck_off_at=timezone.now(),
                )
                for name in "ab"
            ]  # fmt: skip
            strike_off(devices[0])
            accounts.deactivate(account=cast.berik.account, by=cast.aidar.account_id)
            return devices

        struck_off, _planted = committed(cast.aidar, begin)
        with connected_as(url_as("keeper")):
            get_user_model().objects.filter(pk=cast.asel.account_id).update(is_active=False)
            lines = {line for line in listed() if line.split()[0] in ("account", "device")}
        assert lines == {
            f"account - {cast.berik.account_id}", f"device {struck_off.organisation_id} {struck_off.pk}",
        }  # fmt: skip
