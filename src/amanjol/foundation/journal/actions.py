from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import connection

from amanjol.foundation.journal import subjects as many
from amanjol.foundation.journal.models import Subject
from amanjol.foundation.journal.vocabulary import all_verbs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    type Plain = str | int | bool | UUID | list[Plain] | None

# Its number, its moment and the two hashes are the trigger's to fill. Each act writes one: no model is made for it.
_ADD: Final = (
    'INSERT INTO "journal_entry"'
    " (id, organisation_id, actor_id, verb, subject_type, subject_id, details, sequence, at, previous_hash, hash)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb, 0, statement_timestamp(), '', '')"
)
_ADD_EACH: Final = (
    'INSERT INTO "journal_entry"'
    " (id, organisation_id, actor_id, verb, subject_type, subject_id, details, sequence, at, previous_hash, hash)"
    " SELECT gen_random_uuid(), %s, %s, %s, %s, subject, details::jsonb, 0, statement_timestamp(), '', ''"
    " FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS of (subject, details, place) ORDER BY place"
)
_CODE = re.compile(r"[A-Za-z0-9._:/-]{1,100}")


class NotPlain(ValueError):
    """Something else than an id or a code was about to be written down for ever."""


class UnknownVerb(ValueError):
    """No package registers this verb in its `verbs.py`: nobody could read the entry."""


def hold(organisation: UUID) -> None:
    """The lock of its chain, until the transaction ends, as `record` takes it: for who locks rows before writing.

    Whoever locks rows first and writes into the journal last waits in a circle with an act that does it the other way.
    """
    with connection.cursor() as cursor:
        chain = f"amanjol journal {organisation}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [chain])


def record(
    *,
    verb: str,
    organisation: UUID | None,
    actor: UUID | None,
    subject: tuple[str, object],
    details: Mapping[str, Plain] | None = None,
    subjects: Collection[many.Subject] = (),
) -> UUID:
    """Write down what was done, in the caller's transaction, and return the entry's id.

    `verb` is registered (`verbs.py`), `organisation` None means the node's own chain, `subject` is a kind
    of thing and its id; `subjects` are all that it is about where it is about many, of an organisation's own.
    Holds the lock of that chain until the transaction ends, so do slow work before.
    NotPlain for what is neither id nor code; UnknownVerb.
    """
    kind, subject_id = subject
    _check_verb(verb)
    plain_details, many_subjects = dict(details or {}), frozenset(subjects)
    if many_subjects:
        if organisation is None:
            raise NotPlain("Only an organisation's entry is about many things.")
        plain_details |= {many.NUMBER: len(many_subjects), many.DIGEST: many.digest_of(many_subjects)}
    pk = uuid.uuid4()
    values = [pk, organisation, actor, verb, _code(kind), _code(str(subject_id)), _written(plain_details)]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, values)
    if organisation is not None:
        # One statement: the database compares all rows of an entry with its digest whenever some are added.
        Subject.objects.bulk_create(
            Subject(organisation_id=organisation, entry_id=pk, kind=_code(what), subject_id=of)
            for what, of in many_subjects
        )
    return pk


def record_each(
    *,
    verb: str,
    organisation: UUID,
    actor: UUID | None,
    kind: str,
    subjects: Mapping[UUID, Mapping[str, Plain]],
) -> None:
    """An entry for each of them with its details, in their order, as `record` writes it. UnknownVerb; NotPlain."""
    _check_verb(verb)
    details = [_written(details) for details in subjects.values()]
    with connection.cursor() as cursor:
        cursor.execute(
            _ADD_EACH,
            [organisation, actor, verb, _code(kind), [_code(str(subject)) for subject in subjects], details],
        )


def _check_verb(verb: str) -> None:
    if verb not in all_verbs():
        raise UnknownVerb(f"{verb} stands in no package's verbs.py.")


def _written(details: Mapping[str, Plain]) -> str:
    return json.dumps({_code(key): _plain(value) for key, value in details.items()})


def _plain(value: Plain) -> Plain:
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, str | UUID):
        return _code(str(value))
    if value is None or isinstance(value, int):
        return value
    raise NotPlain("The journal holds ids and codes only.")


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise NotPlain("The journal holds ids and codes only.")
    return text
