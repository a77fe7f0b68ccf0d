from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from amanjol.foundation.journal import endings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "What has ended for good, by ids. Run it as the keeper, who alone sees every organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        subcommands = parser.add_subparsers(dest="subcommand", required=True)
        subcommands.add_parser("list", help="write the list, to be kept beside the backups")
        replay = subcommands.add_parser("replay", help="end anew what a restore has brought back")
        replay.add_argument("files", nargs="*", type=Path, help="lists that were kept beside backups")
        replay.add_argument(
            "--may-leave-nobody",
            action="store_true",
            help="also where all who manage people, or hold keys, are shut out",
        )

    def handle(self, *_args: Any, subcommand: str, **options: Any) -> None:
        self._refuse_half_sight()
        if subcommand == "list":
            for line in endings.write():
                self.stdout.write(line)
        else:
            self._replay(options["files"], may_leave_nobody=options["may_leave_nobody"])

    def _replay(self, files: list[Path], *, may_leave_nobody: bool) -> None:
        """Whatever can be read ends, all of it or nothing; what could not, and what did not, is said at the end."""
        endings.stand_still()
        together: dict[str, list[endings.Ending]] = {}
        waiting, faults = [], []
        for file in files:
            try:
                with file.open(encoding="ascii") as opened:
                    listed = endings.read(opened)
            except (OSError, UnicodeDecodeError, endings.EndingsUnreadable) as error:
                faults.append(f"{file} cannot be read: {error}. Nothing ended by it.")
                continue
            if not all(map(endings.has_place, listed)):
                waiting.append(str(file))
            for name, of_kind in listed.items():
                together.setdefault(name, []).extend(of_kind)
        with transaction.atomic():
            replayed = endings.replay(together, may_leave_nobody=may_leave_nobody)
            self.stdout.write(f"Ended anew: {sum(replayed.ended.values()):,} rows{_by_kind(replayed.ended)}.")
        if waiting:
            self.stdout.write(
                f"After `amanjol manage migrate`, run `amanjol manage endings replay` with {', '.join(waiting)}."
            )
        if any(replayed.refused.values()):
            faults.append(
                f"Not ended, since nobody who manages people, or nobody who holds keys, would be left:"
                f" {sum(replayed.refused.values()):,} rows{_by_kind(replayed.refused)}. Where the lists are true, run"
                " `amanjol manage endings replay --may-leave-nobody` with them."
            )
        if faults:
            raise CommandError(" ".join(faults))

    def _refuse_half_sight(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select rolbypassrls or rolsuper from pg_roles where rolname = current_user")
            if cursor.fetchone() != (True,):
                raise CommandError("This role does not see what everybody ended: run it as the keeper.")


def _by_kind(numbers: Mapping[str, int]) -> str:
    kinds = ", ".join(f"{name} {number:,}" for name, number in numbers.items() if number)
    return f" ({kinds})" if kinds else ""
