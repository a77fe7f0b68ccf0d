"""The one place that listens to signals: Wagtail says by them that a page was published or taken down."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from amanjol.public.guide import models as guide
from amanjol.public.packs import actions
from amanjol.public.packs.publishing.actions import ask_to_publish


def connect() -> None:
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_guide_changed, dispatch_uid="packs-guide")
    for sender in ("directory.Contact", "guide.Source", "guide.ApprovedFile"):
        for model_signal in (post_save, post_delete):
            model_signal.connect(_guide_changed, sender=sender, dispatch_uid=f"packs-{sender}")
    for model_signal in (post_save, post_delete):
        model_signal.connect(_standing_changed, sender=guide.LegalStanding, dispatch_uid="packs-standing")
    for model in (guide.CountryPage, guide.TopicPage, guide.ArticlePage):
        post_delete.connect(_guide_changed, sender=model, dispatch_uid=f"packs-{model.__name__}")


def _guide_changed(**_signal: Any) -> None:
    actions.ask_for_build()


def _standing_changed(**_signal: Any) -> None:
    """What is published beside the pack may hold an address too: the words of a notice."""
    actions.ask_for_build()
    ask_to_publish()
