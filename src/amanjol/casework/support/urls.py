"""The addresses of every room; each room lists its own."""

from amanjol.casework.support.files.urls import urlpatterns as of_files
from amanjol.casework.support.plans.urls import urlpatterns as of_plans
from amanjol.casework.support.sessions.urls import urlpatterns as of_sessions
from amanjol.casework.support.shelter.urls import urlpatterns as of_shelter

app_name = "support"
urlpatterns = [*of_plans, *of_files, *of_sessions, *of_shelter]
