from django.urls import path

from amanjol.programme.results.views import figures, indicators, periods, programmes

app_name = "results"
_IN_PERIOD = "indicators/<uuid:pk>/periods/<uuid:other>"
urlpatterns = [
    path("", programmes.programmes, name="programmes"),
    path("new/", programmes.new, name="new_programme"),
    path("<uuid:pk>/", programmes.programme, name="programme"),
    path("<uuid:pk>/change/", programmes.change, name="change_programme"),
    path("<uuid:pk>/results/new/", indicators.new_result, name="new_result"),
    path("results/<uuid:pk>/change/", indicators.change_result, name="change_result"),
    path("results/<uuid:pk>/indicators/new/", indicators.new_indicator, name="new_indicator"),
    path("indicators/<uuid:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<uuid:pk>/change/", indicators.change_indicator, name="change_indicator"),
    path("<uuid:pk>/periods/new/", periods.new, name="new_period"),
    path("periods/<uuid:pk>/lock/", periods.lock, name="lock"),
    path("periods/<uuid:pk>/answer/", periods.answer, name="answer"),
    path(f"{_IN_PERIOD}/target/", periods.target, name="target"),
    path(f"{_IN_PERIOD}/figure/", figures.write, name="write_figure"),
    path("facts/<uuid:pk>/correct/", figures.correct, name="correct_figure"),
    path("figures/<uuid:pk>/approve/", figures.approve, name="approve_figure"),
    path("figures/<uuid:pk>/send-back/", figures.send_back, name="send_back_figure"),
]
