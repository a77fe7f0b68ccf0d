// Leaving at once: the page is wiped, its entry in the history becomes an empty page of notes, and no page of the guide
// that was opened before shows itself again, in this tab or another: each asks here whenever it is read, is brought back by
// the browser or comes to the front. What is opened afterwards reads as ever.
//
// At each leaving a word is drawn and kept; before the first there is none, and nothing is kept. An entry of the history
// remembers the word of its opening, and is shown while that is still the word.
// Stands in the head before the style sheet, so that nothing is drawn before it has asked.
"use strict";

(() => {
  const KEY = "notes"; // tells nothing to whoever looks at what a browser stores
  const PRESSES = 3; // of Escape
  const WITHIN = 2000; // milliseconds
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const away = new URL(script.dataset.away, location.href).href;
  const page = document.documentElement;
  let presses = [];
  let isGone = false;

  // A browser may refuse to store anything: then this page is left, and nothing is known of others.
  function lastWord() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return "";
    }
  }

  function drawWord() {
    try {
      localStorage.setItem(KEY, Math.random().toString(36).slice(2));
    } catch {
      // said above
    }
  }

  // Opened by a link, an address or a code, and not by Back, by reloading or by a browser that opens its tabs again.
  function isOpenedAnew() {
    const visit = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
    return history.state === null && (visit ? visit.type === "navigate" : performance.navigation.type === 0);
  }

  const { opened = isOpenedAnew() ? lastWord() : "" } = history.state || {};

  // A part of the page that a link leads to is an entry of its own.
  function remember() {
    if (opened && !(history.state && history.state.opened)) history.replaceState({ ...history.state, opened }, "");
  }

  function goAway() {
    if (isGone) return;
    isGone = true;
    window.stop(); // of a page that still comes, not even the title is read
    page.textContent = "";
    document.title = "";
    location.replace(away);
  }

  function ask() {
    const word = lastWord();
    if (word && word !== opened) goAway();
    else page.style.visibility = "";
  }

  function leave() {
    drawWord();
    goAway();
  }

  ask();
  if (isGone) return;
  // What the tools will show keeps its place until they have come, so that nothing jumps; without them the list stays.
  if (script.src) page.classList.add("waits"); // a country as one file has none of them
  window.addEventListener("error", () => page.classList.remove("waits"), true);
  remember();
  window.addEventListener("hashchange", remember);
  window.addEventListener("pageshow", ask);
  // A page that the browser keeps for Back is kept out of sight, and shown once it has asked.
  window.addEventListener("pagehide", () => { page.style.visibility = "hidden"; });
  window.addEventListener("storage", ask);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element && event.target.closest("[data-exit]"))) return;
    event.preventDefault();
    leave();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < WITHIN);
    if (presses.length >= PRESSES) leave();
  }, true);
})();
