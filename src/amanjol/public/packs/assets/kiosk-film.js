// Clips in an article. The browser's own keys are small and speak its own language, so a clip has one large key of
// ours over its picture: it begins the clip, and ends it. What is said stands below as captions.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { icon, make, one } = kiosk;

function dress(film, words) {
  const label = make("span", {});
  const key = make("button", { type: "button", class: "k-film-key" }, icon("play"), label);
  const show = () => {
    const isOn = !film.paused && !film.ended;
    key.classList.toggle("is-on", isOn);
    one("svg", key).replaceWith(icon(isOn ? "stop-circle" : "play"));
    label.textContent = isOn ? words.kiosk_stop : words.kiosk_watch;
  };
  key.addEventListener("click", async () => {
    if (!film.paused && !film.ended) {
      film.load(); // back to its picture
      show();
      return;
    }
    kiosk.voice.stop(words);
    for (const track of film.textTracks) track.mode = "showing";
    try {
      await film.play();
    } catch (error) {
      if (error.name !== "AbortError") kiosk.note(words.kiosk_voice_failed); // Abort: ended before it began
    }
    show();
  });
  for (const name of ["play", "pause", "ended", "emptied"]) film.addEventListener(name, show);
  const frame = make("div", { class: "k-film" });
  film.replaceWith(frame);
  frame.append(film, key);
  show();
}

kiosk.films = {
  // A key for each clip of an article that is about to be shown.
  dress: (text, words) => { for (const film of text.querySelectorAll("video")) dress(film, words); },
  stop: (text) => { for (const film of text.querySelectorAll("video")) film.pause(); },
};
})();
