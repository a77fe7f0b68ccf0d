from django.urls import path

from amanjol.foundation.organisations import views

app_name = "organisations"
urlpatterns = [
    path("members/", views.members, name="members"),
    path("members/invite/", views.invite, name="invite"),
    path("members/<uuid:pk>/link/", views.renew_invitation, name="renew_invitation"),
    path("members/<uuid:pk>/role/", views.change_role, name="change_role"),
    path("members/<uuid:pk>/remove/", views.remove, name="remove"),
    path("journal/", views.journal, name="journal"),
]
