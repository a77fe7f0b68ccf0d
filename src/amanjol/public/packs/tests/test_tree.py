"""A pack on disk: nothing outside it, the same bytes each time, whole or named as not whole."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

import brotli
import pytest

from amanjol.public.packs import placing
from amanjol.public.packs import tree as pack_tree
from amanjol.public.packs.tree import (
    BEST,
    MANIFEST,
    QUICK,
    PreviousPack,
    TreeWriter,
    UnsafePath,
    compressed,
    verify,
)

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ("<p>Йўлингиз очиқ бўлсин</p>" * 200).encode()
FACTS: dict[str, Any] = {"number": 1, "languages": ["uz"], "countries": ["kr"]}
FILES = {"uz/index.html": PAGE, "uz/kr/index.html": PAGE + b"2", "media/clip.mp4": bytes(range(256)) * 50}


def write(
    target: Path,
    files: dict[str, bytes] | None = None,
    previous: PreviousPack | None = None,
    quality: int = BEST,
) -> TreeWriter:
    """A pack of `files`, each made from its own hash."""
    with TreeWriter(target.parent, previous, quality) as tree:
        for path, content in (files or FILES).items():
            tree.add_made_from(path, hashlib.sha256(content).hexdigest(), lambda content=content: content)  # type: ignore[misc]
        tree.finish(FACTS, target, target.with_name(f"{target.name}.inputs"))
    return tree


def previous(target: Path) -> PreviousPack | None:
    return PreviousPack.read(target, target.with_name(f"{target.name}.inputs"))


def every_file(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    write(tmp_path / "pack")
    return tmp_path / "pack"


@pytest.mark.parametrize(
    "path",
    ["../a.html", "uz/../../a.html", "/etc/a.html", "uz\\a.html", "", "uz//a.html", "./a.html", "uz/",
     "uz/\0.html", "uz/a\n.html", "uz/."],
)  # fmt: skip
def test_a_path_that_is_none_of_a_pack_is_refused(tmp_path: Path, path: str) -> None:
    with TreeWriter(tmp_path / "packs") as tree, pytest.raises(UnsafePath):
        tree.add(path, b"x")
    assert every_file(tmp_path) == {}


def test_a_path_is_written_once(tmp_path: Path) -> None:
    with TreeWriter(tmp_path) as tree:
        tree.add("uz/a.html", b"first")
        with pytest.raises(UnsafePath, match="twice"):
            tree.add("uz/a.html", b"second")
        assert (tree.root / "uz/a.html").read_bytes() == b"first"


def test_same_input_gives_the_same_bytes_brotli_too(tmp_path: Path) -> None:
    first, second = write(tmp_path / "first"), write(tmp_path / "second")
    assert every_file(tmp_path / "first") == every_file(tmp_path / "second")
    assert "uz/index.html.br" in every_file(tmp_path / "first")
    assert first.digest() == second.digest()


def test_the_order_of_writing_does_not_change_a_byte(tmp_path: Path) -> None:
    write(tmp_path / "first")
    write(tmp_path / "second", dict(reversed(FILES.items())))
    assert every_file(tmp_path / "first") == every_file(tmp_path / "second")


def test_the_manifest_lists_every_file_with_size_and_hash(pack: Path) -> None:
    manifest = json.loads((pack / MANIFEST).read_bytes())
    assert manifest == FACTS | {
        "brotli": BEST,
        "files": {
            path: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in FILES.items()
        },
    }


def test_brotli_lies_beside_texts_only_and_unpacks_to_them(pack: Path) -> None:
    files = every_file(pack)
    packed = {path for path in files if path.endswith(".br")}
    assert packed == {"uz/index.html.br", "uz/kr/index.html.br", f"{MANIFEST}.br"}
    for path in packed:
        assert brotli.decompress(files[path]) == files[path.removesuffix(".br")]
        assert len(files[path]) < len(files[path.removesuffix(".br")])


def test_no_build_waits_for_the_best_form_of_the_manifest(pack: Path) -> None:
    files = every_file(pack)
    assert files[f"{MANIFEST}.br"] == compressed(files[MANIFEST], QUICK) != compressed(files[MANIFEST])
    assert files["uz/index.html.br"] == compressed(files["uz/index.html"])


def test_a_whole_pack_has_no_problems(pack: Path) -> None:
    assert list(verify(pack)) == []


@pytest.mark.parametrize("path", [*FILES, "uz/index.html.br", f"{MANIFEST}.br"])
def test_verify_names_what_is_missing(pack: Path, path: str) -> None:
    (pack / path).unlink()
    assert f"{path}: missing" in list(verify(pack))


@pytest.mark.parametrize("path", [*FILES, "uz/index.html.br", f"{MANIFEST}.br"])
def test_verify_names_what_is_altered_even_at_the_same_size(pack: Path, path: str) -> None:
    content = bytearray((pack / path).read_bytes())
    content[len(content) // 2] ^= 1
    (pack / path).write_bytes(content)
    problems = list(verify(pack))
    assert f"{path}: altered" in problems
    assert {problem.split(":")[0].removesuffix(".br") for problem in problems} == {path.removesuffix(".br")}


@pytest.mark.parametrize("path", [*FILES, "uz/index.html.br", f"{MANIFEST}.br"])
def test_an_earlier_pack_with_one_altered_file_lends_nothing(tmp_path: Path, path: str) -> None:
    """Its packed texts are known by their hash, and not unpacked at each build."""
    pack, inputs = tmp_path / "pack", tmp_path / "pack.inputs"
    with TreeWriter(tmp_path) as tree:
        for name, content in FILES.items():
            tree.add_made_from(name, name, lambda content=content: content)  # type: ignore[misc]
        tree.finish(FACTS, pack, inputs)
    earlier = PreviousPack.read(pack, inputs)
    assert earlier is not None
    assert (
        earlier.inputs["uz/index.html.br"]
        == hashlib.sha256((pack / "uz/index.html.br").read_bytes()).hexdigest()
    )
    altered = bytearray((pack / path).read_bytes())
    altered[len(altered) // 2] ^= 1
    (pack / path).write_bytes(altered)
    assert PreviousPack.read(pack, inputs) is None


def test_a_lent_text_hands_on_the_hash_of_its_packed_form(tmp_path: Path) -> None:
    def build(name: str, earlier: PreviousPack | None) -> Path:
        with TreeWriter(tmp_path, earlier) as tree:
            tree.add_made_from("uz/index.html", "made from", lambda: FILES["uz/index.html"])
            tree.finish(FACTS, tmp_path / name, tmp_path / f"{name}.inputs")
        return tmp_path / f"{name}.inputs"

    first = build("first", None)
    second = build("second", PreviousPack.read(tmp_path / "first", first))
    assert json.loads(first.read_bytes()) == json.loads(second.read_bytes())
    assert "uz/index.html.br" in json.loads(second.read_bytes())


def test_verify_names_what_is_extra(pack: Path) -> None:
    (pack / "uz/.hidden").touch()
    (pack / "media/clip.mp4.br").touch()
    assert list(verify(pack)) == ["media/clip.mp4.br: extra", "uz/.hidden: extra"]


def test_verify_takes_no_link_for_a_file(pack: Path, tmp_path: Path) -> None:
    (pack / "uz/index.html").rename(tmp_path / "elsewhere.html")
    (pack / "uz/index.html").symlink_to(tmp_path / "elsewhere.html")
    (pack / "outside").symlink_to(tmp_path, target_is_directory=True)
    assert list(verify(pack)) == ["outside: extra", "uz/index.html: altered (a link instead of a file)"]


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b"{}", b'{"files": []}', b'{"files": {"a": {"size": 1}}}', b"\xff"]
)
def test_verify_names_a_manifest_that_cannot_be_read(pack: Path, manifest: bytes) -> None:
    (pack / MANIFEST).write_bytes(manifest)
    assert list(verify(pack)) == [f"{MANIFEST}: missing or unreadable"]


def test_a_manifest_cannot_make_verify_read_outside(pack: Path) -> None:
    (pack / MANIFEST).write_text(json.dumps({"files": {"../../etc/passwd": {"size": 1, "sha256": "0"}}}))
    assert "../../etc/passwd: missing" in list(verify(pack))


def test_what_has_not_changed_is_linked_from_the_earlier_pack(pack: Path, tmp_path: Path) -> None:
    tree = write(tmp_path / "next", FILES | {"uz/index.html": b"new"}, previous(pack))
    assert list(verify(tmp_path / "next")) == []
    for path in ("uz/kr/index.html", "uz/kr/index.html.br", "media/clip.mp4"):
        assert (pack / path).samefile(tmp_path / "next" / path)
    assert (tmp_path / "next/uz/index.html").read_bytes() == b"new"
    assert (pack / "uz/index.html").read_bytes() == PAGE
    assert tree.files_made == 2  # the page and the manifest


def test_a_pack_with_links_has_the_bytes_of_one_without(pack: Path, tmp_path: Path) -> None:
    files = FILES | {"uz/index.html": b"new"}
    write(tmp_path / "linked", files, previous(pack))
    write(tmp_path / "made", files)
    assert every_file(tmp_path / "linked") == every_file(tmp_path / "made")


def test_texts_of_a_pack_that_was_compressed_quickly_are_linked_and_compressed_better(tmp_path: Path) -> None:
    write(tmp_path / "quick", quality=QUICK)
    tree = write(tmp_path / "better", previous=previous(tmp_path / "quick"))
    write(tmp_path / "best")
    assert every_file(tmp_path / "better") == every_file(tmp_path / "best")
    for path in FILES:
        assert (tmp_path / "quick" / path).samefile(tmp_path / "better" / path)
    packed = "uz/kr/index.html.br"
    assert (tmp_path / "better" / packed).stat().st_size < (tmp_path / "quick" / packed).stat().st_size
    assert list(verify(tmp_path / "quick")) == list(verify(tmp_path / "better")) == []
    assert tree.files_made == 3  # the two texts and the manifest

    again = write(tmp_path / "again", previous=previous(tmp_path / "better"))
    assert again.files_made == 1
    assert (tmp_path / "again" / packed).samefile(tmp_path / "better" / packed)


def test_what_was_compressed_well_serves_a_pack_that_need_not_be(pack: Path, tmp_path: Path) -> None:
    tree = write(tmp_path / "quick", previous=previous(pack), quality=QUICK)
    assert tree.files_made == 1
    assert (tmp_path / "quick/uz/index.html.br").samefile(pack / "uz/index.html.br")


@pytest.mark.parametrize("path", ["uz/kr/index.html", "uz/kr/index.html.br", "media/clip.mp4"])
def test_a_damaged_pack_lends_nothing(pack: Path, tmp_path: Path, path: str) -> None:
    content = (pack / path).read_bytes()
    (pack / path).write_bytes(content[:-1] + b"?")
    assert previous(pack) is None
    write(tmp_path / "next", previous=previous(pack))
    assert list(verify(tmp_path / "next")) == []


@pytest.mark.parametrize("content", [b"", b"[]", b"{"])
def test_a_pack_without_readable_inputs_lends_nothing(pack: Path, content: bytes) -> None:
    pack.with_name("pack.inputs").write_bytes(content)
    assert previous(pack) is None


def test_leaving_without_finish_leaves_nothing(pack: Path) -> None:
    before = every_file(pack.parent)
    with TreeWriter(pack.parent) as tree:
        tree.add("uz/index.html", b"half")
    assert every_file(pack.parent) == before
    assert sorted(path.name for path in pack.parent.iterdir()) == ["pack", "pack.inputs"]


def test_what_a_killed_build_left_goes_with_the_next_and_a_living_one_stays(tmp_path: Path) -> None:
    (tmp_path / ".building-killed").mkdir()
    (tmp_path / ".building-killed/index.html").touch()
    with TreeWriter(tmp_path) as living:
        living.add("uz/index.html", PAGE)
        write(tmp_path / "pack")
        assert (living.root / "uz/index.html").read_bytes() == PAGE
        assert not (tmp_path / ".building-killed").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack", "pack.inputs"]


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_new_pack_takes_the_place_of_the_old(
    pack: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(placing, "_exchange", lambda _tree, _target: False)
    write(pack, {"uz/index.html": b"new"})
    assert list(verify(pack)) == []
    assert (pack / "uz/index.html").read_bytes() == b"new"
    assert not (pack / "media").exists()
    assert sorted(path.name for path in pack.parent.iterdir()) == ["pack", "pack.inputs"]


def test_the_old_pack_comes_back_where_the_new_one_cannot_take_its_place(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a system that cannot exchange two names in one step."""
    monkeypatch.setattr(placing, "_exchange", lambda _tree, _target: False)
    with TreeWriter(tmp_path) as tree:
        tree.add("uz/index.html", b"new")
        monkeypatch.setattr(placing, "sync_tree", lambda root, _made: os.rename(root, tmp_path / "gone"))  # noqa: PTH104
        with pytest.raises(OSError, match="No such file"):
            tree.finish(FACTS, pack)
    assert list(verify(pack)) == []
    assert (pack / "uz/index.html").read_bytes() == PAGE


def test_few_texts_wait_for_compression(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow that is: waiting texts fill the memory."""
    with TreeWriter(tmp_path) as tree:
        for number in range(300):
            tree.add(f"uz/{number}.html", PAGE)
            assert len(tree._compressing) <= pack_tree._AT_ONCE
        tree.finish(FACTS, tmp_path / "pack")
    assert list(verify(tmp_path / "pack")) == []
