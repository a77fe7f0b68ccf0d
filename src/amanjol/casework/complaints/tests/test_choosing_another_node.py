"""Which organisation of another node a supervisor chooses, and what ends with the belief in it."""

from __future__ import annotations

import html
import logging
import uuid
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from amanjol.casework.complaints import queries, witnesses
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.models import Complaint, SecondOrganisation
from amanjol.casework.complaints.queries import Gap
from amanjol.casework.complaints.tests.abroad_cast import (
    Abroad,
    believe,
    choose,
    hear,
)
from amanjol.casework.complaints.tests.complaint_cast import (
    page_of,
    seen_by,
    sent,
)
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.letters import comparing
from amanjol.foundation.letters.delivery import sticks
from amanjol.foundation.letters.models import Belief, Card
from amanjol.foundation.letters.node_folder import NodeFolder
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.actions import create_organisation
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import keypairs, signatures
from amanjol.foundation.seals.letters import cards, envelopes
from amanjol.foundation.seals.records import present_moment
from amanjol.site.doctor import complaints as doctor

pytestmark = pytest.mark.django_db
RECEIVERS = "/desk/complaints/receivers/"
SAID = packaged_complaints().said("en")


def told(abroad: Abroad, way: str = "", language: str = "en") -> str:
    name_session(None)
    return html.unescape(abroad.people.stranger.get(page_of(abroad.people, way, language)).text)


def of_staff(abroad: Abroad, **changed: Any) -> str:
    return html.unescape(sent(abroad.people, subject="staff-abuse", **changed).text)


def waiting(abroad: Abroad) -> list[bytes]:
    name_session(None)
    return sticks.waiting_for(abroad.partner.node)


def test_the_newest_card_of_that_key_counts_and_no_card_of_another(chosen: Abroad) -> None:
    """Whoever writes rows plants cards with the highest number; only the key that was chosen signs."""
    partner = chosen.partner
    renewed = keypairs.generate()
    newer = msgspec.structs.replace(partner.card, serial=2, inbox_key=renewed.public)
    hear(chosen, newer)
    thief = signatures.generate()
    false = msgspec.structs.replace(
        partner.card, serial=9, signing_key=thief.public, inbox_key=keypairs.generate().public
    )
    for data in (cards.write(false, thief), b"x"):
        Card.objects.create(node=partner.node, organisation=partner.organisation, serial=9, data=data)
    of_staff(chosen)
    (envelope,) = waiting(chosen)
    assert envelopes.read_header(envelope).recipient == keypairs.key_id(renewed.public)


