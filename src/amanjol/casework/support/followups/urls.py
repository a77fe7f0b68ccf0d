from django.urls import path

from amanjol.casework.support.followups.views import afterwards, paper

_AFTERWARDS = "cases/<uuid:pk>/afterwards"
urlpatterns = [
    path(f"{_AFTERWARDS}/", afterwards.afterwards, name="afterwards"),
    path(f"{_AFTERWARDS}/follow-up/", afterwards.follow_up, name="follow_up"),
    path(f"{_AFTERWARDS}/steps/<int:number>/", afterwards.ask, name="ask"),
    path(f"{_AFTERWARDS}/closing/", afterwards.closing, name="closing"),
    path(f"{_AFTERWARDS}/paper/", paper.paper, name="leaving_paper"),
]
