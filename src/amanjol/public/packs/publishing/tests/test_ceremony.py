"""Three holders, of whom two must sign; and devices that follow every later root from the first one."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tuf.api.exceptions import ExpiredMetadataError, RepositoryError
from tuf.api.metadata import Metadata, Root  # type: ignore[attr-defined]  # re-exported, but not by `as`

from amanjol.public.packs.publishing import ceremony, publication
from amanjol.public.packs.publishing.node_keys import ROOT_LASTS
from amanjol.public.packs.publishing.problems import CannotPublish
from amanjol.public.packs.publishing.tests.stage import (
    DAY,
    NOW,
    QUICK,
    WORDS,
    Node,
    device_at,
    node_in,
    put_pack,
    reader_of,
    whole,
)

if TYPE_CHECKING:
    from pathlib import Path

NEW_WORDS = "tog daryo dala cho'l vodiy"


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return node_in(tmp_path / "node")


def rotate(node: Node, /, *holders: int, **options: object) -> bytes:
    """The next root, not taken over yet."""
    roots = node.signing.roots()
    file = ceremony.rotate(
        node.root / f"ceremony-{len(list(node.root.glob('ceremony-*')))}",
        roots[max(roots)],
        [node.key_of(holder) for holder in holders],
        node.now,
        cost=QUICK,
        **options,  # type: ignore[arg-type]  # `node` and `replaced`
    )
    return file.read_bytes()


def install(node: Node, root: bytes) -> None:
    publication.install_root(signing=node.signing, contents=[root], now=node.now)


def test_the_first_root_names_three_holders_of_whom_two_must_sign(node: Node) -> None:
    root: Root = Metadata[Root].from_bytes(node.signing.roots()[1]).signed
    assert (root.version, root.expires, root.consistent_snapshot) == (1, NOW + ROOT_LASTS, True)
    assert root.roles["root"].threshold == 2
    assert sorted(root.keys[key].unrecognized_fields["x-amanjol-holder"] for key in root.roles["root"].keyids) == [
        1, 2, 3,
    ]  # fmt: skip
    online = [root.roles[role] for role in ("targets", "snapshot", "timestamp")]
    assert [(role.threshold, len(role.keyids)) for role in online] == [(1, 1)] * 3
    assert len({keyid for role in root.roles.values() for keyid in role.keyids}) == 6


def test_private_keys_are_for_one_user_and_closed(node: Node) -> None:
    for file in (*(node.signing.root / "keys").iterdir(), *node.holders.values()):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for holder, file in node.holders.items():
        facts = json.loads(file.read_bytes())
        assert facts["holder"] == holder
        assert b"PRIVATE KEY" not in file.read_bytes()
        opened = node.key_of(holder).signer
        assert opened.public_key.keyid == facts["keyid"]


def test_a_wrong_passphrase_opens_nothing(node: Node) -> None:
    content = node.holders[1].read_bytes()
    with pytest.raises(CannotPublish, match=r"^The passphrase of root-1.key is wrong\.$"):
        ceremony.open_key(content, WORDS[2], "root-1.key")


def test_damaged_keys_are_told(node: Node) -> None:
    """Every byte of a key's file changed once: it opens to the same key, or says what is wrong."""
    content = node.holders[1].read_bytes()
    keyid = node.key_of(1).signer.public_key.keyid
    refused = 0
    for place in range(0, len(content), 7):
        damaged = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        try:
            opened = ceremony.open_key(damaged, WORDS[1], "root-1.key")
        except CannotPublish as error:
            refused += 1
            assert str(error).startswith(("root-1.key ", "The passphrase of root-1.key"))  # noqa: PT017  either is right
        else:
            assert opened.signer.public_key.keyid == keyid
    assert refused > len(content) / 7 * 0.8


def test_a_ceremony_takes_an_empty_folder(node: Node) -> None:
    with pytest.raises(CannotPublish, match="is not empty"):
        ceremony.begin(node.root / "ceremony", node.signing.make_keys(), WORDS, NOW, QUICK)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"kind": "amanjol-node-keys-1", "keys": {}}', b"[1]", b"\xff"]
)
def test_a_strange_file_of_node_keys_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CannotPublish, match="no file of a node's public keys"):
        ceremony.begin(tmp_path / "new", content, WORDS, NOW, QUICK)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("holders", [(1,), (2, 2)])
