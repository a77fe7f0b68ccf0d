"""The pack over HTTP: what readers are sent, with which headers, and what nobody is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import brotli
import pytest

from amanjol.public.packs.tests.page_reader import PageReader
from amanjol.public.packs.tests.sample_pages import ASSETS, WORDS
from amanjol.public.packs.tests.served_pack import (
    BASE,
    CLIP,
    LANGUAGES,
    PAGE,
    Answer,
    ask,
    put,
    site_of,
    switch,
)

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.packs.serving import PackSite


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("packs")
    put(root, 1)
    switch(root, 1)
    return root


@pytest.fixture
def site(packs: Path) -> PackSite:
    return site_of(packs)


@pytest.mark.parametrize(
    ("path", "kind", "cached"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/uz/", "text/html; charset=utf-8", "no-cache"),
        ("/uz/kr/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/uz/app.webmanifest", "application/manifest+json", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/contacts.json", "application/json", "no-cache"),
        ("/manifest.json", "application/json", "no-cache"),
        ("/media/clip.mp4", "video/mp4", "no-cache"),
        (f"/{ASSETS['noto-sans.woff2']}", "font/woff2", "public, max-age=31536000, immutable"),
        (f"/{ASSETS['icon.svg']}", "image/svg+xml", "public, max-age=31536000, immutable"),
    ],
)
def test_a_file_is_sent_with_these_headers_and_no_others(
    site: PackSite, packs: Path, path: str, kind: str, cached: str
) -> None:
    answer = ask(site, path)
    file = packs / "1" / (f"{path[1:]}index.html" if path.endswith("/") else path[1:])
    assert (answer.status, answer.body) == (200, file.read_bytes())
    etag = answer.headers.pop("ETag")
    assert etag.strip('"').isprintable()
    assert answer.headers == BASE | {
        "Vary": "Accept-Encoding",
        "Content-Type": kind,
        "Cache-Control": cached,
        "Accept-Ranges": "bytes",
        "Content-Length": str(len(answer.body)),
    }


@pytest.mark.parametrize(
    "accepted", ["br", "gzip, deflate, br", "gzip;q=1.0, br;q=0.8", "br;q=1", "BR", "gzip,br,zstd"]
)
def test_who_takes_brotli_is_sent_brotli(site: PackSite, accepted: str) -> None:
    answer = ask(site, "/uz/", accept_encoding=accepted)
    assert brotli.decompress(answer.body) == PAGE + b"uz"
    plain = ask(site, "/uz/").headers
    differing = {"ETag", "Content-Encoding", "Content-Length"}
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["ETag"] != plain["ETag"]
    assert {k: v for k, v in answer.headers.items() if k not in differing} == {
        k: v for k, v in plain.items() if k not in differing
    }


@pytest.mark.parametrize(
    "accepted", ["", "gzip", "br;q=0", "gzip, br; q=0.000", "sbr, brotli", "x-br", "*;q=0"]
)
def test_who_takes_no_brotli_is_sent_the_plain_text(site: PackSite, accepted: str) -> None:
    answer = ask(site, "/uz/", accept_encoding=accepted)
    assert answer.body == PAGE + b"uz"
    assert "Content-Encoding" not in answer.headers


def test_what_is_no_text_has_no_brotli(site: PackSite) -> None:
    assert ask(site, "/media/clip.mp4", accept_encoding="br").body == CLIP


@pytest.mark.parametrize("accepted", ["", "br"])
def test_who_has_the_file_already_is_sent_nothing(site: PackSite, accepted: str) -> None:
    headers = ask(site, "/uz/", accept_encoding=accepted).headers
    for tags in (headers["ETag"], f'"other", W/{headers["ETag"]}', "*"):
        answer = ask(site, "/uz/", accept_encoding=accepted, if_none_match=tags)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers == {k: v for k, v in headers.items() if k != "Content-Length"}


def test_another_form_of_the_file_is_sent(site: PackSite) -> None:
    plain, packed = ask(site, "/uz/"), ask(site, "/uz/", accept_encoding="br")
    assert ask(site, "/uz/", if_none_match=packed.headers["ETag"]) == plain
    assert ask(site, "/uz/", accept_encoding="br", if_none_match=plain.headers["ETag"]) == packed


@pytest.mark.parametrize("path", ["/media/clip.mp4", "/uz/index.html"])
@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-0", 0, 1), ("bytes=100-199", 100, 200), ("bytes=700-", 700, None), ("bytes=-300", -300, None),
     ("bytes=0-99999999999", 0, None), ("bytes=-99999999999", 0, None), (" bytes=0-9 ", 0, 10)],
)  # fmt: skip
def test_a_part_is_sent(site: PackSite, path: str, asked: str, first: int, last: int | None) -> None:
    whole = ask(site, path)
    answer = ask(site, path, range=asked, accept_encoding="br")
    part = slice(first, last)
    begins, ends, _step = part.indices(len(whole.body))
    assert (answer.status, answer.body) == (206, whole.body[part])
    assert answer.headers == whole.headers | {
        "Content-Range": f"bytes {begins}-{ends - 1}/{len(whole.body)}",
        "Content-Length": str(ends - begins),
    }


@pytest.mark.parametrize("asked", ["bytes=512000-", "bytes=999999-1000000", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(site: PackSite, asked: str) -> None:
    answer = ask(site, "/media/clip.mp4", range=asked)
    assert (answer.status, answer.body) == (416, b"")
    whole = ask(site, "/media/clip.mp4").headers
    assert answer.headers == whole | {"Content-Range": f"bytes */{len(CLIP)}", "Content-Length": "0"}


@pytest.mark.parametrize(
    "asked", ["", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,4-5", "pages=1-2", "bytes=a-b"]
)
def test_a_range_that_cannot_be_read_is_answered_with_the_whole(site: PackSite, asked: str) -> None:
    assert ask(site, "/media/clip.mp4", range=asked) == ask(site, "/media/clip.mp4")


def test_a_part_of_another_version_is_never_sent(site: PackSite) -> None:
    whole = ask(site, "/media/clip.mp4")
    assert ask(site, "/media/clip.mp4", range="bytes=5-9", if_range=whole.headers["ETag"]).status == 206
    assert ask(site, "/media/clip.mp4", range="bytes=5-9", if_range='"older"') == whole


@pytest.mark.parametrize(
    "headers", [{}, {"accept_encoding": "br"}, {"range": "bytes=0-3"}, {"if_none_match": "*"}], ids=str
)
@pytest.mark.parametrize("path", ["/uz/", "/media/clip.mp4", "/uz/nothing", "/uz/kr"])
def test_head_says_what_get_would_and_sends_nothing(
    site: PackSite, path: str, headers: dict[str, str]
) -> None:
    head = ask(site, path, "HEAD", **headers)
    get = ask(site, path, **(headers if "range" not in headers else {}))
    assert (head.status, head.headers, head.body) == (get.status, get.headers, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_can_be_done_but_reading(site: PackSite, method: str) -> None:
    answer = ask(site, "/uz/", method)
    assert answer == (405, BASE | {"Allow": "GET, HEAD", "Content-Length": "0"}, b"")


def test_a_folder_leads_to_its_page(site: PackSite) -> None:
    headers = BASE | {"Location": "/uz/kr/", "Cache-Control": "no-cache", "Content-Length": "0"}
    assert ask(site, "/uz/kr") == (301, headers, b"")
    assert ask(site, "//uz/kr").headers["Location"] == "/uz/kr/"


def language_of(answer: Answer) -> str:
    [html] = PageReader(answer.body.decode()).named("html")
    return html["lang"]


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/uz/nothing.html", "ru", "uz"),
        ("/uz-cyrl/kr/nothing.html", "", "uz-Cyrl"),
        ("/ru", "en", "ru"),
        ("/xx/nothing.html", "ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("/nothing.html", "en;q=0.3, ru;q=0.7, xx", "ru"),
        ("/nothing.html", "uz-Cyrl-UZ, en", "uz-Cyrl"),
        ("/nothing.html", "uz-UZ", "uz"),
        ("/nothing.html", "ru;q=0, uz;q=0.1", "uz"),
        ("/nothing.html", "", "en"),
        ("/nothing.html", "xx, *", "en"),
        ("/nothing.html", ";q=,,\x00;q=9" * 1000, "en"),
    ],
)
def test_a_wrong_address_is_answered_in_the_readers_language(
    site: PackSite, path: str, accepted: str, language: str
) -> None:
    if path == "/ru":
        path = "/ru/x"
    answer = ask(site, path, accept_language=accepted)
    assert answer.status == 404
    assert language_of(answer) == language
    if accepted in {"", "xx, *"} and path == "/nothing.html":  # of every language
        assert all(
            words["not_found_title"] in answer.body.decode()
            for code, words in WORDS.items()
            if code in LANGUAGES
        )
    assert answer.headers == BASE | {
        "Vary": "Accept-Encoding, Accept-Language",
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-cache",
        "Content-Length": str(len(answer.body)),
    }


def test_an_icon_is_there_for_whoever_asks_by_the_old_name(site: PackSite) -> None:
    icon = ask(site, "/favicon.ico")
    assert (icon.status, icon.headers["Content-Type"], icon.body) == (200, "image/png", b"asset")
    assert icon.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/x", "/uz/x", "/uz/kr/x.html", "/uz/a/b/c/d/e/f", "/ru/kr/", "/xx/yy/zz"])
@pytest.mark.parametrize("accepted", ["", "br"])
def test_the_page_for_a_wrong_address_leads_on_at_any_depth(site: PackSite, path: str, accepted: str) -> None:
    answer = ask(site, path, accept_encoding=accepted)
    html = (brotli.decompress(answer.body) if accepted else answer.body).decode()
    page = PageReader(html)
    links = [
        attributes[name]
        for _tag, attributes in page.elements
        for name in ("href", "src", "action", "data-away")
        if name in attributes
    ]
    places = [link for link in links if not link.startswith("#")]
    assert len(places) > 5
    for place in places:
        assert place.startswith("/"), place
        assert ask(site, urlsplit(place).path).status == 200, place
    [html_element] = page.named("html")
    assert html_element["data-root"] == "/"


def test_the_page_for_a_wrong_address_keeps_its_bytes_at_its_own_address(site: PackSite, packs: Path) -> None:
    """A phone keeps it from there, and its links count from there."""
    assert ask(site, "/uz/404.html").body == (packs / "1/uz/404.html").read_bytes()


@pytest.mark.parametrize(
    "path",
    ["/../manifest.json", "/uz/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/", "/uz/\x00index.html",
     "/uz/index.html\x00", "/uz\\kr\\index.html", "/etc/passwd", "/./uz/", "/uz/./index.html", "/uz/index.html.br",
     "/uz/index.html/", "/uz/index.htm", "/UZ/", "/\xff\xfe", "/" + "\xd0\xbf" * 40_000, "/" + "../" * 5_000,
     "/uz%2Findex.html", "/uz/%69ndex.html", "/.inputs", "/1/index.html"],
    ids=lambda path: ascii(path[:30]),
)  # fmt: skip
def test_tricks_with_the_path_find_nothing(site: PackSite, path: str) -> None:
    answer = ask(site, path)
    assert answer.status == 404
    assert b"<!doctype html>" in answer.body[:100]


def test_a_name_in_another_script_is_found(site: PackSite) -> None:
    path = "/media/плакат.vtt".encode().decode("latin-1")
    answer = ask(site, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/vtt; charset=utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/account/sign-in/",
        "/cms/",
        "/cms",
        "/help/",
        "/static/x.css",
        "/desk/cases/",
        "/media/images/first.png",
    ],
)
def test_the_dynamic_pages_are_somebody_elses(site: PackSite, path: str) -> None:
    assert ask(site, path, "GET").body == f"dynamic {path}".encode()


@pytest.mark.parametrize("path", ["/accounting", "/cmsx/", "/%63ms/", "//cms/", "/uz/cms/"])
def test_what_only_looks_like_a_dynamic_page_is_the_guides(site: PackSite, path: str) -> None:
    assert ask(site, path).status == 404


@pytest.mark.parametrize("path", ["/uz/", "/x", "/uz/kr", "/media/clip.mp4"])
def test_no_answer_holds_or_depends_on_a_state_of_the_reader(site: PackSite, path: str) -> None:
    answers = [ask(site, path, cookie=cookie) for cookie in ("session=a", "session=b", "")]
    assert answers[0] == answers[1] == answers[2]
    assert "Set-Cookie" not in answers[0].headers
