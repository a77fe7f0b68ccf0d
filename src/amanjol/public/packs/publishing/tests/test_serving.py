"""What devices fetch from the node itself, at `/updates/`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.public.packs.publishing.serving import UpdatesSite
from amanjol.public.packs.publishing.tests.stage import Device, Node, node_in, put_pack
from amanjol.public.packs.serving_table import IN_MEMORY
from amanjol.public.packs.tests.served_pack import BASE, Answer, ask, dynamic

if TYPE_CHECKING:
    from pathlib import Path

LARGE = bytes(range(256)) * (IN_MEMORY // 256 + 8)  # read from the disk, part by part
IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    first_node = node_in(tmp_path_factory.mktemp("serving") / "node")
    put_pack(first_node.packs, 2, **{"media/clip.mp4": LARGE})
    first_node.publish_current({"fleet": b"{}"})
    return first_node


@pytest.fixture
def get(node: Node) -> Any:
    site = UpdatesSite(dynamic, node.repository)

    def get(name: str, method: str = "GET", **headers: str) -> Answer:
        return ask(site, f"/updates/{name}", method, **headers)  # type: ignore[arg-type]  # any application will do

    return get


def names(node: Node) -> list[str]:
    paths = [file.relative_to(node.repository).as_posix() for file in node.repository.rglob("*")]
    return [name for name in paths if (node.repository / name).is_file()]


def test_every_published_file_is_served_with_exact_headers(node: Node, get: Any) -> None:
    kinds = set()
    for name in names(node):
        content = (node.repository / name).read_bytes()
        answer = get(name)
        kind = name.partition("/")[0]
        kinds.add(kind)
        assert answer == (
            200,
            {
                "X-Content-Type-Options": "nosniff",
                "Content-Type": "application/octet-stream" if kind == "blobs" else "application/json",
                "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
                "Cache-Control": "no-cache" if kind == "metadata" else IMMUTABLE,
                "Accept-Ranges": "bytes",
                "Content-Length": str(len(content)),
            },
            content,
        )
        assert get(name, "HEAD") == (200, answer.headers, b"")
        assert get(name, if_none_match=answer.headers["ETag"]).status == 304
    assert kinds == {"metadata", "targets", "blobs"}


@pytest.mark.parametrize(
    ("asked", "status", "first", "last"),
    [
        ("bytes=0-99", 206, 0, 99),
        ("bytes=100-", 206, 100, len(LARGE) - 1),
        (f"bytes={len(LARGE) - 1}-", 206, len(LARGE) - 1, len(LARGE) - 1),
        ("bytes=-5", 206, len(LARGE) - 5, len(LARGE) - 1),
        (f"bytes={len(LARGE)}-", 416, 0, -1),
        ("bytes=9-5", 200, 0, len(LARGE) - 1),
        ("lines=1-2", 200, 0, len(LARGE) - 1),
    ],
)
def test_half_fetched_blobs_are_resumed(get: Any, asked: str, status: int, first: int, last: int) -> None:
    sha256 = hashlib.sha256(LARGE).hexdigest()
    answer = get(f"blobs/{sha256[:2]}/{sha256}", range=asked)
    assert (answer.status, answer.body) == (status, LARGE[first : last + 1])


@pytest.mark.parametrize(
    "name",
    [
        "", "metadata", "metadata/", "metadata/timestamp.json/", "metadata/99.root.json", "metadata/0.root.json",
        "metadata/01.root.json", "../keys/", "metadata/../../places.json", "targets/channels/x.stable.json",
        "blobs/ab/" + "c" * 64, "blobs/cc/" + "c" * 64, "blobs/cc/" + "C" * 64, "blobs/cc/" + "c" * 63 + "\u00e9",
        "blobs//" + "c" * 64, "lock", "places.json", "metadata/timestamp.json\0",
    ],
)  # fmt: skip
def test_what_is_not_published_is_not_there(get: Any, name: str) -> None:
    text = b""
    assert get(name) == (404, BASE | {"Cache-Control": "no-store", "Content-Length": "0"}, text)


def test_keys_are_not_among_the_names(node: Node, get: Any) -> None:
    keys = [file.name for file in (node.signing.root / "keys").iterdir()]
    assert len(keys) == 3
    for key in keys:
        assert get(f"../keys/{key}").status == 404
        assert get(f"keys/{key}").status == 404


def test_it_is_only_read(get: Any) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = get("metadata/timestamp.json", method)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path", ["/", "/updates", "/updatesx/metadata/timestamp.json", "/uz/", "/device/v1/report"]
)
def test_other_addresses_are_the_others(node: Node, path: str) -> None:
    site = UpdatesSite(dynamic, node.repository)
    assert ask(site, path).body == b"dynamic " + path.encode()  # type: ignore[arg-type]  # as above


def test_a_device_follows_it(node: Node, get: Any, tmp_path: Path) -> None:
    def read(name: str) -> bytes | None:
        answer = get(name)
        return answer.body if answer.status == 200 else None

    device = Device(tmp_path / "device", node.signing.roots()[1], read)
    assert device.look()["pack"] == 2


def test_before_the_first_publication_nothing_is_there(tmp_path: Path) -> None:
    site = UpdatesSite(dynamic, tmp_path / "none")
    assert ask(site, "/updates/metadata/timestamp.json").status == 404  # type: ignore[arg-type]  # as above


def test_a_file_removed_between_look_and_open_is_not_there(
    node: Node, get: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`prune` runs while devices fetch."""
    from amanjol.public.packs.publishing import serving  # noqa: PLC0415  to replace one name of it

    real = serving._served

    def served_late(file: Path, *arguments: Any) -> Any:
        response = real(file, *arguments)
        response.file = file.with_name("gone")
        return response

    monkeypatch.setattr(serving, "_served", served_late)
    sha256 = hashlib.sha256(LARGE).hexdigest()
    assert get(f"blobs/{sha256[:2]}/{sha256}").status == 404
