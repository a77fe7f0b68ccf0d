"""Lists of organisations between nodes: whom we tell, and what we take from whom."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from amanjol.foundation.letters import node_folder, telling
from amanjol.foundation.letters.models import Card
from amanjol.foundation.letters.tests.letters_cast import FAR, name_inbox, receivers_of
from amanjol.foundation.letters.tests.node_cast import card_of_node, far_node, serving
from amanjol.foundation.organisations.queries import node as this_node
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import card_lists, cards
from amanjol.foundation.seals.letters.card_lists import OrganisationList, Question
from amanjol.foundation.seals.letters.cards import NodeCard

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.letters.node_folder import NodeFolder
    from amanjol.foundation.letters.tests.letters_cast import LettersCast
    from amanjol.foundation.letters.tests.node_cast import Answer

pytestmark = pytest.mark.django_db
PATH = "/nodes/organisations/"


@pytest.fixture
def here(letters: LettersCast, tmp_path: Path, settings: Any) -> NodeFolder:
    """The keys of the node of the tests."""
    settings.LETTERS_ROOT = tmp_path / "here"
    row = this_node()
    assert row is not None
    folder = node_folder.here(row.pk)
    folder.begin()
    return folder


@pytest.fixture
def far(tmp_path: Path) -> NodeFolder:
    return far_node(tmp_path / "far", FAR)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _asked(by: NodeFolder, of: str, *, node: str = "", at: datetime | None = None) -> str:
    question = Question(node=node or by.node, of=of, asked_at=at or _now())
    return base64.b64encode(card_lists.ask(question, by.keys().signing)).decode()


def _get(question: str) -> Any:
    return Client().get(PATH, headers={telling.QUESTION: question})


def _list(by: NodeFolder, to: str, written: tuple[bytes, ...], **says: Any) -> bytes:
    fields: dict[str, Any] = {"node": by.node, "to": to, "issued_at": _now(), "cards": written} | says
    return card_lists.write(OrganisationList(**fields), by.keys().signing)


def _ask(here: NodeFolder, far: NodeFolder, answer: Answer) -> telling.Told:
    """Have `far`, which is believed, answer so."""
    with serving(lambda _path, _headers: answer) as address:
        card = card_of_node(far, address)
        here.believe(card)
        read = cards.read(card)
        assert isinstance(read, NodeCard)
        return telling.ask(read, here)


def test_a_believed_node_is_told_the_newest_cards_of_our_organisations(
    letters: LettersCast, here: NodeFolder, far: NodeFolder
) -> None:
    own = name_inbox(letters, receivers_of(letters))
    letters.partner.heard()
    here.believe(card_of_node(far))
    response = _get(_asked(far, here.node))
    ours = cards.read(card_of_node(here))
    assert isinstance(ours, NodeCard)
    (listed,) = card_lists.read(response.content, ours, FAR, datetime.now(UTC))
    assert cards.read(listed) == own
    assert response["Content-Type"] == "application/octet-stream"


def test_nobody_else_is_told_that_a_shelter_is_here(
    letters: LettersCast, here: NodeFolder, far: NodeFolder, tmp_path: Path
) -> None:
    name_inbox(letters, receivers_of(letters))
    assert Client().get(PATH).status_code == 404
    assert _get(_asked(far, here.node)).status_code == 404, "not believed yet"
    here.believe(card_of_node(far))
    stranger = far_node(tmp_path / "stranger", "00000000-0000-4000-8000-000000000002")
    late = timedelta(minutes=6)
    for question in (
        "",
        "rubbish",
        "AAAA" * 1000,
        _asked(stranger, here.node),
        _asked(stranger, here.node, node=FAR),
        _asked(far, stranger.node),
        _asked(far, here.node, at=_now() - late),
        _asked(far, here.node, at=_now() + late),
    ):
        assert _get(question).status_code == 404, question
    assert here.revoke(FAR)
    assert _get(_asked(far, here.node)).status_code == 404


def test_a_node_without_keys_answers_nobody(
    letters: LettersCast, far: NodeFolder, tmp_path: Path, settings: Any
) -> None:
    settings.LETTERS_ROOT = tmp_path / "empty"
    row = this_node()
    assert row is not None
    assert _get(_asked(far, str(row.pk))).status_code == 404


def test_what_a_believed_node_lists_is_kept_once(
    letters: LettersCast, here: NodeFolder, far: NodeFolder
) -> None:
    written = (letters.partner.card(), letters.other.card())
    answer = _list(far, here.node, written)
    assert _ask(here, far, (200, {}, answer)) == telling.Told(2, 2)
    assert _ask(here, far, (200, {}, answer)) == telling.Told(2, 0)
    assert {bytes(row.data) for row in Card.objects.all()} == set(written)


def test_a_list_that_is_not_theirs_to_us_now_is_refused_whole(
    letters: LettersCast, here: NodeFolder, far: NodeFolder, tmp_path: Path
) -> None:
    good = letters.partner.card()
    stranger = far_node(tmp_path / "stranger", FAR)
    elsewhere = far_node(tmp_path / "elsewhere", "00000000-0000-4000-8000-000000000002")
    broken = good[:-1] + bytes([good[-1] ^ 1])
    own = name_inbox(letters, receivers_of(letters))
    foreign = bytes(Card.objects.get(node=own.node).data)
    for document in (
        _list(stranger, here.node, (good,)),
        _list(elsewhere, here.node, (good,)),
        _list(far, FAR, (good,)),
        _list(far, here.node, (good,), node=elsewhere.node),
        _list(far, here.node, (good,), issued_at=_now() - timedelta(minutes=6)),
        _list(far, here.node, (good, broken)),
        _list(far, here.node, (good, foreign)),
        _list(far, here.node, (good, card_of_node(far))),
        _list(far, here.node, (good,))[:-1],
        b"",
        b"rubbish" * 100,
    ):
        with pytest.raises(SealBroken):
            _ask(here, far, (200, {}, document))
    assert not Card.objects.filter(node=FAR).exists()


def test_ten_thousand_cards_are_no_list(letters: LettersCast, here: NodeFolder, far: NodeFolder) -> None:
    good = letters.partner.card()
    with pytest.raises(ValueError, match="1 MiB"):
        _list(far, here.node, (good,) * 10_000)
    document = b"A" * (card_lists.LARGEST + 1)
    with pytest.raises(telling.NotAnswered, match="too-much"):
        _ask(here, far, (200, {}, document))
    assert not Card.objects.exists()


def test_more_cards_than_a_list_has_are_refused(here: NodeFolder, far: NodeFolder) -> None:
    from amanjol.foundation.seals.letters import documents  # noqa: PLC0415  to write what we would not

    class Longer(documents.DocumentRecord, frozen=True, kw_only=True):
        node: str
        to: str
        issued_at: datetime
        cards: tuple[bytes, ...]

    many = Longer(node=FAR, to=here.node, issued_at=_now(), cards=(b"c",) * (card_lists.MOST_CARDS + 1))
    document = documents.write("amanjol/organisations/1", far.keys().signing, many)
    with pytest.raises(SealBroken):
        _ask(here, far, (200, {}, document))


def test_a_redirect_an_error_and_silence_are_no_answer(
    letters: LettersCast, here: NodeFolder, far: NodeFolder
) -> None:
    answer = _list(far, here.node, (letters.partner.card(),))
    with serving(lambda _path, _headers: (200, {}, answer)) as elsewhere:
        for status, headers in ((302, {"Location": f"{elsewhere}{PATH}"}), (500, {}), (404, {})):
            with pytest.raises(telling.NotAnswered):
                _ask(here, far, (status, headers, answer))
    here.believe(card_of_node(far, elsewhere, serial=2))
    believed = here.believed()[FAR]
    with pytest.raises(telling.NotAnswered):
        telling.ask(believed, here)
    assert not Card.objects.exists()


def test_the_worker_asks_all_who_have_an_address_and_goes_on_after_a_failure(
    letters: LettersCast, here: NodeFolder, far: NodeFolder, tmp_path: Path
) -> None:
    answer = _list(far, here.node, (letters.partner.card(),))
    silent = far_node(tmp_path / "silent", "00000000-0000-4000-8000-000000000000")
    sticks = far_node(tmp_path / "sticks", "00000000-0000-4000-8000-000000000003")
    asked = []

    def answering(path: str, headers: dict[str, str]) -> Answer:
        asked.append((path, telling.QUESTION in headers))
        return 200, {}, answer

    with serving(answering) as address:
        here.believe(card_of_node(far, f"{address}/"))
        here.believe(card_of_node(silent, "http://127.0.0.1:9"))
        here.believe(card_of_node(sticks))
        assert telling.ask_all.func() == 1
    assert asked == [(PATH, True)]
    assert Card.objects.count() == 1
