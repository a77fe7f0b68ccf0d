"""The editor's addresses: Wagtail's, without its own sign-in, passwords, accounts and groups."""

from __future__ import annotations

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtail_urls

from amanjol.public.guide import views

urlpatterns = [
    path("cms/login/", views.sign_in),
    path("cms/logout/", views.sign_out),
    path("cms/account/", views.own_account),
    re_path(r"^cms/(?:password_reset|users|groups)(?:/|$)", views.switched_off),
    path("cms/", include(wagtail_urls)),
    path("media/<path:name>", views.media, name="guide_media"),
]
