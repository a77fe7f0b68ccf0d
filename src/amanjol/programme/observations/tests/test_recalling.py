"""What was sent stands as long as three who can be counted are behind it, and what was taken back stays so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Erased, Purpose
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.letters import node_keys
from amanjol.programme.observations import actions, queries, recalling, signed
from amanjol.programme.observations.kinds import Answer
from amanjol.programme.observations.models import Observation, SentObservation, Taking
from amanjol.programme.observations.records import SentText
from amanjol.programme.observations.tests.observation_cast import CODES, PUBLIC, TODAY, consent

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.programme.observations.tests.observation_cast import ObservationCast

pytestmark = pytest.mark.django_db


def _stands(observing: ObservationCast, sent: UUID) -> bool:
    """As an editor of another organisation sees it."""
    request_of(observing.lola_at)
    there = signed.arrived_one(sent)
    assert (there is None) == (sent not in {of.id for of in signed.arrived()})
    return there is not None


def _fresh(case: Case) -> Case:
    return Case.objects.select_related("person").get(pk=case.pk)


def _fourth(observing: ObservationCast) -> Case:
    case = open_case(observing.berk, PersonRecord(("Гозель Сапарова",), 1975))
    consent(observing.berk, case)
    return case


def test_editors_read_codes_and_who_signed(observing: ObservationCast) -> None:
    sent = observing.sent()
    request_of(observing.lola_at)
    there = signed.arrived_one(sent)
    assert there is not None
    assert (there.codes, there.organisation, there.sent_on) == (
        CODES, observing.people.case.organisation_id, TODAY,
    )  # fmt: skip


def test_a_consent_that_is_withdrawn_takes_it_back(observing: ObservationCast) -> None:
    sent = observing.sent()
    assert _stands(observing, sent)
    consent(observing.berk, observing.cases[0], answer="no")
    assert not _stands(observing, sent)
    assert observing.row(sent).recalled_on == TODAY
    assert bytes(observing.row(sent).signed) == b""


def test_a_fourth_who_says_no_leaves_three(observing: ObservationCast) -> None:
    fourth = _fourth(observing)
    sent = observing.sent(*observing.cases, fourth)
    consent(observing.berk, fourth, answer="no")
    assert _stands(observing, sent)


def test_somebody_who_is_restricted_leaves_it(observing: ObservationCast) -> None:
    fourth, cast = _fourth(observing), observing.people.keys.cast
    sent = observing.sent(*observing.cases, fourth)
    named = {str(cast.dana.pk): Purpose.WORK, str(cast.berk.pk): Purpose.WORK}
    for case, stands in ((fourth, True), (observing.cases[0], False)):
        keyring, [before] = keyring_of(observing.dana), observing.rows()
        restricting.restrict(keyring=keyring, person=_fresh(case).person, named=named)
        assert _stands(observing, sent) is stands
        [row] = observing.rows()
        assert observing.record(row.pk).behind(case.person_id) is None
        assert Erased.objects.filter(pk=before.pk).exists()  # no restore brings the earlier row back


def test_two_who_become_one_stand_behind_nothing(observing: ObservationCast) -> None:
    sent = observing.sent()
    keyring = keyring_of(observing.dana)
    person, other = (_fresh(case).person for case in observing.cases[:2])
    merging.merge(keyring=keyring, person=person, other=other)
    assert not _stands(observing, sent)


def test_who_is_erased_is_in_no_row(observing: ObservationCast) -> None:
    """Nor in one that a restore brings back: the ledger has the id of the row that named them."""
    sent = observing.sent()
    [before] = observing.rows()
    case = observing.cases[0]
    working.close_case(keyring=keyring_of(observing.dana), case=case, reason="Всё")
    keyring = keyring_of(observing.dana)
    erasing.erase_case(keyring=keyring, case=_fresh(case), notice=ErasureNotice.ASKED, today=TODAY)
    assert not _stands(observing, sent)
    [row] = observing.rows()
    assert row.pk != before.pk
    assert observing.record(row.pk).behind(case.person_id) is None


def test_a_row_that_was_taken_away_takes_along_what_it_explained(observing: ObservationCast) -> None:
    """Whoever writes rows keeps nobody counted who said no."""
    sent = observing.sent()
    request_of(observing.dana)
    Observation.objects.all().delete()
    consent(observing.berk, observing.cases[0], answer="no")
    assert not _stands(observing, sent)


def test_an_older_sent_row_explains_nothing(observing: ObservationCast) -> None:
    """The journal knows of an act more: whoever stood behind it may be another by now."""
    sent = observing.sent()
    [row] = observing.rows()
    keyring = keyring_of(observing.dana)
    record_act("observation.answered", keyring.member, queries.OF, row.pk)
    consent(observing.berk, observing.cases[0])
    assert not _stands(observing, sent)


def test_a_public_source_stands_whoever_goes(observing: ObservationCast) -> None:
    sent = observing.send(observing.begin(PUBLIC, Answer.NO))
    consent(observing.berk, observing.cases[0], answer="no")
    assert _stands(observing, sent)


def test_taken_back_by_a_button_and_for_good(observing: ObservationCast) -> None:
    sent = observing.sent()
    whole = bytes(observing.row(sent).signed)
    keyring = keyring_of(observing.dana)
    assert recalling.recall(by=keyring.member, sent=[sent]) == 1
    assert recalling.recall(by=keyring.member, sent=[sent]) == 0
    earlier = {"recalled_on": TODAY - timedelta(days=1), "signed": b""}  # by itself it would be a recall
    for change in ({"recalled_on": None}, {"signed": whole}, {"recalled_on": None, "signed": whole}, earlier):
        with pytest.raises(DatabaseError), transaction.atomic():
            SentObservation.objects.filter(pk=sent).update(**change)
    for statement in ("delete from {}", "truncate {}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format("observations_sentobservation"))


def test_nobody_elsewhere_takes_it_back(observing: ObservationCast) -> None:
    sent = observing.sent()
    keyring = keyring_of(observing.gul)
    assert recalling.recall(by=keyring.member, sent=[sent]) == 0
    assert SentObservation.objects.filter(pk=sent).update(signed=b"", recalled_on=TODAY) == 0
    assert _stands(observing, sent)
    request_of(observing.lola_at)
    with pytest.raises(PermissionDenied):
        recalling.recall(by=observing.lola, sent=[sent])


def test_whose_rows_they_are(observing: ObservationCast) -> None:
    """Past the program: what the database itself shows, and lets others write."""
    sent, organisation = observing.sent(), observing.people.case.organisation_id
    request_of(observing.gul)
    assert not Observation.objects.exists()
    assert SentObservation.objects.filter(pk=sent).exists()
    assert SentObservation.objects.update(signed=b"", recalled_on=TODAY) == 0
    forged = Taking(
        organisation_id=organisation, observation_id=sent, number=1, outcome="put-aside", reason="x",
        by=observing.lola.account_id, taken_on=TODAY,
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        forged.save(force_insert=True)
    row = SentObservation(organisation_id=organisation, signed=b"x", sent_on=TODAY)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        row.save(force_insert=True)


def test_a_forged_row_is_none(observing: ObservationCast) -> None:
    """As whoever connects as `amanjol_app`: a row of Yyldyz' own, signed by a key of no node, or of another row."""
    sent = observing.sent()
    true, organisation = observing.row(sent), observing.people.case.organisation_id
    text = SentText(id=str(true.pk), organisation=str(organisation), organisation_name="Yyldyz", codes=CODES)
    foreign = node_keys.generate(str(organisation))
    for content in (
        b"",
        bytes(true.signed),
        bytes(true.signed)[:-1],
        signed.sign(text, signatures.generate(), foreign),
    ):
        request_of(observing.dana)
        row = SentObservation.objects.create(organisation_id=organisation, signed=content, sent_on=TODAY)
        assert not _stands(observing, row.pk)


