"""Object storage: a real server that speaks S3, on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3  # type: ignore[import-untyped]  # it ships no types
import pytest
from moto.server import ThreadedMotoServer

from amanjol.public.packs.publishing.tests.stage import post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL_MAY_READ = {  # as docs/signing.md tells
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::guide/*"}
    ],
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def storage(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The server, emptied and with one bucket; nothing of this machine's own settings is used."""
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "node",
        "AWS_SECRET_ACCESS_KEY": "of-a-test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    post(f"{server}/moto-api/reset")
    client = boto3.client("s3")
    client.create_bucket(Bucket="guide")
    client.put_bucket_policy(Bucket="guide", Policy=json.dumps(ALL_MAY_READ))
    return client
