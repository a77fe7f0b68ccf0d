// Listening to the page: its own <audio>, begun and ended by one key of the dock. Nothing is fetched before. The key is
// there where the pack has a voice of the language at all, and can be pressed where the page has one. A warning has a key
// of its own. One voice is heard at a time.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { icon, one } = kiosk;
let playing = null; // the audio that is heard now
let pressed = null; // the key that began it

function show(words) {
  pressed.querySelector("svg").replaceWith(icon(playing ? "stop-circle" : "speaker-wave"));
  one("[data-say]", pressed).textContent = playing ? words.kiosk_stop : words.kiosk_listen;
  pressed.classList.toggle("is-on", Boolean(playing));
}

function stop(words) {
  if (!playing) return;
  const audio = playing;
  playing = null;
  audio.pause();
  show(words);
  kiosk.note("");
}

async function play(block, key, words) {
  const audio = one("audio", block);
  const label = one("p", block);
  playing = audio;
  pressed = key;
  show(words);
  kiosk.note(label ? label.textContent.trim() : words.kiosk_listen, { stays: true });
  audio.currentTime = 0;
  audio.addEventListener("ended", () => { if (playing === audio) stop(words); }, { once: true });
  try {
    await audio.play();
  } catch {
    if (playing !== audio) return; // ended by the reader before it began
    stop(words);
    kiosk.note(words.kiosk_voice_failed);
  }
}

// What there is to hear of a page, or nothing.
const blockOf = (main) => (main && one("[data-voice-block] audio[src]", main) ? one("[data-voice-block]", main) : null);

kiosk.voice = {
  // The key as the language and the page that is shown have it.
  offer: (isSpoken, main) => {
    const key = one('[data-act="listen"]');
    key.hidden = !isSpoken;
    key.disabled = !blockOf(main);
  },
  toggle: (main, words) => {
    if (playing) return stop(words);
    const block = blockOf(main);
    if (!main || !block) return undefined;
    kiosk.films.stop(main);
    return play(block, one('[data-act="listen"]'), words);
  },
  // Another block than the page's, by a key of its own.
  read: (block, key, words) => {
    const isHeard = playing && pressed === key;
    stop(words);
    return isHeard ? undefined : play(block, key, words);
  },
  stop,
  isPlaying: () => Boolean(playing),
};
})();
