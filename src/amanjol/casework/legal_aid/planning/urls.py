"""Addresses of plans."""

from django.urls import path

from amanjol.casework.legal_aid.planning import views, what_if_views

urlpatterns = [
    path("plans/", views.plans, name="plans"),
    path("plans/make/", views.make, name="make_plan"),
    path("plans/<uuid:pk>/", views.plan, name="plan"),
    path("plans/<uuid:pk>/what-if/", what_if_views.what_if, name="what_if"),
    path("plans/<uuid:pk>/trainings/", what_if_views.trainings, name="trainings"),
    path("plans/<uuid:pk>/needs.csv", views.table, name="plan_csv"),
    path("plans/<uuid:pk>/plan.json", views.claim, name="plan_json"),
    path("plans/<uuid:pk>/erase/", views.erase, name="erase_plan"),
]
