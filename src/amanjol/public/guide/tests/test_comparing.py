"""What changed in an article stands on one page, all of it; who decides there decides about exactly that."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageLogEntry

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.comparing import actions
from amanjol.public.guide.comparing.parts import Names, Part, parts_of
from amanjol.public.guide.lawyers import words_of
from amanjol.public.guide.saving import version_of
from amanjol.public.guide.tests.content_samples import DOCUMENT
from amanjol.public.guide.tests.small_guide import GENERAL, RIGHTS, page_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.tests.small_guide import People

NAMES = Names(sources={"ministry": "Labour law"}, contacts={"kr-line": "1577-0071 · Advice"})
PAY = d.Text("Your pay is **yours**.", heading="Pay", sources=("ministry",))
KEEP = d.Steps((d.Step("Keep a copy.", "Take a photo."), d.Step("Ask for help.")), sources=("ministry",))
assert RIGHTS.blocks[:2] == (PAY, KEEP)


def _submit(document: d.Document, by: Member) -> GuidePage:
    """A changed text that waits, as the editor submits one."""
    page = page_of(document.key, document.language)
    page.title = page.draft_title = document.title
    page.summary = document.summary
    page.body = conversion.raw_from_blocks(document.blocks, conversion.media_names())
    page.save_revision(user=by.account)
    page.get_workflow().start(page, by.account)
    return page_of(document.key, document.language)


def _address(page: GuidePage) -> str:
    return f"/cms/changes/article/{page.pk}/"


def _of(parts: list[Part]) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (part.label, part.note, [(line.label, line.before, line.now) for line in part.lines])
        for part in parts
    ]


CHANGED = replace(RIGHTS, blocks=(replace(PAY, body="Your pay is **only yours**."), *RIGHTS.blocks[1:]))


def test_changed_words_stand_beside_each_other_and_nothing_else_does() -> None:
    [part] = parts_of(RIGHTS, CHANGED, NAMES)
    assert _of([part]) == [
        ("Text", "changed", [("Text", "Your pay is **yours**.", "Your pay is **only yours**.")])
    ]
    [line] = part.lines
    assert [piece.text for piece in line.new if piece.kind == "new"] == ["only "]
    assert "".join(piece.text for piece in line.old) == line.before
    assert "".join(piece.text for piece in line.new) == line.now


def test_what_is_gone_stands_where_it_stood_and_what_is_new_where_it_will() -> None:
    warning = d.Warn("Never pay for a job.", sources=("ministry",))
    new = replace(RIGHTS, blocks=(warning, *RIGHTS.blocks[1:]))
    assert [(part.label, part.note) for part in parts_of(RIGHTS, new, NAMES)] == [
        ("Warning", "new"),
        ("Text", "gone"),
    ]
    gone = parts_of(RIGHTS, new, NAMES)[1]
    assert ("Heading", "Pay", "") in _of([gone])[0][2]


def test_sources_and_numbers_are_named_in_words() -> None:
    new = replace(RIGHTS, blocks=(replace(PAY, sources=()), *RIGHTS.blocks[1:2], *RIGHTS.blocks[3:]))
    said = _of(parts_of(RIGHTS, new, NAMES))
    assert said[0][2] == [("Sources", "Labour law", "")]
    assert said[1] == ("Contact", "gone", [("Contact", "1577-0071 · Advice", "")])


def test_a_step_that_moved_and_a_block_that_moved_are_told() -> None:
    steps = replace(KEEP, items=tuple(reversed(KEEP.items)))
    [part] = parts_of(RIGHTS, replace(RIGHTS, blocks=(PAY, steps, *RIGHTS.blocks[2:])), NAMES)
    assert [line.label for line in part.lines] == ["Place in the list"]
    turned = replace(RIGHTS, blocks=(KEEP, PAY, *RIGHTS.blocks[2:]))
    assert "moved" in [part.note for part in parts_of(RIGHTS, turned, NAMES)]


def test_a_lawyers_mark_that_comes_or_falls_away_is_told() -> None:
    waits = replace(RIGHTS, lawyer_for=(d.LawyerMark("RU"),))
    marked = replace(RIGHTS, lawyer_for=(d.LawyerMark("RU", "Bar", "2026-11-01", words_of(RIGHTS)),))
    unread = "no lawyer has read these words yet"
    assert _of(parts_of(waits, marked, NAMES))[0][2] == [("RU", unread, "Bar, 1.11.2026")]
    assert _of(parts_of(marked, RIGHTS, NAMES))[0][2] == [("RU", "Bar, 1.11.2026", "")]
    other = replace(marked, blocks=CHANGED.blocks)
    assert _of(parts_of(marked, other, NAMES))[-1][2] == [("RU", "Bar, 1.11.2026", unread)]


def test_a_lawyers_mark_that_is_said_of_other_words_too_is_told() -> None:
    """Taken out of one draft and put into the next with the same name and day, it would else look as it was."""
    marked = replace(RIGHTS, lawyer_for=(d.LawyerMark("RU", "Bar", "2026-11-01", words_of(RIGHTS)),))
    mark = d.LawyerMark("RU", "Bar", "2026-11-01", words_of(CHANGED))
    [*_others, part] = _of(parts_of(marked, replace(CHANGED, lawyer_for=(mark,)), NAMES))
    again = "Bar, 1.11.2026: said anew, of the words that stand here now"
    assert part == ("A lawyer's mark", "changed", [("RU", "Bar, 1.11.2026", again)])
    assert parts_of(marked, marked, NAMES) == []


def _changed_leaves(value: Any) -> list[Any]:
    """Every version of a value with one text, choice, list or order in it changed."""
    if isinstance(value, str):
        return ["2020-02-02" if value[:2] == "20" else f"{value}x"]
    if isinstance(value, tuple):
        inside = [
            (*value[:at], other, *value[at + 1 :])
            for at, item in enumerate(value)
            for other in _changed_leaves(item)
        ]
        shorter = [value[1:]] if value else []
        turned = [tuple(reversed(value))] if tuple(reversed(value)) != value else []
        return [*inside, *shorter, *turned]
    if is_dataclass(value) and not isinstance(value, type):
        return [
            replace(value, **{entry.name: other})
            for entry in fields(value)
            for other in _changed_leaves(getattr(value, entry.name))
        ]
    return []


OTHER_BLOCKS = (
    d.Phrases(
        "ko", (d.Phrase("도와주세요", "Help me"), d.Phrase("병원", "Hospital")), "Show this", ("ministry",)
    ),
    d.Questions((d.Question("Who pays?", "no", "You pay", "It is debt.", "Ask them.", "ministry"),), "Check"),
    d.Quiz((d.QuizQuestion("Who keeps it?", ("You", "They"), "1", "It is yours."),), "Try", ("ministry",)),
)


@pytest.mark.parametrize("block", [*DOCUMENT.blocks, *OTHER_BLOCKS], ids=lambda block: type(block).__name__)
def test_no_change_of_any_kind_of_block_is_left_out(block: d.Block) -> None:
    old = replace(RIGHTS, blocks=(PAY, block, KEEP))
    changed = _changed_leaves(block)
    assert changed
    for other in changed:
        parts = parts_of(old, replace(old, blocks=(PAY, other, KEEP)), NAMES)
        assert parts, other
        lines = [line for part in parts for line in part.lines]
        assert any(line.before != line.now for line in lines), other
        assert all(line.label for line in lines)


def test_no_change_of_a_key_figure_is_left_out() -> None:
    figure = d.KeyFigure("1,000", "workers", "2025", "ministry")
    for other in _changed_leaves(figure):
        assert parts_of(replace(RIGHTS, figures=(figure,)), replace(RIGHTS, figures=(other,)), NAMES)


@given(st.permutations(RIGHTS.blocks))
def test_any_other_order_of_blocks_is_told(blocks: list[d.Block]) -> None:
    parts = parts_of(RIGHTS, replace(RIGHTS, blocks=tuple(blocks)), NAMES)
    assert bool(parts) is (tuple(blocks) != RIGHTS.blocks)


@pytest.mark.parametrize("name", ["title", "summary", "look_again_on", "translation", "key"])
def test_what_stands_around_the_blocks_is_told(name: str) -> None:
    changed: dict[str, Any] = {
        name: {"look_again_on": "2027-01-31", "translation": "read"}.get(name, "another")
    }
    [part] = parts_of(RIGHTS, replace(RIGHTS, **changed), NAMES)
    assert (part.label, len(part.lines)) == ("Title and summary", 1)


pages = pytest.mark.usefixtures("guide")


@pages
@pytest.mark.django_db
def test_the_second_person_reads_and_approves(people: People) -> None:
    page = _submit(CHANGED, people.lola)
    timur = browser(people.timur)
    text = timur.get(_address(page)).text
    assert "<ins>only </ins>" in text
    assert "Keep a copy." not in text
    form = {"revision": version_of(page.latest_revision), "decision": "approve"}
    assert "Approved" in timur.post(_address(page), form, follow=True).text
    assert page_of(RIGHTS.key, "en").body.raw_data[0]["value"]["body"] == "Your pay is **only yours**."
    assert [entry.subject_id for entry in entries_seen_by(people.timur, "guide.published")] == [str(page.pk)]
    assert "You approved this already" in timur.post(_address(page), form, follow=True).text
    text = timur.get(_address(page)).text
    assert "This is what readers see." in text
    assert "This is a draft" not in text


@pages
@pytest.mark.django_db
def test_sending_back_takes_words_and_readers_keep_the_old(people: People) -> None:
    page = _submit(CHANGED, people.lola)
    timur = browser(people.timur)
    form = {"revision": version_of(page.latest_revision), "decision": "back"}
    response = timur.post(_address(page), form)
    assert response.status_code == 422
    assert "Write what has to change" in response.text
    assert "Sent back" in timur.post(_address(page), form | {"words": "Say when."}, follow=True).text
    page = page_of(RIGHTS.key, "en")
    assert page.body.raw_data[0]["value"]["body"] == "Your pay is **yours**."
    assert page.current_workflow_state.status == "needs_changes"
    entry = PageLogEntry.objects.filter(page=page.pk, action="wagtail.workflow.reject").get()
    assert entry.data["comment"] == "Say when."
    lola = browser(people.lola)
    for address in (_address(page), f"/cms/pages/{page.pk}/edit/"):
        text = lola.get(address).text
        assert f"{people.timur.account.name} asks for a change: Say when." in " ".join(text.split())
        assert "It waits for a second person." not in text
    assert "Resubmit to Second person" in text


@pages
@pytest.mark.django_db
def test_another_text_than_the_one_looked_at_is_not_approved(people: People) -> None:
    page = _submit(CHANGED, people.lola)
    looked_at = version_of(page.latest_revision)
    page.title = "Another"
    page.save_revision(user=people.lola.account)
    timur = browser(people.timur)
    for typed in ({"decision": "approve"}, {"decision": "back", "words": "Say when."}):
        reply = timur.post(_address(page), {"revision": looked_at} | typed)
        assert reply.status_code == 422
        assert "Another text waits now" in reply.text
    assert 'name="words" rows="3"' in reply.text
    assert ">Say when.</textarea>" in reply.text
    page = page_of(RIGHTS.key, "en")
    assert f'value="{version_of(page.latest_revision)}"' in reply.text
    assert page.title == RIGHTS.title
    assert page.current_workflow_state.status == "in_progress"


@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("way", "own", "others"),
    [
        ("approve", "You approved this already, on ", "Timur Chinar approved this already, on "),
        ("back", "You sent this back already, on ", "Timur Chinar sent this back already, on "),
        ("cancel", None, "Lola Chinar took this back, on "),
    ],
)
def test_who_comes_too_late_learns_how_it_was_decided_and_loses_no_words(
    people: People, way: str, own: str | None, others: str
) -> None:
    page = _submit(CHANGED, people.lola)
    form = {"revision": version_of(page.latest_revision), "decision": "back", "words": "Say <b>when</b>."}
    if way == "cancel":
        page.current_workflow_state.cancel(user=people.lola.account)
    else:
        browser(people.timur).post(_address(page), form | {"decision": way})
    second = join("Murat Chinar", people.organisation, RoleKey.REVIEWER)
    for member, says in ((people.timur, own or others), (second, others)):
        reply = browser(member).post(_address(page), form)
        assert reply.status_code == 422
        assert says in reply.text
        assert "Say &lt;b&gt;when&lt;/b&gt;.</textarea>" in reply.text
        assert "This was sent to nobody: copy it" in reply.text
        assert 'name="decision"' not in reply.text
    sent_back = PageLogEntry.objects.filter(page=page.pk, action="wagtail.workflow.reject")
    assert sent_back.count() == (1 if way == "back" else 0)


@pages
@pytest.mark.django_db
@pytest.mark.parametrize("action", ["approve", "reject"])
def test_wagtails_own_buttons_decide_nothing(people: People, action: str) -> None:
    page = _submit(CHANGED, people.lola)
    state = page.current_workflow_state.current_task_state
    timur = browser(people.timur)
    for name in ("workflow_action", "collect_workflow_action_data"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk, action, state.pk])
        assert timur.post(address, {"comment": "Say when."}).status_code in {302, 403}
        assert address not in timur.get("/cms/").text
    text = timur.get(f"/cms/pages/{page.pk}/edit/").text
    assert "data-workflow-action-name" not in text
    for revision in ("", version_of(page.live_revision)):
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state.specific, people.timur.account, action, revision=revision)
    page = page_of(RIGHTS.key, "en")
    assert page.body.raw_data[0]["value"]["body"] == "Your pay is **yours**."
    assert page.current_workflow_state.status == "in_progress"


@pages
@pytest.mark.django_db
def test_who_wrote_a_part_and_who_may_not_approve_decide_nothing(people: People) -> None:
    page = _submit(CHANGED, people.timur)
    form = {"revision": version_of(page.latest_revision), "decision": "approve"}
    for member in (people.timur, people.lola, people.gulnara):
        client = browser(member)
        text = client.get(_address(page)).text
        assert 'name="decision"' not in text
        assert client.post(_address(page), form).status_code == 403
        assert client.post(_address(page), form | {"decision": "back", "words": "x"}).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.approve(page=page, revision=version_of(page.latest_revision), by=member)
    assert "You wrote a part of this" in browser(people.timur).get(_address(page)).text
    assert page_of(RIGHTS.key, "en").body.raw_data[0]["value"]["body"] == "Your pay is **yours**."


@pages
@pytest.mark.django_db
def test_others_do_not_see_it(people: People, client: Any) -> None:
    page = _submit(CHANGED, people.lola)
    assert browser(people.berk).get(_address(page)).status_code == 403
    assert client.get(_address(page))["Location"] == f"/account/sign-in/?next={_address(page)}"
    timur = browser(people.timur)
    assert timur.get("/cms/changes/article/999999/").status_code == 404
    assert timur.get(f"/cms/changes/article/{page.get_parent().get_parent().pk}/").status_code == 404


@pages
@pytest.mark.django_db
def test_an_article_that_readers_never_saw_is_new_as_a_whole(people: People) -> None:
    page = page_of(GENERAL.key, "en")
    page.unpublish()
    page.save_revision(user=people.lola.account)
    page.get_workflow().start(page, people.lola.account)
    text = browser(people.timur).get(_address(page)).text
    assert "all of it is new" in text
    assert "<ins>Tell a friend.</ins>" in text
    assert "<del>" not in text


@pages
@pytest.mark.django_db
def test_beside_a_translation_stands_its_original(people: People) -> None:
    page = page_of(RIGHTS.key, "uz")
    page.title = page.draft_title = "Haqlaringiz"
    page.save_revision(user=people.gulnara.account)
    page.get_workflow().start(page, people.gulnara.account)
    assert "Original: Your rights" in browser(people.timur).get(_address(page)).text


@pages
@pytest.mark.django_db
def test_the_page_is_reached_from_the_list_and_from_the_editor(people: People) -> None:
    page = _submit(CHANGED, people.lola)
    timur = browser(people.timur)
    assert f'href="{_address(page)}"' in timur.get(reverse("guide_changes")).text
    assert f'href="{_address(page)}"' in timur.get(f"/cms/pages/{page.pk}/edit/").text


@pages
@pytest.mark.django_db
def test_a_draft_that_nobody_submitted_is_read_and_not_decided(people: People) -> None:
    page = page_of(RIGHTS.key, "en")
    page.title = "Begun"
    page.save_revision(user=people.lola.account)
    text = browser(people.timur).get(_address(page)).text
    assert "it does not wait for a second person" in text
    assert 'name="decision"' not in text
