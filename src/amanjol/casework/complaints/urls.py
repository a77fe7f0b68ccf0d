from django.urls import path

from amanjol.casework.complaints.views import desk, receivers, waiting

app_name = "complaints"
urlpatterns = [
    path("", waiting.complaints, name="complaints"),
    path("new/", desk.new, name="new"),
    path("receivers/", receivers.receivers, name="receivers"),
    path("receivers/second/", receivers.second, name="second"),
    path("receivers/<uuid:pk>/remove/", receivers.remove, name="remove"),
    path("<uuid:pk>/", desk.complaint, name="complaint"),
    path("<uuid:pk>/step/", desk.step, name="step"),
    path("<uuid:pk>/pass-on/", desk.pass_on, name="pass_on"),
    path("<uuid:pk>/answer/", desk.answer, name="answer"),
    path("<uuid:pk>/end/", desk.end, name="end"),
    path("<uuid:pk>/erase/", desk.erase, name="erase"),
    path("<uuid:pk>/hand-over/", desk.hand_over, name="hand_over"),
    path("<uuid:pk>/take-from/", desk.take_from, name="take_from"),
]
