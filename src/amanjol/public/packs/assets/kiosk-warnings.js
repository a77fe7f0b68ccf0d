// Warnings on the kiosk: asked of the device, never of another server.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;

function more(lists, language) {
  return (article, words) => {
    const path = `${language}/${article}.html`;
    return lists.knows(path) && kiosk.make("p", {}, kiosk.make("button", { type: "button", class: "k-button", "data-open": path, text: words }));
  };
}

// A key to listen where the device has the sound, which it compares with what was signed before it gives it.
function voice(heard, { words }, language) {
  return ({ id }) => {
    const sha256 = ((heard || {})[id] || {})[language];
    if (!sha256) return null;
    const key = kiosk.make("button", { type: "button", class: "k-listen" }, kiosk.icon("speaker-wave"),
      kiosk.make("span", { "data-say": "kiosk_listen", text: words.kiosk_listen }));
    const audio = kiosk.make("audio", { preload: "none", src: kiosk.pages.address(`device/sounds/${sha256}.mp3`) });
    const block = kiosk.make("div", {}, key, audio, kiosk.make("p", { class: "caution-soft", text: words.machine_voice }));
    key.addEventListener("click", () => kiosk.voice.read(block, key, words));
    return block;
  };
}

// The band of the first page, or of a country by its code in small letters; nothing where nothing stands, or the
// document makes no sense: the page goes on without.
kiosk.warnings = async function warnings(lists, country) {
  await kiosk.device.ready;
  if (!kiosk.device.isThere()) return null;
  const language = lists.home.split("/")[0];
  try {
    const found = await kiosk.pages.data("device/warnings.json");
    return window.AmanjolWarnings.band(found, language, {
      country: (country || "").toUpperCase(), zone: kiosk.device.settings().time_zone, calls: false,
      more: more(lists, language), voice: voice(found.heard, lists, language),
    });
  } catch (error) {
    console.warn(`warnings are not shown: ${error.message}`);
    return null;
  }
};
})();
