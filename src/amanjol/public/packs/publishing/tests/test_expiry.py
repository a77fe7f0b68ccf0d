"""What the doctor says of keys, root and signatures as time goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs.publishing.expiry import Remark, remarks
from amanjol.public.packs.publishing.problems import CannotPublish
from amanjol.public.packs.publishing.tests.stage import DAY, Node, node_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def node(tmp_path: Path) -> Node:
    first_node = node_in(tmp_path / "node")
    first_node.publish(tmp_path / "stick")
    return first_node


def said(node: Node) -> list[Remark]:
    return list(remarks(node.signing, node.now))


def test_nothing_is_said_when_all_is_well(node: Node) -> None:
    assert said(node) == []
    node.now += 4 * DAY
    assert said(node) == []


def test_before_the_first_publication_too(tmp_path: Path) -> None:
    assert said(node_in(tmp_path / "new")) == []


def test_a_worker_that_stands_still(node: Node, tmp_path: Path) -> None:
    node.now += 6 * DAY
    assert said(node) == [
        Remark(False, "nothing was signed again for days. Start the worker, or run `amanjol pack resign`."),
        Remark(False, f"{tmp_path}/stick was last brought up to date on 2026-11-25. Look why."),
    ]
    node.sign_again()
    assert said(node) == []
    node.now += 91 * DAY
    assert said(node)[0] == Remark(
        True, "what was published has expired. Run `amanjol pack resign`, and start the worker."
    )


def test_a_place_that_stays_away(node: Node, tmp_path: Path) -> None:
    (tmp_path / "stick").rename(tmp_path / "away")
    node.now += 6 * DAY
    node.sign_again()
    assert said(node) == [
        Remark(False, f"{tmp_path}/stick was last brought up to date on 2026-11-25. Look why.")
    ]


def test_a_root_near_its_end(node: Node) -> None:
    node.now += 310 * DAY
    node.sign_again()
    assert said(node) == [
        Remark(False, "the root of trust expires in 55 days. Hold a ceremony in time (docs/signing.md).")
    ]
    node.now += 56 * DAY
    assert said(node)[0] == Remark(
        True, "the root of trust expired on 2027-11-25. Hold a ceremony (docs/signing.md)."
    )


def test_a_key_that_others_may_read(node: Node) -> None:
    key = next((node.signing.root / "keys").glob("timestamp-*"))
    key.chmod(0o644)
    with pytest.raises(CannotPublish, match="Others of this machine may read"):
        said(node)
    reported: list[Remark] = []
    with pytest.raises(CannotPublish):
        reported.extend(remarks(node.signing, node.now))
    assert reported == [Remark(True, f"others of this machine may read {key}. Run `chmod 600 {key}`.")]


@pytest.mark.parametrize("missing", ["keys", "root"])
def test_missing_parts(node: Node, missing: str) -> None:
    (node.signing.root / missing).rename(node.root / "away")
    with pytest.raises(CannotPublish, match=r"docs/signing\.md"):
        said(node)
