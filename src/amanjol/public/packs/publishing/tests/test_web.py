"""A pack where readers' browsers and CDNs fetch it: headers, order, nothing twice, and nothing taken away too soon."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import brotli
import pytest

from amanjol.public.packs import beside
from amanjol.public.packs.publishing import buckets, web
from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed
from amanjol.public.packs.publishing.tests.stage import DAY, NOW, put_pack
from amanjol.public.packs.serving_table import IMMUTABLE

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.publishing.places import Headers

PLACE = "s3://guide/site"
STYLE = "assets/style.0a1b.css"
SITE = {
    STYLE: b"body { color: black }" * 20,
    "assets/letters.0a1b.woff2": b"wOF2" + bytes(range(200)),
    "404.html": b'<link href="assets/style.0a1b.css"><a href="uz/index.html">Uz</a><a href="#text">Text</a>',
    "sw.js": b"const PACK = {};" * 20,
    "uz/files.json": b'{"number": 1}',
    "uz/search.json": b"[]" * 50,
    "uz/kr/index.html": b"<p>Koreya</p>" * 30,
    "uz/app.webmanifest": b"{}",
}
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "uz/kr/index.html": "text/html; charset=utf-8",
    STYLE: "text/css; charset=utf-8",
    "assets/letters.0a1b.woff2": "font/woff2",
    "sw.js": "text/javascript; charset=utf-8",
    "uz/files.json": "application/json",
    "uz/app.webmanifest": "application/manifest+json",
    "media/clip.mp4": "video/mp4",
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return put_pack(tmp_path / "packs", 1, **SITE)


def later(pack: Path, **changes: bytes) -> Path:
    """The next pack: it has another style and no page about Korea."""
    left = {path: content for path, content in SITE.items() if path not in {STYLE, "uz/kr/index.html"}}
    return put_pack(pack.parent, 2, **left | {"assets/style.2c3d.css": b"new" * 30} | changes)


def objects(storage: Any) -> dict[str, bytes]:
    listed = storage.list_objects_v2(Bucket="guide", Prefix="site/").get("Contents", [])
    return {
        entry["Key"].removeprefix("site/"): storage.get_object(Bucket="guide", Key=entry["Key"])[
            "Body"
        ].read()
        for entry in listed
    }


def text_of(content: bytes, name: str) -> bytes:
    return content if name.endswith((".mp4", ".woff2")) or name == web.RECORD else brotli.decompress(content)


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every name in the order in which it is written."""
    names: list[str] = []
    real = buckets.Bucket.write

    def write(bucket: Any, name: str, source: Any, headers: Headers | None = None) -> None:
        real(bucket, name, source, headers)
        names.append(name)

    monkeypatch.setattr(buckets.Bucket, "write", write)
    return names


def test_each_file_is_stored_with_what_readers_are_to_be_told(pack: Path, storage: Any) -> None:
    done = web.publish(pack=pack, to=PLACE)
    there = objects(storage)
    assert done.written == len(there) - 1 == len(SITE) + 7  # the record aside; with the manifest
    for name, kind in TYPES.items():
        facts = storage.head_object(Bucket="guide", Key=f"site/{name}")
        assert facts["ContentType"] == kind
        assert facts["CacheControl"] == (IMMUTABLE if name.startswith("assets/") else "no-cache"), name
        is_text = not name.endswith((".mp4", ".woff2"))
        assert facts.get("ContentEncoding") == ("br" if is_text else None), name
        assert text_of(there[name], name) == (pack / name).read_bytes()


NEWS = "warnings/ru.json"


def say(monkeypatch: pytest.MonkeyPatch, packs: Path, *warnings: str) -> bytes:
    """Has readers in Russian warned of these. Gives what they get."""
    value = {"version": 1, "warnings": list(warnings)}
    monkeypatch.setattr(beside, "_makers", [lambda: {NEWS: value}])
    beside.write_all(packs)
    return (packs / beside.FOLDER / NEWS).read_bytes()


