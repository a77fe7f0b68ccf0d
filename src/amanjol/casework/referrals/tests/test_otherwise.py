"""A referral to a partner without Amanjol, by the pages: same consent, policy, deadlines; nothing is ever sent."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.utils import timezone

from amanjol.casework.cases.consents.actions import withdraw_consent
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.consent_words import HOME, read_aloud
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.desk import country
from amanjol.casework.referrals.actions.hearing import write_down
from amanjol.casework.referrals.actions.telling import Choice, tell
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.models import CaseReferral, Referral
from amanjol.casework.referrals.records import CaseReferralRecord, PaperAgreement, Third, Way
from amanjol.casework.referrals.tests.test_referrals import INQUIRY, MERJEN, ask, state_of
from amanjol.casework.referrals.tests.two_houses import as_shown, carry
from amanjol.casework.referrals.views import of_case
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.policy.policy_files import policy_of
from amanjol.casework.standards.referring.bodies import Answer, StateChange
from amanjol.casework.standards.referring.codes import Answering, Purpose, Role
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
PARTNER = "Umyt"
THIRD = "Yol"
NAMED = {
    "purpose": "shelter",
    "how": "name",
    "fields_told": ["prs_FirstName-name"],
    "why_more": "To meet her",
}
CODED = {"purpose": "shelter", "how": "code", "send": "yes"}


def ask_outside(houses: TwoHouses, case: Case, **other: Any) -> str:
    """Gives the page of it."""
    typed = INQUIRY | {"name": PARTNER, "country": HOME, "way": "telephone"} | other
    response = houses.dana.post(f"/desk/cases/{case.pk}/refer/otherwise/", typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def say(houses: TwoHouses, page: str, what: str, **typed: Any) -> None:
    """Dana writes down what the partner said."""
    response = houses.dana.post(f"{page}said/{what}/", typed)
    assert response.status_code == 302, response.text


def told(houses: TwoHouses, page: str, typed: dict[str, Any]) -> Any:
    """Looked at first, and sent as it stood there."""
    return houses.dana.post(f"{page}identity/", as_shown(houses.dana, f"{page}identity/", typed))


def agreed(houses: TwoHouses, case: Case, **other: Any) -> str:
    """Asked, answered with a yes, and an agreement is there on paper."""
    page = ask_outside(houses, case, **other)
    say(houses, page, "answer", answer="can", contact="named-person")
    assert houses.dana.post(f"{page}prepare/", {"on_paper": "on"}).status_code == 302
    return page


def consent(houses: TwoHouses, case: Case, name: str) -> None:
    """Hers, that this organisation outside is told her name."""
    typed = {"purpose": "sharing", "whom": "outside", "name": name, "country": HOME, "groups": ["name"]}
    answered = read_aloud(typed | {"language": "tk"})
    response = houses.dana.post(f"/desk/cases/{case.pk}/consent/", answered)
    assert response.status_code == 302, response.text


def houses_case(houses: TwoHouses, page: str) -> Case:
    keyring_of(houses.dana)
    return CaseReferral.objects.select_related("case__person").get(referral=UUID(page.split("/")[-2])).case


def row_of(houses: TwoHouses, page: str) -> Referral:
    with acting_for(keyring_of(houses.dana).member):
        return Referral.objects.get(pk=page.split("/")[-2])


def is_late(houses: TwoHouses, page: str) -> bool:
    """As the list says a moment after the deadline."""
    with acting_for(keyring_of(houses.dana).member):
        rows = Referral.objects.filter(pk=page.split("/")[-2], due_at__isnull=False)
        if not rows.update(due_at=timezone.now() - timedelta(minutes=1)):
            return False
    return "late since" in houses.dana.get("/desk/referrals/").text


def test_by_telephone_to_the_outcome_without_one_letter(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = ask_outside(houses, case)
    assert "18 to 29" in houses.dana.get(f"{page}paper/").text
    say(houses, page, "answer", answer="can", contact="named-person")
    assert houses.dana.post(f"{page}prepare/", {"on_paper": "on"}).status_code == 302
    assert "said yes: tell them whom to expect" in houses.dana.get("/desk/").text
    assert told(houses, page, CODED).status_code == 302
    assert "said yes: tell them whom to expect" not in houses.dana.get("/desk/").text
    say(houses, page, "arrival", arrived="recognised", needs=["medical"])
    say(houses, page, "step", state="in-progress")
    say(houses, page, "outcome", shelter="given")
    say(houses, page, "step", state="completed")
    text = houses.dana.get(page).text
    assert "both knew each other as agreed" in text
    assert text.count("written down by Dana Chinar") == text.count("written down by") == 5
    assert state_of(houses.dana, page) == State.COMPLETED
    assert "By telephone" in houses.dana.get(f"/desk/cases/{case.pk}/").text
    assert carry() == 0
    with acting_for(keyring_of(houses.dana).member):
        assert not Outgoing.objects.filter(sent_at__gte=row_of(houses, page).made_at).exists()


def test_what_the_partner_cannot_have_said_is_not_written_down(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = ask_outside(houses, case)
    for what, typed in (
        ("step", {"state": "completed"}),
        ("arrival", {"arrived": "recognised"}),
        ("outcome", {"shelter": "given"}),
        ("remains", {"remains": "erased"}),
    ):
        houses.dana.post(f"{page}said/{what}/", typed)
    assert state_of(houses.dana, page) == State.REQUESTED
    assert "written down by" not in houses.dana.get(page).text
    assert houses.dana.get(f"{page}said/anything/").status_code == 404
    change = StateChange(
        referral=row_of(houses, page).referral, state="completed", reason=None, at=present_moment()
    )
    with pytest.raises(AnotherState):
        write_down(keyring=keyring_of(houses.dana), case=case, referral=row_of(houses, page).pk, body=change)
    by_letters = ask(houses, case)
    answer = Answer(
        referral=row_of(houses, by_letters).referral,
        answer=Answering.CAN,
        reason=None,
        from_on=None,
        contact=Role.ON_DUTY,
    )
    with pytest.raises(AnotherState):
        write_down(
            keyring=keyring_of(houses.dana), case=case, referral=row_of(houses, by_letters).pk, body=answer
        )
    assert houses.dana.post(f"{by_letters}said/answer/", {"answer": "can"}).status_code == 404
    assert state_of(houses.dana, by_letters) == State.REQUESTED


def test_before_a_yes_and_an_agreement_on_paper_nobody_is_told(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = ask_outside(houses, case)
    told(houses, page, CODED)
    say(houses, page, "answer", answer="can", contact="on-duty")
    assert "An agreement on paper with this partner is needed" in told(houses, page, CODED).text
    assert "one is needed on paper" in houses.dana.get(page).text
    assert "code-word" not in houses.dana.get(page).text
    assert houses.dana.get(f"{page}card/").status_code == 404
    assert houses.dana.post(f"{page}prepare/", {"on_paper": "on"}).status_code == 302
    assert told(houses, page, CODED).status_code == 302
    assert 'class="code-word"' in houses.dana.get(page).text


def test_the_card_has_the_code_word_and_nothing_else(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed(houses, case, way="by-a-code-word")
    assert told(houses, page, CODED).status_code == 302
    printed = houses.dana.get(f"{page}card/").text.split("bare-paper")[-1].split("</section>")[0]
    lines = [line for line in re.sub(r"<[^>]*>", "\n", printed).split("\n") if line.strip(' ">')]
    latin, cyrillic = lines
    assert re.fullmatch("[a-z]{5}-[a-z]{5}", latin)
    assert re.fullmatch("[а-я]{5}-[а-я]{5}", cyrillic)
    (title,) = re.findall(r"<title>([^<]*)", houses.dana.get(f"{page}card/").text)
    assert "On paper" in title


def test_the_card_as_a_pdf_says_no_word_besides_in_what_a_computer_shows_of_it_either(
    houses: TwoHouses, tmp_path: Path
) -> None:
    page = agreed(houses, open_case(houses.dana, MERJEN), way="by-a-code-word")
    assert told(houses, page, CODED).status_code == 302
    answer = houses.dana.post(f"{page}card/", {"for_printer": "on"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="paper.pdf"'
    latin, cyrillic = words_of(answer.content).split()
    assert re.fullmatch("[a-z]{5}-[a-z]{5}", latin)
    assert re.fullmatch("[а-я]{5}-[а-я]{5}", cyrillic)
    assert_accessible(answer.content, tmp_path, language="en", title=latin)
    for word in (b"Amanjol", b"Yyldyz", PARTNER.encode(), b"Merjen"):
        assert word not in answer.content
    houses.dana.post(f"{page}take-back/", {})
    assert houses.dana.post(f"{page}card/", {"for_printer": "on"}).status_code == 404


def test_the_paper_as_a_pdf_says_what_was_chosen_in_the_language_of_who_reads_it(
    houses: TwoHouses, tmp_path: Path
) -> None:
    page = agreed(houses, open_case(houses.dana, MERJEN))
    consent(houses, houses_case(houses, page), PARTNER)
    assert told(houses, page, NAMED | {"send": "yes"}).status_code == 302
    russian = houses.dana.get(f"{page}paper/?language=ru").text
    assert 'lang="ru"><dl' in russian
    for language, title, says in (
        ("ru", "Только для получателя", "и никто другой"),
        ("en", "For whoever receives this alone", "and nobody else"),
        ("tk", "For whoever receives this alone", "and nobody else"),
    ):
        answer = houses.dana.post(f"{page}paper/", {"for_printer": "on", "language": language})
        assert answer["Content-Disposition"] == 'inline; filename="paper.pdf"'
        printed = words_of(answer.content)
        assert title in printed
        assert says in printed
        assert "Merjen Terekova" in printed
        for other in (PARTNER, "Yyldyz", "1996", "Amanjol"):
            assert other not in printed
        assert_accessible(answer.content, tmp_path, language="ru" if language == "ru" else "en", title=title)


def test_that_a_paper_or_a_card_was_printed_stands_in_the_journal_of_the_case(houses: TwoHouses) -> None:
    page = agreed(houses, open_case(houses.dana, MERJEN))
    case = houses_case(houses, page)

    def printed() -> list[str]:
        keyring_of(houses.dana)
        entries = Entry.objects.filter(subject_id=str(case.pk), verb__endswith="-printed").order_by(
            "sequence"
        )
        return list(entries.values_list("verb", flat=True))

    assert told(houses, page, CODED).status_code == 302
    assert houses.dana.get(f"{page}paper/").status_code == 200
    assert houses.dana.get(f"{page}card/").status_code == 200
    assert printed() == [], "looking at it prints nothing"
    houses.dana.post(f"{page}paper/", {"for_printer": "on", "language": "en"})
    houses.dana.post(f"{page}card/", {"for_printer": "on"})
    assert printed() == ["case.partners-paper-printed", "case.card-printed"]
    assert "printed on paper what a partner is told" in houses.dana.get(f"/desk/cases/{case.pk}/access/").text


def test_no_paper_is_printed_on_a_consent_that_counts_no_more(houses: TwoHouses) -> None:
    page = agreed(houses, open_case(houses.dana, MERJEN))
    case = houses_case(houses, page)
    consent(houses, case, PARTNER)
    assert told(houses, page, NAMED | {"send": "yes"}).status_code == 302
    (given,) = written(houses.dana, case, GivenConsent)
    withdraw_consent(keyring=keyring_of(houses.dana), case=case, consent=given.id, on=timezone.localdate())
    refused = houses.dana.post(f"{page}paper/", {"for_printer": "on", "language": "en"})
    assert refused.status_code == 302


def test_who_goes_there_alone_is_told_of_by_a_code_word_only(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed(houses, case, way="by-a-code-word")
    consent(houses, case, PARTNER)
    refused = told(houses, page, NAMED | {"send": "yes"})
    assert "This is what they read" not in refused.text
    assert 'value="name"' not in refused.text
    choice = Choice(Purpose.SHELTER, ("prs_FirstName-name",), by_code=False, why_more="x")
    with pytest.raises(ValueError, match="carries a code word"):
        tell(
            keyring=keyring_of(houses.dana),
            case=case,
            referral=row_of(houses, page).pk,
            choice=choice,
            digests="",
        )


def test_through_a_third_both_are_named_in_consents_of_hers(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed(houses, case, way="through-a-third", third_name=THIRD, third_country=HOME)
    assert f"{THIRD} passes it on" in houses.dana.get(f"{page}identity/").text
    consent(houses, case, PARTNER)
    refused = told(houses, page, NAMED | {"send": "yes"})
    assert f"<li>{THIRD}: " in refused.text
    assert f"<li>{PARTNER}: " not in refused.text
    consent(houses, case, THIRD)
    assert told(houses, page, NAMED | {"send": "yes"}).status_code == 302
    printed = houses.dana.get(f"{page}paper/").text.split("bare-paper")[-1].split("</section>")[0]
    assert re.findall("<dd>([^<]*)</dd>", printed) == ["A safe place to live", "Merjen Terekova"]
    of_third = next(
        given
        for given in written(houses.dana, case, GivenConsent)
        if given.terms and given.terms.recipient.name == THIRD
    )
    withdraw_consent(keyring=keyring_of(houses.dana), case=case, consent=of_third.id, on=timezone.localdate())
    assert houses.dana.get(f"{page}paper/").status_code == 302
    assert "A consent on which this was told counts no more" in houses.dana.get(page).text


def test_the_law_is_asked_for_the_country_of_the_third_too(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed(houses, case, way="through-a-third", third_name=THIRD, third_country="CH")
    consent(houses, case, PARTNER)
    refused = told(houses, page, NAMED | {"send": "yes"})
    assert "This may not leave the country." in refused.text
    assert "Send it now" not in refused.text
    assert "Tell them now" not in refused.text
    asked = houses.dana.get(f"{page}prepare/?country=CH").text
    assert 'name="country" value="CH"' in asked
    assert 'name="country" value="TM"' in houses.dana.get(f"{page}prepare/?country=XX").text


def test_taken_back_by_telephone_and_silence_is_late(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed(houses, case)
    assert told(houses, page, CODED).status_code == 302
    houses.dana.post(f"{page}take-back/", {})
    assert "Take it back" not in (again := houses.dana.get(f"{page}take-back/").text)
    assert "It is taken back already." in again
    assert state_of(houses.dana, page) == State.RECALLED
    assert carry() == 0
    assert houses.dana.get(f"{page}paper/").status_code == 404
    assert houses.dana.get(f"{page}card/").status_code == 404
    assert is_late(houses, page)
    say(houses, page, "remains", remains="kept", reason="law")
    assert "A law says that it has to be kept" in houses.dana.get(page).text
    assert not is_late(houses, page)
    houses.dana.post(f"{page}said/remains/", {"remains": "erased"})
    assert "Erased" not in houses.dana.get(page).text


def test_who_does_not_answer_is_late(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = ask_outside(houses, case, urgency="today")
    row = row_of(houses, page)
    assert row.due_at is not None
    assert row.due_at - row.since == timedelta(hours=6)
    assert is_late(houses, page)
    listed = houses.dana.get("/desk/referrals/").text
    assert "late since" in listed
    assert PARTNER in listed


def test_the_form_says_what_is_missing(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    typed = INQUIRY | {"name": PARTNER, "country": HOME, "way": "through-a-third"}
    page = f"/desk/cases/{case.pk}/refer/otherwise/"
    assert "Write who passes it on." in houses.dana.post(page, typed).text
    itself = typed | {"third_name": f" {PARTNER.upper()}", "third_country": HOME}
    assert "is another organisation" in houses.dana.post(page, itself).text
    assert "Without their wish nobody is asked" in houses.dana.post(page, typed | {"agreed": ""}).text
    with acting_for(keyring_of(houses.dana).member):
        assert not Referral.objects.exists()
    assert houses.selbi.get(page).status_code == 404


def test_an_earlier_one_went_by_letters() -> None:
    earlier = {"seed": "00", "name": PARTNER, "country": HOME}
    assert CaseReferralRecord.from_data(earlier).way is Way.LETTERS


@pytest.mark.parametrize(
    "wrong",
    [
        {"way": Way.THIRD},
        {"way": Way.PAPER, "third": Third(THIRD, HOME)},
        {"on_paper": PaperAgreement(present_moment(), "-")},
    ],
)
def test_who_passes_it_on_and_what_is_on_paper_fit_the_way(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"named|letters"):
        CaseReferralRecord(seed="00", name=PARTNER, country=HOME, **wrong)


def test_what_the_law_asks_of_an_authority_is_said_with_the_law_and_how_far_it_was_read(
    houses: TwoHouses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Uzbekistan: known from secondary sources alone, so whoever fills it in reads that."""
    page = agreed(houses, open_case(houses.dana, MERJEN), country="KZ")
    asked = "under clauses that the authorised body has approved"
    assert asked not in houses.dana.get(f"{page}prepare/").text
    of_uzbekistan = policy_of("uz").on(timezone.localdate())
    for module in (country, of_case):
        monkeypatch.setattr(module, "policy_today", lambda: of_uzbekistan)
    text = houses.dana.get(f"{page}prepare/").text
    for says in (
        asked,
        "Law of 26 March 2026 No. 1125 on personal data, not read",
        "Read only in a secondary source",
    ):
        assert says in text
    assert 'name="paper"' in text
