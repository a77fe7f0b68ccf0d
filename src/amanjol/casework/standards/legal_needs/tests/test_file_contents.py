"""What is sealed in a file opens to whom it was sealed, in its place, and says what a consent can name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from amanjol.casework.standards.legal_needs.file_contents import FileContent, content_of, open_file, seal
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.referring.identity import Told
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.standards.legal_needs.bodies import File

PLACE = Organisation("node", "yyldyz")
CONTENT = content_of([Told(FieldGroup.NAME, {"prs_FirstName": "Мерджен"})])
ADVOCATE, DEPUTY, OTHER = (keypairs.KeyPair(bytes([number]) * 32) for number in (1, 2, 3))


def sealed() -> File:
    return seal(CONTENT, PLACE, uuid4(), 1, None, [ADVOCATE.public, DEPUTY.public])


def test_both_open_it_and_nobody_else() -> None:
    file = sealed()
    for keys in (ADVOCATE, DEPUTY):
        assert open_file(file, keys, PLACE) == CONTENT
    assert CONTENT.groups == (FieldGroup.NAME,)
    with pytest.raises(SealBroken):
        open_file(file, OTHER, PLACE)


def test_what_was_moved_opens_nothing() -> None:
    file = sealed()
    for moved in (
        replace(file, need=uuid4()),
        replace(file, version=2),
        replace(file, sealed=sealed().sealed),
    ):
        with pytest.raises(SealBroken):
            open_file(moved, ADVOCATE, PLACE)
    with pytest.raises(SealBroken):
        open_file(file, ADVOCATE, Organisation("node", "another"))
    renamed = replace(file.keys[0], key=keypairs.key_id(OTHER.public))
    with pytest.raises(SealBroken):
        open_file(replace(file, keys=(renamed,)), OTHER, PLACE)


def test_a_field_in_another_group_is_none() -> None:
    data = CONTENT.as_data()
    data["told"][0]["group"] = "happened"
    with pytest.raises(NotCanonical):
        FileContent.from_data(data)
    with pytest.raises(NotCanonical):
        FileContent.from_data(CONTENT.as_data() | {"standard": "another"})
    with pytest.raises(NotCanonical):
        FileContent.from_data(CONTENT.as_data() | {"told": []})
