from django.urls import path

from amanjol.casework.support.conferences import views

_ALL = "cases/<uuid:pk>/conferences"
_ONE = f"{_ALL}/<uuid:conference>"
urlpatterns = [
    path(f"{_ALL}/", views.conferences, name="conferences"),
    path(f"{_ONE}/", views.conference, name="conference"),
    path(f"{_ONE}/change/", views.change, name="change_conference"),
    path(f"{_ONE}/people/", views.join, name="join_conference"),
    path(f"{_ONE}/people/<slug:participant>/", views.leave, name="leave_conference"),
    path(f"{_ONE}/decisions/", views.decide, name="decide_at_conference"),
    path(f"{_ONE}/end/", views.end, name="end_conference"),
    path(f"{_ONE}/paper/", views.paper, name="conference_copy"),
    path("conferences/<uuid:pk>/", views.guest_paper, name="conference_paper"),
]
