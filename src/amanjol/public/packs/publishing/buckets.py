"""A repository in object storage that speaks the S3 protocol: Amazon's, MinIO, Ceph, Garage and others.

The endpoint, the region and the credentials come from boto3's own environment: `AWS_ENDPOINT_URL`,
`AWS_DEFAULT_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`.
"""

from __future__ import annotations

import base64
import hashlib
import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import urlsplit

import boto3  # type: ignore[import-untyped]  # it ships no types
from botocore.config import Config  # type: ignore[import-untyped]  # as boto3
from botocore.exceptions import (  # type: ignore[import-untyped]  # as boto3
    BotoCoreError,
    ClientError,
    HTTPClientError,
    NoCredentialsError,
)

from amanjol.public.packs.publishing.places import Headers, StoredFile
from amanjol.public.packs.publishing.problems import PlaceFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

_IMMUTABLE: Final = "public, max-age=31536000, immutable"  # the name holds the hash
_FRESH: Final = "no-cache"
_ABSENT: Final = frozenset({"404", "NoSuchKey"})
_REFUSED: Final = frozenset({"403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"})


class Bucket:
    """Part of a bucket. A write is seen whole or not at all: that is what S3 promises."""

    at_once = 8  # each waits for the network, not for this machine

    def __init__(self, bucket: str, prefix: str, client: Any) -> None:
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._client = client

    @classmethod
    def at(cls, address: str) -> Bucket:
        """Raises `PlaceFailed` where the address or the environment cannot be meant."""
        parts = urlsplit(address)
        if not parts.netloc or parts.query or parts.fragment:
            raise PlaceFailed(f"'{address}' is no bucket: write it like s3://bucket/prefix.")
        settings = Config(
            connect_timeout=10,
            read_timeout=60,
            retries={"mode": "standard", "total_max_attempts": 4},
            max_pool_connections=cls.at_once,
            request_checksum_calculation="when_required",  # what others than Amazon do not know
            response_checksum_validation="when_required",
        )
        try:
            session = boto3.session.Session()
            region = session.region_name or "us-east-1"  # others than Amazon do not care
            client = session.client("s3", region_name=region, config=settings)
        except (BotoCoreError, ValueError) as error:
            raise PlaceFailed(f"{address}: {_as_sentence(error)}") from error
        return cls(parts.netloc, parts.path.strip("/"), client)

    @property
    def name(self) -> str:
        return f"s3://{self._bucket}/{self._prefix}".rstrip("/")

    def listing(self, folder: str) -> dict[str, StoredFile]:
        files = {}
        with self._told():
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=f"{self._prefix}{folder}/" if folder else self._prefix
            )
            for page in pages:
                for entry in page.get("Contents", []):
                    files[entry["Key"].removeprefix(self._prefix)] = StoredFile(
                        entry["Size"], entry["LastModified"]
                    )
        return files

    def read(self, name: str) -> bytes | None:
        with self._told():
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + name)
            except ClientError as error:
                if _code_of(error) in _ABSENT:
                    return None
                raise
            return bytes(answer["Body"].read())

    def write(self, name: str, source: bytes | Path, headers: Headers | None = None) -> None:
        """The server compares the bytes with their SHA-256, if it knows how, before it stores them."""
        if isinstance(source, Path):
            with source.open("rb") as opened:  # the caller has just read it
                self._put(name, opened, headers or _of_a_repository(name))
        else:
            self._put(name, io.BytesIO(source), headers or _of_a_repository(name))

    def _put(self, name: str, content: BinaryIO, headers: Headers) -> None:
        digest = hashlib.file_digest(content, "sha256").digest()  # type: ignore[arg-type]  # any file will do
        content.seek(0)
        with self._told():
            self._client.put_object(
                Bucket=self._bucket,
                Key=self._prefix + name,
                Body=content,
                ChecksumSHA256=base64.b64encode(digest).decode(),
                ContentType=headers.content_type,
                CacheControl=headers.cache_control,
                **({"ContentEncoding": headers.encoding} if headers.encoding else {}),
            )

    def settle(self) -> None:
        """S3 answers only when it has stored."""

    def remove(self, name: str) -> None:
        with self._told():
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + name)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except ClientError as error:
            raise PlaceFailed(f"{self.name}: {self._refusal(error)}") from error
        except NoCredentialsError as error:
            raise PlaceFailed(
                f"{self.name}: no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
            ) from error
        except (BotoCoreError, HTTPClientError, OSError) as error:
            raise PlaceFailed(f"{self.name} cannot be reached: {_as_sentence(error)}") from error

    def _refusal(self, error: ClientError) -> str:
        code = _code_of(error)
        if code == "NoSuchBucket":
            return f"there is no bucket '{self._bucket}' at {self._client.meta.endpoint_url}; make it first."
        if code in _REFUSED:
            return f"these credentials may not do this ({code}); the key must read, write, list and remove."
        return f"the server answered {code}: {error.response.get('Error', {}).get('Message', '')}"


def _of_a_repository(name: str) -> Headers:
    kind = "application/json" if name.endswith(".json") else "application/octet-stream"
    return Headers(kind, _FRESH if name.startswith("metadata/") else _IMMUTABLE)


def _code_of(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", "an error"))


def _as_sentence(error: Exception) -> str:
    """Libraries' messages, on one line."""
    text = " ".join(str(error).split())
    return text if text.endswith(".") else f"{text}."
