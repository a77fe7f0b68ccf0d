"""What everybody reads is signed by the node: a row that somebody writes past the program says nothing to anybody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from amanjol.foundation.letters import node_folder
from amanjol.foundation.organisations.queries import node
from amanjol.programme.newsletter import signing
from amanjol.programme.newsletter.actions import correcting, deciding, opening
from amanjol.programme.newsletter.mailing import NotOut, as_mail
from amanjol.programme.newsletter.models import Erratum, Issue, OpenIssue
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, OPENLY, TEXT, TITLE
from amanjol.programme.outreach.tests.open_reader import as_nobody, read
from amanjol.site.database import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from pytest_django import Settings

    from amanjol.programme.newsletter.models import Quote
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

pytestmark = pytest.mark.django_db
FORGED = "Call this number instead."
SEVERAL = "; several organisations may have counted the same people"


def forge(cast: NewsletterCast) -> OpenIssue:
    """As the role of the application with a session of the organisation can."""
    row = OpenIssue.objects.get(pk=cast.issue.pk)
    row.shown["en"]["parts"][0]["text"] = FORGED
    assert OpenIssue.objects.filter(pk=row.pk).update(shown=row.shown) == 1
    return row


def status(address: str) -> int:
    with as_nobody():
        return Client().get(address).status_code


def test_forged_words_are_read_by_nobody_and_staff_is_told(cast: NewsletterCast) -> None:
    cast.block()
    cast.publish()
    address = f"{OPENLY}{cast.issue.pk}/"
    assert TEXT in read(address)
    assert "signature" not in cast.client.get(f"{DESK}{cast.issue.pk}/").text
    forge(cast)
    assert status(address) == 404
    assert status(f"{address}paper.pdf") == 404
    assert TITLE not in read(OPENLY)
    with pytest.raises(NotOut):
        as_mail(cast.issue, "en")
    for page in (f"{DESK}{cast.issue.pk}/", DESK):
        assert "signature" in cast.client.get(page).text


def test_a_signature_of_another_key_is_none(cast: NewsletterCast, tmp_path: Any) -> None:
    cast.block()
    cast.publish()
    row = OpenIssue.objects.get()
    key = node_folder.NodeFolder(tmp_path / "other", str(node().pk)).begin().signing  # type: ignore[union-attr]  # there is one
    by_another = key.public + key.sign(signing._PURPOSE, signing._said(row))
    for signed in (b"", b"x", bytes(row.signed)[:-1] + b"x", by_another):
        OpenIssue.objects.update(signed=signed)
        assert status(f"{OPENLY}{cast.issue.pk}/") == 404


def test_a_new_key_of_the_node_ends_no_issue(cast: NewsletterCast) -> None:
    cast.block()
    cast.publish()
    node_folder.here(node().pk).begin()  # type: ignore[union-attr]  # as above
    assert TEXT in read(f"{OPENLY}{cast.issue.pk}/")


def test_a_correction_signs_no_forged_words(cast: NewsletterCast) -> None:
    cast.quote()
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    forge(cast)
    cast.correct("2.1", 230)
    assert Erratum.objects.exists()
    assert status(f"{OPENLY}{cast.issue.pk}/") == 404


def test_a_correction_signs_its_erratum(cast: NewsletterCast) -> None:
    cast.quote()
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    cast.correct("2.1", 230)
    assert "Correction of" in read(f"{OPENLY}{cast.issue.pk}/")


def test_without_keys_nothing_is_published(cast: NewsletterCast, settings: Any, tmp_path: Any) -> None:
    cast.block()
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    settings.LETTERS_ROOT = tmp_path / "nothing"
    with pytest.raises(deciding.NotSigned):
        deciding.publish(issue=cast.issue, by=cast.aidar)
    cast.issue.refresh_from_db()
    assert cast.issue.state == "approved"


def figure_out(cast: NewsletterCast) -> str:
    """Published with a figure. Gives where everybody reads it."""
    cast.quote()
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    return f"{OPENLY}{cast.issue.pk}/"


def test_a_correction_signs_no_title_that_was_altered_meanwhile(cast: NewsletterCast) -> None:
    address = figure_out(cast)
    title = cast.indicator("2.1").title_en
    with connection.cursor() as cursor:
        cursor.execute("update results_indicator set title_en = %s", [FORGED])
    cast.correct("2.1", 230)
    page = read(address).replace(SEVERAL, "")
    assert FORGED not in page
    assert f"{title}, " in page[page.index("Correction of") :]
    assert "not 354 people but 348 people" in page


def test_a_correction_signs_no_erratum_that_somebody_wrote_past_the_program(cast: NewsletterCast) -> None:
    address = figure_out(cast)
    quote = cast.issue.quotes.get()
    Erratum.objects.create(
        organisation_id=cast.issue.organisation_id, issue=cast.issue, quote=quote, number=1, kind=quote.kind,
        was=354, was_of=2, value=77_777, of_organisations=2,
    )  # fmt: skip
    cast.correct("2.1", 230)
    page = read(address)
    assert "77\N{NARROW NO-BREAK SPACE}777" not in page
    assert "not 354 people but 348 people" in " ".join(
        page.replace("; several organisations may have counted the same people", "").split()
    )


def plant(cast: NewsletterCast, *, number: int, value: int) -> None:
    """An erratum, as the role of the application writes it with a session of the organisation."""
    quote = cast.issue.quotes.get()
    row = (uuid4(), cast.issue.organisation_id, cast.issue.pk, quote.pk, number, quote.kind, value)
    with connection.cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == (ROLES["app"],)
        cursor.execute(
            "insert into newsletter_erratum (id, organisation_id, issue_id, quote_id, number, made_at, kind, was,"
            " was_of, value, of_organisations) values (%s, %s, %s, %s, %s, now(), %s, 354, 2, %s, 2)",
            row,
        )


def test_a_planted_erratum_hides_no_correction(cast: NewsletterCast) -> None:
    """It says already what will hold: by rows alone nothing would be otherwise."""
    address = figure_out(cast)
    plant(cast, number=1, value=348)
    cast.correct("2.1", 230)
    assert "not 354 people but 348 people" in read(address).replace(SEVERAL, "")
    erratum = Erratum.objects.get(number=2)
    assert (erratum.was, erratum.value) == (354, 348)


@pytest.mark.parametrize("number", [2, 2_147_483_647])
def test_no_planted_number_stands_in_the_way_of_a_correction(cast: NewsletterCast, number: int) -> None:
    address = figure_out(cast)
    plant(cast, number=number, value=77_777)
    cast.correct("2.1", 230)
    cast.correct("2.1", 231)
    page = read(address).replace(SEVERAL, "")
    assert "not 354 people but 348 people" in page
    assert "not 348 people but 349 people" in page


def test_each_correction_says_what_was_said_last(cast: NewsletterCast) -> None:
    address = figure_out(cast)
    cast.correct("2.1", 230)
    cast.correct("2.1", 231)
    page = read(address).replace(SEVERAL, "")
    first, second = page.index("not 354 people but 348 people"), page.index("not 348 people but 349 people")
    assert first < second < page.index("354 people came")


def test_a_publication_signs_no_erratum(cast: NewsletterCast) -> None:
    quote = cast.quote()
    cast.block(text_en="{figure:1} came.")
    Erratum.objects.create(
        organisation_id=cast.issue.organisation_id, issue=cast.issue, quote=quote, number=1, kind=quote.kind,
        was=354, was_of=2, value=77_777, of_organisations=2,
    )  # fmt: skip
    cast.publish()
    assert "Correction of" not in read(f"{OPENLY}{cast.issue.pk}/")


def copy_of(cast: NewsletterCast) -> dict[str, Any]:
    return dict(OpenIssue.objects.filter(pk=cast.issue.pk).values().get())


def is_taken(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return False
    return True


def test_no_earlier_copy_is_put_back(cast: NewsletterCast) -> None:
    """Signed it is, and without its correction: whoever writes rows kept it."""
    address = figure_out(cast)
    earlier = copy_of(cast)
    cast.correct("2.1", 230)
    rows, issues = OpenIssue.objects.filter(pk=cast.issue.pk), Issue.objects.filter(pk=cast.issue.pk)
    assert not is_taken(lambda: rows.update(**earlier))
    assert not is_taken(lambda: issues.update(editions=1))
    assert not is_taken(lambda: (rows.delete(), OpenIssue.objects.create(**earlier)))
    assert not is_taken(lambda: (issues.update(editions=3), rows.update(**earlier)))
    assert "Correction of" in read(address)
    assert is_taken(lambda: rows.update(**earlier | {"edition": 2}))
    assert status(address) == 404
    assert "signature" in cast.client.get(f"{DESK}{cast.issue.pk}/").text


def gone(cast: NewsletterCast) -> None:
    assert OpenIssue.objects.filter(pk=cast.issue.pk).delete()


def altered(cast: NewsletterCast) -> None:
    forge(cast)


def altered_as_if_corrected(cast: NewsletterCast) -> None:
    """By rows alone nothing would be otherwise."""
    forge(cast)
    plant(cast, number=1, value=348)


@pytest.mark.parametrize("meanwhile", [gone, altered, altered_as_if_corrected])
def test_nor_one_that_was_kept_while_a_figure_was_corrected(
    cast: NewsletterCast, meanwhile: Callable[[NewsletterCast], None]
) -> None:
    """The correction found no signed copy to which it could be added."""
    address = figure_out(cast)
    earlier = copy_of(cast)
    meanwhile(cast)
    cast.correct("2.1", 230)
    rows = OpenIssue.objects.filter(pk=cast.issue.pk)
    assert not rows or not is_taken(lambda: rows.update(**earlier))
    assert not is_taken(lambda: (rows.delete(), OpenIssue.objects.create(**earlier)))
    last = Issue.objects.values_list("editions", flat=True).get(pk=cast.issue.pk)
    assert is_taken(lambda: (rows.delete(), OpenIssue.objects.create(**earlier | {"edition": last})))
    assert status(address) == 404
    assert "signature" in cast.client.get(f"{DESK}{cast.issue.pk}/").text


def test_nor_one_that_was_taken_away_under_the_correction(
    cast: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between what it reads there and what it adds."""
    figure_out(cast)
    earlier, real = copy_of(cast), opening.said_to_everybody

    def said_and_gone(quote: Quote) -> tuple[int | None, int] | None:
        said = real(quote)
        gone(cast)
        return said

    monkeypatch.setattr(correcting, "said_to_everybody", said_and_gone)
    cast.correct("2.1", 230)
    assert not is_taken(lambda: OpenIssue.objects.create(**earlier))