def test_one_holder_makes_no_root(node: Node, holders: tuple[int, ...]) -> None:
    with pytest.raises(CannotPublish, match="Two different holders' keys are needed"):
        rotate(node, *holders)


@pytest.mark.parametrize("holders", [(1, 2), (1, 3), (2, 3), (1, 2, 3)])
def test_any_two_make_the_next_root(node: Node, holders: tuple[int, ...]) -> None:
    install(node, rotate(node, *holders))
    assert list(node.signing.roots()) == [1, 2]


def test_a_lost_key_is_replaced_and_opens_nothing_any_more(node: Node, tmp_path: Path) -> None:
    device = device_at(node, tmp_path / "device", tmp_path / "stick")
    node.publish(tmp_path / "stick")
    device.look()
    install(node, rotate(node, 1, 2, replaced={3: NEW_WORDS}))
    with pytest.raises(CannotPublish, match="The key of holder 3 is none of the current root's"):
        rotate(node, 2, 3)
    new = node.root / "ceremony-0/root-3.key"
    opened = ceremony.open_key(new.read_bytes(), NEW_WORDS, new.name)
    newest = node.signing.roots()[2]
    third = ceremony.rotate(tmp_path / "third", newest, [opened, node.key_of(1)], node.now, cost=QUICK)
    install(node, third.read_bytes())
    node.sign_again(tmp_path / "stick")
    assert device.look()["pack"] == 1
    assert json.loads((device.folder / "metadata/root.json").read_bytes())["signed"]["version"] == 3


def test_a_holder_cannot_replace_both_others(node: Node) -> None:
    """Whoever has one key and a passphrase of their own would then hold two."""
    with pytest.raises(CannotPublish, match="Two different holders' keys are needed"):
        rotate(node, 1, replaced={2: NEW_WORDS, 3: NEW_WORDS})


def test_devices_follow_the_chain_of_roots(node: Node, tmp_path: Path) -> None:
    """One has slept since the first root while node and holders changed their keys: it follows, one by one."""
    stick = tmp_path / "stick"
    node.publish(stick)
    sleeper, first = device_at(node, tmp_path / "sleeper", stick), node.signing.roots()[1]
    assert sleeper.look()["pack"] == 1
    for number in (2, 3, 4):
        node.now += 100 * DAY
        install(node, rotate(node, 1, 2, node=node.signing.make_keys()))
        put_pack(node.packs, number)
        node.publish(stick)
    sleeper.now = node.now
    assert sleeper.look()["pack"] == 4
    for where in (stick, node.repository):
        factory = replace(
            sleeper, folder=tmp_path / f"from-{where.name}", first_root=first, read=reader_of(where)
        )
        assert factory.look()["pack"] == 4


def test_stolen_node_keys_sign_nothing_after_the_next_root(node: Node, tmp_path: Path) -> None:
    """The thief goes on signing with what was stolen; a device that has seen the new root does not follow."""
    stick, thiefs = tmp_path / "stick", tmp_path / "thiefs"
    node.publish(stick)
    device = device_at(node, tmp_path / "device", stick)
    stolen = {file.name: file.read_bytes() for file in (node.signing.root / "keys").iterdir()}

    install(node, rotate(node, 1, 3, node=node.signing.make_keys()))
    assert node.sign_again(stick) == {str(stick): ""}
    assert device.look()["pack"] == 1

    thief = node_in(tmp_path / "thief")
    for old in (thief.signing.root / "keys").iterdir():
        old.unlink()
    for name, content in stolen.items():
        (thief.signing.root / "keys" / name).write_bytes(content)
        (thief.signing.root / "keys" / name).chmod(0o600)
    (thief.signing.root / "root/1.root.json").write_bytes(node.signing.roots()[1])
    put_pack(thief.packs, 66)
    thief.publish(thiefs)
    assert (
        replace(device, folder=tmp_path / "new", read=device_at(node, tmp_path, thiefs).read).look()["pack"]
        == 66
    )
    robbed = replace(device, read=device_at(node, tmp_path, thiefs).read)
    with pytest.raises(RepositoryError):
        robbed.look()


