from django.urls import path

from amanjol.programme.partner_warnings.views import editors

app_name = "arrived_warnings"
urlpatterns = [
    path("<uuid:pk>/", editors.arrived, name="arrived"),
    path("<uuid:pk>/take-over/", editors.take_over, name="take_over"),
    path("<uuid:pk>/put-aside/", editors.put_aside, name="put_aside"),
]
