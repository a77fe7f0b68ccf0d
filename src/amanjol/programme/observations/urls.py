from django.urls import path

from amanjol.programme.observations.views import desk, repeating

app_name = "observations"
urlpatterns = [
    path("", desk.all_observations, name="all"),
    path("new/", desk.begin, name="new"),
    path("repeats/", repeating.what_repeats, name="repeats"),
    path("<uuid:pk>/", desk.observation, name="observation"),
    path("<uuid:pk>/change/", desk.change, name="change"),
    path("<uuid:pk>/people/", desk.people, name="people"),
    path("<uuid:pk>/people/<uuid:other>/", desk.answers, name="answers"),
    path("<uuid:pk>/send/", desk.send, name="send"),
    path("<uuid:pk>/recall/", desk.recall, name="recall"),
    path("<uuid:pk>/throw-away/", desk.throw_away, name="throw_away"),
]
