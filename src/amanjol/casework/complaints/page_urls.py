from django.urls import path

from amanjol.casework.complaints.views import page

app_name = "complaint"
urlpatterns = [
    path("", page.places, name="any"),
    path("<slug:language>/", page.places, name="places"),
    path("<slug:language>/answer/", page.answer, name="answer"),
    path("<slug:language>/<uuid:pk>/", page.first, name="first"),
    path("<slug:language>/<uuid:pk>/write/", page.write, name="write"),
    path("<slug:language>/<uuid:pk>/paper/", page.paper, name="paper"),
]
