"""The guide read from object storage, as a CDN would pass it on: found, styled, searched, and kept for a journey."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import boto3  # type: ignore[import-untyped]  # it ships no types
import pytest
from click.testing import CliRunner
from moto.server import ThreadedMotoServer
from playwright.sync_api import expect

from amanjol.public.packs.tree import MANIFEST, QUICK, compressed, read_manifest
from amanjol.site.cli.publishing import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
READABLE = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::guide/*"}


def in_uzbek(pack: Path, target: Path) -> Path:
    """A pack with what a reader of one language can reach: seven times as many files would prove no more."""
    manifest = read_manifest(pack)
    others = set(manifest["languages"]) - {"uz"}
    shutil.copytree(pack, target, ignore=shutil.ignore_patterns(*others, "kiosk", "screen"))
    left = {path: entry for path, entry in manifest["files"].items() if (target / path).exists()}
    text = json.dumps({**manifest, "files": left}).encode()
    (target / MANIFEST).write_bytes(text)
    (target / f"{MANIFEST}.br").write_bytes(compressed(text, QUICK))
    return target


@pytest.fixture
def bucket(node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bucket to which the node's pack was published."""
    pack = in_uzbek((node.data / "packs/current").resolve(), tmp_path / "pack")
    running = ThreadedMotoServer("localhost", 0, verbose=False)
    running.start()
    server = f"http://localhost:{running.get_host_and_port()[1]}"
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "node",
        "AWS_SECRET_ACCESS_KEY": "of-a-test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="guide")
    client.put_bucket_policy(
        Bucket="guide", Policy=json.dumps({"Version": "2012-10-17", "Statement": [READABLE]})
    )
    said = CliRunner().invoke(publish, ["--web", "s3://guide", "--pack", str(pack)])
    assert said.exit_code == 0, said.output
    yield f"{server}/guide"
    running.stop()


def test_the_guide_is_read_from_a_bucket_and_then_without_a_line(bucket: str, phone: Page) -> None:
    fetched = {}
    phone.on("response", lambda answer: fetched.update({answer.url: answer}))
    phone.goto(f"{bucket}/index.html")
    phone.get_by_role("link", name="Oʻzbekcha").click()
    expect(phone).to_have_url(f"{bucket}/uz/index.html")
    phone.get_by_role("link", name="Koreya Respublikasi").first.click()
    expect(phone.locator("body")).to_have_css("background-color", "rgb(251, 246, 236)")
    expect(phone.locator("[data-saved]")).to_be_visible(
        timeout=180_000
    )  # kept: what it lists is what is there
    home, style = fetched[f"{bucket}/uz/index.html"], next(url for url in fetched if url.endswith(".css"))
    assert home.headers["content-type"] == "text/html; charset=utf-8"
    assert (home.headers["content-encoding"], home.headers["cache-control"]) == ("br", "no-cache")
    assert "immutable" in fetched[style].headers["cache-control"]
    assert {answer.status for answer in fetched.values()} <= {200, 304}

    phone.context.set_offline(True)
    phone.goto(f"{bucket}/uz/kr/your-rights.html")
    expect(phone.locator("h1")).to_have_text("Huquqlaringiz")
    phone.goto(f"{bucket}/uz/search.html")
    phone.get_by_role("searchbox").fill("shifokor")
    expect(phone.locator("[data-search-results] a").first).to_be_visible()
    phone.context.set_offline(False)
