from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from amanjol.foundation.journal import endings

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "What has ended for good, by ids. Run it as the keeper, who alone sees every organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True)
        subcommands.add_parser("list", help="write the list, to be kept beside the backups")
        replay = subcommands.add_parser("replay", help="end anew what a restore has brought back")
        replay.add_argument("files", nargs="*", type=Path, help="lists that were kept beside backups")

    def handle(self, *_args: Any, subcommand: str, **options: Any) -> None:
        self._refuse_half_sight()
        if subcommand == "list":
            for line in endings.write():
                self.stdout.write(line)
        else:
            self._replay(options["files"])

    def _replay(self, files: list[Path]) -> None:
        endings.stand_still()  # before a list that cannot be read
        number, waiting = 0, set()
        for file in files:
            try:
                with file.open(encoding="ascii") as opened:
                    listed = endings.read(opened)
            except (OSError, UnicodeDecodeError, endings.EndingsUnreadable) as error:
                raise CommandError(f"{file} cannot be read: {error}.") from error
            waiting |= {str(file) for name in listed if not endings.has_place(name)}
            number += endings.replay(listed)
        self.stdout.write(f"Ended anew: {number:,} rows.")
        if waiting:
            names = ", ".join(sorted(waiting))
            self.stdout.write(
                f"After `amanjol manage migrate`, run `amanjol manage endings replay` with {names}."
            )

    def _refuse_half_sight(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select rolbypassrls or rolsuper from pg_roles where rolname = current_user")
            if cursor.fetchone() != (True,):
                raise CommandError("This role does not see what everybody ended: run it as the keeper.")
