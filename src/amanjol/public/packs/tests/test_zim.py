"""ZIM files for the Kiwix apps: pages that work inside, accepted by `zimcheck`, found by search."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from PIL import Image

from amanjol.public.packs import actions
from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.zim import writing
from amanjol.public.packs.zim.pages import PageForZim, is_taken, resolve
from amanjol.public.packs.zim.writing import ISO_639_3, Words, ZimFailed, _command, _gather, _shortened
from amanjol.site.cli.pack import pack as pack_command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.public.packs.tests.snapshots import Snapshot

zimming = pytest.mark.skipif(
    not all(map(shutil.which, ("zimwriterfs", "zimcheck", "kiwix-serve"))),
    reason="zim-tools or kiwix-tools are not installed",
)
LANGUAGES = ("en", "uz", "uz-cyrl")
WORDS = Words("Ўзбекча", "Йўл", "Нечего слушать & <читайте>.", "Слушать можно не всё.")


@pytest.fixture(scope="module")
def tree(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What goes into the ZIM of Uzbek in Cyrillic letters."""
    folder = tmp_path_factory.mktemp("zim") / "tree"
    _gather(built, "uz-cyrl", folder, WORDS)
    return folder


@pytest.fixture(scope="module")
def zims(guide: Snapshot, built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    target = tmp_path_factory.mktemp("zims") / "guide.zim"
    files = actions.write_zims(pack=built, target=target, edition=guide)
    return {file.stem.removeprefix("guide-"): file for file in files}


def pages_of(tree: Path) -> list[Path]:
    return sorted(tree.rglob("*.html"))


def test_every_link_of_every_page_works_inside(tree: Path) -> None:
    links = 0
    for page in pages_of(tree):
        path = page.relative_to(tree).as_posix()
        for reference in re.findall(r'\b(?:href|src|poster)="([^"]*)"', page.read_text(encoding="utf-8")):
            target = resolve(path, reference)
            if target is not None:
                links += 1
                assert (tree / target).is_file(), (path, reference)
    assert links > 100


def test_pages_are_those_of_one_language(tree: Path) -> None:
    paths = {page.relative_to(tree).as_posix() for page in pages_of(tree)}
    assert {path.partition("/")[0] for path in paths} == {"uz-cyrl"}
    assert {
        "uz-cyrl/index.html",
        "uz-cyrl/kr/index.html",
        "uz-cyrl/kr/card.html",
        "uz-cyrl/kr/your-rights.html",
    } <= paths
    assert not {path for path in paths if not is_taken(path)}


def test_nothing_of_the_pack_that_only_a_site_needs_is_there(tree: Path) -> None:
    """No worker, no kiosk, no lists for other programs; no request to anywhere else."""
    names = {file.relative_to(tree).as_posix() for file in tree.rglob("*") if file.is_file()}
    assert not {name for name in names if name.endswith((".json", ".webmanifest", ".br", "sw.js"))}
    assert not {
        name
        for name in names
        if name.startswith(("kiosk/", "screen/", "assets/kiosk", "assets/screen", "assets/app."))
    }
    for page in pages_of(tree):
        text = page.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy"' not in text
        assert "serviceWorker" not in text
        assert not re.search(
            r'<(?:img|script|link|source|video|audio|track)\b[^>]*(?:src|href)="(?:https?:)?//', text
        )


def test_the_words_of_a_page_are_kept(built: Path, tree: Path) -> None:
    """All but the menu of languages, the search and what keeps a page on the phone; at the foot is one line more."""
    for page in pages_of(tree):
        path = page.relative_to(tree)
        before = PageReader((built / path).read_text(encoding="utf-8")).text.split()
        after = PageReader(page.read_text(encoding="utf-8")).text.replace(WORDS.no_voices, "").split()
        assert len(before) - len(after) < 120, path
        position = 0
        for word in after:  # in the same order
            position = before.index(word, position) + 1


def test_every_kind_of_markup_comes_through_unchanged() -> None:
    text = (
        "<!doctype html>\n<p title='a&amp;b'>a &lt; b &#39;&nbsp;c<br>d<!-- gone --></p>\n"
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>\n<details><summary>x</summary>y</details>'
    )
    page = PageForZim("uz/index.html", text, frozenset())
    assert page.html == text.replace("<!-- gone -->", "")
    assert page.files == set()


def test_pages_that_cannot_be_listened_to_say_so_at_their_foot(
    built: Path, tree: Path, tmp_path: Path
) -> None:
    said = "<p>Нечего слушать &amp; &lt;читайте&gt;.</p>"
    for page in pages_of(tree):
        text = page.read_text(encoding="utf-8")
        assert "<audio" not in text
        assert text.count(said) == text.count("<footer"), page
        assert text.count("<footer") == 1, page
    pack = tmp_path / "pack"
    shutil.copytree(built, pack)
    article = pack / "uz-cyrl/kr/your-rights.html"
    voice = "<div data-voice-block><audio controls></audio></div></main>"
    article.write_text(article.read_text(encoding="utf-8").replace("</main>", voice), encoding="utf-8")
    folder = tmp_path / "tree"
    _gather(pack, "uz-cyrl", folder, WORDS)
    heard = (folder / "uz-cyrl/kr/your-rights.html").read_text(encoding="utf-8")
    assert WORDS.some_voices not in heard
    others = [
        page.read_text(encoding="utf-8") for page in pages_of(folder) if page.name != "your-rights.html"
    ]
    assert len(others) > 3
    assert all(text.count(WORDS.some_voices) == 1 for text in others)


def test_what_is_left_out_takes_all_inside_it_along() -> None:
    text = (
        '<header><details data-menu><ul><li><a href="../en/index.html">English<img src="x.png"></a></ul>'
        "</details></header>"
        '<a href="search.html">find <b>it</b></a><a href="tel:112">112</a><a href="https://example.org/">law</a>'
        '<a href="kr/index.html">Korea</a><img src="../media/a%20b.png" srcset="../media/c.png 480w, ../media/d.png">'
    )
    page = PageForZim("uz/index.html", text, frozenset({"uz/index.html", "uz/kr/index.html"}))
    assert page.html == (
        '<header></header><a href="tel:112">112</a><a href="https://example.org/">law</a>'
        '<a href="kr/index.html">Korea</a><img src="../media/a%20b.png" srcset="../media/c.png 480w, ../media/d.png">'
    )
    assert page.files == {"media/a b.png", "media/c.png", "media/d.png"}


def test_the_illustration_is_what_the_apps_ask_for(tree: Path) -> None:
    with Image.open(tree / "illustration.png") as drawn:
        assert (drawn.size, drawn.format) == ((48, 48), "PNG")
        assert len(drawn.getcolors(48 * 48) or ()) > 10


def test_each_language_says_what_it_is(guide: Snapshot, tree: Path) -> None:
    for code, said in guide.phrases.items():
        words = Words(said["language_name"], said["home_lead"])
        options = dict(
            option.removeprefix("--").split("=", 1)
            for option in _command("zimwriterfs", code, words, tree, tree)[1:-2]
        )
        assert re.fullmatch("[a-z]{3}", options["language"])
        assert 10 < len(options["title"]) <= 30
        assert 10 < len(options["description"]) <= 80
        assert options["name"] == f"amanjol_{code}_guide"
        assert options["creator"] == options["publisher"] == "Amanjol"
    assert ISO_639_3["uz"] == ISO_639_3["uz-cyrl"] == "uzb"


def test_long_words_are_cut_between_words() -> None:
    assert _shortened("ab " * 40, 80) == ("ab " * 26).rstrip() + "…"
    assert _shortened("Huquqlaringiz,  shifokor", 80) == "Huquqlaringiz, shifokor"


@zimming
def test_zimcheck_accepts_every_file(zims: dict[str, Path]) -> None:
    assert set(LANGUAGES) <= set(zims)
    for file in zims.values():
        done = subprocess.run(["zimcheck", file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert "Overall Test Status: Pass" in done.stdout
        assert "ERROR" not in done.stdout
        assert "WARNING" not in done.stdout


@contextmanager
def kiwix(*files: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["kiwix-serve", "--address", "127.0.0.1", "--port", str(port), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and not fetched(f"{address}/catalog/v2/entries"):
            time.sleep(0.1)
        yield address
        process.terminate()


def fetched(address: str) -> str:
    """Empty where there is nothing, or nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  our own address
            text: str = answer.read().decode()
            return text
    except urllib.error.HTTPError as error:
        error.close()
        return ""
    except OSError:
        return ""


@zimming
@pytest.mark.parametrize(
    ("language", "word"), [("uz-cyrl", "шартнома"), ("ru", "паспорт"), ("uz", "shartnoma")]
)
def test_kiwix_finds_a_word(zims: dict[str, Path], built: Path, language: str, word: str) -> None:
    pages = {path.relative_to(built).as_posix(): text_of(path) for path in (built / language).rglob("*.html")}
    holding = {path for path, text in pages.items() if word in text.lower() and is_taken(path)}
    assert holding, "the guide has such a word"
    with kiwix(*zims.values()) as address:
        book = f"guide-{language}"
        query = urllib.parse.urlencode({"content": book, "pattern": word, "pageLength": 100})
        answer = fetched(f"{address}/search?{query}")
        paths = set(re.findall(rf"/content/{book}/([^\"#?]+\.html)", answer))
        assert paths & holding
        assert paths <= set(pages)
        page = fetched(f"{address}/content/{book}/{min(paths & holding)}")
        assert word in page.lower()
        nothing = fetched(
            f"{address}/search?{urllib.parse.urlencode({'content': book, 'pattern': 'qqzzxx'})}"
        )
        assert "/content/" not in re.sub(r"<head>.*?</head>", "", nothing, flags=re.DOTALL)


def text_of(page: Path) -> str:
    return PageReader(page.read_text(encoding="utf-8")).text


def test_without_the_program_it_says_what_to_install(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PROGRAM", "zimwriterfs-of-nowhere")
    with pytest.raises(
        ZimFailed, match="is not here, which writes ZIM files: install Debian's package zim-tools"
    ):
        writing.write_zims(pack=built, target=tmp_path / "guide.zim", words={})
    answer = CliRunner().invoke(pack_command, ["build", "--zim", str(tmp_path / "guide.zim")])
    assert answer.exit_code == 1
    assert answer.output.startswith("Error: zimwriterfs-of-nowhere is not here")


def test_a_failure_leaves_the_earlier_file(
    guide: Snapshot, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "zimwriterfs"
    failing.write_text("#!/bin/sh\necho half > \"$12\"\necho 'no room' >&2\nexit 1\n", encoding="ascii")
    failing.chmod(0o755)
    monkeypatch.setattr(writing, "find_program", lambda: str(failing))
    (tmp_path / "guide-uz.zim").write_bytes(b"earlier")
    with pytest.raises(ZimFailed, match="zimwriterfs has failed and said: no room"):
        actions.write_zims(pack=built, target=tmp_path / "guide.zim", edition=guide)
    assert (tmp_path / "guide-uz.zim").read_bytes() == b"earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["guide-uz.zim", "zimwriterfs"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Name what to make: --out FOLDER, --zim FILE, or both."),
        (["--zim", "guide.txt"], "does not end in .zim: name a file such as guide.zim."),
        (["--zim", "none/guide.zim"], "none is not there: make it first."),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(options: list[str], sentence: str) -> None:
    answer = CliRunner().invoke(pack_command, ["build", *options])
    assert answer.exit_code == 1
    assert sentence in answer.output
