"""A story on its pages: written, its traits decided, read to her, approved by two, signed; and who gets in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.support.models import Story, StoryCopy
from amanjol.casework.support.stories import actions, permits
from amanjol.casework.support.tests.story_cast import ALIAS, KNOWS, RU, SECRETS, TEXTS, TK, TODAY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.support.tests.story_cast import StoryCast

pytestmark = pytest.mark.django_db
TYPED = {"alias": ALIAS, "text_ru": RU, "text_tk": TK}


def hidden(page: str, name: str) -> str:
    match = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert match, page
    return match[1]


def send(client: Client, address: str, typed: dict[str, Any] | None = None, *, on: str = "") -> Any:
    """With the version, the digest and the token that the page has."""
    return client.post(address, shown_on(client.get(on or address).text) | (typed or {}))


def shown_on(page: str) -> dict[str, str]:
    """All hidden fields of the page but the token of each form."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: value for name, value in fields if name != "once"}


def test_other_words_are_written_and_what_was_read_before_counts_no_more(story_cast: StoryCast) -> None:
    address = story_cast.page("story_text")
    page = story_cast.berk.get(address).text
    assert TK in page
    assert send(story_cast.berk, address, TYPED | {"text_tk": f"{TK} Sag boluň."}).status_code == 302
    story = story_cast.berk.get(story_cast.page()).text
    assert "These very words were not read to her" in story
    assert "Earlier" in story
    assert send(story_cast.berk, address, TYPED | {"alias": ""}).status_code == 200
    assert story_cast.record().alias == ALIAS


def test_of_two_who_write_at_once_the_second_sees_what_the_first_saved(story_cast: StoryCast) -> None:
    address = story_cast.page("story_text")
    before = shown_on(story_cast.dana.get(address).text)
    assert send(story_cast.berk, address, TYPED | {"alias": "Нина"}).status_code == 302
    response = story_cast.dana.post(address, before | TYPED | {"alias": "Зина"})
    assert response.status_code == 200
    assert "Нина" in response.text
    assert story_cast.record().alias == "Нина"


def test_each_trait_is_decided_on_its_page(story_cast: StoryCast) -> None:
    keyring = keyring_of(story_cast.berk)
    texts = TEXTS | {"ru": f"{RU} Мама ждала. В 2019 году."}
    actions.write_story(keyring=keyring, case=story_cast.case, alias=ALIAS, texts=texts)
    address = story_cast.page("story_traits")
    page = story_cast.berk.get(address).text
    for words in ("мары", "мама", "2019 году", "some years ago"):
        assert words in page
    number = {trait: index for index, (_kind, trait) in enumerate(story_cast.record(story_cast.berk).traits)}
    decisions = {f"decided_{number['мары']}": "kept", f"decided_{number['мама']}": "common"}
    refused = send(story_cast.berk, address, decisions)
    assert refused.status_code == 200
    assert "Write why." in refused.text
    forged = send(story_cast.berk, address, decisions | {f"decided_{number['2019 году']}": "common"})
    assert forged.status_code == 200
    why = {f"why_{number['мама']}": "Мама есть у каждой"}
    assert send(story_cast.berk, address, decisions | why).status_code == 302
    assert {entry.text for entry in story_cast.record().declared} == {"мары", "мама"}
    assert "Keep this or say less:" in story_cast.berk.get(story_cast.page()).text


def test_a_reading_is_of_the_words_that_the_page_showed_and_a_no_is_none(story_cast: StoryCast) -> None:
    address = story_cast.page("story_read")
    typed = {"on": str(TODAY), "answer": "yes", "says": "Пусть знают"}
    assert TK in story_cast.dana.get(address).text
    assert RU not in story_cast.dana.get(address).text
    assert send(story_cast.dana, address, typed | {"answer": "no"}).status_code == 200
    assert len(story_cast.record().readings) == 1
    assert send(story_cast.dana, address, typed).status_code == 302
    reading = story_cast.record().readings[-1]
    assert (reading.language, reading.says, reading.digest) == (
        "tk",
        "Пусть знают",
        story_cast.record().digest,
    )
    old = hidden(story_cast.dana.get(address).text, "digest")
    send(story_cast.berk, story_cast.page("story_text"), TYPED | {"alias": "Нина"})
    assert story_cast.dana.post(address, typed | {"digest": old}).status_code == 302
    assert len(story_cast.record().readings) == 2


@pytest.mark.parametrize("typed", [{"on": "2999-01-01"}, {"on": ""}, {"answer": ""}])
def test_a_reading_that_cannot_be_is_refused(story_cast: StoryCast, typed: dict[str, str]) -> None:
    whole = {"on": str(TODAY), "answer": "yes"}
    assert send(story_cast.dana, story_cast.page("story_read"), whole | typed).status_code == 200


def test_the_lawyers_word_has_a_name_a_day_and_words(story_cast: StoryCast) -> None:
    address = story_cast.page("story_lawyer")
    typed = {"on": str(TODAY), "name": "Лейла", "answer": "yes", "says": "Дело закрыто"}
    for lacking in typed:
        assert send(story_cast.berk, address, typed | {lacking: ""}).status_code == 200
    assert send(story_cast.berk, address, typed).status_code == 302
    word = story_cast.record().lawyer
    assert word is not None
    assert (word.name, word.on, word.allows, word.digest) == (
        "Лейла",
        TODAY,
        True,
        story_cast.record().digest,
    )
    assert send(story_cast.berk, address, typed | {"digest": "0" * 64}).status_code == 302
    assert story_cast.record().lawyer == word
    assert send(story_cast.berk, address, typed | {"answer": "no"}).status_code == 302
    refused = story_cast.record().lawyer
    assert refused is not None
    assert not refused.allows


