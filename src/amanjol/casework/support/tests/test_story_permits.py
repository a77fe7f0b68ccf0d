"""What the programme reads of a story: signed, in force, of any organisation of the node; and what is out there."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.models import StoryCopy, StoryPermit
from amanjol.casework.support.stories import permits
from amanjol.casework.support.stories.permits import PermitText
from amanjol.foundation.letters import node_folder
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import signatures
from amanjol.foundation.seals.letters import node_keys
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.foundation.seals.letters.node_keys import NodeKeys

pytestmark = pytest.mark.django_db
NAME, TEXTS = "Центр «Юлдуз» (вымышленный)", {"ru": "Я уехала работать.", "en": "I left to work."}


@dataclass
class Scene:
    people: CaseCast
    keys: NodeKeys

    @property
    def yyldyz(self) -> uuid.UUID:
        return self.people.case.organisation_id

    @property
    def gul(self) -> uuid.UUID:
        return self.people.keys.cast.gul.pk

    def text(self, **says: Any) -> PermitText:
        until = timezone.localdate() + timedelta(365)
        of = PermitText(
            str(uuid.uuid4()),
            str(self.yyldyz),
            NAME,
            "Лола",
            TEXTS,
            (Channel.WEB, Channel.MAIL),
            False,
            until,
        )
        return replace(of, **says)

    def issue(self, text: PermitText, keys: NodeKeys | None = None, **row: Any) -> StoryPermit:
        """By a session of Yyldyz; `row` says something else than the signature."""
        request_of(self.people.keys.berk)
        signed = permits.sign(text, signatures.generate(), keys or self.keys)
        values = {
            "pk": text.id,
            "organisation_id": self.yyldyz,
            "signed": signed,
            "valid_until": text.valid_until,
        }
        return StoryPermit.objects.create(**values | row)


@pytest.fixture
def scene(case_cast: CaseCast, settings: Any, tmp_path: Path) -> Scene:
    settings.LETTERS_ROOT = tmp_path / "letters"
    own = node()
    assert own is not None
    return Scene(case_cast, node_folder.here(own.pk).begin())


def recall(row: StoryPermit) -> None:
    StoryPermit.objects.filter(pk=row.pk).update(signed=b"", recalled_at=timezone.now())


def test_everybody_on_this_node_reads_what_is_in_force_and_nothing_more(scene: Scene) -> None:
    row = scene.issue(text := scene.text())
    for name in (lambda: request_of(scene.people.gul), lambda: name_session(None)):
        name()
        (permit,) = permits.permits_in_force()
        assert permits.permit_in_force(row.pk) == permit
    assert (permit.alias, permit.texts, permit.channels) == ("Лола", TEXTS, text.channels)
    assert (permit.organisation, permit.organisation_name) == (scene.yyldyz, NAME)
    assert permit.may_stand(Channel.WEB)
    assert not permit.may_stand(Channel.PAPER)
    assert str(scene.people.case.pk).encode() not in bytes(row.signed)


def test_recalled_or_ended_it_is_gone_for_all(scene: Scene) -> None:
    row, today = scene.issue(scene.text()), timezone.localdate()
    last = scene.issue(scene.text(valid_until=today))
    ended = scene.issue(scene.text(valid_until=today - timedelta(1)))
    assert {permit.id for permit in permits.permits_in_force()} == {
        uuid.UUID(str(row.pk)),
        uuid.UUID(str(last.pk)),
    }
    assert permits.permit_in_force(ended.pk) is None
    recall(row)
    assert permits.permit_in_force(row.pk) is None
    name_session(None)
    assert [permit.id for permit in permits.permits_in_force()] == [uuid.UUID(str(last.pk))]
    assert not StoryPermit.objects.filter(pk=row.pk).exists()


def test_what_is_not_signed_by_this_node_is_none(scene: Scene) -> None:
    own = node()
    assert own is not None
    scene.issue(scene.text(), node_keys.generate(str(own.pk)))
    scene.issue(scene.text(), signed=b"")
    good = scene.text()
    signed = bytearray(permits.sign(good, signatures.generate(), scene.keys))
    signed[-3] ^= 1
    scene.issue(good, signed=bytes(signed))
    scene.issue(scene.text(), pk=uuid.uuid4())
    scene.issue(scene.text(), valid_until=timezone.localdate() + timedelta(900))
    assert permits.permits_in_force() == []


def test_each_signature_is_asked_for(scene: Scene) -> None:
    """The organisation's own, too: the node alone vouches for the key, never for the words."""
    text = scene.text()
    signed = permits.sign(text, signatures.generate(), scene.keys)
    of_node, plain = signed[:96], signed[192:]
    forged = signatures.generate().public + bytes(64) + plain
    vouched = scene.keys.signing.public + scene.keys.signing.sign("amanjol/story-permit/node/1", forged)
    scene.issue(text, signed=vouched + forged)
    assert permits.permit_in_force(uuid.UUID(text.id)) is None
    other = scene.text()
    scene.issue(other, signed=of_node + signed[96:192] + plain.replace("Лола".encode(), "Дола".encode()))
    assert permits.permits_in_force() == []


