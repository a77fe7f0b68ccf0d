from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from amanjol.casework.cases.erasing import ledger
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "What was erased, by random ids. Run it as the keeper, who alone sees every organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True)
        subcommands.add_parser("list", help="write the ledger, to be kept beside the backups")
        replay = subcommands.add_parser("replay", help="erase anew what a restore has brought back")
        replay.add_argument("files", nargs="*", type=Path, help="ledgers that were kept beside backups")
        subcommands.add_parser("sweep", help="take what was erased lately out of the files of the tables")

    def handle(self, *_args: Any, subcommand: str, **options: Any) -> None:
        self._refuse_half_sight()
        if subcommand == "list":
            for line in ledger.write(Erased.objects.order_by("erased_on", "id")):
                self.stdout.write(line)
        elif subcommand == "replay":
            self._replay(options["files"])
        else:
            self._sweep()

    def _replay(self, files: list[Path]) -> None:
        lines: list[Erased] = []
        for file in files:
            try:
                with file.open(encoding="ascii") as opened:
                    lines += ledger.read(opened)
            except (OSError, UnicodeDecodeError, ledger.LedgerUnreadable) as error:
                raise CommandError(f"{file} cannot be read: {error}.") from error
        done = erasing.replay(lines)
        self.stdout.write(
            f"Erased anew: {done.cases:,} cases, {done.people:,} people, {done.groups:,} groups."
        )
        if done.staying:
            self.stdout.write(
                f"{done.staying:,} people or groups stay: in this database they have other cases."
            )
        if done.others:
            self.stdout.write(f"Erased anew besides: {done.others:,} rows of other rooms.")
        if done.is_any:
            erasing.sweep()

    def _sweep(self) -> None:
        lately = timezone.localdate() - timedelta(erasing.SWEPT_FOR)
        if not Erased.objects.filter(erased_on__gte=lately).exists():
            return
        try:
            erasing.sweep()
        except DatabaseError as error:
            raise CommandError(f"What was erased is still in the files of the tables: {error}") from error

    def _refuse_half_sight(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select rolbypassrls or rolsuper from pg_roles where rolname = current_user")
            if cursor.fetchone() != (True,):
                raise CommandError("This role does not see what everybody erased: run it as the keeper.")
