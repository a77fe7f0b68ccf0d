"""Object storage: a real server that speaks S3, on this machine; devices read it as plain files over http."""

from __future__ import annotations

import os
import socket
import urllib.error
import urllib.request
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.packs.publishing import buckets, publication
from amanjol.public.packs.publishing.node_keys import today
from amanjol.public.packs.publishing.problems import PlaceFailed
from amanjol.public.packs.publishing.publication import remembered
from amanjol.public.packs.publishing.tests.stage import (
    DAY,
    Device,
    Node,
    node_in,
    post,
    put_pack,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACE = "s3://guide/signed"


@pytest.fixture
def node(tmp_path: Path, storage: Any) -> Node:
    return node_in(tmp_path / "node", today())  # the server dates what it stores by the real clock


def web(server: str) -> Callable[[str], bytes | None]:
    """As a device reads the bucket: a file by its address."""

    def read(name: str) -> bytes | None:
        try:
            with urllib.request.urlopen(f"{server}/guide/signed/{name}", timeout=60) as answer:  # noqa: S310  our own server
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 404:
                raise
            return None

    return read


def device_of(node: Node, folder: Path, server: str) -> Device:
    return Device(folder, node.signing.roots()[1], web(server), node.now)


def names_in(storage: Any) -> set[str]:
    listed = storage.list_objects_v2(Bucket="guide").get("Contents", [])
    return {entry["Key"] for entry in listed}


def test_a_device_follows_a_bucket(node: Node, server: str, storage: Any, tmp_path: Path) -> None:
    device = device_of(node, tmp_path / "device", server)
    done = node.publish(PLACE, documents={"fleet": b"{}"})
    assert done.blobs_written == len([name for name in names_in(storage) if "/blobs/" in name])
    assert whole(device.read, device.look()) == 1
    put_pack(node.packs, 2, **{"en/index.html": b"<p>new</p>"})
    assert node.publish_current({"fleet": b"{}"}) == {PLACE: ""}
    assert whole(device.read, device.look()) == 2
    assert node.publish(PLACE).blobs_written == 0


def test_what_caches_and_browsers_are_told(node: Node, storage: Any) -> None:
    node.publish(PLACE)
    for name in names_in(storage):
        facts = storage.head_object(Bucket="guide", Key=name)
        kind = name.split("/")[1]
        assert facts["ContentType"] == ("application/octet-stream" if kind == "blobs" else "application/json")
        assert facts["CacheControl"] == (
            "no-cache" if kind == "metadata" else "public, max-age=31536000, immutable"
        )


def test_the_rest_of_the_bucket_is_left_alone(node: Node, storage: Any, tmp_path: Path) -> None:
    storage.put_object(Bucket="guide", Key="signed-not/blobs/aa/x", Body=b"x")
    storage.put_object(Bucket="guide", Key="other.txt", Body=b"x")
    node.publish(PLACE)
    node.now += 60 * DAY
    publication.prune(signing=node.signing, to=PLACE, now=node.now)
    assert {"signed-not/blobs/aa/x", "other.txt"} <= names_in(storage)


def test_old_packs_go_from_a_bucket(node: Node, server: str, storage: Any, tmp_path: Path) -> None:
    for number in (2, 3, 4):
        put_pack(node.packs, number, **{"en/index.html": b"<p>%d</p>" % number})
        node.publish(PLACE)
    before = names_in(storage)
    node.now += 60 * DAY
    for file in (node.repository / "targets/channels").iterdir():
        os.utime(file, (node.now.timestamp() - 60 * 86400,) * 2)
    removed = publication.prune(signing=node.signing, to=PLACE, now=node.now)
    assert removed == len(before - names_in(storage))
    assert removed >= 5
    device = replace(device_of(node, tmp_path / "device", server), now=node.now)
    assert whole(device.read, device.look()) == 4


def test_a_bucket_is_remembered_and_signed_again(node: Node, server: str, tmp_path: Path) -> None:
    node.publish(PLACE)
    assert list(remembered(node.signing)) == [PLACE]
    node.now += 80 * DAY
    assert node.sign_again() == {PLACE: ""}
    device = replace(device_of(node, tmp_path / "device", server), now=node.now + 80 * DAY)
    assert device.look()["pack"] == 1


def test_whatever_write_fails_the_old_channel_is_whole(
    node: Node, server: str, storage: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node.publish(PLACE)
    put_pack(node.packs, 2, **{"en/index.html": b"<p>new</p>"})
    device = device_of(node, tmp_path / "device", server)
    real = buckets.Bucket._put
    monkeypatch.setattr(buckets.Bucket, "at_once", 1)
    failures = 0
    for room in range(100):
        left = room

        def put(bucket: Any, name: str, content: Any, headers: Any) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise PlaceFailed("the line is cut.")
            real(bucket, name, content, headers)

        monkeypatch.setattr(buckets.Bucket, "_put", put)
        try:
            node.publish(PLACE)
        except PlaceFailed:
            failures += 1
            assert whole(device.read, device.look()) == 1
        else:
            break
    assert failures >= 4
    assert whole(device.read, device.look()) == 2


SENTENCES = {
    "no bucket": "there is no bucket 'missing' at http://127.0.0.1:[0-9]+; make it first",
    "no credentials": "no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "wrong keys": r"these credentials may not do this \(InvalidAccessKeyId\)",
    "away": "s3://guide/signed cannot be reached: Could not connect to the endpoint",
    "no address": "'s3:///x' is no bucket: write it like s3://bucket/prefix",
    "a question": r"is no bucket: write it like s3://bucket/prefix",
    "no endpoint": "s3://guide/signed: Invalid endpoint: nowhere",
}


@pytest.mark.parametrize("kind", SENTENCES)
def test_what_is_wrong_is_one_sentence(
    node: Node, server: str, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    to = {"no bucket": "s3://missing/x", "no address": "s3:///x", "a question": "s3://guide/x?y=1"}.get(
        kind, PLACE
    )
    if kind == "no credentials":
        monkeypatch.delenv("AWS_ACCESS_KEY_ID")
        monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    if kind == "wrong keys":
        post(f"{server}/moto-api/reset-auth", b"0")
    if kind == "away":
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{unused_port()}")
    if kind == "no endpoint":
        monkeypatch.setenv("AWS_ENDPOINT_URL", "nowhere")
    try:
        with pytest.raises(PlaceFailed, match=SENTENCES[kind]) as failure:
            node.publish(to)
        assert "\n" not in str(failure.value)
        assert str(failure.value).endswith(".")
        assert remembered(node.signing) == {}
    finally:
        post(f"{server}/moto-api/reset-auth", b"1000000000")


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
