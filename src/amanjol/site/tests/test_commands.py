"""The commands of `amanjol`: each says what it is for, the documents name each, and none that is not there."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner
from django.core.management import get_commands, load_command_class

from amanjol.site import cli
from amanjol.site.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[4]
DOCUMENTS = ("*.md", "docs/**/*.md", "deploy/*.service", "deploy/*.sh", "src/amanjol/**/handbook/**/*.md")
HISTORY = "CHANGELOG.md"
CALLED = re.compile(
    r"(?:^ *|`|bin/|-- |=\S+ )amanjol(?:-keeper)? (?P<words>[a-z][\w-]*(?: [a-z][\w-]*)*)(?P<rest>(?: [^`\n#|;&]*)?)",
    re.MULTILINE,
)
OPTION = re.compile(r"(?<=\s)--[a-z][\w-]*")
MANAGE = ("manage",)


def _below(
    command: click.Command, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None, (*words, name)
            yield from _below(below, (*words, name))


ALL = dict(_below(main))


def _documents() -> Iterator[tuple[str, str]]:
    for pattern in DOCUMENTS:
        for path in sorted(ROOT.glob(pattern)):
            if path.name != HISTORY:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def _called(text: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], list[str]]]:
    """Of each call in a text: the command, the words behind it, and the options."""
    for match in CALLED.finditer(text):
        words = tuple(match["words"].split())
        command = words
        while command not in ALL:
            command = command[:-1]
        yield command, words[len(command) :], OPTION.findall(match["rest"])


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_each_says_what_it_is_for(words: tuple[str, ...]) -> None:
    said = CliRunner().invoke(main, [*words, "--help"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert f"Usage: main {' '.join(words)}".rstrip() in said.stdout
    assert ALL[words].help


@pytest.mark.skipif(not (ROOT / "docs").exists(), reason="installed without docs")
def test_the_documents_name_each_and_none_that_is_not_there() -> None:
    documented: set[tuple[str, ...]] = set()
    for document, text in _documents():
        for command, behind, options in _called(text):
            assert command, f"{document}: there is no amanjol {behind[0]}"
            named = ALL[command]
            assert not isinstance(named, click.Group) or named.invoke_without_command or not behind, (
                document,
                behind,
            )
            if command != MANAGE:
                possible = {option for of in named.params for option in (*of.opts, *of.secondary_opts)}
                assert {*options} <= possible | {"--help", "--version"}, (document, command)
            documented.add(command)
    acts = {words for words, command in ALL.items() if not isinstance(command, click.Group)}
    assert acts - documented == set()


@pytest.mark.skipif(not (ROOT / "docs").exists(), reason="installed without docs")
def test_each_command_of_django_that_the_documents_name_is_there() -> None:
    named = {
        behind
        for _document, text in _documents()
        for command, behind, _ in _called(text)
        if command == MANAGE
    }
    assert named >= {("journal", "verify"), ("erasures", "sweep")}
    for name, *below in named - {(), ("help",)}:
        command = load_command_class(get_commands()[name], name)
        choices = [
            action.choices for action in command.create_parser("amanjol manage", name)._actions
            if isinstance(action, argparse._SubParsersAction)
        ]  # fmt: skip
        assert all(below[0] in of for of in choices), (name, below)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def write(folder: Path) -> None:
    folder.mkdir()
    (folder / "file").touch()


@pytest.mark.parametrize(("umask", "modes"), [(0o002, (0o755, 0o644)), (0o027, (0o750, 0o640))])
def test_what_a_command_writes_no_group_writes(
    umask: int, modes: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the umask of a desktop, which lets the group write, too."""
    monkeypatch.setitem(cli.COMMANDS, "write", (__name__, "write"))
    folder, before = tmp_path / "folder", os.umask(umask)
    try:
        assert CliRunner().invoke(main, ["write", str(folder)]).exit_code == 0
    finally:
        os.umask(before)
    assert tuple(path.stat().st_mode & 0o777 for path in (folder, folder / "file")) == modes
