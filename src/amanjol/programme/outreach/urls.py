from django.urls import path

from amanjol.programme.outreach.views import commitments, partners, planner, reach, recommendations

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
    path(f"{_RECOMMENDATION}/ask/", recommendations.ask, name="ask"),
    path(f"{_RECOMMENDATION}/take-back/", recommendations.take_back, name="take_back"),
    path(f"{_RECOMMENDATION}/show/", recommendations.show, name="show"),
    path(f"{_RECOMMENDATION}/hide/", recommendations.hide, name="hide"),
    path("commitments/<uuid:pk>/change/", commitments.correct, name="correct_commitment"),
    path("commitments/<uuid:pk>/move/", commitments.move, name="move"),
    path("commitments/<uuid:pk>/report/", commitments.report, name="report"),
    path("reports/<uuid:pk>/file/", commitments.proof, name="proof"),
    path("reports/<uuid:pk>/change/", commitments.correct_report, name="correct_report"),
    path("planner/", planner.planner, name="planner"),
    path("planner/calendar/begin/", planner.begin_feed, name="begin_feed"),
    path("planner/calendar/end/", planner.end_feed, name="end_feed"),
    path("planner/events/new/", planner.new_event, name="new_event"),
    path("planner/events/<uuid:pk>/", planner.event, name="event"),
    path("planner/events/<uuid:pk>/remove/", planner.remove_event, name="remove_event"),
    path("planner/campaigns/new/", planner.new_campaign, name="new_campaign"),
    path("planner/campaigns/<uuid:pk>/", planner.campaign, name="campaign"),
    path("planner/campaigns/<uuid:pk>/change/", planner.change_campaign, name="change_campaign"),
    path("publications/", reach.publications, name="publications"),
    path("publications/new/", reach.new, name="new_publication"),
    path("publications/<uuid:pk>/", reach.publication, name="publication"),
    path("publications/<uuid:pk>/taken-down/", reach.taken_down, name="film_taken_down"),
    path("publications/<uuid:pk>/change/", reach.change, name="change_publication"),
    path("publications/counts/<uuid:pk>/change/", reach.correct, name="correct_count"),
    path("partners/", partners.partners, name="partners"),
    path("partners/new/", partners.new, name="new_partner"),
    path(f"{_PARTNER}/", partners.partner, name="partner"),
    path(f"{_PARTNER}/change/", partners.change, name="change_partner"),
    path(f"{_PARTNER}/<str:country>/", partners.word, name="word"),
    path(f"{_PARTNER}/<str:country>/withdraw/", partners.withdraw, name="withdraw"),
]
