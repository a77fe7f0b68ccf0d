"""The editor's addresses: Wagtail's, without its own sign-in, passwords, accounts and groups."""

from __future__ import annotations

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtail_urls

from amanjol.public.guide.comparing.views import compare
from amanjol.public.guide.readers.views import export_readers, preview_readers, send_readers
from amanjol.public.guide.telling.views import choose_letters
from amanjol.public.guide.views import (
    around,
    dialling,
    proposals,
    spreadsheets,
    state,
    taking_down,
    translating,
)
from amanjol.public.guide.watching.views import save_look, watching

urlpatterns = [
    path("cms/login/", around.sign_in),
    path("cms/logout/", around.sign_out),
    path("cms/account/", around.own_account),
    re_path(r"^cms/(?:password_reset|users|groups)(?:/|$)", around.switched_off),
    path("cms/dialling/", dialling.dialling, name="guide_dialling"),
    path("cms/dialling/<slug:key>/", dialling.save_dialling, name="guide_save_dialling"),
    path("cms/dialling/<slug:key>/undo/", dialling.undo_dialling, name="guide_undo_dialling"),
    path("cms/changes/", proposals.changes, name="guide_changes"),
    path("cms/changes/article/<int:pk>/", compare, name="guide_compare"),
    path("cms/changes/<uuid:pk>/approve/", proposals.approve, name="guide_approve"),
    path("cms/changes/<uuid:pk>/decline/", proposals.decline, name="guide_decline"),
    path("cms/changes/<uuid:pk>/withdraw/", proposals.withdraw, name="guide_withdraw"),
    path("cms/changes/<slug:kind>/<int:pk>/approve/", proposals.approve_file, name="guide_approve_file"),
    path("cms/state/", state.state, name="guide_state"),
    path("cms/take-down/<int:pk>/", taking_down.take_down, name="guide_take_down"),
    path("cms/watching/", watching, name="guide_watching"),
    path("cms/watching/<slug:key>/", save_look, name="guide_save_look"),
    path("cms/translate/", state.translations, name="guide_translations"),
    path("cms/translate/import/", spreadsheets.send_file, name="guide_send_file"),
    path("cms/translate/import/<uuid:pk>/", spreadsheets.preview_file, name="guide_import"),
    path("cms/translate/readers/<uuid:pk>/", preview_readers, name="guide_readers_preview"),
    path("cms/translate/<slug:language>/readers/", export_readers, name="guide_readers_export"),
    path("cms/translate/<slug:language>/readers/send/", send_readers, name="guide_readers_send"),
    path("cms/translate/<slug:language>/export/", spreadsheets.export_language, name="guide_export"),
    path(
        "cms/translate/<slug:language>/<uuid:translation_key>/", translating.translate, name="guide_translate"
    ),
    path("cms/documents/file/<int:pk>/<path:name>", around.document, name="wagtaildocs_serve"),
    path("cms/", include(wagtail_urls)),
    path("account/guide-letters/", choose_letters, name="guide_letters"),
    path("media/<path:name>", around.media, name="guide_media"),
]
