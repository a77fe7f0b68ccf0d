from django.urls import path

from amanjol.programme.observations.views import editors

app_name = "arrived_observations"
urlpatterns = [
    path("<uuid:pk>/", editors.arrived, name="arrived"),
    path("<uuid:pk>/take-up/", editors.take_up, name="take_up"),
    path("<uuid:pk>/put-aside/", editors.put_aside, name="put_aside"),
]
