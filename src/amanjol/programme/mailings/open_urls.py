from django.urls import path

from amanjol.programme.mailings.views import openly

app_name = "lists"
urlpatterns = [
    path("", openly.lists, name="any"),
    path("<slug:language>/", openly.lists, name="all"),
    path("<slug:language>/<uuid:pk>/", openly.subscribe, name="subscribe"),
    path("<slug:language>/confirm/<str:secret>/", openly.confirm, name="confirm"),
    path("<slug:language>/leave/<str:secret>/", openly.leave, name="leave"),
]
