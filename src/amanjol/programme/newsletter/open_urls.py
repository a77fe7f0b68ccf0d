from django.urls import path

from amanjol.programme.newsletter.views import openly

app_name = "open_newsletter"
urlpatterns = [
    path("", openly.issues, name="any"),
    path("<slug:language>/", openly.issues, name="all"),
    path("<slug:language>/<uuid:pk>/", openly.issue, name="issue"),
    path("<slug:language>/<uuid:pk>/paper.pdf", openly.paper, name="paper"),
]
