"""What is saved while somebody types is written over nothing that others decide about or rest on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Revision, WorkflowState

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.comparing import actions
from amanjol.public.guide.models import NativeReading
from amanjol.public.guide.page_forms import ArticleForm
from amanjol.public.guide.saving import version_of
from amanjol.public.guide.tests.small_guide import RIGHTS, page_of

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
    actions.approve(page=page, revision=version_of(newest), by=people.timur)
    page = _article()
    assert (page.title, page.live_revision_id) == ("Once more", newest.pk)
    assert page.current_workflow_state is None


def test_a_draft_of_ones_own_is_written_over_while_one_types(people: People) -> None:
    page = _article()
    first = _typed(page, "A", people.lola).json()["revision_id"]
    second = _typed(page, "Ab", people.lola, overwrite_revision_id=str(first)).json()["revision_id"]
    assert first == second == _article().latest_revision_id
    assert Revision.objects.get(pk=first).content["title"] == "Ab"


def test_what_was_submitted_keeps_its_words_whatever_who_may_review_types_into_it(people: People) -> None:
    page = _submitted(people.timur)
    looked_at = page.latest_revision_id
    refused = _typed(page, "Typed on", people.lola)
    assert refused.status_code == 400, "it is locked for who only writes"
    said = _typed(page, "Typed on", people.timur, overwrite_revision_id=str(looked_at)).json()
    assert said["revision_id"] == _article().latest_revision_id != looked_at
    assert Revision.objects.get(pk=looked_at).content["title"] == "Submitted"


def test_a_text_written_over_is_another_than_the_one_looked_at(people: People) -> None:
    page = _submitted(people.lola)
    waiting = _titled(page, "Looked at", people.lola)
    looked_at = version_of(waiting)
    _titled(page, "Written over", people.lola, overwrite_revision=waiting)
    assert _article().latest_revision_id == waiting.pk
    with pytest.raises(actions.ChangedSince):
        actions.approve(page=page, revision=looked_at, by=people.timur)
    task_state = _article().current_workflow_state.current_task_state
    with pytest.raises(PermissionDenied):
        task_state.task.specific.on_action(
            task_state.specific, people.timur.account, "approve", revision=looked_at
        )
    assert _article().title == RIGHTS.title


def test_an_approval_that_publishes_nothing_is_not_said_to_be_one(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _submitted(people.lola)
    monkeypatch.setattr(WorkflowState, "on_finish", lambda *_state, **_user: None)
    with pytest.raises(actions.NotWaiting):
        actions.approve(page=page, revision=version_of(page.latest_revision), by=people.timur)
    assert _article().current_workflow_state.status == "in_progress"


def test_a_decision_holds_the_article_and_what_may_be_taken_back(people: People) -> None:
    page = _submitted(people.lola)
    with CaptureQueriesContext(connection) as queries:
        actions.approve(page=page, revision=version_of(page.latest_revision), by=people.timur)
    locked = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert ['"wagtailcore_page"' in sql for sql in locked[:2]] == [True, False]
    assert '"wagtailcore_workflowstate"' in locked[1]


def test_what_was_typed_before_it_was_submitted_and_comes_after_is_refused(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed_on = _article()
    checked: list[Any] = []

    def submit_first(form: Any) -> bool:
        """As where the line is slow: Wagtail has looked whether it is the newest, and has not saved yet."""
        if not checked:
            checked.append(_submitted(people.lola).latest_revision_id)
        return bool(WagtailAdminPageForm.is_valid(form))

    monkeypatch.setattr(ArticleForm, "is_valid", submit_first)
    refused = _typed(typed_on, "Submit", people.lola)
    assert refused.status_code == 400
    assert "meanwhile" in refused.json()["error_message"]
    assert _article().latest_revision_id == checked[0]


def test_what_somebody_presses_is_saved_beside_what_was_saved_meanwhile(people: People) -> None:
    pressed = _article()
    _submitted(people.timur)
    saved = _titled(pressed, "Pressed", people.lola, clean=False)
    assert _article().latest_revision_id == saved.pk


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
    actions.send_back(
        page=page, revision=version_of(page.latest_revision), words="Say when.", by=people.timur
    )
    said = _typed(_article(), "Said when", people.lola, overwrite_revision_id=str(looked_at)).json()
    assert said["revision_id"] != looked_at
    assert Revision.objects.get(pk=looked_at).content["title"] == "Submitted"
