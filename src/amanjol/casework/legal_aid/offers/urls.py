from django.urls import path

from amanjol.casework.legal_aid.offers import batch, views

urlpatterns = [
    path("needs/<uuid:pk>/lawyer/", views.lawyer_of_need, name="lawyer_of_need"),
    path("needs/<uuid:pk>/ask/<uuid:advocate>/", views.ask, name="ask_advocate"),
    path("needs/<uuid:pk>/know/<uuid:advocate>/", views.know, name="know_advocate"),
    path("needs/<uuid:pk>/ask-next/", batch.ask_next, name="ask_next"),
    path("offers/<uuid:pk>/called/", batch.called, name="called"),
    path("offers/<uuid:pk>/", views.offer, name="offer"),
    path("offers/<uuid:pk>/names/", views.tell_names, name="tell_names"),
    path("offers/<uuid:pk>/accept/", views.accept, name="accept_offer"),
    path("offers/<uuid:pk>/decline/", views.decline, name="decline_offer"),
    path("offers/<uuid:pk>/pass/", views.let_pass, name="let_offer_pass"),
    path("offers/<uuid:pk>/mandate/", views.begin_mandate, name="begin_mandate_of_offer"),
    path("offers/<uuid:pk>/end/", views.end, name="end_offer"),
]
