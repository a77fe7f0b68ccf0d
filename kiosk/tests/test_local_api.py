"""What the page on the screen asks of the device: answered to it alone, and nothing kept that it should not send."""

from __future__ import annotations

import json
import random
import string
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from _served import ServedDevice, put, serving, switch
from conftest import some

from amanjol_kiosk import counting, moments, page_state
from amanjol_kiosk.folder import DataFolder
from amanjol_kiosk.serving import door, local

if TYPE_CHECKING:
    from collections.abc import Iterator

MALFORMED = some(1000)  # messages to each endpoint
ENDPOINTS = (
    "/device/count",
    "/device/played",
    "/device/signs",
    "/device/here",
    "/device/maintenance/enter",
    "/device/maintenance/do",
)
NOTICE = "5f0c8f34-3a4b-4f7e-9d52-6a1f0c2b7e11"
SIGN = {"country": "kr", "sign": "gen-job-debt", "count": 2}
ROW = {"language": "uz", "what": "page", "key": "kr/your-rights", "count": 2}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDevice]:
    folder = DataFolder(tmp_path_factory.mktemp("device"))
    switch(folder, put(folder, 1))
    with serving(folder) as started:
        yield started


@pytest.fixture(autouse=True)
def _nothing_counted(served: ServedDevice) -> None:
    for file in served.folder.counts.rglob("*.json"):
        file.unlink()


def counted(served: ServedDevice, kind: str = "counts") -> dict[tuple[str, ...], int]:
    """Everything on the device's disk."""
    total: dict[tuple[str, ...], int] = {}
    for file in served.folder.counts.rglob(f"{kind}-*.json"):
        for *key, count in json.loads(file.read_bytes()):
            total[tuple(key)] = total.get(tuple(key), 0) + count
    return total


def test_settings_are_the_fleets_without_what_makes_no_sense(served: ServedDevice) -> None:
    given = {
        "languages": ["uz", "ru", "uz", 7, "<b>"],
        "language_weights": {
            "tk": 6,
            "ru": 4,
            "uz-cyrl": 1,
            "en": 0,
            "kk": "2",
            "ky": True,
            "uz": 99,
            "<b>": 3,
        },
        "countries_in_front": ["kr", "Russia"],
        "idle_seconds": 3,
        "volume": 40,
        "opening_hours": {"from": "05:00", "to": "23:30"},
        "time_zone": "Asia/Tashkent",
        "place": "TAS",
        "group": "halls",
        "name": "Hall 2",
    }
    served.folder.settings.write_text(json.dumps(given))
    answer = served.ask("/device/settings.json").json()
    never = answer.pop("never_counted")
    assert answer == {
        "device": True,
        "kind": "kiosk",
        "pin": False,
        "languages": ["uz", "ru"],
        "language_weights": {"tk": 6, "ru": 4, "uz-cyrl": 1},
        "countries_in_front": ["kr"],
        "volume": 40,
        "opening_hours": {"from": "05:00", "to": "23:30"},
        "time_zone": "Asia/Tashkent",
    }
    assert set(never["pages"]) == counting.NEVER_COUNTED_PAGES
    served.folder.settings.write_text('{"language_weights": ["tk"], "volume": 40}')
    assert "language_weights" not in served.ask("/device/settings.json").json()
    served.folder.settings.write_text("{broken")
    assert served.ask("/device/settings.json").json().keys() == {"device", "kind", "pin", "never_counted"}


def test_screens_are_the_document_with_where_and_when_this_is(served: ServedDevice) -> None:
    assert served.ask("/device/screens.json").json()["playlists"] == {}
    document = {
        "version": 1,
        "playlists": {"all": {"items": []}},
        "schedules": [],
        "notices": [{"id": NOTICE}],
    }
    served.folder.document("screens").write_text(json.dumps(document))
    served.folder.settings.write_text('{"place": "TAS", "group": "halls", "time_zone": "Asia/Tashkent"}')
    answer = served.ask("/device/screens.json").json()
    now = moments.read(answer.pop("now"))
    assert now is not None
    assert abs((moments.now() - now).total_seconds()) < 5
    assert answer == document | {"place": "TAS", "group": "halls", "time_zone": "Asia/Tashkent"}
    played = [
        {"item": f"notice:{NOTICE}", "language": "uz", "count": 1},
        {"item": "notice:x", "language": "uz", "count": 1},
    ]
    assert served.post("/device/played", {"rows": played}).status == 204
    assert counted(served, "played") == {(f"notice:{NOTICE}", "uz"): 1}


