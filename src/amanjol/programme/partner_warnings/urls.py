from django.urls import path

from amanjol.programme.partner_warnings.views import desk

app_name = "partner_warnings"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("<uuid:pk>/tell/", desk.tell, name="tell"),
    path("<uuid:pk>/tell-end/", desk.tell_end, name="tell_end"),
]
