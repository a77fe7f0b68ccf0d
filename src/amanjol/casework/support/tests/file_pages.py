"""Taking files in and opening them, as a browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amanjol.casework.cases.models import Case
from amanjol.casework.support.files import store
from amanjol.casework.support.files.queries import files_of
from amanjol.casework.support.models import CaseFile
from amanjol.casework.support.tests import file_samples as samples
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from amanjol.casework.support.files.queries import CaseFiles, OpenedFile

ABOUT: Final = "Договор с фермой"
TOLD: Final = {
    "about": ABOUT, "giver": "Сама, из сумки", "place": "Приют, комната 3", "received_on": "", "is_allowed": "on",
}  # fmt: skip


def address(name: str, case: Case, file: CaseFile | None = None) -> str:
    return reverse(f"support:{name}", args=[case.pk] if file is None else [case.pk, file.pk])


def send(
    client: Client, case: Case, content: bytes, name: str = "Роза Аманова, договор.jpg", **description: str
) -> Any:
    upload = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post(address("add_file", case), TOLD | description | {"file": upload})


def take_in(client: Client, case: Case, content: bytes | None = None, **description: str) -> CaseFile:
    """Its row, as it lies there."""
    before = {file.row.pk for file in seen(client, case).files}
    answer = send(client, case, content or samples.jpeg(), **description)
    assert answer.status_code == 302, answer.text
    (row,) = (file.row for file in seen(client, case).files if file.row.pk not in before)
    return row


def newest(client: Client, case: Case) -> OpenedFile:
    return seen(client, case).files[0]


def seen(client: Client, case: Case) -> CaseFiles:
    keyring = keyring_of(client)
    return files_of(Case.objects.select_related("person").get(pk=case.pk), keyring)


def downloaded(client: Client, case: Case, file: CaseFile, name: str = "file_copy") -> bytes:
    answer: Any = client.get(address(name, case, file))
    assert answer.status_code == 200, answer.status_code
    content = b"".join(answer.streaming_content)
    assert answer["Content-Length"] == str(len(content))
    return content


def lying(folder: Path) -> list[bytes]:
    """What every file there holds, whatever it is called."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def stored_in(case: Case, client: Client) -> set[Any]:
    request_of(client)
    return {pk for pk in store.lying() if CaseFile.objects.filter(case=case, pk=pk).exists()}
