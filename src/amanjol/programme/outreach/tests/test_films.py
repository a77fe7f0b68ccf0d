"""A survivor speaks in a film only as far as a permit of the story gate reaches, and the film is gone with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.models import StoryCopy, StoryPermit
from amanjol.casework.support.stories import permits
from amanjol.casework.support.stories.permits import PermitText
from amanjol.foundation.letters import node_folder
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.actions import create_node
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import signatures
from amanjol.programme.outreach.actions import planning, reaching
from amanjol.programme.outreach.models import Publication
from amanjol.programme.outreach.tests.outreach_cast import ago, ahead
from amanjol.programme.outreach.tests.test_reach import REACH, film, published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

    type Permitted = Callable[..., StoryPermit]

pytestmark = pytest.mark.django_db
WORDS = "I learned the number by heart."
NO_PERMIT = "No story is permitted so"


@pytest.fixture
def permitted(cast: OutreachCast, settings: Settings, tmp_path: Path) -> Permitted:
    """Makes a permit of the organisation's own."""
    settings.LETTERS_ROOT = tmp_path / "letters"
    own = create_node(country="TM", name="Test", is_demo=False)
    keys = node_folder.here(own.pk).begin()
    organisation = cast.aidar.organisation

    def make(*channels: Channel, with_picture: bool = False) -> StoryPermit:
        until = timezone.localdate() + timedelta(30)
        row = StoryPermit(organisation=organisation, valid_until=until)
        text = PermitText(
            id=str(row.pk), organisation=str(organisation.pk), organisation_name="Safe Road", alias="Lola",
            texts={"ky": WORDS, "ru": WORDS}, channels=channels or (Channel.WEB,), with_picture=with_picture,
            valid_until=until,
        )  # fmt: skip
        row.signed = permits.sign(text, signatures.generate(), keys)
        row.save(force_insert=True)
        return row

    return make


def recall(row: StoryPermit) -> None:
    StoryPermit.objects.filter(pk=row.pk).update(signed=b"", recalled_at=timezone.localdate())


def speaks(row: StoryPermit, **other: Any) -> dict[str, Any]:
    of_her = {"permit": str(row.pk), "channel": "web", "face": "altered", "who_deletes": "Murad"}
    return film(speaks="yes", title="Lola speaks", link="https://films.example/lola") | of_her | other


def test_it_names_a_permit_and_who_calls_back_finds_the_film(
    cast: OutreachCast, permitted: Permitted
) -> None:
    row = permitted()
    page = f"{REACH}new/"
    assert "Lola, Safe Road: Кыргызча, Русский" in cast.desk.get(page).text
    press(cast.desk, page, speaks(row))
    publication = Publication.objects.get()
    copy = StoryCopy.objects.get()
    assert (publication.permit, publication.copy, publication.is_altered) == (row.pk, copy.pk, True)
    assert (copy.where, copy.who_deletes) == ("Telegram https://films.example/lola", "Murad")
    assert "Face and voice are altered" in cast.desk.get(f"{REACH}{publication.pk}/").text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"permit": ""}, "Choose the permit of her story."),
        ({"permit": str(uuid4())}, NO_PERMIT),
        ({"channel": ""}, "Choose through which channel she speaks."),
        ({"who_deletes": ""}, "Write who takes the film down."),
        ({"channel": "social"}, NO_PERMIT),
        ({"captions": ["ky", "uz"]}, NO_PERMIT),
        ({"face": "seen"}, NO_PERMIT),
        ({"kind": "post"}, "A survivor speaks in a film, or tells a story in the newsletter; not elsewhere."),
    ],
)
def test_without_what_permits_it_nothing_is_taken(
    cast: OutreachCast, permitted: Permitted, wrong: dict[str, Any], sentence: str
) -> None:
    assert sentence in press(cast.desk, f"{REACH}new/", speaks(permitted()) | wrong).text
    assert not Publication.objects.exists()
    assert not StoryCopy.objects.exists()


def test_her_face_is_seen_only_where_her_consent_has_a_picture(
    cast: OutreachCast, permitted: Permitted
) -> None:
    press(cast.desk, f"{REACH}new/", speaks(permitted(with_picture=True), face="seen"))
    publication = Publication.objects.get()
    assert not publication.is_altered
    assert "by a permit in force with her picture" in cast.desk.get(f"{REACH}{publication.pk}/").text


def test_once_she_calls_it_back_it_is_gone_and_has_to_be_taken_down(
    cast: OutreachCast, permitted: Permitted
) -> None:
    row = permitted()
    press(cast.desk, f"{REACH}new/", speaks(row))
    publication = Publication.objects.get()
    campaign = planning.plan_campaign(what=planning.CampaignPlan("A week", ago(3), ahead(3)), by=cast.aidar)
    Publication.objects.update(campaign=campaign)
    own, down = f"{REACH}{publication.pk}/", f"{REACH}{publication.pk}/taken-down/"
    pages = (own, REACH, f"/programme/planner/campaigns/{campaign.pk}/")
    assert all("Lola speaks" in cast.desk.get(page).text for page in pages)
    recall(row)
    for page in pages:
        text = cast.desk.get(page).text
        assert "Lola" not in text
        assert "films.example" not in text
        assert "A film that was called back" in text
    assert "Take it down at Telegram" in " ".join(cast.desk.get(own).text.split())
    assert own in cast.desk.get("/desk/").text
    assert cast.elsewhere.post(down).status_code == 404
    press(cast.desk, down, {})
    request_of(cast.desk)
    assert StoryCopy.objects.get().deleted_on == timezone.localdate()
    assert down not in cast.desk.get(own).text
    assert own not in cast.desk.get("/desk/").text


def test_what_was_called_back_meanwhile_is_refused_as_it_is_written_down(
    cast: OutreachCast, permitted: Permitted
) -> None:
    row = permitted()
    what = reaching.PutOut(
        kind="film", title="Lola speaks", place="Telegram", published_on=ago(2), captions=["ky"],
        questions="What?", permit=row.pk, channel="web", who_deletes="Murad",
    )  # fmt: skip
    publication = reaching.put_out(what=what, by=cast.aidar)
    recall(row)
    with pytest.raises(reaching.NotPermitted):
        reaching.put_out(what=what, by=cast.aidar)
    with pytest.raises(reaching.NotPermitted):
        reaching.change_publication(publication=publication, what=what, by=cast.aidar)


def test_where_it_moves_whoever_calls_back_finds_both_places(
    cast: OutreachCast, permitted: Permitted
) -> None:
    row = permitted()
    press(cast.desk, f"{REACH}new/", speaks(row))
    publication = Publication.objects.get()
    press(cast.desk, f"{REACH}{publication.pk}/change/", speaks(row, place="A site"))
    press(
        cast.desk, f"{REACH}{publication.pk}/change/", speaks(row, place="A site", title="Lola speaks again")
    )
    request_of(cast.desk)
    wheres = set(StoryCopy.objects.values_list("where", flat=True))
    assert wheres == {"Telegram https://films.example/lola", "A site https://films.example/lola"}
    assert StoryCopy.objects.count() == 2


def test_the_database_takes_no_half_of_it(cast: OutreachCast) -> None:
    half: dict[str, Any] = {"kind": "film", "captions": ["ky"], "questions": "What?"}
    for other in ({"without_survivor": True, "who_deletes": "Murad"}, {"channel": "web"}):
        with pytest.raises(IntegrityError, match="outreach_film"), transaction.atomic():
            published(cast, **half | other)
