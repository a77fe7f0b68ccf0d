from django.urls import path

from amanjol.programme.releases.views import deciding, releases, reporting

app_name = "releases"
urlpatterns = [
    path("", releases.releases, name="releases"),
    path("new/", releases.new, name="new"),
    path("<uuid:pk>/", releases.release, name="release"),
    path("<uuid:pk>/tables.xlsx", releases.workbook, name="workbook"),
    path("<uuid:pk>/iati/", reporting.reporting, name="reporting"),
    path("<uuid:pk>/iati.xml", reporting.iati, name="iati"),
    path("<uuid:pk>/approve/", deciding.approve, name="approve"),
    path("<uuid:pk>/attack/", deciding.attack, name="attack"),
    path("<uuid:pk>/discard/", deciding.discard, name="discard"),
    path("<uuid:pk>/withdraw/", deciding.withdraw, name="withdraw"),
]
