"""Whoever stands between the node and the device: altered, old and mixed metadata. Counts: docs/reliability.md."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest
from _device import Device, assert_blobs_are_whole, assert_shows, which
from _publisher import Publisher, sample
from conftest import PART, some

from amanjol_kiosk.failures import Failed, Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20261125
MUTANTS = some(1000)
STEP = PART  # of the bytes that are flipped


def signed_files(publisher: Publisher) -> list[Path]:
    """All that is read before the first manifest, in the order in which it is read."""
    channel = publisher.targets["channels/stable.json"].hashes["sha256"]
    return [*publisher.metadata_files(), publisher.path / f"targets/channels/{channel}.stable.json"]


class Standing:
    """A device that shows pack 7, and a repository with a new root, new keys and pack 8.

    Before every attack the device is as it was: what it accepts of a repository, it needs not fetch again.
    """

    def __init__(self, device: Device, publisher: Publisher) -> None:
        self.device, self.publisher = device, publisher
        self.old = publisher.publish(7, sample(7, pages=1))
        device.sync(publisher.path)
        self._kept = device.path.with_name("kept")
        shutil.copytree(device.path, self._kept, symlinks=True)
        publisher.rotate()
        self.new = publisher.publish(8, sample(8, pages=1))

    def blobs(self) -> list[Path]:
        return sorted(blob for blob in (self.publisher.path / "blobs").rglob("*") if blob.is_file())

    def renew(self) -> None:
        for part in ("tuf", "state.json", "channel.json", "partial"):
            place = self.device.path / part
            if place.is_dir():
                shutil.rmtree(place)
                shutil.copytree(self._kept / part, place, symlinks=True)
            else:
                shutil.copyfile(self._kept / part, place)

    def refuses(self) -> Failed:
        """The sync fails, says why in one line, and the old pack is whole."""
        with pytest.raises(Failed) as caught:
            self.device.sync(self.publisher.path)
        sentence = str(caught.value)
        assert sentence.endswith(".")
        assert sentence.isprintable()
        last = self.device.state.last_sync
        assert (last.outcome, last.sentence) == (caught.value.word, sentence)
        assert_shows(self.device, self.old)
        return caught.value


@pytest.fixture
def standing(device: Device, publisher: Publisher) -> Standing:
    return Standing(device, publisher)


def test_unaltered_it_is_taken(standing: Standing) -> None:
    assert standing.device.sync(standing.publisher.path).outcome == "new pack"
    assert_shows(standing.device, standing.new)


@pytest.mark.parametrize("which_one", range(5), ids=["root", "timestamp", "snapshot", "targets", "channel"])
def test_every_byte_flipped_once(standing: Standing, which_one: int) -> None:
    file = signed_files(standing.publisher)[which_one]
    content = file.read_bytes()
    flipped = 0
    for position in range(which_one % STEP, len(content), STEP):
        file.write_bytes(content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :])
        standing.renew()
        assert isinstance(standing.refuses(), Refused), position
        flipped += 1
    assert flipped >= len(content) // STEP
    file.write_bytes(content)
    standing.renew()
    assert standing.device.sync(standing.publisher.path).outcome == "new pack"


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _without(content: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(content))
    return content[:begin] + content[begin + chance.randint(1, 40) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(content))
    return content[:begin] + content[begin : begin + chance.randint(1, 200)] * 2 + content[begin:]


def _noise(content: bytes, chance: random.Random) -> bytes:
    noise = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        noise[chance.randrange(len(noise))] = chance.randrange(256)
    return bytes(noise)


def _inserted(content: bytes, chance: random.Random) -> bytes:
    piece = chance.choice(
        [b" ", b"\0", b"\n", b'"', b"{", b"[" * 5000, b"\xff\xfe", b"9" * 5000, b"\\ud800", b"-1"]
    )
    begin = chance.randrange(len(content) + 1)
    return content[:begin] + piece + content[begin:]


def _number(content: bytes, chance: random.Random) -> bytes:
    """Another digit where there is one: versions, lengths, hashes, dates."""
    digits = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    if not digits:
        return _noise(content, chance)
    place = chance.choice(digits)
    return content[:place] + str(chance.randint(0, 99)).encode() + content[place + 1 :]


def _other(_content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        [b"", b"{}", b"null", b"<html>Sign in to Airport Wi-Fi</html>", b"[" * 100_000, b"\x00" * 999]
    )


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _without,
    _doubled,
    _noise,
    _inserted,
    _number,
    _other,
)


def test_random_mutants(standing: Standing) -> None:
    """A mutant that says the same (a space outside the signed part) may pass; then the new pack is whole."""
    chance = random.Random(SEED)
    refused = passed = 0
    files = [*signed_files(standing.publisher)]
    for number in range(MUTANTS):
        file = chance.choice(files if number % 4 else standing.blobs())
        content = file.read_bytes()
        mutant = chance.choice(MUTATIONS)(content or b"0", chance)
        file.write_bytes(mutant)
        standing.renew()
        try:
            standing.device.sync(standing.publisher.path)
        except Failed:
            refused += 1
            assert standing.device.state.last_sync.sentence.endswith(".")
            assert_shows(standing.device, standing.old)
        else:
            passed += 1
            assert_shows(standing.device, standing.new)
            _begin_again(standing)
        assert_blobs_are_whole(standing.device.folder)
        file.write_bytes(content)
    assert refused + passed == MUTANTS
    assert refused > MUTANTS * 0.6  # a blob that only pack 7 needs, or that is here already, changes nothing


def _begin_again(standing: Standing) -> None:
    """Pack 7 again, as it was before."""
    device = standing.device
    shutil.rmtree(device.path)
    shutil.copytree(device.path.with_name("kept"), device.path, symlinks=True)


def test_old_metadata_is_not_taken_again(device: Device, publisher: Publisher) -> None:
    """A mirror that was set back, file by file and whole, with and without its newer roots."""
    publisher.publish(7)
    shutil.copytree(publisher.path, publisher.path.with_name("before"))
    device.sync(publisher.path)
    new = publisher.publish(8)
    device.sync(publisher.path)
    for _day in range(3):
        publisher.sign_timestamp()
    device.sync(publisher.path)
    with pytest.raises(Refused, match="older than what this device knows"):
        device.sync(publisher.path.with_name("before"))
    assert_shows(device, new)
    assert device.sync(publisher.path).outcome == "nothing new"


@pytest.mark.parametrize("rounds", [some(60)])
def test_mixed_versions(device: Device, publisher: Publisher, rounds: int) -> None:
    """Each file of a repository from one of four publications at random, under the name that is asked for."""
    packs, contents = {}, []
    for number in (7, 8, 9, 10):
        packs[number] = publisher.publish(number, sample(number, pages=1))
        contents.append([file.read_bytes() for file in signed_files(publisher)])
        if number == 8:
            device.sync(publisher.path)
    chance = random.Random(SEED)
    files = signed_files(publisher)[1:]
    newest = 8
    for _ in range(rounds):
        chosen = [chance.randrange(4) for _ in files]
        for file, (place, version) in zip(files, enumerate(chosen, 1), strict=True):
            file.write_bytes(contents[version][place])
        try:
            device.sync(publisher.path)
        except Refused:
            assert set(chosen) != {3}
        number = which(device.files_shown(), packs)
        assert number >= newest, "an old pack came back"
        newest = number


def test_another_publisher_is_not_believed(device: Device, publisher: Publisher, place: Path) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    other = Publisher(place / "other")
    for _ in range(3):
        other.publish(9)
    with pytest.raises(Refused, match="not signed by those whom this device trusts"):
        device.sync(other.path)
    assert_shows(device, old)


def test_a_root_not_signed_by_the_one_before(device: Device, publisher: Publisher, place: Path) -> None:
    old = publisher.publish(7)
    device.sync(publisher.path)
    other = Publisher(place / "other")
    other.publish(9)
    other.rotate()
    other.publish(10)
    shutil.copyfile(other.path / "metadata/2.root.json", publisher.path / "metadata/2.root.json")
    with pytest.raises(Refused):
        device.sync(publisher.path)
    assert_shows(device, old)
    (publisher.path / "metadata/2.root.json").unlink()
    assert device.sync(publisher.path).outcome == "nothing new"
