"""The addresses of every room; each room lists its own."""

from amanjol.casework.support.conferences.urls import urlpatterns as of_conferences
from amanjol.casework.support.files.urls import urlpatterns as of_files
from amanjol.casework.support.followups.urls import urlpatterns as of_followups
from amanjol.casework.support.interpreters.urls import urlpatterns as of_interpreters
from amanjol.casework.support.outcomes.urls import urlpatterns as of_outcomes
from amanjol.casework.support.participation.urls import urlpatterns as of_participation
from amanjol.casework.support.plans.urls import urlpatterns as of_plans
from amanjol.casework.support.quarter.urls import urlpatterns as of_quarter
from amanjol.casework.support.sessions.urls import urlpatterns as of_sessions
from amanjol.casework.support.shelter.urls import urlpatterns as of_shelter
from amanjol.casework.support.stories.urls import urlpatterns as of_stories
from amanjol.casework.support.threats.urls import urlpatterns as of_threats
from amanjol.casework.support.wages.urls import urlpatterns as of_wages

app_name = "support"
urlpatterns = [
    *of_plans,
    *of_files,
    *of_sessions,
    *of_followups,
    *of_outcomes,
    *of_quarter,
    *of_participation,
    *of_shelter,
    *of_conferences,
    *of_interpreters,
    *of_threats,
    *of_stories,
    *of_wages,
]
