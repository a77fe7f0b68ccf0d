"""What wall screens show: playlists, when and where each is due, and urgent notices.

Editors plan here; the plan goes out as the document `screens`, signed with the packs, and the player of each pack
(`packs/pages/screen.html`) follows it. Which device stands where is the fleet's (`devices`).
"""