@pytest.mark.parametrize("planted", ["mark", "key", "partner", "node", "moved"])
def test_a_choice_that_was_planted_or_exchanged_is_promised_to_nobody(
    chosen: Abroad, planted: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = Partner()
    chosen.folder.believe(other.node_card_bytes)
    hear(Abroad(chosen.people, chosen.farida, chosen.card, other))
    request_of(chosen.at["dana"])
    rows = SecondOrganisation.objects.filter(organisation=chosen.yyldyz)
    if planted == "moved":
        row = rows.get()
        request_of(chosen.at["maya"])
        row.pk, row.organisation = uuid.uuid4(), chosen.people.gul
        row.save(force_insert=True)
        name_session(None)
        assert queries.second_of(chosen.people.gul.pk) is None
        return
    changes: dict[str, dict[str, object]] = {
        "mark": {"mark": b"x" * 32},
        "key": {"key": other.signing.public},
        "partner": {"partner": other.organisation},
        "node": {"partner_node": other.node},
    }
    assert rows.update(**changes[planted]) == 1
    with caplog.at_level(logging.ERROR):
        assert SAID["nobody_left"] in of_staff(chosen)
    assert "second organisation" in caplog.text
    assert waiting(chosen) == []
    assert SAID["staff_not_here"] in told(chosen)
    assert queries.gaps_of(chosen.yyldyz.pk) == [Gap.SECOND_NOT_REACHED]


def place_with_partner(abroad: Abroad, name: str) -> None:
    """Where nobody reads complaints but a partner on a node of its own, which this one believes."""
    partner = Partner()
    abroad.folder.believe(partner.node_card_bytes)
    hear(Abroad(abroad.people, abroad.farida, abroad.card, partner))
    place = create_organisation(name=name, kind=OrganisationKind.NGO, by=None)
    with acting_for(join(f"{name} Oraz", place, RoleKey.SUPERVISOR)):
        row = SecondOrganisation(
            organisation=place,
            partner_node=partner.node,
            partner=partner.organisation,
            key=partner.signing.public,
        )
        row.mark = witnesses.of_second(row)
        row.save(force_insert=True)


def test_more_places_with_a_partner_cost_no_more_queries_and_no_more_reading(abroad: Abroad) -> None:
    """Anybody may ask for the list, as often as they like: the cards of believed nodes are read once for it."""
    counted: set[tuple[int, int]] = set()
    for name in ("Bahar", "Deniz", "Umyt"):
        place_with_partner(abroad, name)
        name_session(None)
        abroad.people.stranger.get("/complaint/ru/")
        with (
            patch.object(NodeFolder, "believed", autospec=True, side_effect=NodeFolder.believed) as believed,
            QueriesOfPage(connection) as queried,
        ):
            assert name in abroad.people.stranger.get("/complaint/ru/").text
        counted.add((len(queried), believed.call_count))
    ((_queries, readings),) = counted
    assert readings == 1


def lose_belief(abroad: Abroad) -> None:
    member = keyring_of(abroad.at["berk"]).member
    comparing.end(member=member, belief=Belief.objects.get().pk)


def lose_node(abroad: Abroad) -> None:
    abroad.folder.revoke(abroad.partner.node)


def lose_inbox(abroad: Abroad) -> None:
    closing = present_moment() + timedelta(days=6)
    hear(abroad, msgspec.structs.replace(abroad.partner.card, serial=3, inbox_closes_at=closing))


def lose_key(abroad: Abroad) -> None:
    """Two compare another key of the partner: what was chosen was the one before."""
    abroad.partner.signing = signatures.generate()
    believe(abroad)


@pytest.mark.parametrize("lose", [lose_belief, lose_node, lose_inbox, lose_key])
def test_where_it_is_not_reached_any_more_nothing_is_promised_and_who_can_mend_it_is_told(
    chosen: Abroad, lose: Any
) -> None:
    dana = chosen.at["dana"]
    name_session(None)
    assert queries.gaps_of(chosen.yyldyz.pk) == []
    assert SAID["staff_goes"] in told(chosen)
    lose(chosen)
    for way in ("", "write/"):
        text = told(chosen, way)
        assert SAID["staff_goes"] not in text
        assert SAID["staff_not_here"] in text
    assert SAID["nobody_left"] in of_staff(chosen)
    assert waiting(chosen) == []
    assert not Complaint.objects.exists()
    for where in ("/desk/complaints/", RECEIVERS, "/account/"):
        assert "is not reached now" in html.unescape(dana.get(where).text)
    name_session(None)
    findings = [finding.text for finding in doctor.examine()]
    text = "1 have a second organisation of another node that is not believed, or takes no letters now"
    assert any(finding.startswith(f"{text}: {chosen.yyldyz.pk}.") for finding in findings)


def test_a_supervisor_chooses_among_those_who_are_believed(abroad: Abroad) -> None:
    dana, value = abroad.at["dana"], f"{abroad.partner.node}/{abroad.partner.organisation}"
    hear(abroad)
    assert value not in dana.get(RECEIVERS).text
    believe(abroad, hear(abroad))
    page = dana.get(RECEIVERS).text
    assert value in page
    assert "Shelter of the neighbour · another node · Kazakhstan" in page
    assert dana.post(f"{RECEIVERS}second/", {"second": value}).status_code == 302
    page = dana.get(RECEIVERS).text
    assert "<strong>Shelter of the neighbour</strong>" in page
    assert "signed by nobody" in page
    name_session(None)
    second = queries.second_reading(abroad.yyldyz.pk)
    assert second is not None
    assert second.card is not None
    assert second.card.signing_key == abroad.partner.signing.public
    assert abroad.at["berk"].post(f"{RECEIVERS}second/", {"second": value}).status_code == 403


def test_who_may_not_name_chooses_nobody_and_who_is_not_reached_is_not_chosen(abroad: Abroad) -> None:
    berk, place = keyring_of(abroad.at["berk"]).member, abroad.partner.place
    believe(abroad)
    with pytest.raises(PermissionDenied):
        naming.choose_partner(by=berk, signing=abroad.signing, partner=place)
    lose_node(abroad)
    with pytest.raises(naming.ReceivesNothing):
        choose(abroad)
    abroad.folder.believe(abroad.partner.node_card_bytes)
    lose_belief(abroad)
    with pytest.raises(naming.ReceivesNothing):
        choose(abroad)


def test_choosing_one_of_this_node_again_takes_its_place(chosen: Abroad) -> None:
    maya = keyring_of(chosen.at["maya"])
    naming.name(keyring=maya, member=maya.member)
    naming.choose_second(by=keyring_of(chosen.at["dana"]).member, second=chosen.people.gul)
    lose_belief_of_nobody(chosen)
    page = of_staff(chosen)
    assert SAID["read_elsewhere"].format(name="Gul") in page
    assert waiting(chosen) == []
    assert len(seen_by(chosen.at["maya"])) == 1


def lose_belief_of_nobody(abroad: Abroad) -> None:
    """A partner that was not chosen any more: its end ends nothing."""
    lose_belief(abroad)
