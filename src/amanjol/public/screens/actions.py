"""Planning what screens show. Whatever changes what they show is signed and published in the same breath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from amanjol.foundation.journal.actions import record
from amanjol.public.packs.publishing.actions import ask_to_publish
from amanjol.public.packs.publishing.channels import canonical
from amanjol.public.packs.publishing.documents import LONGEST
from amanjol.public.screens import rules, showing
from amanjol.public.screens.document import items_of, screens_document
from amanjol.public.screens.kinds import USUAL_SECONDS, ItemKind, Rank
from amanjol.public.screens.models import Notice, Playlist, PlaylistItem, Schedule

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

EVERY_DAY = list(range(1, 8))
STARTER = "Весь путеводитель · The whole guide"  # a name like any other, to be changed by who reads it


class NameTaken(Exception):
    """There is a playlist of this name."""


class NothingToShow(Exception):
    """The playlist is empty."""


class InUse(Exception):
    """The playlist is planned: remove its schedules first."""


class TooMuch(Exception):
    """What is planned would be longer than devices take: remove what is over, or shorten playlists."""


class Over(Exception):
    """The notice has ended, or was stopped."""


class AlreadySent(Exception):
    """A notice that went out is not changed any more: stop it and write another."""


@transaction.atomic
def create_playlist(*, name: str, languages: list[str], by: Member) -> Playlist:
    """PermissionDenied; NameTaken."""
    _check(by)
    if Playlist.objects.filter(name=name).exists():
        raise NameTaken
    playlist = Playlist.objects.create(name=name, slug=_free_slug(name), languages=languages)
    _record("playlist.created", by, ("playlist", playlist.pk))
    return playlist


@transaction.atomic
def change_playlist(*, playlist: Playlist, name: str, languages: list[str], by: Member) -> None:
    """Screens see it when it is published again. PermissionDenied; NameTaken."""
    _check(by)
    if Playlist.objects.filter(name=name).exclude(pk=playlist.pk).exists():
        raise NameTaken
    playlist.name, playlist.languages = name, languages
    playlist.save(update_fields=["name", "languages"])
    _record("playlist.changed", by, ("playlist", playlist.pk))


@transaction.atomic
def remove_playlist(*, playlist: Playlist, by: Member) -> None:
    """PermissionDenied; InUse."""
    _check(by)
    if playlist.schedules.exists():
        raise InUse
    _record("playlist.removed", by, ("playlist", playlist.pk))
    playlist.delete()


@transaction.atomic
def add_item(
    *, playlist: Playlist, kind: ItemKind, name: str, seconds: int | None, by: Member
) -> PlaylistItem:
    """At the end. A clip lasts as long as it lasts. PermissionDenied."""
    _check(by)
    last = _locked_items(playlist)
    item = playlist.items.create(
        position=last[-1].position + 1 if last else 1,
        kind=kind,
        name=name,
        seconds=None if kind == ItemKind.CLIP else seconds or USUAL_SECONDS[kind],
    )
    _record("playlist.changed", by, ("playlist", playlist.pk))
    return item


@transaction.atomic
def set_seconds(*, item: PlaylistItem, seconds: int, by: Member) -> None:
    """PermissionDenied."""
    _check(by)
    item.seconds = seconds
    item.save(update_fields=["seconds"])
    _record("playlist.changed", by, ("playlist", item.playlist_id))


@transaction.atomic
def move_item(*, item: PlaylistItem, direction: Literal["up", "down"], by: Member) -> None:
    """Changes places with its neighbour; the first and the last stay where they are. PermissionDenied."""
    _check(by)
    items = _locked_items(item.playlist)
    at = [row.pk for row in items].index(item.pk)
    other = at - 1 if direction == "up" else at + 1
    if not 0 <= other < len(items):
        return
    items[at].position, items[other].position = items[other].position, items[at].position
    PlaylistItem.objects.bulk_update((items[at], items[other]), ["position"])
    _record("playlist.changed", by, ("playlist", item.playlist_id))


@transaction.atomic
def remove_item(*, item: PlaylistItem, by: Member) -> None:
    """PermissionDenied."""
    _check(by)
    _record("playlist.changed", by, ("playlist", item.playlist_id))
    item.delete()


@transaction.atomic
def show_playlist(*, playlist: Playlist, by: Member) -> None:
    """Publish it as it stands: its schedules show this from now on. PermissionDenied; NothingToShow; TooMuch."""
    _check(by)
    _publish_items(playlist)
    _record("playlist.shown", by, ("playlist", playlist.pk))
    _publish()


@transaction.atomic
def save_schedule(*, schedule: Schedule, by: Member) -> None:
    """A valid one, new or changed. PermissionDenied; TooMuch."""
    _check(by)
    is_new = schedule._state.adding  # noqa: SLF001  Django's public name
    schedule.full_clean()
    schedule.save()
    verb = "schedule.created" if is_new else "schedule.changed"
    _record(verb, by, ("schedule", schedule.pk), playlist=schedule.playlist_id)
    _publish()


@transaction.atomic
def remove_schedule(*, schedule: Schedule, by: Member) -> None:
    """PermissionDenied."""
    _check(by)
    _record("schedule.removed", by, ("schedule", schedule.pk), playlist=schedule.playlist_id)
    schedule.delete()
    _publish()


@transaction.atomic
def save_notice(*, notice: Notice, by: Member) -> None:
    """A draft, which no screen shows. PermissionDenied; AlreadySent."""
    _check(by)
    if notice.sent_at is not None:
        raise AlreadySent
    notice.full_clean()
    notice.save()
    _record("notice.drafted", by, ("notice", notice.pk))


@transaction.atomic
def send_notice(*, notice: Notice, by: Member) -> None:
    """One person does this alone: what is urgent cannot wait. PermissionDenied; AlreadySent; Over; TooMuch."""
    _check(by)
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    if notice.sent_at is not None:
        raise AlreadySent
    now = timezone.now()
    if notice.ends_at <= now:
        raise Over
    notice.sent_at = now
    notice.save(update_fields=["sent_at"])
    languages = ".".join(sorted(notice.texts))
    _record(
        "notice.sent", by, ("notice", notice.pk), languages=languages, places=".".join(notice.places) or "all"
    )
    _publish()


@transaction.atomic
def stop_notice(*, notice: Notice, by: Member) -> None:
    """Screens drop it when they fetch next. PermissionDenied; Over."""
    _check(by)
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    now = timezone.now()
    if notice.sent_at is None or notice.stopped_at is not None or notice.ends_at <= now:
        raise Over
    notice.stopped_at = now
    notice.save(update_fields=["stopped_at"])
    _record("notice.stopped", by, ("notice", notice.pk))
    _publish()


@transaction.atomic
def remove_draft(*, notice: Notice, by: Member) -> None:
    """PermissionDenied; AlreadySent."""
    _check(by)
    if notice.sent_at is not None:
        raise AlreadySent
    _record("notice.draft-removed", by, ("notice", notice.pk))
    notice.delete()


@transaction.atomic
def load_starter_playlists() -> bool:
    """The guide's own playlist, everywhere and always, where there is none yet. Whether it was made."""
    items = showing.current().facts["playlist"]
    if not items or Playlist.objects.exists():
        return False
    playlist = Playlist.objects.create(name=STARTER, slug="whole-guide")
    for position, item in enumerate(items, 1):
        name = item.get("file") or item["key"]
        playlist.items.create(position=position, kind=item["kind"], name=name, seconds=item.get("seconds"))
    _publish_items(playlist)
    playlist.schedules.create(begins_on=timezone.localdate(), weekdays=EVERY_DAY, rank=Rank.BACKGROUND)
    _record("playlist.created", None, ("playlist", playlist.pk))
    _publish()
    return True


