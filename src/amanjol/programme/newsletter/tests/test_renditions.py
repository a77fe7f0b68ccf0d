"""Every rendition of an issue says the same words in the same order, and each is sound by itself."""

from __future__ import annotations

import re
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.printing import press as press_room
from amanjol.foundation.printing.letters import LetterMissing
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of
from amanjol.programme.newsletter import mailing, queries, showing, stories
from amanjol.programme.newsletter.actions import deciding as issues
from amanjol.programme.newsletter.mailing import NotOut, as_mail
from amanjol.programme.newsletter.models import Block, OpenIssue
from amanjol.programme.newsletter.rendering.mail import mail_of
from amanjol.programme.newsletter.rendering.paper import as_pdf
from amanjol.programme.newsletter.rendering.plain import as_post, as_text
from amanjol.programme.newsletter.rendering.tree import Paragraph, Tree, as_json, of_json, texts_of
from amanjol.programme.newsletter.resolving import resolved
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, TITLE_RU, sent
from amanjol.programme.outreach import opening
from amanjol.programme.outreach.actions import deciding, recommending
from amanjol.programme.outreach.models import OpenRecommendation
from amanjol.programme.outreach.tests.open_reader import as_nobody, read
from amanjol.programme.outreach.tests.outreach_cast import SAYS_RU, recommended

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast
    from amanjol.programme.outreach.models import Recommendation

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> & {% now %} #let x = 1 </mj-text> =cmd|' /C calc'!A0"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def read_html(html: str) -> list[str]:
    body = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    return words(unescape(re.sub(r"<[^>]+>", " ", body)))


def article(page: str) -> list[str]:
    (of,) = re.findall(r"<article.*?</article>", page, re.DOTALL)
    return read_html(of)


@pytest.fixture
def recommendation(cast: NewsletterCast) -> Recommendation:
    row = recommending.recommend(what=recommended(), by=cast.aidar)
    seen = opening.digest_of(opening.copy_of(row))
    deciding.ask(recommendation=row, seen=seen, by=cast.aidar)
    deciding.approve(recommendation=row, seen=seen, by=cast.zarina)
    row.refresh_from_db()
    return row


@pytest.fixture
def out(cast: NewsletterCast, recommendation: Recommendation) -> NewsletterCast:
    """An issue of every kind of block, with a correction and with text that wants to be markup."""
    quote = cast.quote()
    cast.block(
        text_en="We reached {figure:1}.\nThen winter came.",
        text_ru="Охвачено: {figure:1}.\nПотом пришла зима.",
    )
    cast.block("figure", quote=quote, title_en="Lessons", title_ru="Занятия")
    cast.block("recommendation", recommendation=recommendation)
    cast.block(text_en=HOSTILE, text_ru=HOSTILE)
    cast.publish()
    cast.correct("2.1", 230)
    return cast


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_rendition_says_the_same_words(out: NewsletterCast, language: str) -> None:
    tree = resolved(queries.trees_of(OpenIssue.objects.get())[language], stories.PAGE)
    said = [word for text in texts_of(tree) for word in words(text)]
    assert len(said) > 60
    mail = as_mail(out.issue, language)
    address = words(mail.text.splitlines()[-1])
    with as_nobody():
        pdf = out.client.get(f"/newsletter/{language}/{out.issue.pk}/paper.pdf").content
    assert article(read(f"/newsletter/{language}/{out.issue.pk}/")) == said
    assert words(words_of(pdf)) == said
    assert words(as_text(tree)) == said
    assert words(mail.text) == said + address
    assert read_html(mail.html.partition("<body")[2].partition(">")[2]) == said + address


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_paper_is_accessible(out: NewsletterCast, language: str, tmp_path: Path) -> None:
    pdf = out.client.get(f"/newsletter/{language}/{out.issue.pk}/paper.pdf").content
    title = resolved(queries.trees_of(OpenIssue.objects.get())[language], stories.PAGE).title
    assert_accessible(pdf, tmp_path, language=language, title=title)
    assert out.client.get(f"{DESK}{out.issue.pk}/paper/{language}/").content == pdf


def test_a_stranger_never_waits_for_a_paper_nor_makes_anybody_wait(out: NewsletterCast) -> None:
    """While one is being set, the next one is told to come back, and staff print on."""
    as_pdf.cache_clear()
    page = f"/newsletter/en/{out.issue.pk}/paper.pdf"
    with press_room._OPENLY:
        busy = out.client.get(page)
        assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
        assert out.client.get(f"{DESK}{out.issue.pk}/paper/en/").headers["Content-Type"] == "application/pdf"
    with press_room._PLACES, press_room._PLACES:  # two of the staff print; nobody waits for them either
        assert out.client.get(page).status_code == 200


def test_no_text_becomes_markup(out: NewsletterCast) -> None:
    for html in (read(f"/newsletter/en/{out.issue.pk}/"), as_mail(out.issue, "en").html):
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert" in html


def test_a_recommendation_that_was_hidden_is_gone_at_once(
    out: NewsletterCast, recommendation: Recommendation
) -> None:
    page = f"/newsletter/ru/{out.issue.pk}/"
    assert SAYS_RU in read(page)
    deciding.hide(recommendation=recommendation, by=out.aidar)
    assert SAYS_RU not in read(page)
    pdf = out.client.get(f"{page}paper.pdf")
    assert SAYS_RU not in words_of(pdf.content)
    assert pdf.headers["Cache-Control"] == "no-store"
    assert SAYS_RU not in as_mail(out.issue, "ru").text


