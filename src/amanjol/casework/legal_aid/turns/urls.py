from django.urls import path

from amanjol.casework.legal_aid.turns import comparing, views

urlpatterns = [
    path("my-work/who-asks/", comparing.compare, name="compare_coordinator"),
    path("my-work/offers/<uuid:pk>/", views.own_offer, name="own_offer"),
    path("my-work/offers/<uuid:pk>/might/", views.might, name="might_accept"),
    path("my-work/offers/<uuid:pk>/no-conflict/", views.no_conflict, name="no_conflict"),
    path("my-work/offers/<uuid:pk>/decline/", views.decline, name="decline_own_offer"),
]