def test_a_member_of_another_organisation_touches_nothing(observing: ObservationCast) -> None:
    pk = observing.whole()
    keyring = keyring_of(observing.gul)
    assert queries.opened_one(pk, keyring) is None
    with pytest.raises(PermissionDenied):
        actions.send(keyring=keyring, pk=pk, seen="")
    with pytest.raises(PermissionDenied):
        actions.choose_people(keyring=keyring, pk=pk, people=[])
    own = actions.begin(keyring=keyring, codes=CODES, inside=Answer.OPEN)
    people = [case.person_id for case in observing.cases]
    with pytest.raises(PermissionDenied):
        actions.choose_people(keyring=keyring_of(observing.gul), pk=own.pk, people=people)


def test_what_was_thrown_away_does_not_come_back(observing: ObservationCast) -> None:
    pk = observing.whole()
    [row] = observing.rows()
    actions.throw_away(keyring=keyring_of(observing.berk), pk=pk)
    assert observing.rows() == []
    row.save(force_insert=True)
    assert observing.refused(pk) == ["older"]


def test_what_stands_is_not_thrown_away_and_what_was_taken_back_is(observing: ObservationCast) -> None:
    pk = observing.whole()
    sent = observing.send(pk)
    with pytest.raises(actions.SentAlready):
        actions.throw_away(keyring=keyring_of(observing.berk), pk=pk)
    recalling.recall(by=keyring_of(observing.berk).member, sent=[sent])
    actions.throw_away(keyring=keyring_of(observing.berk), pk=pk)
    assert observing.rows() == []
