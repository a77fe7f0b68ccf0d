"""What is saved while somebody types is written over nothing that others decide about or rest on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Revision

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.comparing import actions
from amanjol.public.guide.models import NativeReading
from amanjol.public.guide.tests.small_guide import RIGHTS, page_of
from amanjol.public.guide.translation.actions import draft_of, version_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]


def _article() -> GuidePage:
    return page_of(RIGHTS.key, "en")


def _titled(page: GuidePage, title: str, by: Member, **options: Any) -> Revision:
    page.title = page.draft_title = title
    return page.save_revision(user=by.account, **options)


def _submitted(by: Member) -> GuidePage:
    page = _article()
    _titled(page, "Submitted", by)
    page.get_workflow().start(page, by.account)
    return _article()


def _typed(page: GuidePage, title: str, by: Member, **sent: str) -> Any:
    """What the editor sends half a second after a key, as Wagtail's script does."""
    form = {
        "title": title, "slug": page.slug, "summary": page.summary, "translation_state": "original",
        "body-count": "0", "lawyer_for-count": "0", "loaded_revision_id": str(page.latest_revision_id or ""),
        "loaded_revision_created_at": page.latest_revision.created_at.isoformat() if page.latest_revision else "",
    }  # fmt: skip
    client = browser(by)
    return client.post(f"/cms/pages/{page.pk}/edit/", form | sent, headers={"accept": "application/json"})


def test_what_was_saved_once_more_since_it_was_submitted_is_published_by_the_first_approval(
    people: People,
) -> None:
    page = _submitted(people.lola)
    newest = _titled(page, "Once more", people.lola)
    actions.approve(page=page, revision=newest.pk, by=people.timur)
    page = _article()
    assert (page.title, page.live_revision_id) == ("Once more", newest.pk)
    assert page.current_workflow_state is None


def test_a_draft_of_ones_own_is_written_over_while_one_types(people: People) -> None:
    page = _article()
    first = _typed(page, "A", people.lola).json()["revision_id"]
    second = _typed(page, "Ab", people.lola, overwrite_revision_id=str(first)).json()["revision_id"]
    assert first == second == _article().latest_revision_id
    assert Revision.objects.get(pk=first).content["title"] == "Ab"


def test_what_waits_keeps_its_words_whatever_who_may_review_types_into_it(people: People) -> None:
    page = _submitted(people.timur)
    looked_at = page.latest_revision_id
    refused = _typed(page, "Typed on", people.lola)
    assert refused.status_code == 400, "it is locked for who only writes"
    said = _typed(page, "Typed on", people.timur, overwrite_revision_id=str(looked_at)).json()
    assert said["revision_id"] == _article().latest_revision_id != looked_at
    assert Revision.objects.get(pk=looked_at).content["title"] == "Submitted"


def test_what_waits_and_was_typed_into_has_a_number_of_its_own_each_time(people: People) -> None:
    page = _submitted(people.timur)
    looked_at = _typed(page, "Typed on", people.timur).json()["revision_id"]
    said = _typed(_article(), "And on", people.timur, overwrite_revision_id=str(looked_at)).json()
    assert said["revision_id"] != looked_at
    assert Revision.objects.get(pk=looked_at).content["title"] == "Typed on"


def test_a_draft_written_over_is_another_text_for_who_translates(people: People) -> None:
    page = _article()
    first = _titled(page, "A", people.lola)
    before = version_of(draft_of(_article()))
    _titled(page, "Ab", people.lola, overwrite_revision=first)
    assert before != version_of(draft_of(_article()))


def test_what_was_typed_before_it_was_submitted_and_comes_after_is_refused(people: People) -> None:
    typed_on = _article()
    submitted = _submitted(people.lola).latest_revision_id
    with pytest.raises(PermissionDenied, match="meanwhile"):
        _titled(typed_on, "Submit", people.lola, clean=False)
    assert _article().latest_revision_id == submitted


def test_a_text_that_is_no_longer_the_newest_is_not_replaced(people: People) -> None:
    page = _article()
    mine = _titled(page, "Mine", people.lola)
    _titled(_article(), "Hers", people.gulnara)
    with pytest.raises(PermissionDenied, match="meanwhile"):
        _titled(page, "Mine again", people.lola, overwrite_revision=mine)


@pytest.mark.parametrize("whose", ["readers", "native"])
def test_what_others_rest_on_stays_where_typing_goes_on(people: People, whose: str) -> None:
    page = _article()
    earlier = page.live_revision if whose == "readers" else _titled(page, "Earlier", people.lola)
    assert earlier is not None
    Revision.objects.filter(pk=earlier.pk).update(user=people.lola.account)
    if whose == "native":
        NativeReading.objects.create(page=page, revision=earlier, read_by="G. Ch.", read_on=date(2026, 11, 1))
    _titled(_article(), "Later", people.lola, overwrite_revision=Revision.objects.get(pk=earlier.pk))
    assert Revision.objects.get(pk=earlier.pk).content["title"] != "Later"


def test_what_was_sent_back_stays_as_it_was_looked_at(people: People) -> None:
    page = _submitted(people.lola)
    looked_at = page.latest_revision_id
    actions.send_back(page=page, revision=looked_at, words="Say when.", by=people.timur)
    said = _typed(_article(), "Said when", people.lola, overwrite_revision_id=str(looked_at)).json()
    assert said["revision_id"] != looked_at
    assert Revision.objects.get(pk=looked_at).content["title"] == "Submitted"
