// Looks every few seconds whether the guide has come, and whether there is a code to type.
(function () {
"use strict";

const EVERY = 3000; // milliseconds
const one = (selector) => document.querySelector(selector);

function show({ code, expires_at: until }) {
  one("[data-code]").hidden = !code;
  one("[data-code-text]").textContent = code || "";
  if (!code) return;
  const at = new Date(until);
  const two = (number) => String(number).padStart(2, "0");
  one("[data-code-until]").textContent = `${two(at.getHours())}:${two(at.getMinutes())}`;
  one("[data-code-until]").dateTime = until;
}

async function look() {
  try {
    const told = await (await fetch("/device/start.json", { cache: "no-store" })).json();
    if (told.page) location.replace(told.page);
    else show(told);
  } catch (error) {
    console.warn(String(error)); // the device starts anew
  }
}

document.addEventListener("contextmenu", (event) => event.preventDefault());
setInterval(look, EVERY);
look();
})();
