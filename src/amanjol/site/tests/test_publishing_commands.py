"""`amanjol pack publish`, `resign`, `prune` and `keys`, as three holders and an operator type them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from amanjol.public.packs.publishing import ceremony
from amanjol.public.packs.publishing.tests.stage import QUICK, WORDS, put_pack
from amanjol.site.cli.pack import pack

if TYPE_CHECKING:
    from pathlib import Path

TYPED = [f"{WORDS[holder]}\n{WORDS[holder]}\n" for holder in (1, 2, 3)]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a node that has built a pack; passphrases are quick to check."""
    monkeypatch.setenv("AMANJOL_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(ceremony.begin, "__defaults__", (QUICK,))
    monkeypatch.setitem(ceremony.rotate.__kwdefaults__ or {}, "cost", QUICK)
    (tmp_path / "data/packs").mkdir(parents=True)
    (tmp_path / "data/signing").mkdir()
    put_pack(tmp_path / "data/packs", 7)
    return tmp_path / "data"


def run(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(pack, [str(word) for word in words], input=typed)


def said(result: Result) -> str:
    """What a command that must succeed has said."""
    assert result.exit_code == 0, result.output
    return result.output


def refusal(result: Result) -> str:
    """The sentence of a command that must fail."""
    assert result.exit_code != 0, result.output
    assert "Traceback" not in result.output
    return result.output.splitlines()[-1]


def hold_ceremony(tmp_path: Path) -> Path:
    said(run("keys", "node", "--out", tmp_path / "node.json"))
    said(
        run(
            "keys", "init", "--out", tmp_path / "offline", "--node", tmp_path / "node.json",
            typed="y\ny\n" + "".join(TYPED),
        )
    )  # fmt: skip
    said(run("keys", "install", tmp_path / "offline/1.root.json"))
    return tmp_path / "offline"


def test_the_whole_way(tmp_path: Path, data: Path) -> None:
    """Ceremony, publication, a day later, a holder's lost key, pruning."""
    text = said(run("keys", "node", "--out", tmp_path / "node.json"))
    fingerprint = text.rpartition("Read aloud there: ")[2].strip()
    assert len(fingerprint.split()) == 8
    held = said(
        run(
            "keys", "init", "--out", tmp_path / "offline", "--node", tmp_path / "node.json",
            typed="y\ny\n" + "".join(TYPED),
        )
    )  # fmt: skip
    assert fingerprint in held
    assert all(words not in held for words in WORDS.values())
    assert sorted(file.name for file in (tmp_path / "offline").iterdir()) == [
        "1.root.json", "root-1.key", "root-2.key", "root-3.key",
    ]  # fmt: skip
    assert "Root 1 holds until " in said(run("keys", "install", tmp_path / "offline/1.root.json"))

    stick = tmp_path / "stick"
    assert said(run("publish", "--channel", "trial")).endswith("trial shows pack 7.\n")
    text = said(run("publish", "--channel", "stable", "--to", stick))
    written = len([file for file in (stick / "blobs").rglob("*") if file.is_file()])
    assert f"stable shows pack 7. {written} files were new to {stick}." in text
    again = said(run("publish", "--channel", "stable", "--to", stick, "--pack", data / "packs/7"))
    assert f"stable already showed pack 7. 0 files were new to {stick}." in again
    assert said(run("resign")) == f"{stick}: up to date.\n"

    key = tmp_path / "offline"
    rotated = run(
        "keys", "rotate", "--out", tmp_path / "second", "--root", key / "1.root.json", "--key", key / "root-1.key",
        "--key", key / "root-2.key", "--replace", "3",
        typed="y\n" + "".join(f"{WORDS[holder]}\n" for holder in (1, 2)) + TYPED[0],
    )  # fmt: skip
    assert "goes to the node: `amanjol pack keys install 2.root.json`" in said(rotated)
    installed = said(run("keys", "install", tmp_path / "second/2.root.json"))
    assert installed.endswith(f"{stick}: up to date.\n")
    assert (stick / "metadata/2.root.json").is_file()
    both = run("keys", "install", tmp_path / "second/2.root.json", tmp_path / "offline/1.root.json")
    assert "Root 2 holds until " in said(both)
    assert said(run("prune", "--to", stick)) == f"0 files were removed from {stick}.\n"


def test_holders_stop_when_the_node_reads_out_something_else(tmp_path: Path) -> None:
    said(run("keys", "node", "--out", tmp_path / "node.json"))
    answer = run("keys", "init", "--out", tmp_path / "offline", "--node", tmp_path / "node.json", typed="n\n")
    assert refusal(answer) == "Error: Stopped, and nothing was made: find out why first."
    assert not (tmp_path / "offline").exists()


def test_weak_passphrases_are_asked_for_again(tmp_path: Path) -> None:
    said(run("keys", "node", "--out", tmp_path / "node.json"))
    answer = run(
        "keys", "init", "--out", tmp_path / "offline", "--node", tmp_path / "node.json",
        typed="y\ny\nshort\nshort\n" + "".join(TYPED),
    )  # fmt: skip
    assert "choose another, at least 12 characters." in said(answer)


def test_what_cannot_be_meant_is_one_sentence(tmp_path: Path, data: Path) -> None:
    assert "There is no root of trust in" in refusal(run("publish", "--channel", "stable"))
    offline = hold_ceremony(tmp_path)
    stick = tmp_path / "stick"
    sentences = {
        ("publish", "--channel", "stabel"): "Error: Nothing new is shown. There is no channel 'stabel': use stable,",
        ("publish", "--channel", "stable", "--to", "/proc/none/x"): "/proc/none is not there: make it, or put in",
        ("publish", "--channel", "stable", "--to", "ftp://x/y"): "is no place to write to: name a folder, or s3://",
        ("publish", "--channel", "stable", "--to", "s3://"): "'s3://' is no bucket: write it like s3://",
        ("publish", "--channel", "stable", "--pack", str(tmp_path / "none")): "There is no pack at",
        ("publish", "--channel", "stable", "--keys", str(tmp_path / "none")): "There are no signing keys in",
        ("publish", "--channel", "stable", "--to", "/proc"): "Error: Nothing new is shown. /proc is not empty",
        ("publish",): "Error: Name what to do: --channel NAME for devices, or --web PLACE for readers.",
        ("publish", "--web", "/x", "--channel", "stable"): "--web signs nothing: leave out --channel, --to,",
        ("publish", "--channel", "stable", "--uncompressed"): "--uncompressed goes with --web",
        ("publish", "--web", "/proc/none/x"): "/proc/none is not there: make it, or put in",
        ("publish", "--web", "ftp://x/y"): "is no place to write to: name a folder, or s3://",
        ("publish", "--web", "s3://"): "'s3://' is no bucket: write it like s3://",
        ("publish", "--web", "/proc"): "Error: Not everything was written; what is there is whole. /proc is not empty",
        ("publish", "--web", str(tmp_path / "web"), "--pack", str(tmp_path / "none")): "There is no pack at",
        ("resign",): "Error: Nothing was signed. Nothing has been published yet: `amanjol pack publish` does it.",
        ("prune", "--to", str(stick)): "Error: Not everything was removed. Nothing has been published yet",
        ("keys", "node", "--out", str(offline / "1.root.json")): "exists already: name a new file.",
        ("keys", "install", str(offline / "root-1.key")): "The root was not taken over. This file is no root of trust",
        ("keys", "install", str(tmp_path / "none")): "does not exist.",
        ("keys", "init", "--out", str(offline), "--node", str(offline / "1.root.json")): "no file of a node's public",
    }  # fmt: skip
    for words, sentence in sentences.items():
        assert sentence in refusal(run(*words)), words
    rotation = ("keys", "rotate", "--out", tmp_path / "second", "--root", offline / "1.root.json")
    result = run(*rotation, "--key", offline / "root-1.key", typed=f"y\n{WORDS[1]}\n")
    assert "Two different holders' keys are needed to make a root." in refusal(result)
    wrong = run(*rotation, "--key", offline / "root-1.key", typed=f"y\n{WORDS[2]}\n")
    assert "Error: No root was made. The passphrase of root-1.key is wrong." in refusal(wrong)
    assert not (tmp_path / "second").exists()


def test_places_that_are_away_are_named(tmp_path: Path) -> None:
    hold_ceremony(tmp_path)
    stick = tmp_path / "stick"
    said(run("publish", "--channel", "stable", "--to", stick))
    stick.rename(tmp_path / "away")
    answer = run("resign")
    assert f"{stick}: it is not there now" in answer.output
    assert refusal(answer).endswith("1 of 1 places are not up to date. What they show is whole.")


def test_a_root_that_does_not_reach_a_place_is_no_success(tmp_path: Path) -> None:
    offline = hold_ceremony(tmp_path)
    stick = tmp_path / "stick"
    said(run("publish", "--channel", "stable", "--to", stick))
    stick.rename(tmp_path / "away")
    answer = run("keys", "install", offline / "1.root.json")
    assert "Root 1 holds until" in answer.output
    assert f"{stick}: it is not there now" in answer.output
    assert refusal(answer).endswith("1 of 1 places are not up to date. What they show is whole.")


def test_a_stick_is_published_to_once(tmp_path: Path) -> None:
    hold_ceremony(tmp_path)
    said(run("publish", "--channel", "stable", "--to", tmp_path / "stick", "--once"))
    assert said(run("resign")) == "Signed; no place is kept up to date.\n"


def test_signing_needs_no_database_and_no_settings(tmp_path: Path, data: Path) -> None:
    """The offline machine has neither; and what it needs is on it without Django being set up."""
    environment = {"PATH": os.environ["PATH"], "AMANJOL_DATA": str(data)}
    command = [
        sys.executable,
        "-m",
        "amanjol.site.cli",
        "pack",
        "keys",
        "node",
        "--out",
        str(tmp_path / "node.json"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Carry " in done.stdout


def test_the_guide_is_put_on_the_web(tmp_path: Path, data: Path) -> None:
    """Without keys and without a ceremony: nothing is signed."""
    site = tmp_path / "site"
    first = said(run("publish", "--web", site))
    assert first.endswith(f"{site} shows pack 7: {len(list(site.rglob('*.*'))) - 1} files written.\n")
    assert said(run("publish", "--web", site)).endswith(f"{site} shows pack 7: 0 files written.\n")
    assert (site / "index.html").read_bytes() == (data / "packs/7/index.html").read_bytes()
    assert not list((data / "signing").iterdir())


def test_news_that_reach_not_every_place_are_no_success(tmp_path: Path, data: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    said(run("publish", "--web", first))
    first.rename(tmp_path / "away")
    answer = run("publish", "--web", second)
    assert f"{second} shows pack 7: " in answer.output
    assert f"{first}: {first} holds no guide from here." in answer.output
    assert f"{second}: up to date." in answer.output
    assert refusal(answer).endswith("1 of 2 places are not up to date. What they show is whole.")
    (tmp_path / "away").rename(first)
    said(run("publish", "--web", second))
