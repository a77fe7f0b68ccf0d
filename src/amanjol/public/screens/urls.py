from django.urls import path

from amanjol.public.screens.views import board, notices, playlists, preview, schedules

app_name = "screens"
_PLAYER = "<uuid:pk>/<path:path>"
_ITEM = "fleet/screens/playlists/<uuid:pk>/items/<int:item>"
urlpatterns = [
    path("fleet/screens/", board.board, name="board"),
    path("fleet/screens/shown/", board.proof_of_play, name="shown"),
    path("fleet/screens/playlists/new/", playlists.new, name="new_playlist"),
    path("fleet/screens/playlists/<uuid:pk>/", playlists.playlist, name="playlist"),
    path("fleet/screens/playlists/<uuid:pk>/items/", playlists.add_item, name="add_item"),
    path(f"{_ITEM}/up/", playlists.change_item, {"what": "up"}, name="move_up"),
    path(f"{_ITEM}/down/", playlists.change_item, {"what": "down"}, name="move_down"),
    path(f"{_ITEM}/remove/", playlists.change_item, {"what": "remove"}, name="remove_item"),
    path(f"{_ITEM}/seconds/", playlists.change_item, {"what": "seconds"}, name="set_seconds"),
    path("fleet/screens/playlists/<uuid:pk>/preview/", preview.preview_playlist, name="preview_playlist"),
    path("fleet/screens/playlists/<uuid:pk>/show/", playlists.show, name="show"),
    path("fleet/screens/playlists/<uuid:pk>/remove/", playlists.remove, name="remove_playlist"),
    path("fleet/screens/playlists/<uuid:pk>/plan/", schedules.new, name="plan"),
    path("fleet/screens/schedules/<uuid:pk>/", schedules.schedule, name="schedule"),
    path("fleet/screens/schedules/<uuid:pk>/remove/", schedules.remove, name="remove_schedule"),
    path("fleet/screens/notices/new/", notices.new, name="new_notice"),
    path("fleet/screens/notices/<uuid:pk>/", notices.notice, name="notice"),
    path("fleet/screens/notices/<uuid:pk>/preview/", preview.preview_notice, name="preview_notice"),
    path("fleet/screens/notices/<uuid:pk>/send/", notices.send, name="send_notice"),
    path("fleet/screens/notices/<uuid:pk>/stop/", notices.stop, name="stop_notice"),
    path("fleet/screens/notices/<uuid:pk>/remove/", notices.remove, name="remove_notice"),
    path(
        f"fleet/screens/player/playlist/{_PLAYER}",
        preview.player,
        {"kind": "playlist"},
        name="playlist_player",
    ),
    path(f"fleet/screens/player/notice/{_PLAYER}", preview.player, {"kind": "notice"}, name="notice_player"),
]
