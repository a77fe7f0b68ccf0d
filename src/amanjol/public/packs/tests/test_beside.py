"""Small files beside the pack: whole, packed, given in place of the empty ones; nothing else can be asked for so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import brotli
import pytest

from amanjol.public.packs import beside
from amanjol.public.packs.serving import PackSite

if TYPE_CHECKING:
    from pathlib import Path

NAME = "warnings/ru.json"
NEWS: dict[str, Any] = {"version": 1, "warnings": [{"id": "1"}]}


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With what one package says, written once."""
    monkeypatch.setattr(beside, "_makers", [lambda: {NAME: NEWS}])
    beside.write_all(tmp_path)
    return tmp_path


def asked(packs: Path, path: str, **environ: str) -> tuple[str, dict[str, str], bytes]:
    """As a browser asks the server of the guide."""
    answer: list[Any] = []
    site = PackSite(lambda *_asked: [], packs / "current")
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": path} | environ
    body = b"".join(site(request, lambda status, headers: answer.extend((status, dict(headers)))))
    return answer[0], answer[1], body


def test_the_server_gives_the_newest_and_says_so_to_caches(packs: Path) -> None:
    status, headers, body = asked(packs, f"/{NAME}")
    assert (status, json.loads(body)) == ("200 OK", NEWS)
    assert (headers["Cache-Control"], headers["Content-Type"]) == ("no-cache", "application/json")
    assert asked(packs, f"/{NAME}", HTTP_IF_NONE_MATCH=headers["ETag"])[0] == "304 Not Modified"
    status, headers, body = asked(packs, f"/{NAME}", HTTP_ACCEPT_ENCODING="gzip, br")
    assert (headers["Content-Encoding"], json.loads(brotli.decompress(body))) == ("br", NEWS)


def test_written_again_is_given_again(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_makers", [lambda: {NAME: NEWS | {"warnings": []}}])
    beside.write_all(packs)
    assert json.loads(asked(packs, f"/{NAME}")[2])["warnings"] == []
    assert [path.name for path in (packs / "beside/warnings").iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    "name",
    ["warnings/../../secret.json", "warnings/ru.json.br", "warnings/xx.json", "beside/warnings/ru.json"],
)
def test_nothing_else_is_read(packs: Path, name: str) -> None:
    (packs / "secret.json").write_text("{}")
    assert beside.served(packs, name, takes_brotli=False) is None


@pytest.mark.parametrize("code", ["ru", "uz-cyrl", "all"])
def test_a_language_and_all_of_them(code: str) -> None:
    assert beside.is_name(f"warnings/{code}.json")
    assert not beside.is_name(f"warnings/{code}.json\n")
    assert not beside.is_name(f"warnings/{code}-all.json")


def test_what_is_too_large_is_not_given(packs: Path) -> None:
    (packs / beside.FOLDER / NAME).write_bytes(b" " * (beside.LARGEST + 1))
    assert beside.served(packs, NAME, takes_brotli=False) is None
