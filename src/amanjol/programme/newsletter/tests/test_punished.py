"""No issue names an address for which a reader can be punished: a block, its titles, who is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.once.tests.pressing import press
from amanjol.programme.newsletter.forms.blocks import BlockForm
from amanjol.programme.newsletter.forms.counts import CountForm
from amanjol.programme.newsletter.tests.counts_cast import WHO, page_of, tables
from amanjol.public.guide.tests.banned_news import HOST, SENTENCE, ban

if TYPE_CHECKING:
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

pytestmark = pytest.mark.django_db


def test_no_text_of_an_issue_names_an_address_for_which_a_reader_can_be_punished() -> None:
    ban()
    typed = {"text_en": f"As [they](https://{HOST}/a) say", "text_ru": "Так."}
    form = BlockForm(typed, kind="text", refers=[], numbers={})
    assert SENTENCE in str(form.errors["text_en"])


def test_nor_does_its_title(cast: NewsletterCast) -> None:
    ban()
    typed = {"first_day": str(cast.issue.first_day), "title_en": "Other", "title_ru": f"По {HOST}"}
    assert SENTENCE in press(cast.client, f"{page_of(cast)}change/", typed).text
    cast.issue.refresh_from_db()
    assert cast.issue.title_en != "Other"


def test_nor_who_is_counted() -> None:
    ban()
    form = CountForm({"cell": "0", **WHO, "title_en": f"Readers of {HOST}"}, table=tables().tables[0])
    assert SENTENCE in str(form.errors["title_en"])
