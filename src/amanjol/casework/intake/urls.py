from django.urls import path

from amanjol.casework.intake.views import consultations, reports, sending

app_name = "intake"
urlpatterns = [
    path("report/", sending.report, name="report"),
    path("report/sent/", sending.sent, name="sent"),
    path("report/sent/<uuid:pk>/", sending.sending, name="sending"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<uuid:pk>/", reports.read, name="read"),
    path("reports/<uuid:pk>/case/", reports.case, name="case"),
    path("reports/<uuid:pk>/no-case/", reports.decline, name="decline"),
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/new/", consultations.new, name="new_consultation"),
    path("consultations/<uuid:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<uuid:pk>/done/", consultations.done, name="consultation_done"),
    path("consultations/<uuid:pk>/again/", consultations.again, name="consultation_again"),
    path("consultations/<uuid:pk>/accompany/", consultations.accompany, name="consultation_accompany"),
    path("consultations/<uuid:pk>/case/", consultations.case, name="consultation_case"),
]