def test_what_a_second_person_has_not_approved_is_quoted_nowhere(
    out: NewsletterCast, recommendation: Recommendation
) -> None:
    what = recommended(text_ru="Другие слова.", addressee="Другое ведомство")
    recommending.change_recommendation(recommendation=recommendation, what=what, by=out.aidar)
    for said in (read(f"/newsletter/ru/{out.issue.pk}/"), as_mail(out.issue, "ru").text):
        assert SAYS_RU in said
        assert "Друг" not in said


def test_a_recommendation_whose_copy_was_written_past_the_program_is_neither_offered_nor_handed_over(
    cast: NewsletterCast, recommendation: Recommendation
) -> None:
    cast.block("recommendation", recommendation=recommendation)
    assert showing.choices_of("recommendation", cast.issue, cast.aidar)
    assert issues.refusals_of(cast.issue, cast.aidar) == []
    OpenRecommendation.objects.update(countries=["TM"])
    assert showing.choices_of("recommendation", cast.issue, cast.aidar) == []
    (refusal,) = issues.refusals_of(cast.issue, cast.aidar)
    assert isinstance(refusal, issues.NotPublic)


def test_a_subject_is_one_line_and_nothing_is_loaded_when_it_is_opened() -> None:
    tree = Tree("en", "News\r\nBcc: all@example.org", "x", (Paragraph("y"),))
    mail = mail_of(tree, "https://example.org/newsletter/en/")
    assert mail.subject == "News Bcc: all@example.org"
    assert not re.search(r"<(?:img|link|script|iframe)|@import|url\(|fonts\.", mail.html)
    assert (
        re.findall(r'https?://[^"\s<]+', mail.html.replace("http://www.w3.org/1999/xhtml", ""))
        == ["https://example.org/newsletter/en/"] * 2
    )


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\u202e", "\U000e0041"])
def test_a_sign_that_nobody_sees_is_left_out(cast: NewsletterCast, sign: str) -> None:
    press(cast.client, f"{DESK}{cast.issue.pk}/blocks/text/", sent(text_en=f"Win{sign}ter", text_ru="Зима"))
    text = Block.objects.get().text_en
    assert text.split() in (["Winter"], ["Win", "ter"])
    assert sign not in text
    cast.publish()
    assert as_mail(cast.issue, "en").html
    with as_nobody():
        assert cast.client.get(f"/newsletter/en/{cast.issue.pk}/paper.pdf").status_code == 200


@pytest.mark.parametrize("sign", ["\ufffe", "\ue000"])
def test_what_is_no_letter_is_refused_with_a_word(cast: NewsletterCast, sign: str) -> None:
    page = press(cast.client, f"{DESK}{cast.issue.pk}/blocks/text/", sent(text_en=f"Win{sign}ter"))
    assert f"A sign in it is no letter: U+{ord(sign):04X}." in page.text
    assert not Block.objects.exists()


def test_letters_that_no_font_has_are_not_handed_over(cast: NewsletterCast) -> None:
    cast.block(text_en="漢字")
    answer = press(cast.client, f"{DESK}{cast.issue.pk}/hand-over/", {})
    assert "字 (U+5B57)" in cast.client.get(answer.headers["Location"]).text
    with pytest.raises(LetterMissing):
        cast.hand_over()


def test_what_is_not_out_is_not_sent(cast: NewsletterCast) -> None:
    cast.block()
    with pytest.raises(NotOut):
        as_mail(cast.issue, "en")


def test_a_post_is_as_long_as_the_place_takes_and_ends_with_the_address() -> None:
    tree = Tree("en", "News", "x", tuple(Paragraph(f"{number} " + "word " * 40) for number in range(40)))
    post = as_post(tree, "https://example.org/", 2200)
    assert len(post) <= 2200
    assert post.endswith("https://example.org/")
    beginning = post.removesuffix("\n\nhttps://example.org/")
    assert as_text(tree).startswith(beginning)
    assert len(beginning) > 1900


def test_a_post_has_the_readers_address_whatever_host_was_asked(
    out: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "settings", SimpleNamespace(ORIGINS={"desk": "https://desk.example"}))
    address = f"https://desk.example/newsletter/ru/{out.issue.pk}/"
    posts = out.client.get(f"{DESK}{out.issue.pk}/posts/").text
    assert address in posts
    assert posts.count(f"/newsletter/ru/{out.issue.pk}/") == posts.count(address)
    assert address in as_mail(out.issue, "ru").text


def test_posts_are_written_down_and_have_to_be_deleted_after_a_withdrawal(out: NewsletterCast) -> None:
    page = f"{DESK}{out.issue.pk}/posts/"
    assert TITLE_RU in out.client.get(page).text
    typed = {
        "language": "ru", "place": "telegram", "name": "@amanjol_example", "link": "javascript:alert(1)",
        "posted_on": str(out.issue.published_on), "deletes": "",
    }  # fmt: skip
    wrong = press(out.client, page, typed).text
    assert "Write an address that begins with https://." in wrong
    assert "Write who deletes or collects it." in wrong
    press(out.client, page, typed | {"link": "", "deletes": "The editor on duty"})
    press(out.client, f"{DESK}{out.issue.pk}/withdraw/", {"why": "A mistake."})
    assert ">has to be deleted there</span>" in out.client.get(page).text
    row = out.issue.postings.get()
    press(out.client, f"{DESK}postings/{row.pk}/deleted/", {"deleted_on": str(out.issue.published_on)})
    assert ">has to be deleted there</span>" not in out.client.get(page).text


def test_a_copy_that_cannot_be_read_is_left_out(out: NewsletterCast) -> None:
    assert of_json(as_json(queries.trees_of(OpenIssue.objects.get())["en"])).language == "en"
    OpenIssue.objects.update(shown={"en": {"part": "other"}, "ru": 1})
    assert out.client.get(f"/newsletter/en/{out.issue.pk}/").status_code == 404
    assert TITLE_RU not in read("/newsletter/ru/")
