from django.urls import path

from amanjol.programme.outreach.views import commitments, partners, recommendations

app_name = "outreach"
_RECOMMENDATION = "recommendations/<uuid:pk>"
_PARTNER = "partners/<uuid:pk>"
urlpatterns = [
    path("recommendations/", recommendations.ledger, name="ledger"),
    path("recommendations/new/", recommendations.new, name="new_recommendation"),
    path(f"{_RECOMMENDATION}/", recommendations.recommendation, name="recommendation"),
    path(f"{_RECOMMENDATION}/change/", recommendations.change, name="change_recommendation"),
    path(f"{_RECOMMENDATION}/answer/", recommendations.answer, name="answer"),
    path(f"{_RECOMMENDATION}/days/", recommendations.days, name="days"),
    path(f"{_RECOMMENDATION}/commitments/", recommendations.commit, name="commit"),
    path(f"{_RECOMMENDATION}/show/", recommendations.show, name="show"),
    path(f"{_RECOMMENDATION}/hide/", recommendations.hide, name="hide"),
    path("commitments/<uuid:pk>/move/", commitments.move, name="move"),
    path("commitments/<uuid:pk>/report/", commitments.report, name="report"),
    path("reports/<uuid:pk>/file/", commitments.proof, name="proof"),
    path("partners/", partners.partners, name="partners"),
    path("partners/new/", partners.new, name="new_partner"),
    path(f"{_PARTNER}/", partners.partner, name="partner"),
    path(f"{_PARTNER}/change/", partners.change, name="change_partner"),
    path(f"{_PARTNER}/<str:country>/", partners.word, name="word"),
    path(f"{_PARTNER}/<str:country>/withdraw/", partners.withdraw, name="withdraw"),
]
