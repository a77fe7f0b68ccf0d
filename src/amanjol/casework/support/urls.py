"""The addresses of every room; each room lists its own."""

from amanjol.casework.support.conferences.urls import urlpatterns as of_conferences
from amanjol.casework.support.files.urls import urlpatterns as of_files
from amanjol.casework.support.interpreters.urls import urlpatterns as of_interpreters
from amanjol.casework.support.plans.urls import urlpatterns as of_plans
from amanjol.casework.support.threats.urls import urlpatterns as of_threats

app_name = "support"
urlpatterns = [*of_plans, *of_files, *of_conferences, *of_interpreters, *of_threats]