@pytest.mark.parametrize("where", [PLACE, "folder"])
def test_what_must_not_wait_is_brought_at_once_and_nothing_else(
    tmp_path: Path, storage: Any, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    packs = put_pack(tmp_path / "packs", 1, **SITE, **{NEWS: b'{"warnings":[]}'}).parent
    to = where if where == PLACE else str(tmp_path / where)

    def read() -> bytes:
        if where == PLACE:
            return bytes(brotli.decompress(objects(storage)[NEWS]))
        packed = (tmp_path / where / f"{NEWS}.br").read_bytes()
        assert brotli.decompress(packed) == (tmp_path / where / NEWS).read_bytes()
        return bytes(brotli.decompress(packed))

    first = say(monkeypatch, packs, "first")
    web.publish(pack=packs / "current", to=to)
    web.remember(packs, to, is_compressed=True)
    assert read() == first
    second = say(monkeypatch, packs)
    written: list[str] = []
    real = web._write
    monkeypatch.setattr(web, "_write", lambda place, files, progress: real(place, files, written.append))
    for _time in range(2):
        assert web.bring_news(packs) == {to: ""}
    assert read() == second
    assert set(written) <= {NEWS, f"{NEWS}.br"}
    assert web.publish(pack=packs / "current", to=to).written == 0


def test_news_of_meanwhile_stay_in_the_record_and_no_file_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker brings a warning while a publication writes its pages: neither loses what the other noted."""
    packs, to = put_pack(tmp_path / "packs", 1, **SITE, **{NEWS: b"{}"}).parent, tmp_path / "site"
    say(monkeypatch, packs, "first")
    web.publish(pack=packs / "current", to=str(to))
    web.remember(packs, str(to), is_compressed=True)
    put_pack(packs, 2, **SITE, **{NEWS: b"{}", "uz/new.html": b"<p>New</p>"})
    real = web._write

    def write(place: Any, files: Any, progress: Any) -> None:
        real(place, files, progress)
        if any(file.name == "uz/new.html" for file in files):
            monkeypatch.setattr(web, "_write", real)
            say(monkeypatch, packs, "second")
            assert web.bring_news(packs) == {str(to): ""}

    monkeypatch.setattr(web, "_write", write)
    web.publish(pack=packs / "current", to=str(to))
    record = json.loads((to / web.RECORD).read_bytes())
    assert b"second" in (to / NEWS).read_bytes()
    assert "uz/new.html" in record["files"]
    written: list[str] = []
    monkeypatch.setattr(web, "_write", lambda _place, files, _progress: written.extend(files))
    assert web.publish(pack=packs / "current", to=str(to)).written == 0
    assert web.bring_news(packs) == {str(to): ""}
    assert written == []


def test_two_who_remember_a_place_at_once_forget_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = put_pack(tmp_path / "packs", 1, **SITE).parent
    meet, real = threading.Barrier(2), web.remembered

    def read(folder: Path) -> dict[str, bool]:
        places = real(folder)
        with suppress(threading.BrokenBarrierError):  # under the lock the other never comes
            meet.wait(0.3)
        return places

    monkeypatch.setattr(web, "remembered", read)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda to: web.remember(packs, to, is_compressed=True), ("s3://one", "s3://two")))
    assert real(packs) == {"s3://one": True, "s3://two": True}


def test_of_two_who_publish_to_a_place_one_waits_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = put_pack(tmp_path / "packs", 1, **SITE).parent
    say(monkeypatch, packs)
    monkeypatch.setattr(web, "LONGEST_WAIT", 0.1)
    to, refused = str(tmp_path / "site"), []

    def written(name: str) -> None:
        if name == "sw.js":
            with pytest.raises(CannotPublish, match="Another publication"):
                web.publish(pack=packs / "current", to=to)
            refused.append(name)

    web.publish(pack=packs / "current", to=to, progress=written)
    assert refused == ["sw.js"]
    assert web.publish(pack=packs / "current", to=to).written == 0


def test_a_place_without_the_guide_is_named_and_gets_no_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs = put_pack(tmp_path / "packs", 1, **SITE, **{NEWS: b"{}"}).parent
    away = tmp_path / "away"
    web.remember(packs, str(away), is_compressed=True)
    say(monkeypatch, packs, "first")
    assert web.bring_news(packs) == {str(away): f"{away} holds no guide from here."}
    assert not away.exists()
    (packs / web.PLACES).write_text("[")
    with pytest.raises(CannotPublish, match="is damaged: remove it"):
        web.bring_news(packs)


def test_for_a_cdn_that_compresses_texts_are_stored_plain(pack: Path, storage: Any) -> None:
    web.publish(pack=pack, to=PLACE)
    done = web.publish(pack=pack, to=PLACE, is_compressed=False)
    assert (
        done.written == len([name for name in objects(storage) if not name.endswith((".mp4", ".woff2"))]) - 1
    )
    facts = storage.head_object(Bucket="guide", Key="site/uz/kr/index.html")
    assert "ContentEncoding" not in facts
    assert objects(storage)["uz/kr/index.html"] == SITE["uz/kr/index.html"]


def test_what_a_page_needs_is_there_before_it_and_the_door_is_last(
    pack: Path, storage: Any, writes: list[str]
) -> None:
    web.publish(pack=pack, to=PLACE)
    stages = [web._stage_of(name) for name in writes if name != web.RECORD]
    assert stages == sorted(stages)
    assert set(stages) == {0, 1, 2, 3, 4}
    assert [writes[0], *writes[-2:]] == [web.RECORD, "index.html", web.RECORD]
    assert writes.index(STYLE) < writes.index("uz/kr/index.html") < writes.index("uz/files.json")
    assert writes.index("uz/files.json") < writes.index("sw.js")


def test_a_second_time_nothing_is_written_and_only_what_changed_the_third(
    pack: Path, storage: Any, writes: list[str]
) -> None:
    web.publish(pack=pack, to=PLACE)
    writes.clear()
    counted: list[int] = []
    done = web.publish(pack=pack, to=PLACE, begin=counted.append)
    assert (done.written, done.removed, writes, counted) == (0, 0, [], [0])

    web.publish(pack=put_pack(pack.parent, 2, **SITE | {"uz/kr/index.html": b"new" * 30}), to=PLACE)
    assert set(writes) == {web.RECORD, "uz/kr/index.html", "manifest.json"}
    assert brotli.decompress(objects(storage)["uz/kr/index.html"]) == b"new" * 30


def test_what_somebody_else_damaged_or_removed_comes_back(pack: Path, storage: Any) -> None:
    web.publish(pack=pack, to=PLACE)
    before = objects(storage)
    storage.put_object(Bucket="guide", Key="site/index.html", Body=b"hacked")
    storage.delete_object(Bucket="guide", Key=f"site/{STYLE}")
    assert web.publish(pack=pack, to=PLACE).written == 2
    assert objects(storage) == before


def test_what_is_gone_from_the_guide_goes_thirty_days_later_and_nothing_of_others(
    pack: Path, storage: Any
) -> None:
    web.publish(pack=pack, to=PLACE, now=NOW)
    for key in ("site/robots.txt", "other/index.html"):
        storage.put_object(Bucket="guide", Key=key, Body=b"not ours")
    second = later(pack)
    web.publish(pack=second, to=PLACE, now=NOW + DAY)
    for days in (2, 30):
        assert web.publish(pack=second, to=PLACE, now=NOW + days * DAY).removed == 0
        assert {STYLE, "uz/kr/index.html"} <= objects(storage).keys()
    assert web.publish(pack=second, to=PLACE, now=NOW + 31 * DAY).removed == 2
    there = objects(storage)
    assert not {STYLE, "uz/kr/index.html"} & there.keys()
    assert there["robots.txt"] == b"not ours"
    assert storage.get_object(Bucket="guide", Key="other/index.html")["Body"].read() == b"not ours"
    assert json.loads(there[web.RECORD])["unused"] == {}


def test_what_comes_back_meanwhile_stays(pack: Path, storage: Any) -> None:
    web.publish(pack=pack, to=PLACE, now=NOW)
    second = later(pack)
    web.publish(pack=second, to=PLACE, now=NOW + DAY)
    web.publish(pack=pack, to=PLACE, now=NOW + 20 * DAY)
    assert web.publish(pack=second, to=PLACE, now=NOW + 40 * DAY).removed == 0
    assert STYLE in objects(storage)


def test_whatever_write_fails_no_page_lacks_what_it_needs_and_the_next_try_goes_on(
    pack: Path, storage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.publish(pack=pack, to=PLACE)
    second = later(pack, **{"index.html": b'<link href="assets/style.2c3d.css">'})
    real, failures = buckets.Bucket.write, 0
    monkeypatch.setattr(buckets.Bucket, "at_once", 1)
    for room in range(100):
        left = room

        def write(bucket: Any, name: str, source: Any, headers: Headers | None = None) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise PlaceFailed("the line is cut.")
            real(bucket, name, source, headers)

        monkeypatch.setattr(buckets.Bucket, "write", write)
        try:
            web.publish(pack=second, to=PLACE)
        except PlaceFailed:
            failures += 1
        else:
            break
        finally:
            there = objects(storage)
            assert {STYLE, "uz/kr/index.html"} <= there.keys()
            if b"2c3d" in brotli.decompress(there["index.html"]):
                assert "assets/style.2c3d.css" in there
    assert failures >= 3  # the record, the style, pages: each try keeps what the one before wrote
    assert b"2c3d" in brotli.decompress(objects(storage)["index.html"])
    assert "" not in json.loads(objects(storage)[web.RECORD])["files"].values()


def test_the_page_for_a_wrong_address_finds_its_style_at_any_depth(pack: Path, storage: Any) -> None:
    web.publish(pack=pack, to=PLACE)
    page = brotli.decompress(objects(storage)["404.html"]).decode()
    assert (
        page == '<link href="/assets/style.0a1b.css"><a href="/uz/index.html">Uz</a><a href="#text">Text</a>'
    )


def test_a_folder_gets_both_forms(pack: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    web.publish(pack=pack, to=str(site))
    for name in ("index.html", "uz/kr/index.html", "sw.js"):
        text = (pack / name).read_bytes()
        assert (site / name).read_bytes() == text
        assert brotli.decompress((site / f"{name}.br").read_bytes()) == text
    assert brotli.decompress((site / "404.html.br").read_bytes()) == (site / "404.html").read_bytes()
    assert not (site / "media/clip.mp4.br").exists()
    assert (site / "index.html").stat().st_mode & 0o444 == 0o444
    (site / "index.html").unlink()
    assert web.publish(pack=pack, to=str(site)).written == 1
    web.publish(pack=later(pack), to=str(site), now=NOW)
    web.publish(pack=pack.parent / "2", to=str(site), now=NOW + 40 * DAY)
    assert not (site / "uz/kr/index.html.br").exists()


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (None, "is not empty and holds no guide from here: name an empty place"),
        (b"{", "cannot be read: empty the place, and publish again"),
        (b"[]", "cannot be read: empty the place, and publish again"),
        (b'{"format": 1, "files": {}, "unused": {"a": "x"}}', "cannot be read: empty the place"),
        (b'{"format": 2}', "was filled by a newer version: publish with that one"),
    ],
)
def test_a_place_with_something_else_is_left_alone(
    pack: Path, storage: Any, record: bytes | None, sentence: str
) -> None:
    storage.put_object(Bucket="guide", Key="site/index.html", Body=b"somebody's")
    if record is not None:
        storage.put_object(Bucket="guide", Key=f"site/{web.RECORD}", Body=record)
    before = objects(storage)
    with pytest.raises(PlaceFailed, match=sentence):
        web.publish(pack=pack, to=PLACE)
    assert objects(storage) == before


def test_a_damaged_pack_is_not_shown(pack: Path, storage: Any, tmp_path: Path) -> None:
    (pack / "uz/kr/index.html").write_bytes(b"cut")
    with pytest.raises(CannotPublish, match="is not whole"):
        web.publish(pack=pack, to=PLACE)
    with pytest.raises(CannotPublish, match="There is no pack at"):
        web.publish(pack=tmp_path / "none", to=PLACE)
    assert objects(storage) == {}
