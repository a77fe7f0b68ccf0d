"""A certificate: what stands on it is signed, speaks of nothing but the course, and is kept nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied

from amanjol.casework.cases.tests.hostile import MARKUP, arrived, door_of, form_of, meet, send, undone
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.learning import certificates, queries, sealing
from amanjol.casework.learning.actions import certifying, rewrapping
from amanjol.casework.learning.models import Cohort, Issuer
from amanjol.casework.learning.tests.learning_cast import COURSE, TODAY
from amanjol.casework.learning.tests.pages import BY_NAME, CERTIFICATE, DAY, ISSUER, path, stored
from amanjol.casework.standards.courses.comparing import NOT_IN_A_TITLE
from amanjol.casework.standards.papers import certificate as words
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.printing.certificates import code_picture
from amanjol.foundation.seals import statements
from amanjol.foundation.seals.statements import NotSigned
from amanjol.site.cli import main

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast
    from amanjol.foundation.printing.certificates import Certificate

pytestmark = pytest.mark.django_db
YES = CERTIFICATE | {"is_safe": "yes"}


@pytest.fixture
def named(people: LearningCast) -> LearningCast:
    assert people.dana.post(BY_NAME["issuer"].path(), ISSUER).status_code == 302
    return people


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Certificate]:
    """Each document that a page had made; setting it takes a second, and is tested with the press."""
    documents: list[Certificate] = []

    def noted(document: Certificate) -> bytes:
        documents.append(document)
        return b"%PDF"

    monkeypatch.setattr("amanjol.casework.desk.printing.pdf_of", noted)
    return documents


def public_key(people: LearningCast) -> str:
    match = re.search(r"AMJP1\.[\w-]+", people.dana.get(BY_NAME["issuer"].path()).text)
    assert match
    return match[0]


def test_what_stands_on_it_is_what_was_signed(named: LearningCast, printed: list[Certificate]) -> None:
    response = named.berk.post(path("certificate", named), YES)
    assert response.headers["Content-Type"] == "application/pdf"
    assert "Айна" not in response.headers["Content-Disposition"]
    (paper,) = printed
    assert statements.check(public_key(named), paper.scanned) == {
        "v": 1,
        "number": paper.code,
        "holder": "Айна Бегова",
        "course": COURSE.in_language("ru").title,
        "minutes": 60,
        "of": 90,
        "from": named.cohort.begins_on.isoformat(),
        "until": named.cohort.ends_on.isoformat(),
        "on": TODAY.isoformat(),
        "issuer": ISSUER["name"],
    }
    assert (paper.first.language, paper.second.language) == ("ru", "en")
    assert paper.first.holder == paper.second.holder == "Айна Бегова"
    assert paper.first.facts[0].value == "60 / 90"


def test_it_is_set_in_every_pair_of_languages(named: LearningCast) -> None:
    """The press itself: every letter has a font, and the square code holds the line."""
    response = named.berk.post(path("certificate", named), YES | {"second": "tk"})
    assert response.content.startswith(b"%PDF-1.7")
    assert certificates.languages_for(COURSE) == list(COURSE.languages)


def test_it_speaks_of_nothing_but_the_course() -> None:
    for code in ("en", "ru", "uz", "kk", "ky", "tk"):
        assert words.has_words_in(code), code
        said = " ".join(sentence.in_language(code) for sentence in words.WORDS)
        assert not NOT_IN_A_TITLE.search(said)
        assert not re.search(r"surviv|victim|пострадав|жертв", said, re.IGNORECASE)


@pytest.mark.parametrize(
    "name",
    ["Центр против торговли людьми", "Anti-trafficking academy", "Школа о рабстве", "Adam söwda merkezi"],
)
def test_no_issuer_is_named_after_what_the_organisation_works_on(people: LearningCast, name: str) -> None:
    assert people.dana.post(BY_NAME["issuer"].path(), {"name": name}).status_code == 200
    request_of(people.dana)
    assert not Issuer.objects.exists()


def test_nothing_is_printed_where_it_is_a_danger_or_nobody_named_the_training(
    people: LearningCast, printed: list[Certificate]
) -> None:
    page = people.berk.post(path("certificate", people), YES)
    assert "First somebody who supervises" in page.text
    to_name = f'href="{BY_NAME["issuer"].path()}"'
    assert to_name not in page.text  # Berk may not open it
    assert to_name in people.dana.get(path("certificate", people)).text
    people.dana.post(BY_NAME["issuer"].path(), ISSUER)
    page = people.berk.post(path("certificate", people), CERTIFICATE)
    assert "Then nothing is printed" in page.text
    assert people.berk.post(path("certificate", people), YES | {"second": "ru"}).status_code == 200
    assert printed == []
    request_of(people.berk)
    assert not entries_of(people.cohort.organisation_id).filter(verb="learner.certified").exists()


def test_each_is_written_down_and_none_is_kept(named: LearningCast, printed: list[Certificate]) -> None:
    before = stored(named.berk)
    for _number in range(2):
        named.berk.post(path("certificate", named), YES)
    assert stored(named.berk) == before
    assert entries_of(named.cohort.organisation_id).filter(verb="learner.certified").count() == 2
    assert len({paper.code for paper in printed}) == 2


def test_another_name_keeps_the_key_and_earlier_certificates_hold(
    named: LearningCast, printed: list[Certificate]
) -> None:
    key = public_key(named)
    named.berk.post(path("certificate", named), YES)
    named.dana.post(BY_NAME["issuer"].path(), {"name": "Академия «Йол»"})
    named.berk.post(path("certificate", named), YES)
    assert public_key(named) == key
    assert [statements.check(key, paper.scanned)["issuer"] for paper in printed] == [
        ISSUER["name"],
        "Академия «Йол»",
    ]


def test_two_who_name_it_see_each_other(named: LearningCast) -> None:
    from amanjol.foundation.once.tests.pressing import form_of as form_on  # noqa: PLC0415  another of that name

    where = BY_NAME["issuer"].path()
    mine, theirs = (form_on(named.dana.get(where).text, "name").but(name=name) for name in ("Йол", "Сад"))
    assert named.dana.post(where, theirs).status_code == 302
    assert '<p class="value">Сад</p>' in named.dana.post(where, mine).text


def test_a_case_worker_does_not_name_it_by_the_act_either(people: LearningCast) -> None:
    keyring = keyring_of(people.berk)
    with pytest.raises(PermissionDenied):
        certifying.name_training(keyring=keyring, name="Йол")


def test_an_exchanged_row_signs_nothing(named: LearningCast, printed: list[Certificate]) -> None:
    """Whoever writes rows has no key of the organisation, so none of theirs is shown or signed with."""
    request_of(named.berk)
    Issuer.objects.update(sealed=b"\x01" * 93)
    assert named.berk.post(path("certificate", named), YES)["Location"] == KEYS
    assert named.dana.get(BY_NAME["issuer"].path())["Location"] == KEYS
    assert printed == []


def nothing_is_printed(people: LearningCast, printed: list[Certificate]) -> bool:
    """And the page of the learner says that something is an older copy."""
    answer = people.berk.post(path("certificate", people), YES, follow=True)
    return not printed and "Nothing is written into an older copy" in answer.text


def test_an_earlier_name_that_is_put_back_stands_on_no_paper(
    named: LearningCast, printed: list[Certificate]
) -> None:
    """It can say what the organisation has taken back since."""
    request_of(named.dana)
    before = Issuer.objects.values("wrapped_key", "schema", "sealed").get()
    named.dana.post(BY_NAME["issuer"].path(), {"name": "Академия «Йол»"})
    assert named.berk.post(path("certificate", named), YES)["Content-Type"] == "application/pdf"
    printed.clear()
    request_of(named.dana)
    Issuer.objects.update(**before)
    assert nothing_is_printed(named, printed)
    page = named.dana.post(BY_NAME["issuer"].path(), {"name": "Сад"}).text
    assert "Somebody may have put an older copy back" in page
    keyring = keyring_of(named.dana)
    with pytest.raises(OlderCopy):
        certifying.name_training(keyring=keyring, name="Сад")
    assert bytes(Issuer.objects.get().sealed) == bytes(before["sealed"])


def test_a_row_that_was_taken_away_begins_no_second_key(
    named: LearningCast, printed: list[Certificate]
) -> None:
    """Whoever has the published key would check the papers of the other one in vain."""
    request_of(named.dana)
    Issuer.objects.all().delete()
    assert "Somebody may have put an older copy back" in named.dana.get(BY_NAME["issuer"].path()).text
    assert named.dana.post(BY_NAME["issuer"].path(), {"name": "Сад"}).status_code == 200
    keyring = keyring_of(named.dana)
    with pytest.raises(OlderCopy):
        certifying.name_training(keyring=keyring, name="Сад")
    assert not Issuer.objects.exists()
    assert printed == []


def test_an_older_copy_of_the_cohort_is_certified_to_nobody(
    named: LearningCast, printed: list[Certificate]
) -> None:
    """Its days and minutes stand on the paper."""
    request_of(named.berk)
    before = Cohort.objects.values("wrapped_key", "schema", "sealed").get(pk=named.cohort.pk)
    assert named.berk.post(path("new_day", named), DAY).status_code == 302
    request_of(named.berk)
    Cohort.objects.filter(pk=named.cohort.pk).update(**before)
    assert nothing_is_printed(named, printed)


def test_what_the_square_code_cannot_hold_is_told_beside_the_name(
    people: LearningCast, printed: list[Certificate]
) -> None:
    assert people.dana.post(BY_NAME["issuer"].path(), {"name": "ы" * 300}).status_code == 302
    page = people.berk.post(path("certificate", people), YES | {"holder": "Ы" * 300})
    assert page.status_code == 200
    assert "too long for the square code" in page.text
    assert printed == []
    assert not entries_of(people.cohort.organisation_id).filter(verb="learner.certified").exists()
    assert code_picture("x" * statements.LONGEST).startswith("<svg")


def test_the_key_moves_to_new_keys_of_the_organisation(named: LearningCast) -> None:
    before = public_key(named)
    named.berk.post(f"{KEYS}new/")
    keyring = keyring_of(named.berk)
    rewrapping.rewrap(keyring, 50)
    assert queries.left_to_rewrap(keyring) == 0
    row = Issuer.objects.get()
    assert row.epoch == 2
    assert statements.public_key(bytes.fromhex(sealing.open_issuer(row, keyring).seed)) == before


def test_another_organisation_has_no_issuer_of_ours(named: LearningCast) -> None:
    request_of(named.gul)
    assert Issuer.objects.count() == 0
    request_of(named.berk)
    assert queries.issuer_visible_to(named.keys.cast.berk).exists()
    assert not queries.issuer_visible_to(named.gozel).exists()


def test_anybody_checks_it_without_a_node(named: LearningCast, printed: list[Certificate]) -> None:
    named.berk.post(path("certificate", named), YES)
    key, line = public_key(named), printed[0].scanned
    run = CliRunner().invoke(main, ["certificates", "check", key, line])
    assert run.exit_code == 0
    assert "holder: Айна Бегова" in run.output
    for bad in (line[:-1] + ("A" if line[-1] != "A" else "B"), line.replace("AMJ1.", "AMJ2."), "x"):
        run = CliRunner().invoke(main, ["certificates", "check", key, bad])
        assert (run.exit_code, run.output) == (1, "Error: Not signed with this key, or altered since.\n")
    with pytest.raises(NotSigned):
        statements.check(statements.public_key(bytes(32)), line)


def test_1000_hostile_names_are_signed_as_they_were_or_refused(
    named: LearningCast, printed: list[Certificate]
) -> None:
    where, typed = path("certificate", named), dict(YES)
    door = door_of(form_of(named.berk, where, typed))
    printed.clear()
    met, key = meet(door, typed), public_key(named)
    assert met.taken
    for taken in met.sent_and_taken:
        with undone():
            response: Any = send(named.berk, where, taken)
            assert response.status_code == 200
    assert [statements.check(key, paper.scanned)["holder"] for paper in printed] == [
        arrived(taken["holder"]) for taken in met.sent_and_taken
    ]
    for refused in met.sent_and_refused:
        with undone():
            page = send(named.berk, where, refused)
            assert page.status_code == 200
            assert MARKUP not in page.text
