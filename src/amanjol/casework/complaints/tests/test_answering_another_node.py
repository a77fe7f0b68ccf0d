"""What is done with a complaint of another node is told there, to whoever has the code, and to nobody between."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.cases.models import Erased
from amanjol.casework.complaints import codes, queries, sealing
from amanjol.casework.complaints.actions import working
from amanjol.casework.complaints.models import Letterbox, Seal
from amanjol.casework.complaints.records import Letter
from amanjol.casework.complaints.tests.abroad_cast import (
    Abroad,
    bring,
    carry,
    complaint,
    look,
    written_there,
)
from amanjol.casework.complaints.tests.complaint_cast import (
    TODAY,
    complain,
    hidden_in,
    opened,
    seen_by,
)
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.letters.tests.neighbour import neighbour_of
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.fields import Context
from amanjol.foundation.seals.letters import cards, envelopes, messages

if TYPE_CHECKING:
    import uuid

    from amanjol.casework.complaints.records import NamelessComplaint

pytestmark = pytest.mark.django_db
LIST = "/desk/complaints/"
UNSIGNED = "through Neighbour, KZ; written by nobody who can be vouched for"


def arrived(abroad: Abroad, body: NamelessComplaint | None = None) -> uuid.UUID:
    """Brought, opened by Dana, and read by Gunesh: the row's id."""
    _letter, envelope = written_there(abroad, body or complaint())
    assert bring(abroad, envelope) == 200
    assert "A complaint about an organisation of another node" in look(abroad)
    (row,) = seen_by(abroad.at["gunesh"])
    return row.pk


def replies(abroad: Abroad) -> list[messages.Reply]:
    """What the worker brings to the node of the partner, as that opens it."""
    partner, here = abroad.partner, abroad.folder.own_node_card()
    with neighbour_of(partner, here) as neighbour:
        abroad.folder.believe(partner.node_card_bytes)
        carry()
    own = {keypairs.key_id(partner.keys.receipts.public): partner.keys.receipts}
    said = [
        messages.open_message(body, own, partner.node, cards.by_key(here))[1]
        for _path, body in neighbour.brought
    ]
    return [message for message in said if isinstance(message, messages.Reply)]


def letter_in(abroad: Abroad, reply: messages.Reply, code: str) -> Letter:
    """As the page of that node opens it with the code."""
    place = Context(abroad.partner.node, "", str(reply.letter), "complaints_letterbox.sealed", 1)
    read = keypairs.open_with(codes.keys_of(code), reply.sealed, place)
    return Letter.from_data(canonical.from_bytes(read))


def test_each_step_tells_who_has_the_code_how_far_it_is(abroad: Abroad) -> None:
    code, gunesh = codes.new_code(), abroad.at["gunesh"]
    pk = arrived(abroad, complaint(code))
    working.answer(opened=opened(gunesh, pk), words="Мы приедем в среду.")
    working.end(opened=opened(gunesh, pk), words="Человек уволен.")
    said = sorted(replies(abroad), key=lambda reply: reply.number)
    assert [reply.number for reply in said] == [1, 2, 3]
    read = [letter_in(abroad, reply, code) for reply in said]
    assert [letter.state for letter in read] == ["open", "answered", "done"]
    assert (read[2].words, read[2].answered_on) == ("Мы приедем в среду.", TODAY)
    assert not any("приедем".encode() in reply.sealed for reply in said)
    request_of(gunesh)
    assert not Letterbox.objects.exists()
    assert Outgoing.objects.filter(sequence=None, to_organisation="").count() == 3


def test_where_no_code_was_wanted_nothing_goes_back(abroad: Abroad) -> None:
    pk = arrived(abroad)
    working.add_step(opened=opened(abroad.at["gunesh"], pk), words="Позвонили")
    assert replies(abroad) == []


@pytest.mark.parametrize("key", ["x", "x" * 1624, "AAAA"])
def test_a_key_that_is_none_loses_neither_the_words_nor_later_steps(abroad: Abroad, key: str) -> None:
    pk = arrived(abroad, complaint(reply_to=key))
    working.answer(opened=opened(abroad.at["gunesh"], pk), words="Ответ")
    assert replies(abroad) == []


def test_where_that_node_is_believed_no_more_a_step_is_kept_and_the_page_says_it(
    abroad: Abroad, caplog: pytest.LogCaptureFixture
) -> None:
    code, gunesh = codes.new_code(), abroad.at["gunesh"]
    pk = arrived(abroad, complaint(code))
    opened(gunesh, pk)
    abroad.folder.revoke(abroad.partner.node)
    page = gunesh.get(f"{LIST}{pk}/").text
    assert "That node is not believed any more" in page
    with caplog.at_level(logging.WARNING):
        assert gunesh.post(f"{LIST}{pk}/answer/", hidden_in(page) | {"words": "Ответ"}).status_code == 302
    assert "was not told" in caplog.text
    assert "Ответ" not in caplog.text
    assert opened(gunesh, pk).record.steps[-1].words == "Ответ"
    abroad.folder.believe(abroad.partner.node_card_bytes)
    working.add_step(opened=opened(gunesh, pk), words="Позвонили")
    newest = max(replies(abroad), key=lambda reply: reply.number)
    assert letter_in(abroad, newest, code).words == "Ответ"


def test_after_its_time_it_is_erased_here_and_stands_in_the_ledger(abroad: Abroad) -> None:
    code, gunesh = codes.new_code(), abroad.at["gunesh"]
    pk = arrived(abroad, complaint(code))
    working.end(opened=opened(gunesh, pk), words="Готово")
    day = TODAY + timedelta(packaged_complaints().kept_days)
    with pytest.raises(working.NotAllowed):
        working.erase(opened=opened(gunesh, pk), today=day - timedelta(1))
    working.erase(opened=opened(gunesh, pk), today=day)
    assert not seen_by(gunesh)
    assert not Seal.objects.filter(complaint=pk).exists()
    assert set(Erased.objects.values_list("pk", flat=True)) == {pk}


def test_a_letterbox_of_this_node_is_never_filed_into_by_a_reply(abroad: Abroad) -> None:
    """It belongs to an organisation: that answers there itself."""
    code = codes.new_code()
    complain(abroad.people, code=code)
    request_of(abroad.at["berk"])
    box = Letterbox.objects.get()
    Letterbox.objects.update(answered_by=abroad.partner.node)
    before = bytes(box.sealed)
    message = messages.Reply(
        id=envelopes.new_id(timezone.now()),
        node=abroad.partner.node,
        to=abroad.folder.node,
        letter=box.pk,
        number=9,
        sealed=b"false",
    )
    envelope = messages.seal(message, abroad.partner.keys.signing, abroad.folder.own_node_card())
    assert bring(abroad, envelope) == 200
    request_of(abroad.at["berk"])
    assert bytes(Letterbox.objects.get().sealed) == before
    assert queries.letterbox(codes.name_of(code)) is not None
    assert sealing.SCHEMA == 1  # both nodes have to seal in one place
