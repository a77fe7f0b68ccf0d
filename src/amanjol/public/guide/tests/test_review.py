"""What waits for a second person, counted for who may approve it; and no link that leads out of the editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.proposals import actions
from amanjol.public.guide.tests.small_guide import page_of
from amanjol.public.guide.translation.actions import submit

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.tests.small_guide import People

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("guide"),
    # Wagtail 8.0 asks Django 6.1 for mail the old way.
]
WITHOUT_SCRIPTS = re.compile(
    "<noscript.*?</noscript>", re.DOTALL
)  # Wagtail's, for browsers without JavaScript
OUTSIDE = re.compile(r'(?:href|src|action)="(?:https?:)?//(?!localhost|testserver)[^"]*"')


def test_the_first_page_counts_what_each_may_approve(people: People) -> None:
    for key, author in (("kr/your-rights", people.lola), ("general/kept-passport", people.timur)):
        page = page_of(key, "en")
        page.save_revision(user=author.account)
        submit(page=page, by=author)
    _propose(people.lola, "kr-line")
    _propose(people.timur, "kr-second")
    timur = browser(people.timur).get("/cms/").text
    assert "<strong>2</strong> changes that wait for you" in timur  # not the two of his own
    lola = browser(people.lola).get("/cms/").text
    assert "<strong>4</strong> changes that wait for a second person" in lola
    listed = browser(people.timur).get("/cms/changes/").text
    assert listed.count("waits for you") == listed.count("waits for a second person") == 1
    assert "Your rights</a> · Korea · English" in " ".join(listed.split())


def test_three_articles_in_review_take_as_many_queries_as_one(people: People) -> None:
    pages = [page_of("kr/your-rights", "en"), page_of("kr", "en"), page_of("kr/your-rights", "uz")]
    timur = browser(people.timur)
    counts = []
    for page in pages:
        page.save_revision(user=people.lola.account)
        submit(page=page, by=people.lola)
        timur.get("/cms/changes/")
        with QueriesOfPage(connection) as asked:
            timur.get("/cms/changes/")
        counts.append(len(asked))
    assert counts == [counts[0]] * 3


def test_nothing_in_the_editor_leads_out(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    for address in ("/cms/", f"/cms/pages/{page.pk}/edit/", "/cms/documents/", "/cms/changes/"):
        text = WITHOUT_SCRIPTS.sub("", browser(people.lola).get(address).text)
        assert OUTSIDE.findall(text) == [], address


def _propose(member: Member, key: str) -> None:
    contact = Contact.objects.get(key=key)
    contact.number = "1350"
    actions.propose(changed=contact, fields=["number"], by=member)
