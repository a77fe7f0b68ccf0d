from django.urls import path

from amanjol.foundation.letters import arriving, views

app_name = "letters"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("arrived/", arriving.arrived, name="arrived"),
    path("arrived/open/", arriving.look, name="look"),
    path("begin/", views.begin, name="begin"),
    path("next-key/", views.next_signing_key, name="next-key"),
    path("inbox/", views.inbox, name="inbox"),
    path("card/", views.card, name="card"),
    path("partners/add/", views.add, name="add"),
    path("partners/<uuid:pk>/", views.partner, name="partner"),
    path("partners/end/<uuid:pk>/", views.end, name="end"),
]