def test_counts_go_into_the_hour_and_what_the_pack_does_not_know_does_not(served: ServedDevice) -> None:
    rows = [
        ROW,
        {**ROW, "what": "code", "key": "kr"},
        {"language": "ru", "what": "clip", "key": "clip.mp4", "count": 1},
        {"language": "ru", "what": "check", "key": "raised", "count": 1},
        {**ROW, "key": "kr/help-and-contacts"},
        {**ROW, "key": "general/kept-passport"},
        {**ROW, "what": "code", "key": "general/kept-passport"},
        {**ROW, "key": "kr/no-such-page"},
        {**ROW, "key": "../../etc/passwd"},
        {**ROW, "language": "de"},
        {**ROW, "what": "person"},
        {"language": "ru", "what": "clip", "key": "secret.mp4", "count": 1},  # on a page that is not counted
        {"language": "ru", "what": "clip", "key": "poster.svg", "count": 1},
        {"language": "ru", "what": "check", "key": "yes", "count": 1},
    ]
    for _ in range(2):
        answer = served.post("/device/count", {"rows": rows})
        assert (answer.status, answer.body) == (204, b"")
    assert counted(served) == {
        ("uz", "page", "kr/your-rights"): 4,
        ("uz", "code", "kr"): 4,
        ("ru", "clip", "clip.mp4"): 2,
        ("ru", "check", "raised"): 2,
    }


def test_signs_go_into_the_month_by_where_somebody_goes_and_in_no_language(served: ServedDevice) -> None:
    rows = [
        SIGN,
        {**SIGN, "country": "general", "count": 1},
        {**SIGN, "sign": "ru-war-recruiting-uz"},  # the pack does not name it
        {**SIGN, "sign": "../etc"},
        {**SIGN, "country": "de"},
        {**SIGN, "country": "kr/your-rights/x"},
        {**SIGN, "country": "kr/your-rights"},  # a page there is, and no country
    ]
    for _ in range(2):
        answer = served.post("/device/signs", {"rows": rows})
        assert (answer.status, answer.body) == (204, b"")
    month = counting.month_of(moments.now())
    assert counted(served, "signs") == {
        (month, "kr", "gen-job-debt"): 4,
        (month, "general", "gen-job-debt"): 2,
    }
    [file] = served.folder.counts.rglob("signs-*.json")
    assert file.name.startswith(f"signs-{month}-")  # no day, no hour
    assert counted(served) == {}


@pytest.mark.parametrize(
    "row",
    [
        {**SIGN, "count": -1},
        {**SIGN, "count": 0},
        {**SIGN, "count": True},
        {**SIGN, "count": 10**6},
        {**SIGN, "month": "2026-11"},
        {**SIGN, "language": "uz"},
        {**SIGN, "sign": ""},
        {**SIGN, "sign": ["gen-job-debt"]},
        {"country": "kr", "count": 1},
    ],
)
def test_a_message_with_one_sign_that_makes_no_sense_is_refused_whole(
    served: ServedDevice, row: dict[str, Any]
) -> None:
    assert served.post("/device/signs", {"rows": [SIGN, row]}).status == 400
    assert counted(served, "signs") == {}


def test_proof_of_play_and_what_could_not_be_shown(served: ServedDevice) -> None:
    rows = [
        {"item": "poster.svg", "language": "uz", "count": 5},
        {"item": "general/kept-passport", "language": "ru", "count": 1},  # a wall shows it, nobody chose it
        {"item": "no-such.svg", "language": "uz", "count": 5},
    ]
    sent = {"rows": rows, "faults": ["clip.mp4 does not\nbegin"]}
    assert served.post("/device/played", sent).status == 204
    assert counted(served, "played") == {("poster.svg", "uz"): 5, ("general/kept-passport", "ru"): 1}
    assert counting.faults(served.folder, moments.now()) == ["clip.mp4 does not begin"]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:80"},
        {"host": "guide.example"},
        {"host": "127.0.0.1.example:80"},
        {"host": ""},
    ],
)
def test_another_page_or_name_is_not_answered(served: ServedDevice, headers: dict[str, str]) -> None:
    assert served.post("/device/count", {"rows": [ROW]}, **headers).status == 403
    assert counted(served) == {}


@pytest.mark.parametrize(
    ("client", "is_here"),
    [
        ("127.0.0.1:5000", True),
        ("127.8.0.1:5000", True),
        ("[::1]:5000", True),
        ("[::ffff:127.0.0.1]:5000", True),
        ("192.0.2.7:5000", False),
        ("[::ffff:192.0.2.7]:5000", False),
        ("[2001:db8::1]:5000", False),
        ("0.0.0.0:5000", False),
        ("unix", False),
        ("", False),
    ],
)
def test_only_this_machine_is_answered_also_where_others_may_read_the_guide(
    client: str, is_here: bool
) -> None:
    scope = SimpleNamespace(client=client, method="GET", headers={"host": "localhost:8080"})
    assert (local.refuse_strangers(scope) is None) is is_here


def test_without_the_headers_of_new_browsers_the_origin_decides(served: ServedDevice) -> None:
    body = json.dumps({"rows": [ROW]}).encode()
    kind = {"content_type": "application/json"}
    own = f"http://127.0.0.1:{served.port}"
    assert served.ask("/device/count", "POST", body, **kind).status == 403
    assert served.ask("/device/count", "POST", body, origin="http://guide.example", **kind).status == 403
    assert served.ask("/device/count", "POST", body, origin=f"{own}0", **kind).status == 403
    assert served.ask("/device/count", "POST", body, origin=own, **kind).status == 204


