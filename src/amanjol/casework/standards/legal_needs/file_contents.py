"""What is sealed in a file for an advocate: fields of HTCDS, each in the group under which a consent named it.

Also called: hybrid encryption, envelope encryption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.legal_needs.bodies import File, FileKey
from amanjol.casework.standards.people.terms import FieldGroup
from amanjol.casework.standards.referring.identity import Told, check_standard, check_told
from amanjol.foundation.seals import canonical, case_keys, fields, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.keypairs import KeyPair

_CONTENT = "legal_needs.file"
_KEY = "legal_needs.file_key"


class FileContent(DataRecord, frozen=True, kw_only=True):
    """What the advocate reads. ValueError for a field that no consent tells, or of another group or standard."""

    standard: Annotated[str, Meta(max_length=20)]
    version: Annotated[str, Meta(max_length=20)]
    extension: Annotated[str, Meta(max_length=20)]
    told: Annotated[tuple[Told, ...], Meta(min_length=1, max_length=40)]

    def __post_init__(self) -> None:
        check_standard(self.standard, self.version, self.extension)
        for entry in self.told:
            check_told(entry)

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        """What a consent has to name."""
        return tuple(group for group in FieldGroup if group in {entry.group for entry in self.told})


def content_of(entries: Iterable[Told]) -> FileContent:
    """With the standard of today. ValueError."""
    standard = packaged_standard()
    return FileContent(
        standard=standard.name, version=standard.version, extension=standard.extension, told=tuple(entries)
    )


def seal(
    content: FileContent,
    place: Organisation,
    need: UUID,
    version: int,
    until: date | None,
    to: Iterable[bytes],
) -> File:
    """`place` is the organisation that writes, `to` the public halves of who acts. MalformedPublicKey; ValueError."""
    key = case_keys.new_case_key()
    return File(
        need=need,
        version=version,
        until=until,
        keys=tuple(_wrapped(key, public, place, need, version) for public in to),
        sealed=fields.seal(
            key, canonical.to_bytes(content.as_data()), place.place(str(need), _CONTENT, version)
        ),
    )


def open_file(file: File, keys: KeyPair, place: Organisation) -> FileContent:
    """By one of those to whom it is sealed; `place` is the organisation that wrote it. SealBroken."""
    mine = keypairs.key_id(keys.public)
    entry = next((entry for entry in file.keys if entry.key == mine), None)
    if entry is None:
        raise SealBroken
    context = place.place(f"{file.need}/{mine.hex()}", _KEY, file.version)
    key = keypairs.unwrap_key_with(keys, entry.wrapped, context)
    try:
        plain = fields.unseal(key, file.sealed, place.place(str(file.need), _CONTENT, file.version))
        return FileContent.from_data(canonical.from_bytes(plain))
    except canonical.NotCanonical:
        raise SealBroken from None


def _wrapped(key: bytes, public: bytes, place: Organisation, need: UUID, version: int) -> FileKey:
    to = keypairs.key_id(public)
    context = place.place(f"{need}/{to.hex()}", _KEY, version)
    return FileKey(to, keypairs.wrap_key_to(public, key, context))
