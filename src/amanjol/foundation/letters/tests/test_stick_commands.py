"""`amanjol letters export` and `import`, as somebody types them, with sticks that are files."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from amanjol.foundation.letters.delivery import files_by_stick, sticks
from amanjol.foundation.letters.delivery.files_by_stick import Waiting
from amanjol.foundation.letters.tests.file_cast import CONTENT, fetch, look, send_file, stick_of
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.seals.letters import envelopes
from amanjol.foundation.seals.records import present_moment
from amanjol.site.cli import letters as command
from amanjol.site.tests.commands import run as in_a_process

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from amanjol.foundation.letters.tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notes")]


@pytest.fixture(autouse=True)
def _is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "set_up_django", lambda: None)


def run(*words: str | Path) -> Result:
    name_session("")
    return CliRunner().invoke(command.letters, [str(word) for word in words])


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def refusal(result: Result) -> str:
    assert result.exit_code == 1, result.output
    return result.output.splitlines()[-1]


@pytest.mark.parametrize(
    "words", [("export", "node", "--to", "stick"), ("import", "stick", "--receipts", "back")]
)
def test_in_a_process_of_its_own_a_command_gets_as_far_as_its_node(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Where nothing has loaded Django before, as in a shell."""
    (tmp_path / "stick").touch()
    typed = [str(tmp_path / word) if word in {"stick", "back"} else word for word in words]
    ended = in_a_process("letters", *typed)
    assert ended.stderr == "Error: There is no node here yet: `amanjol setup` makes it.\n"
    assert ended.returncode == 1


def sticks_of(house: House, tmp_path: Path, *runs: tuple[int, int]) -> list[Path]:
    """Of a letter of the partner with a file of five pieces; the letter lies on the first."""
    envelope, file = house.partner.with_file(house.card, CONTENT)
    letter = envelopes.read_header(envelope).id
    waiting = Waiting(letter, file.manifest, lambda: io.BytesIO(file.data))
    paths = []
    for place, (first, count) in enumerate(runs):
        part = files_by_stick.Writing(waiting.run(first, count), waiting)
        load = sticks.Load([envelope] if not place else [], [part])
        path = tmp_path / f"stick-{place}"
        path.write_bytes(stick_of(house.partner.keys, house.folder.node, load).getvalue())
        paths.append(path)
    return paths


def test_two_sticks_bring_a_letter_with_its_file_and_say_what_is_missing(
    house: House, tmp_path: Path
) -> None:
    first, second = sticks_of(house, tmp_path, (0, 2), (4, 1))
    output = said(run("import", first, "--receipts", tmp_path / "back-1"))
    assert "1 taken in" in output
    assert "of 5 pieces 3-5 have not come" in output
    output = said(run("import", second, "--receipts", tmp_path / "back-2"))
    assert "of 5 pieces 3-4 have not come. Import the other sticks of this export too" in output
    assert not (tmp_path / "back-2").exists(), "nothing goes back yet"


def test_what_is_whole_opens_with_its_letter_and_is_said_to_the_other_node_then(
    house: House, tmp_path: Path
) -> None:
    (stick,) = sticks_of(house, tmp_path, (0, 5))
    output = said(run("import", stick, "--receipts", tmp_path / "back"))
    assert "all 5 pieces are here. It opens with its letter; until then that node keeps it" in output
    own = {house.folder.node: house.folder.own_node_card()}
    with (tmp_path / "back").open("rb") as source:
        back = sticks.read(source, own, house.partner.node)
    assert len(back.envelopes) == 1
    assert back.had == (), "nobody has opened its letter"
    look(house)
    assert fetch() == 1
    assert "it was here already" in said(run("import", stick, "--receipts", tmp_path / "again"))
    with (tmp_path / "again").open("rb") as source:
        assert len(sticks.read(source, own, house.partner.node).had) == 1


def test_what_is_no_stick_for_this_node_is_refused_in_a_sentence(house: House, tmp_path: Path) -> None:
    (stick,) = sticks_of(house, tmp_path, (0, 5))
    receipts = ("--receipts", tmp_path / "back")
    (tmp_path / "cut").write_bytes(stick.read_bytes()[:90])
    assert "is damaged, or of a node that is not believed here" in refusal(
        run("import", tmp_path / "cut", *receipts)
    )
    other = stick_of(house.partner.keys, "another", sticks.Load())
    (tmp_path / "other").write_bytes(other.getvalue())
    assert "is for another node" in refusal(run("import", tmp_path / "other", *receipts))
    (tmp_path / "back").write_bytes(b"")
    assert "is there already" in refusal(run("import", stick, *receipts))


def test_a_restore_that_comes_out_of_the_future_is_named(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = present_moment()
    with monkeypatch.context() as there:
        there.setattr(sticks, "present_moment", lambda: now + timedelta(days=400))
        stick = stick_of(house.partner.keys, house.folder.node, sticks.Load(again=now))
    (tmp_path / "stick").write_bytes(stick.getvalue())
    output = said(run("import", tmp_path / "stick", "--receipts", tmp_path / "back"))
    assert "is ahead of ours by more than five minutes: that it was restored is not noted" in output
    assert "was restored and asks" not in output


def test_letters_and_files_leave_on_as_many_sticks_as_they_need(house: House, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert "Nothing waits" in said(run("export", house.partner.node, "--to", target))
    send_file(house, bytes(1_500_000))
    output = said(run("export", house.partner.node, "--to", target, "--at-most", "1"))
    assert f"{target}.2: " in output
    assert {path.name for path in tmp_path.glob("out*")} == {"out", "out.2"}
    own = {house.folder.node: house.folder.own_node_card()}
    with target.open("rb") as first, (tmp_path / "out.2").open("rb") as second:
        begun, rest = (sticks.read(source, own, house.partner.node) for source in (first, second))
    assert len(begun.envelopes) == 1
    assert rest.envelopes == []
    assert begun.files[0].numbers.stop == rest.files[0].numbers.start
    assert "is there already" in refusal(run("export", house.partner.node, "--to", target))
    assert "does not believe a node" in refusal(run("export", Partner().node, "--to", tmp_path / "new"))


def test_where_a_stick_is_full_no_part_of_a_file_stays(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    send_file(house)
    monkeypatch.setattr(files_by_stick.Writing, "write", full)
    assert "No space left on device" in refusal(run("export", house.partner.node, "--to", tmp_path / "out"))
    assert not (tmp_path / "out").exists()