def test_wrong_methods_and_addresses(served: ServedDevice) -> None:
    assert served.ask("/device/count").headers["allow"] == "POST"
    assert served.post("/device/settings.json", {}).headers["allow"] == "GET"
    assert served.ask("/device/count", "PUT", b"{}").status == 405
    for path in (
        "/device",
        "/device/",
        "/device/none",
        "/device/pages/../table.py",
        "/device/pages/%2e%2e/door.py",
    ):
        assert served.ask(path).status == 404


def _any_json(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.randrange(8 if depth < 3 else 5)
    if kind == 0:
        return chance.choice([None, True, False, 0, -1, 1e308, 2**70, 0.5])
    if kind == 1:
        return "".join(chance.choices(string.printable + "ʻщ\u202e\U0001f600", k=chance.randrange(40)))
    if kind == 2:
        return chance.choice(
            ["uz", "page", "kr/your-rights", "attract", "sync", "123456", "rows", "\ud800", "x" * 300]
        )
    if kind < 5:
        return chance.randrange(-5, 2000)
    if kind == 5:
        return [_any_json(chance, depth + 1) for _ in range(chance.randrange(6))]
    names = ["rows", "faults", "language", "what", "key", "item", "count", "screen", "holding", "pin", "x"]
    return {chance.choice(names): _any_json(chance, depth + 1) for _ in range(chance.randrange(6))}


def _malformed(chance: random.Random) -> bytes:
    """A message that is almost one: never a whole good one."""
    good = json.dumps(
        chance.choice([{"rows": [ROW]}, {"screen": "attract"}, {"pin": "1234567"}, {"what": "sync"}])
    )
    strange_row = {**ROW, chance.choice(list(ROW)): _any_json(chance)}
    candidates = [
        chance.randbytes(chance.randrange(200)),
        good.encode()[: chance.randrange(1, len(good))],
        json.dumps({"rows": [strange_row, _any_json(chance)]}).encode(),
        b"[" * chance.randrange(1, 40_000),
        good.replace('"', "'").encode("utf-16"),
        json.dumps({"rows": [ROW] * 1000}).encode() + b" " * chance.choice([0, 70_000]),
        json.dumps(_any_json(chance)).encode(),
    ]
    return chance.choice(candidates)


@pytest.mark.parametrize("path", ENDPOINTS)
def test_malformed_messages_are_refused_and_nothing_is_stored(served: ServedDevice, path: str) -> None:
    chance = random.Random(f"malformed {path}")
    kinds = ["application/json", "application/json; charset=utf-8", "text/plain", "", "application/json-seq"]
    before = sorted(file.name for file in served.folder.path.rglob("*"))
    statuses: dict[int, int] = {}
    for _ in range(MALFORMED):
        headers = {"sec_fetch_site": "same-origin", "content_type": chance.choice(kinds[:2] * 4 + kinds[2:])}
        status = served.ask(path, "POST", _malformed(chance), **headers).status
        statuses[status] = statuses.get(status, 0) + 1
    assert set(statuses) <= {200, 204, 400, 403, 429}, statuses
    assert statuses[400] > MALFORMED // 2
    assert counted(served) == {}
    assert counted(served, "played") == {}
    assert counted(served, "signs") == {}
    harmless = {"page.json", "pin-tries.json", "lock", "hours", "batches", "faults.json"}
    fresh = [file.name for file in served.folder.path.rglob("*") if file.name not in before]
    assert set(fresh) <= harmless
    assert list(served.folder.wishes.iterdir()) == []


def test_a_message_that_is_cut_off_or_lies_about_its_length(served: ServedDevice) -> None:
    head = f"POST /device/count HTTP/1.1\r\nHost: localhost:{served.port}\r\nSec-Fetch-Site: same-origin\r\n"
    head += "Content-Type: application/json\r\nConnection: close\r\n"
    body = json.dumps({"rows": [ROW]})
    for length, sent in ((len(body) + 5, body), (10**12, body), (len(body) - 3, body)):
        answered = served.raw(f"{head}Content-Length: {length}\r\n\r\n{sent}".encode())
        assert b" 500 " not in answered[:40]
    huge = "x" * 40_000
    chunks = "".join(f"{len(huge):x}\r\n{huge}\r\n" for _ in range(3))
    answered = served.raw(f"{head}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n".encode())
    assert answered == b"" or b" 400 " in answered[:40]  # closed while more was on its way: it may get lost
    assert counted(served) == {}


def test_the_page_is_alive_while_it_says_so(served: ServedDevice) -> None:
    for screen in ("attract", "visit", "closed"):
        assert served.post("/device/here", {"screen": screen}).json() == {"hold": False}
        state = page_state.read(served.folder, moments.now())
        assert (state.is_alive, state.screen) == (True, "" if screen == "closed" else screen)
    later = moments.now() + page_state.SILENT_AFTER
    assert page_state.read(served.folder, later) == page_state.PageState(is_alive=False, screen="")


def test_the_pin_is_known_to_the_page_as_yes_or_no_alone(served: ServedDevice) -> None:
    door.set_pin(served.folder, "482915")
    assert served.ask("/device/settings.json").json()["pin"] is True
    door.pin_file(served.folder).unlink()
