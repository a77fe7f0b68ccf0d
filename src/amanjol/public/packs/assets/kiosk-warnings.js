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

// The band of the first page, or of a country by its code in small letters; nothing where nothing stands, or the
// document makes no sense: the page goes on without.
kiosk.warnings = async function warnings(lists, country) {
  await kiosk.device.ready;
  if (!kiosk.device.isThere()) return null;
  const language = lists.home.split("/")[0];
  const how = { country: (country || "").toUpperCase(), zone: kiosk.device.settings().time_zone, calls: false, more: more(lists, language) };
  try {
    return window.AmanjolWarnings.band(await kiosk.pages.data("device/warnings.json"), language, how);
  } catch (error) {
    console.warn(`warnings are not shown: ${error.message}`);
    return null;
  }
};
})();
