// When something is due: dates, weekdays and hours count where the screen hangs, whatever the device's own zone is.
(function () {
"use strict";

const screen = window.AmanjolScreen = /** @type {AmanjolScreen} */ ({});
const DAY = 86_400_000; // milliseconds
const clocks = new Map(); // time zone → how it writes an instant

function clockOf(zone) {
  if (!clocks.has(zone)) {
    clocks.set(zone, new Intl.DateTimeFormat("en-GB", {
      timeZone: zone || undefined, hourCycle: "h23",
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    }));
  }
  return clocks.get(zone);
}

// A date as text, and its weekday from Monday (1) to Sunday (7).
function dayAt(midnight) {
  const day = new Date(midnight);
  return { date: day.toISOString().slice(0, 10), weekday: (day.getUTCDay() + 6) % 7 + 1 };
}

// Today and yesterday at the place, and the minute of the day. A zone that nobody knows is the device's own.
function hereAt(now, zone) {
  let clock;
  try {
    clock = clockOf(zone);
  } catch (error) {
    console.warn(String(error));
    clock = clockOf("");
  }
  const parts = Object.fromEntries(clock.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  const midnight = Date.UTC(parts.year, parts.month - 1, parts.day);
  return { today: dayAt(midnight), yesterday: dayAt(midnight - DAY), minute: parts.hour * 60 + parts.minute };
}

function minuteOf(time) {
  const [hour, minute] = time.split(":").map(Number);
  return hour * 60 + minute;
}

// Whether an hour between two times has come. `to` before `from` is after midnight, and then belongs to the day before.
function dayOf(hours, here) {
  if (!hours) return here.today;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  if (from < to) return here.minute >= from && here.minute < to ? here.today : null;
  if (here.minute >= from) return here.today;
  return here.minute < to ? here.yesterday : null;
}

function isDue(schedule, here) {
  const day = dayOf(schedule.hours, here);
  if (!day) return false;
  const weekdays = schedule.weekdays || [];
  return (!schedule.from || schedule.from <= day.date) && (!schedule.to || day.date <= schedule.to) &&
    (!weekdays.length || weekdays.includes(day.weekday));
}

// Without places and groups it is meant for everywhere.
function isMeantFor(planned, where) {
  const places = planned.places || [];
  const groups = planned.groups || [];
  return (!places.length && !groups.length) || places.includes(where.place) || groups.includes(where.group);
}

function playlistsNow(document, where, here) {
  const due = (document.schedules || []).filter((one) =>
    isMeantFor(one, where) && isDue(one, here) && document.playlists?.[one.playlist]?.items?.length);
  const first = Math.max(...due.map((one) => one.priority || 0));
  return [...new Set(due.filter((one) => (one.priority || 0) === first).map((one) => one.playlist))];
}

// What a screen at a place shows at an instant: notices before all else; of the playlists that are due those of the
// highest priority, one after the other where there are several.
screen.plan = function plan(document, where, now) {
  const notices = (document.notices || []).filter((one) =>
    isMeantFor(one, where) && Date.parse(one.begins_at) <= now && now < Date.parse(one.ends_at));
  return { notices, playlists: playlistsNow(document, where, hereAt(now, where.time_zone)) };
};

// The day at the place, as text: `2026-12-01`.
screen.today = (zone, now) => hereAt(now, zone).today.date;

// Whether the place is open. Outside its hours only the road is shown.
screen.isOpen = (hours, zone, now) => !hours || Boolean(dayOf(hours, hereAt(now, zone)));
})();
