"""The editor's search, and Wagtail's list of what refers to what, when many pages come at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db.models.signals import post_save
from django.tasks import task
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def all_at_once() -> Iterator[None]:
    """Both learn of everything in one task, part of the caller's transaction.

    Wagtail asks for two tasks at each of two saves of every page: 1,258 for the starter guide, which would keep the
    worker of a first start from what readers wait for. For a process that saves nothing else meanwhile.
    """
    models = [model for model in get_indexed_models() if getattr(model, "search_auto_update", True)]
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    index_everything.enqueue()


@task
def index_everything() -> None:
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
