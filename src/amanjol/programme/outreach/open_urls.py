from django.urls import path

from amanjol.programme.outreach.views import openly, planner

app_name = "recommendations"
urlpatterns = [
    path("", openly.recommendations, name="any"),
    path("logo/<uuid:pk>.png", openly.logo, name="logo"),
    path("calendar/<str:secret>.ics", planner.feed, name="feed"),
    path("<slug:language>/", openly.recommendations, name="all"),
    path("<slug:language>/<slug:country>/", openly.recommendations, name="country"),
]
