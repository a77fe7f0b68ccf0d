from django.urls import path

from amanjol.public.devices.views import board, counters, device, enrolment, groups, machine, places

app_name = "devices"
urlpatterns = [
    path("fleet/", board.board, name="board"),
    path("fleet/enrol/", enrolment.enrol, name="enrol"),
    path("fleet/counters/", counters.counters, name="counters"),
    path("fleet/groups/", groups.groups, name="groups"),
    path("fleet/groups/<slug:slug>/", groups.group, name="group"),
    path("fleet/groups/<slug:slug>/remove/", groups.remove_group, name="remove_group"),
    path("fleet/places/<str:place>/languages/", places.languages, name="place_languages"),
    path("fleet/<uuid:pk>/", device.device, name="device"),
    path("fleet/<uuid:pk>/settings/", device.change, name="change"),
    path("fleet/<uuid:pk>/wish/", device.wish, name="wish"),
    path("fleet/<uuid:pk>/screenshot/", device.screenshot, name="screenshot"),
    path("fleet/<uuid:pk>/strike-off/", device.strike_off, name="strike_off"),
    path("device/v1/enrolment", machine.enrolment, name="enrolment"),
    path("device/v1/enrolment/state", machine.enrolment_state, name="enrolment_state"),
    path("device/v1/report", machine.report, name="report"),
    path("device/v1/screenshot", machine.screenshot, name="screenshot_sent"),
]
