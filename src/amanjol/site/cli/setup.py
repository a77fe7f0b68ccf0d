"""`amanjol setup`: from an empty Debian 13 to a node that runs, or from an older version to this one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from amanjol.site.cli import Refusal
from amanjol.site.setup import recipe
from amanjol.site.setup.answers import ANSWERS, Answers, check, questions, read_answers
from amanjol.site.setup.machine import Machine, SetupFailed
from amanjol.site.setup.node import KEEPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.site.setup.steps import Step

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.option("--from", "file", type=_FILE, help=f"File of answers. Without it: {ANSWERS}, if there is one.")
@click.option("--operator", "email", help="E-mail address of the first operator, who is invited.")
@click.option("--certificates", help="Folder with fullchain.pem and privkey.pem in a subfolder of each name.")
@click.option("--backup-key", type=_FILE, help="File of the PUBLIC key that backups are sealed to.")
@click.option("--restore", "archive", type=_FILE, help="Bring this backup back, instead of beginning anew.")
@click.option("--key", type=_FILE, help="With --restore: file of the SECRET key.")
@click.option(
    "--erased",
    "ledgers",
    type=_FILE,
    multiple=True,
    help="With --restore: a list of what was erased or ended since; may be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--no-doctor", is_flag=True, help="Do not end with the doctor.")
@click.option(
    "--take-away", is_flag=True, help="Undo what lets the program run. Keeps data, backups, /etc/amanjol."
)
@click.option(
    "--root", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("/"),
    help="Another machine's file system, in this folder; services are left out.",
)  # fmt: skip
def setup(  # noqa: PLR0913  one argument an option
    file: Path | None, email: str | None, certificates: str | None, backup_key: Path | None, archive: Path | None,
    key: Path | None, ledgers: tuple[Path, ...], root: Path, *, dry_run: bool, yes: bool, no_doctor: bool,
    take_away: bool,
) -> None:  # fmt: skip
    """Make this Debian machine a node.

    Says what will be done before it does it, and asks once. A second run changes nothing.
    """
    machine = Machine(root.absolute())
    if os.geteuid() != 0:
        raise Refusal("Only root can set up a machine.")
    os.umask(0o022)
    if take_away:
        for path in recipe.take_away(machine):
            click.echo(f"away: {path}")
        return
    if (archive is None) != (key is None):
        raise Refusal("--restore needs --key, the file of the secret key, and nothing else does.")
    backup = recipe.Backup(archive.absolute(), key.absolute(), ledgers) if archive and key else None
    given = {"operator_email": email, "certificates": certificates, "backup_key": str(backup_key or "")}
    try:
        answers = _answers(
            machine,
            file,
            {name: text for name, text in given.items() if text},
            yes=yes,
            restores=backup is not None,
        )
        recipe.refuse(machine, answers, backup)
        _follow(machine, list(recipe.steps(machine, answers, backup)), dry_run=dry_run, yes=yes)
        for sentence in recipe.left_to_do(machine, answers):
            click.echo(f"Left to you: {sentence}")
    except SetupFailed as error:
        raise Refusal(f"{error}") from error
    if not dry_run and not no_doctor:
        raise SystemExit(_doctor(machine))


def _answers(
    machine: Machine, file: Path | None, given: dict[str, str], *, yes: bool, restores: bool
) -> Answers:
    """What the file says, or the one of the run before, and what it leaves open. A backup has its people in it."""
    answers: dict[str, str] = {}
    former = machine.path(ANSWERS)
    if file or former.exists():
        answers = read_answers(file or former)
    answers |= given
    while not yes and (open_questions := questions(answers)):
        name, question, proposed = open_questions[0]
        answers[name] = click.prompt(question, default=proposed or None)
    if not yes and not restores and not former.exists() and not answers.get("operator_email"):
        answers["operator_email"] = click.prompt("E-mail address of the first operator")
    return check(answers)


def _follow(machine: Machine, steps: Sequence[Step], *, dry_run: bool, yes: bool) -> None:
    """Say what is to be done, do it, and look whether each step is so afterwards. SetupFailed."""
    left_out = [(step, reason) for step in steps if (reason := step.left_out(machine))]
    missing = [step for step in steps if not step.left_out(machine) and not step.is_so(machine)]
    for step in missing:
        click.echo(f"to do: {step.what}")
    for step, reason in left_out:
        click.echo(f"left out, since {reason}: {step.what}")
    click.echo(f"{len(steps) - len(missing) - len(left_out)} of {len(steps)} are so already.")
    if dry_run or not missing:
        return
    if not yes:
        click.confirm(f"Do these {len(missing)}?", abort=True)
    for step in steps:
        # All are looked at again: what was so before may have become otherwise by what was done since.
        if not step.left_out(machine) and not step.is_so(machine):
            remark = step.make_so(machine)
            if not step.is_so(machine):
                raise SetupFailed(f"This was done, and is not so all the same: {step.what}.")
            click.echo(f"done: {step.what}")
            if remark:
                click.echo(remark)


def _doctor(machine: Machine) -> int:
    """What the doctor finds, as the keeper, who sees most. Without services much of it is missing, and it says so."""
    done = machine.run(KEEPER, "doctor")
    click.echo(done.stdout, nl=False)
    click.echo(done.stderr, nl=False, err=True)
    return done.returncode