def test_what_could_not_be_corrected_is_believed_no_more(
    cast: NewsletterCast, settings: Settings, tmp_path: Path
) -> None:
    """The node's keys were away meanwhile."""
    address, keys = figure_out(cast), settings.LETTERS_ROOT
    settings.LETTERS_ROOT = tmp_path / "nothing"
    cast.correct("2.1", 230)
    settings.LETTERS_ROOT = keys
    assert status(address) == 404


def test_nobody_counts_editions_to_their_end(cast: NewsletterCast) -> None:
    """Else no correction would come after that."""
    address = figure_out(cast)
    issues = Issue.objects.filter(pk=cast.issue.pk)
    assert not is_taken(lambda: issues.update(editions=2_147_483_647))
    assert is_taken(lambda: issues.update(editions=2))
    cast.correct("2.1", 230)
    assert "Correction of" in read(address)
    assert copy_of(cast)["edition"] == 3


def test_an_issue_begins_without_an_edition(cast: NewsletterCast) -> None:
    row = Issue.objects.values().get(pk=cast.issue.pk) | {"id": uuid4(), "first_day": date(2026, 1, 1)}
    assert not is_taken(lambda: Issue.objects.create(**row | {"editions": 1}))
    assert is_taken(lambda: Issue.objects.create(**row))
    assert not is_taken(lambda: Issue.objects.filter(pk=row["id"]).update(editions=1))