def test_the_number_stands_on_one_answer_and_nowhere_else(story_cast: StoryCast) -> None:
    page = send(story_cast.dana, story_cast.page("story_count"), on=story_cast.page("story_known")).text
    assert "10 of your own people share what is kept" in page
    assert (
        "own people share what is kept, herself"
        not in story_cast.dana.get(story_cast.page("story_known")).text
    )
    counted = story_cast.record().counted
    assert counted is not None
    assert counted.passed
    assert "10" not in {str(value) for value in counted.as_data().values()}


def test_who_would_know_her_is_said_of_these_words(story_cast: StoryCast) -> None:
    address = story_cast.page("story_known")
    assert KNOWS in story_cast.dana.get(address).text
    assert send(story_cast.dana, address, {"says": ""}).status_code == 200
    assert send(story_cast.dana, address, {"says": "Никто из села"}).status_code == 302
    answer = story_cast.record().would_know
    assert answer is not None
    assert (answer.says, answer.digest) == ("Никто из села", story_cast.record().digest)


def test_two_others_approve_and_a_third_press_signs(story_cast: StoryCast) -> None:
    send(story_cast.dana, story_cast.page("story_count"), on=story_cast.page("story_known"))
    story = story_cast.page()
    approve, sign = story_cast.page("story_approve"), story_cast.page("story_open")
    assert approve not in story_cast.berk.get(story).text
    own = story_cast.record(story_cast.berk).whole_digest
    story_cast.berk.post(approve, {"digest": own})
    assert story_cast.record().approvals == ()
    assert sign not in story_cast.dana.get(story).text
    assert story_cast.dana.post(sign).status_code == 302
    assert permits.permits_in_force() == []
    assert send(story_cast.dana, approve, on=story).status_code == 302
    assert approve not in story_cast.dana.get(story).text
    old = hidden(story_cast.farida.get(story).text, "digest")
    story_cast.farida.post(approve, {"digest": "0" * 64})
    assert len(story_cast.record().approvals) == 1
    story_cast.farida.post(approve, {"digest": old})
    assert send(story_cast.berk, sign, on=story).status_code == 302
    request_of(story_cast.berk)
    (permit,) = permits.permits_in_force()
    assert permit.texts == TEXTS
    assert "may be published" in story_cast.berk.get(story).text
    assert "may be published" in story_cast.berk.get(case_path("case", story_cast.case)).text


def test_copies_are_written_down_and_deleted_from_the_page(story_cast: StoryCast) -> None:
    pk = story_cast.issue()
    copy = story_cast.page("story_copy")
    typed = {"where": "Стенд в школе", "who_deletes": "Мурад", "count": "3"}
    for lacking in typed:
        assert send(story_cast.berk, copy, typed | {lacking: ""}, on=story_cast.page()).status_code == 200
    assert send(story_cast.berk, copy, typed | {"count": "0"}, on=story_cast.page()).status_code == 200
    assert send(story_cast.berk, copy, typed, on=story_cast.page()).status_code == 302
    request_of(story_cast.berk)
    (there,) = permits.copies_of(pk)
    assert "Стенд в школе" in story_cast.berk.get(story_cast.page()).text
    gone = story_cast.page("story_copy_gone", copy=there.id)
    assert story_cast.cases.gul.post(gone).status_code == 404
    assert story_cast.berk.post(gone).status_code == 302
    request_of(story_cast.berk)
    assert StoryCopy.objects.get().deleted_on == TODAY
    story_cast.berk.post(gone)
    assert Entry.objects.filter(verb="permit.copy-deleted").count() == 1


def test_who_does_not_work_on_cases_and_another_organisation_get_nothing(story_cast: StoryCast) -> None:
    observer = unlocked(join("Ogul Chinar", story_cast.cases.keys.cast.yyldyz, RoleKey.OBSERVER).account)
    for name in ("story", "story_text", "story_traits", "story_read", "story_lawyer", "story_known"):
        assert story_cast.cases.gul.get(story_cast.page(name)).status_code == 404, name
        assert story_cast.cases.officer.get(story_cast.page(name)).status_code == 403, name
        assert observer.get(story_cast.page(name)).status_code != 200, name
    for name in ("story_count", "story_approve", "story_open", "story_recall", "story_copy"):
        assert story_cast.cases.gul.post(story_cast.page(name)).status_code == 404, name
        assert story_cast.cases.officer.post(story_cast.page(name)).status_code == 403, name


def test_nothing_of_it_stands_anywhere_but_inside_seals_before_it_is_permitted(story_cast: StoryCast) -> None:
    request_of(story_cast.berk)
    for row in Story.objects.values_list():
        stored = b" ".join(bytes(value) for value in row if isinstance(value, bytes | memoryview))
        assert not any(secret.encode() in stored for secret in SECRETS)
    details = " ".join(map(str, Entry.objects.values_list("details", flat=True)))
    assert not any(secret in details for secret in SECRETS)


def test_an_older_copy_takes_no_writing_and_signs_nothing(story_cast: StoryCast) -> None:
    request_of(story_cast.berk)
    row = Story.objects.get()
    older = {"sealed": bytes(row.sealed), "wrapped_key": bytes(row.wrapped_key)}
    send(story_cast.berk, story_cast.page("story_text"), TYPED | {"alias": "Нина"})
    request_of(story_cast.berk)
    Story.objects.update(**older)
    page = story_cast.berk.get(story_cast.page()).text
    assert "The journal knows of more" in page
    assert send(story_cast.berk, story_cast.page("story_text"), TYPED).status_code == 302
    request_of(story_cast.berk)
    assert bytes(Story.objects.get().sealed) == older["sealed"]
