"""A code word is drawn: it can be read aloud, is never the same, and no name passes for one."""

from __future__ import annotations

from uuid import UUID

from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.identity import Identity, Told, draw_code_word, identity_of
from amanjol.casework.standards.referring.kinds import read, write
from amanjol.foundation.seals import words

REFERRAL = "0b6f2c1e-5a34-4c8e-9d27-3f6a1b8c7e55"


def test_each_is_new_and_is_read_in_both_scripts():
    drawn = {draw_code_word() for _ in range(200)}
    assert len(drawn) == 200
    for word in drawn:
        assert words.read(word) == words.read(words.in_cyrillic(word))
        assert len(words.read(word)) == 4


def test_a_drawn_one_goes_alone():
    body = identity_of((), referral=UUID(REFERRAL), purpose=Purpose.SHELTER, code_word=draw_code_word())
    assert read("referral.identity", write(body)) == body
    assert body.groups == ()
    with_help = identity_of(
        [Told(FieldGroup.HELP, {"spl_Type": "SocialCare"})],
        referral=UUID(REFERRAL), purpose=Purpose.SHELTER, code_word=draw_code_word(),
    )  # fmt: skip
    assert isinstance(with_help, Identity)
    assert with_help.groups == (FieldGroup.HELP,)
