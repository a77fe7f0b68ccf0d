"""A signed line opens with its own key, whole, and with nothing else."""

from __future__ import annotations

import base64
import subprocess
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.seals import canonical, statements
from amanjol.foundation.seals.statements import NotSigned, TooLong

if TYPE_CHECKING:
    from pathlib import Path

SEED = bytes(range(32))
DATA = {"course": "Жизненные навыки", "holder": "Айна", "minutes": 240}
KEY = "AMJP1.A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg"


def test_what_was_signed_is_read_whole() -> None:
    line = statements.sign(SEED, DATA)
    assert statements.public_key(SEED) == KEY
    assert statements.check(KEY, line) == DATA
    assert statements.check(f" {KEY}\n", f"{line[:40]}\n{line[40:]} ") == DATA  # as somebody copies it
    assert line == statements.sign(SEED, DATA)
    assert len(statements.new_seed()) == 32
    assert statements.new_seed() != statements.new_seed()


def test_no_letter_of_it_can_be_another() -> None:
    line = statements.sign(SEED, DATA)
    for at in range(len(line)):
        other = "A" if line[at] != "A" else "B"
        with pytest.raises(NotSigned):
            statements.check(KEY, line[:at] + other + line[at + 1 :])


@pytest.mark.parametrize(
    "line", ["", "AMJ1.", "AMJ1.A", "AMJ1.ы", "AMJ1." + "A" * 3000, "AMJ2.AAAA", "\0", "AMJ1." + "A" * 100]
)
def test_what_is_no_such_line_is_not_signed(line: str) -> None:
    with pytest.raises(NotSigned):
        statements.check(KEY, line)


def test_another_key_and_what_is_no_key_open_nothing() -> None:
    line = statements.sign(SEED, DATA)
    for key in (statements.public_key(bytes(32)), "", "AMJP1.AAAA", KEY.replace("AMJP1.", "AMJ1."), KEY[:-1]):
        with pytest.raises(NotSigned):
            statements.check(key, line)


def test_what_is_too_long_for_a_square_code_is_refused() -> None:
    with pytest.raises(TooLong):
        statements.sign(SEED, {"holder": "x" * 3000})


def test_any_other_tool_checks_it(tmp_path: Path) -> None:
    """OpenSSL, by nothing but what the documents say."""
    line = statements.sign(SEED, DATA)
    raw = base64.urlsafe_b64decode(line.removeprefix("AMJ1.") + "==")
    key = base64.urlsafe_b64decode(KEY.removeprefix("AMJP1.") + "=")
    for name, content in (
        ("signature", raw[:64]),
        ("signed", b"amanjol/statement/1\0" + raw[64:]),
        ("key", bytes.fromhex("302a300506032b6570032100") + key),
    ):
        (tmp_path / name).write_bytes(content)
    run = subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin", "-in", "signed",
         "-sigfile", "signature"],
        cwd=tmp_path, check=False, capture_output=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    assert canonical.from_bytes(raw[64:]) == DATA
