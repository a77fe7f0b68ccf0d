// What every page does beyond plain HTML. It keeps nothing about the reader: no cookie, no storage,
// no counter. Without this file every page still reads, links and searches its way home.
"use strict";

const root = new URL(document.documentElement.dataset.root, location.href);
const one = (selector) => document.querySelector(selector);

function closeMenuOutside() {
  const menu = one("[data-menu]");
  if (!menu) return;
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

async function share() {
  const page = { title: document.title, url: location.href };
  try {
    if (navigator.share) {
      await navigator.share(page);
      return;
    }
    await navigator.clipboard.writeText(page.url);
  } catch (error) {
    // Closing the phone's own sheet, or refusing the clipboard, is the reader's choice.
    if (error.name === "AbortError" || error.name === "NotAllowedError") return;
    throw error;
  }
  const toast = one("[data-copied]");
  toast.textContent = toast.dataset.copied;
  setTimeout(() => { toast.textContent = ""; }, 2500);
}

function offerSharing() {
  const button = one("[data-share]");
  if (!button || !(navigator.share || navigator.clipboard)) return;
  button.hidden = false;
  button.addEventListener("click", share);
}

function offerInstalling() {
  const note = one("[data-offline]");
  if (!note) return;
  const button = note.querySelector("[data-install]");
  window.addEventListener("beforeinstallprompt", (prompt) => {
    prompt.preventDefault();
    note.hidden = button.hidden = false;
    button.onclick = async () => {
      button.hidden = true;
      note.hidden = note.querySelector("[data-saved]").hidden;
      await prompt.prompt();
    };
  });
}

function sayThatItIsSaved() {
  const note = one("[data-offline]");
  if (!note) return;
  note.hidden = note.querySelector("[data-saved]").hidden = false;
}

// A worker that is being replaced is left alone: a message would hold up the new one.
async function settled(registration) {
  // Without internet there is no update, and the present worker answers.
  if (registration.active) await registration.update().catch(() => {});
  const coming = registration.installing || registration.waiting;
  if (coming) {
    await new Promise((resolve) => {
      const look = () => ["activated", "redundant"].includes(coming.state) && resolve();
      coming.addEventListener("statechange", look);
      look();
    });
  }
  return registration.active;
}

// The worker starts after the page is drawn, so that it never competes with the first read.
async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.saved === location.pathname) sayThatItIsSaved();
  });
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root));
  const worker = await settled(registration);
  if (worker) worker.postMessage({ visited: location.pathname });
}

function whenIdle(work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 4000 });
  else setTimeout(work, 1500);
}

closeMenuOutside();
offerSharing();
offerInstalling();
if (document.readyState === "complete") whenIdle(keepForOffline);
else window.addEventListener("load", () => whenIdle(keepForOffline));
