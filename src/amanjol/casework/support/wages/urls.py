from django.urls import path

from amanjol.casework.support.wages import views

_WAGES = "cases/<uuid:pk>/wages"
urlpatterns = [
    path(f"{_WAGES}/decision/", views.decision, name="wages_decision"),
    path(f"{_WAGES}/received/", views.came, name="wages_came"),
    path(f"{_WAGES}/received/<int:number>/", views.payment, name="wages_payment"),
]
