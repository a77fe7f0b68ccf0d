"""A lawyer's mark is for the words that were read, and falls away when others stand there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide import documents as d
from amanjol.public.guide.conversion import document_of
from amanjol.public.guide.lawyers import waits_for, words_of
from amanjol.public.guide.tests.small_guide import GENERAL, page_of
from amanjol.public.guide.tests.test_faults import _list
from amanjol.public.guide.translation.actions import draft_of

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"summary": "Other"},
        {"blocks": (d.Checklist(("Write down who took it.",), sources=("ministry",)),)},
        {"blocks": (d.Checklist(("Write down who took it.", "Tell a friend."), sources=("other",)),)},
        {"blocks": (*GENERAL.blocks, d.ContactRef("kr-line"))},
    ],
)
def test_a_mark_falls_away_when_the_words_change_and_is_back_with_them(change: dict[str, Any]) -> None:
    marked = replace(GENERAL, lawyer_for=(d.LawyerMark("RU", "A lawyer", "2026-11-20", words_of(GENERAL)),))
    assert waits_for(marked) == frozenset()
    assert waits_for(replace(marked, **change)) == {"RU"}
    assert waits_for(replace(marked, look_again_on="2027-01-01", translation="read")) == frozenset()


def test_a_mark_that_says_no_words_is_none() -> None:
    assert waits_for(replace(GENERAL, lawyer_for=(d.LawyerMark("RU", "A lawyer", "2026-11-20"),))) == {"RU"}


@pytest.mark.django_db
@pytest.mark.usefixtures("guide")
def test_the_editor_notes_for_which_words_a_mark_is_given(people: People) -> None:
    page = page_of(GENERAL.key, "en")

    def save(title: str, *marks: tuple[str, str, str]) -> frozenset[str]:
        """Where the draft is not carried to; the form sends words of its own for each mark, which count for nothing."""
        sent = [
            ("mark", {"country": country, "marked_by": by, "marked_on": on, "marked_words": "0" * 32})
            for country, by, on in marks
        ]
        form = {
            "title": title, "slug": page.slug, "summary": GENERAL.summary, "look_again_on": "",
            "translation_state": "original", "body": streamfield([("checklist", _list("Write down who took it."))]),
            "lawyer_for": streamfield(sent),
        }  # fmt: skip
        response = browser(people.lola).post(f"/cms/pages/{page.pk}/edit/", nested_form_data(form))
        assert response.status_code == 302, response.context["form"].errors
        draft = draft_of(page_of(GENERAL.key, "en"))
        assert draft is not None
        return waits_for(document_of(draft))

    assert save("Words", ("KR", "A lawyer", "2026-11-20"), ("RU", "", "")) == {"RU"}
    assert save("Words", ("KR", "A lawyer", "2026-11-20")) == frozenset()
    assert save("Other words", ("KR", "A lawyer", "2026-11-20")) == {"KR"}
    assert save("Words", ("KR", "A lawyer", "2026-11-20")) == frozenset()  # those that were read
    assert save("Other words", ("KR", "A lawyer", "2026-11-21")) == frozenset()
