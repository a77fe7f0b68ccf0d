from django.urls import path

from amanjol.casework.support.stories.views import permits, story

_STORY = "cases/<uuid:pk>/story"
urlpatterns = [
    path(f"{_STORY}/", story.story, name="story"),
    path(f"{_STORY}/text/", story.write, name="story_text"),
    path(f"{_STORY}/traits/", story.traits, name="story_traits"),
    path(f"{_STORY}/read/", story.read, name="story_read"),
    path(f"{_STORY}/lawyer/", story.lawyer, name="story_lawyer"),
    path(f"{_STORY}/known/", story.known, name="story_known"),
    path(f"{_STORY}/count/", story.count, name="story_count"),
    path(f"{_STORY}/approve/", story.approve, name="story_approve"),
    path(f"{_STORY}/open/", story.open_gate, name="story_open"),
    path(f"{_STORY}/recall/", permits.recall_of_case, name="story_recall"),
    path(f"{_STORY}/copy/", permits.note_copy, name="story_copy"),
    path(f"{_STORY}/copy/<uuid:copy>/gone/", permits.copy_gone, name="story_copy_gone"),
    path("stories/", permits.published, name="published_stories"),
    path("stories/<uuid:permit>/recall/", permits.recall, name="recall_story"),
]