def test_a_new_key_of_the_node_ends_no_permit(scene: Scene) -> None:
    row, own = scene.issue(scene.text()), node()
    assert own is not None
    node_folder.here(own.pk).begin()
    assert permits.permit_in_force(row.pk) is not None


def test_nobody_gives_back_changes_or_takes_away_a_permit(scene: Scene) -> None:
    row = scene.issue(scene.text())
    for change in ({"recalled_at": timezone.now()}, {"signed": b""}, {"signed": b"x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            StoryPermit.objects.filter(pk=row.pk).update(**change)
    before = bytes(row.signed)
    recall(row)
    for change in (
        {"recalled_at": None},
        {"recalled_at": None, "signed": before},
        {"recalled_at": timezone.now()},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            StoryPermit.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        StoryPermit.objects.filter(pk=row.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        StoryPermit.objects.filter(pk=row.pk).update(valid_until=timezone.localdate() + timedelta(900))


def test_another_organisation_neither_issues_nor_recalls(scene: Scene) -> None:
    row = scene.issue(scene.text())
    request_of(scene.people.gul)
    with pytest.raises(DatabaseError), transaction.atomic():
        StoryPermit.objects.create(organisation_id=scene.yyldyz, signed=b"x", valid_until=row.valid_until)
    recall(row)
    assert permits.permit_in_force(row.pk) is not None


def test_copies_are_there_for_who_wrote_them_down_and_for_who_made_the_permit(scene: Scene) -> None:
    row = scene.issue(scene.text())
    request_of(scene.people.gul)
    copy = permits.note_copy(
        organisation=scene.gul,
        permit_id=row.pk,
        where=" Рассылка, декабрь ",
        who_deletes="Отдел связи",
        count=120,
    )
    (noted,) = permits.copies_of(row.pk)
    assert (noted.where, noted.who_deletes, noted.count) == ("Рассылка, декабрь", "Отдел связи", 120)
    request_of(scene.people.keys.berk)
    assert permits.copies_of(row.pk) == [noted]
    recall(row)
    request_of(scene.people.gul)
    assert permits.note_copy(organisation=scene.gul, permit_id=row.pk, where="Телеграм", who_deletes="Мурад")
    request_of(scene.people.keys.berk)
    assert permits.copy_deleted(copy)
    assert not permits.copy_deleted(copy)
    gone = {entry.where: entry.deleted_on for entry in permits.copies_of(row.pk)}
    assert gone == {noted.where: timezone.localdate(), "Телеграм": None}
    name_session(None)
    assert permits.copies_of(row.pk) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        StoryCopy.objects.create(
            organisation_id=scene.gul, permit_id=row.pk, where="x", who_deletes="y", count=1,
            noted_on=timezone.localdate(),
        )  # fmt: skip


@pytest.mark.parametrize(
    "says",
    [{"where": "  "}, {"who_deletes": ""}, {"count": 0}, {"where": "x" * 201}, {"who_deletes": "x" * 201}],
)
def test_a_copy_that_says_too_little_is_refused(scene: Scene, says: dict[str, Any]) -> None:
    row = scene.issue(scene.text())
    with pytest.raises(permits.NotSaid):
        permits.note_copy(
            **{"organisation": scene.yyldyz, "permit_id": row.pk, "where": "Сайт", "who_deletes": "Мурад"}
            | says
        )


def test_what_is_out_there_of_a_recalled_one_is_written_down_by_whoever_has_it(scene: Scene) -> None:
    recall(row := scene.issue(scene.text()))
    request_of(scene.people.gul)
    permits.note_copy(organisation=scene.gul, permit_id=row.pk, where="Стенд в школе", who_deletes="Мурад")
    assert [copy.where for copy in permits.copies_of(row.pk)] == ["Стенд в школе"]


def test_a_copy_of_nothing_is_none(scene: Scene) -> None:
    with pytest.raises(permits.NoSuchPermit):
        permits.note_copy(
            organisation=scene.yyldyz, permit_id=uuid.uuid4(), where="Сайт", who_deletes="Мурад"
        )
    assert not permits.copy_deleted(uuid.uuid4())
