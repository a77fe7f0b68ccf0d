from django.urls import path

from amanjol.programme.returns.views import programme

app_name = "partner_returns"
urlpatterns = [
    path("", programme.returns, name="returns"),
    path("<uuid:pk>/", programme.arrived, name="return"),
    path("<uuid:pk>/opened/", programme.tell_opened, name="tell_opened"),
    path("<uuid:pk>/take-over/", programme.take_over, name="take_over"),
    path("<uuid:pk>/approved/", programme.tell_approved, name="tell_approved"),
    path("<uuid:pk>/send-back/", programme.send_back, name="send_back"),
]
