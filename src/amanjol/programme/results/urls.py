from django.urls import path

from amanjol.programme.results.views import programmes

app_name = "results"
urlpatterns = [path("", programmes.programmes, name="programmes")]
