"""How the files of a plan are packed: those that an earlier program packed open, too."""

from __future__ import annotations

import zlib

import msgspec
import pytest

from amanjol.casework.legal_aid.planning.records import PlanFiles, digest_of
from amanjol.foundation.seals.fields import SealBroken

FILES = PlanFiles("need,one\nx,1\n", "{}", "", ())


def test_files_open_however_they_were_packed():
    for content in (FILES.as_bytes(), zlib.compress(msgspec.json.encode(FILES), 6)):
        assert PlanFiles.of_bytes(content, digest_of(content)) == FILES


@pytest.mark.parametrize("content", [b"", b"B", b"Bxyz", b"xyz", FILES.as_bytes()[:-1]])
def test_what_is_no_such_packing_opens_nothing(content):
    with pytest.raises(SealBroken):
        PlanFiles.of_bytes(content, digest_of(content))
