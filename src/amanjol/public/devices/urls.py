from django.urls import path

from amanjol.public.devices.views import machine

app_name = "devices"
urlpatterns = [
    path("device/v1/enrolment", machine.enrolment, name="enrolment"),
    path("device/v1/enrolment/state", machine.enrolment_state, name="enrolment_state"),
    path("device/v1/report", machine.report, name="report"),
    path("device/v1/screenshot", machine.screenshot, name="screenshot_sent"),
]
