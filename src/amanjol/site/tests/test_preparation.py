"""How `amanjol up` hears how far its preparation is, and what it leaves behind when it ends."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from amanjol.site import preparing
from amanjol.site.children import Children
from amanjol.site.cli import Refusal
from amanjol.site.cli.preparation import Preparation, finish_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def prepare_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Preparation]:
    """`prepare_by(script)`: one whose process is that script of the shell, which tells by `say WORD`."""

    def prepared(script: str) -> Preparation:
        program = tmp_path / "program"
        say = f'say() {{ eval "echo $1 >&${preparing.TOLD}"; }}'
        program.write_text(f"#!/bin/bash\n{say}\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(program))
        return Preparation(dict(os.environ), is_demo=False)

    return prepared


def runs(file: Path) -> bool:
    """Whether the process whose number the file holds still runs."""
    try:
        os.kill(int(file.read_text(encoding="ascii")), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("order", ["say pages; say guide", "say guide; say pages"])
def test_each_word_is_heard_in_whatever_order_and_before_the_end(
    prepare_by: Callable[[str], Preparation], order: str
) -> None:
    with prepare_by(f"{order}; sleep 600") as preparation:
        assert preparation.wait_for(preparing.PAGES)
        assert preparation.wait_for(preparing.GUIDE)
        assert preparation.is_running


def test_one_that_fails_is_waited_for_no_longer_and_refused(
    prepare_by: Callable[[str], Preparation],
) -> None:
    with prepare_by("say pages; exit 3") as preparation:
        assert preparation.wait_for(preparing.PAGES)
        assert not preparation.wait_for(preparing.GUIDE)
        with pytest.raises(Refusal, match="could not be prepared"):
            finish_all([preparation])


def test_where_two_are_prepared_the_failure_of_either_ends_it(
    prepare_by: Callable[[str], Preparation],
) -> None:
    """A program's script is read when it begins: the second is another. The first is told to end in the middle."""
    with prepare_by("say pages; sleep 600") as waiting:
        assert waiting.wait_for(preparing.PAGES)
        with prepare_by("exit 3") as failing, pytest.raises(Refusal, match="could not be prepared"):
            finish_all([waiting, failing])
    assert waiting._process is not None
    assert waiting._process.returncode == -signal.SIGTERM


def test_what_serves_meanwhile_begins_again_when_it_dies(
    prepare_by: Callable[[str], Preparation], tmp_path: Path
) -> None:
    """Else a neighbour would wait for half an hour for a web server that is gone."""
    there, said = tmp_path / "there", list[str]()
    children = Children({}, said.append)
    children.keep("web server", there.touch, there.exists)
    with prepare_by(
        f"for i in {{1..4000}}; do [ -e {there} ] && exit; sleep 0.05; done; exit 3"
    ) as preparation:
        finish_all([preparation], children)
    assert said == ["The web server has ended by itself; it begins again in 0.5 s."]


def test_what_dies_again_and_again_ends_the_preparation(
    prepare_by: Callable[[str], Preparation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amanjol.site.children.PAUSES", (0.0,))
    children = Children({}, lambda _sentence: None)
    children.keep("web server", lambda: None, lambda: False)
    with (
        prepare_by("sleep 600") as preparation,
        pytest.raises(Refusal, match="The web server ends again and again"),
    ):
        finish_all([preparation], children)


def test_leaving_early_ends_it_with_whoever_works_beside_it(
    prepare_by: Callable[[str], Preparation], tmp_path: Path
) -> None:
    beside = tmp_path / "beside"
    with prepare_by(f"sleep 600 & echo $! > {beside}; say pages; wait") as preparation:
        assert preparation.wait_for(preparing.PAGES)
        assert runs(beside)
    deadline = time.monotonic() + 60
    while runs(beside):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert not preparation.is_running