def _publish() -> None:
    """TooMuch, and then nothing is changed."""
    if len(canonical(screens_document())) > LONGEST:
        raise TooMuch
    ask_to_publish()


def _publish_items(playlist: Playlist) -> None:
    items = items_of(playlist)
    if not items:
        raise NothingToShow
    playlist.shown = {"items": items, "languages": playlist.languages}
    playlist.shown_at = timezone.now()
    playlist.save(update_fields=["shown", "shown_at"])


def _locked_items(playlist: Playlist) -> list[PlaylistItem]:
    """Of two who arrange the same playlist one waits."""
    Playlist.objects.select_for_update().get(pk=playlist.pk)
    return list(PlaylistItem.objects.filter(playlist=playlist))


def _free_slug(name: str) -> str:
    """The document names playlists by it. A Cyrillic name gives none, so it gets a number."""
    wanted = slugify(name)[:30].strip("-_").replace("_", "-") or "playlist"
    taken = set(Playlist.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _check(by: Member) -> None:
    if not rules.can_plan(by):
        raise PermissionDenied


def _record(verb: str, by: Member | None, subject: tuple[str, UUID], **details: Any) -> None:
    record(
        verb=verb,
        organisation=by.organisation_id if by else None,
        actor=by.account_id if by else None,
        subject=subject,
        details=details,
    )