def test_a_new_machine_takes_the_place_of_a_lost_one(node: Node, tmp_path: Path) -> None:
    """Keys, copy and versions are gone; the holders have their keys and the roots. Devices come along."""
    stick = tmp_path / "stick"
    node.publish(stick)
    for _day in range(3):
        node.now += DAY
        node.sign_again()
    device = device_at(node, tmp_path / "device", stick)
    assert device.look()["pack"] == 1

    new = Node(tmp_path / "new", node.now)
    (new.root / "signing").mkdir(parents=True)
    second = rotate(node, 1, 3, node=new.signing.make_keys())
    first = node.signing.roots()[1]
    with pytest.raises(CannotPublish, match="number 1 must follow"):
        publication.install_root(signing=new.signing, contents=[second], now=new.now)
    with pytest.raises(CannotPublish, match="The key for targets that the root names is not in"):
        publication.install_root(signing=new.signing, contents=[first], now=new.now)
    assert not new.signing.has_root()
    publication.install_root(signing=new.signing, contents=[first, second], now=new.now)
    put_pack(new.packs, 2)
    new.publish(stick)
    assert device.look()["pack"] == 2
    assert whole(device.read, device.look()) == 2


def test_expiry_is_noticed_by_devices_and_by_the_node(node: Node, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    node.publish(stick)
    device = device_at(node, tmp_path / "device", stick)
    device.now += 89 * DAY
    assert device.look()["pack"] == 1
    device.now += 2 * DAY
    with pytest.raises(ExpiredMetadataError):
        device.look()
    node.now += 366 * DAY
    with pytest.raises(CannotPublish, match="The root of trust expired on 2027-11-25: make a new one"):
        node.publish(stick)
    install(node, rotate(node, 2, 3))
    node.publish(stick)
    device.now = node.now
    assert device.look()["pack"] == 1


def test_an_old_root_is_not_taken_over(node: Node) -> None:
    late = rotate(node, 1, 2)
    node.now += 400 * DAY
    with pytest.raises(CannotPublish, match="This root expired on 2027-11-25: set both clocks"):
        install(node, late)


def test_the_same_root_twice_is_no_harm(node: Node) -> None:
    root = rotate(node, 1, 2)
    install(node, root)
    install(node, root)
    assert node.signing.roots()[2] == root


def one_signature(root: bytes) -> bytes:
    facts = json.loads(root)
    facts["signatures"] = facts["signatures"][:1]
    return json.dumps(facts).encode()


def altered(root: bytes) -> bytes:
    facts = json.loads(root)
    facts["signed"]["roles"]["root"]["threshold"] = 1
    return json.dumps(facts).encode()


def of_others(node: Node) -> bytes:
    """A second root, well signed by three strangers."""
    strangers = node_in(node.root / "strangers")
    return rotate(strangers, 1, 2)


def third_before_second(node: Node) -> bytes:
    second = rotate(node, 1, 2)
    keys = [node.key_of(1), node.key_of(2)]
    return ceremony.rotate(node.root / "third", second, keys, node.now, cost=QUICK).read_bytes()


def other_nodes_keys(node: Node) -> bytes:
    other = Node(node.root / "other")
    (other.root / "signing").mkdir(parents=True)
    return other.signing.make_keys()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda node: b"no root", "This file is no root of trust, or is damaged."),
        (lambda node: (node.repository / "metadata/1.targets.json").read_bytes(), "is targets metadata, no root"),
        (lambda node: one_signature(rotate(node, 1, 2)), "lacks signatures of enough holders"),
        (lambda node: altered(rotate(node, 1, 2)), "lacks signatures of enough holders"),
        (of_others, "lacks signatures of enough holders"),
        (third_before_second, "This root has number 3, but here number 2 must follow"),
        (lambda node: rotate(node, 1, 2, node=other_nodes_keys(node)), "The key for targets that the root names"),
    ],
)  # fmt: skip
def test_what_is_no_next_root_changes_nothing(node: Node, make: object, sentence: str) -> None:
    node.publish()
    content = make(node)  # type: ignore[operator]  # each of them takes the node
    with pytest.raises(CannotPublish, match=sentence.replace(".", r"\.")):
        install(node, content)
    assert list(node.signing.roots()) == [1]
