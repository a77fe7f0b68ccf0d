"""Codes, and that each seal holds in its own place alone."""

from __future__ import annotations

import uuid

import pytest

from amanjol.casework.complaints import codes, sealing
from amanjol.casework.complaints.models import Complaint, Letterbox, Seal
from amanjol.casework.complaints.records import Letter
from amanjol.casework.complaints.tests.complaint_cast import TODAY, ComplaintCast, complain, opened
from amanjol.foundation.accounts import unlocks
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals.fields import SealBroken

pytestmark = pytest.mark.django_db


def test_a_code_is_read_however_it_was_written_down() -> None:
    code = codes.new_code()
    assert len(code) == codes.DIGITS
    for typed in (
        code,
        codes.in_groups(code),
        f" {code[:7]}-{code[7:]} ",
        "٠١٢٣٤٥٦٧٨٩"[int(code[0])] + code[1:],
    ):
        assert codes.read(typed) == code
    for wrong in ("", code[:-1], code + "0", "код"):
        assert codes.read(wrong) is None


def test_every_single_slip_in_a_code_is_found() -> None:
    code = "12345678901234567894"
    assert codes.read(code) == code
    for place in range(codes.DIGITS):
        for digit in "0123456789":
            slip = code[:place] + digit + code[place + 1 :]
            assert (codes.read(slip) is None) == (slip != code)


def test_the_code_gives_a_name_and_a_key_and_neither_gives_the_other() -> None:
    first, second = codes.new_code(), codes.new_code()
    assert codes.name_of(first) != codes.name_of(second)
    assert codes.keys_of(first).public != codes.keys_of(second).public
    assert codes.keys_of(first).seed.hex() != codes.name_of(first)


def test_each_part_of_a_place_is_bound(people: ComplaintCast) -> None:
    code = codes.new_code()
    pk, _road = complain(people, code=code)
    berk = people.at["berk"]
    opened(berk, pk)
    request = request_of(berk)
    member, keys = member_of(request.user), unlocks.opened_keys(request)
    assert member is not None
    assert keys is not None
    row, seal = Complaint.objects.get(pk=pk), Seal.objects.get(complaint=pk)
    assert sealing.open_with(row, keys, member).about == str(people.yyldyz.pk)
    row.schema = 2
    with pytest.raises(SealBroken):
        sealing.open_with(row, keys, member)
    row.schema, row.organisation = 1, people.gul
    with pytest.raises(SealBroken):
        sealing.open_with(row, keys, member)
    other, _road = complain(people)
    request_of(berk)
    moved = Complaint.objects.get(pk=other)
    moved.sealed = Complaint.objects.get(pk=pk).sealed
    Seal.objects.filter(complaint=other)
    with pytest.raises(SealBroken):
        sealing.open_with(moved, keys, member)
    assert seal.sealed is not None


def test_a_letter_opens_in_its_own_box_with_its_own_code(people: ComplaintCast) -> None:
    code, other = codes.new_code(), codes.new_code()
    letter = Letter("waiting", TODAY, TODAY, "Ответ")
    box = Letterbox(pk=uuid.uuid4(), organisation=people.yyldyz, name=codes.name_of(code))
    sealing.seal_letter(box, letter, sealing.as_text(codes.keys_of(code).public))
    assert sealing.open_letter(box, codes.keys_of(code)) == letter
    with pytest.raises(SealBroken):
        sealing.open_letter(box, codes.keys_of(other))
    box.pk = uuid.uuid4()
    with pytest.raises(SealBroken):
        sealing.open_letter(box, codes.keys_of(code))
