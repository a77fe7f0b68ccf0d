"""Every address of the installation. A plane that is off has none.

The guide itself is not here: `site.wsgi` serves the pack before Django is asked.
"""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("amanjol.foundation.accounts.urls")),
    path("organisation/", include("amanjol.foundation.organisations.urls")),
    path("organisation/letters/", include("amanjol.foundation.letters.urls")),
    path("nodes/", include("amanjol.foundation.letters.node_urls")),
    path("", include("amanjol.foundation.web.urls")),
    path("help/", include("amanjol.site.handbook.urls")),
]

if "casework" in settings.PLANES:
    urlpatterns += [
        path("desk/", include("amanjol.casework.referrals.urls")),
        path("desk/", include("amanjol.casework.legal_aid.urls")),
        path("desk/", include("amanjol.casework.support.urls")),
        path("desk/", include("amanjol.casework.intake.urls")),
        path("desk/", include("amanjol.casework.cases.urls")),
        path("desk/", include("amanjol.casework.learning.urls")),
        path("desk/complaints/", include("amanjol.casework.complaints.urls")),
        path("complaint/", include("amanjol.casework.complaints.page_urls")),
    ]

if "programme" in settings.PLANES:
    urlpatterns += [
        path("programme/", include("amanjol.programme.results.urls")),
        path("programme/", include("amanjol.programme.newsletter.urls")),
        path("programme/", include("amanjol.programme.mailings.urls")),
        path("programme/", include("amanjol.programme.outreach.urls")),
        path("programme/releases/", include("amanjol.programme.releases.urls")),
        path("newsletter/", include("amanjol.programme.newsletter.open_urls")),
        path("recommendations/", include("amanjol.programme.outreach.open_urls")),
        path("lists/", include("amanjol.programme.mailings.open_urls")),
    ]
    if "casework" in settings.PLANES:
        urlpatterns += [
            path("desk/return/", include("amanjol.programme.returns.urls")),
            path("programme/returns/", include("amanjol.programme.returns.partner_urls")),
        ]
    if {"casework", "public"} <= set(settings.PLANES):
        urlpatterns += [
            path("desk/observations/", include("amanjol.programme.observations.urls")),
            path("cms/warnings/observations/", include("amanjol.programme.observations.editor_urls")),
            path("desk/warnings/", include("amanjol.programme.partner_warnings.urls")),
            path("cms/warnings/partners/", include("amanjol.programme.partner_warnings.editor_urls")),
        ]

if "public" in settings.PLANES:
    urlpatterns += [
        path("", include("amanjol.public.screens.urls")),
        path("", include("amanjol.public.warnings.urls")),
        path("", include("amanjol.public.devices.urls")),
        path("", include("amanjol.public.guide.urls")),
    ]
else:
    urlpatterns += [path("", RedirectView.as_view(pattern_name="web:home"))]

handler400 = "amanjol.foundation.web.views.bad_request"
handler403 = "amanjol.foundation.web.views.permission_denied"
handler404 = "amanjol.foundation.web.views.not_found"
handler500 = "amanjol.foundation.web.views.server_error"
