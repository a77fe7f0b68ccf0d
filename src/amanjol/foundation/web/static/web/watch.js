// The screen obeys the lock: what is sealed leaves the page at the moment that the server named, by the page's own
// clock; after sleep, and when the browser brings a page back, before anybody is asked; and in every tab when one of
// them locks or leaves. What was typed and not sent stays in the memory of its tab, for the same person alone, and
// stands in the page again after unlocking. Nothing is stored on the device.
//
// The page asks the server how it stands at an address that counts as no activity, so asking keeps no desk open.
"use strict";
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { account, lockState, lockPage, unlockPage, signIn, noLine, answered, locksIn } = own.dataset;
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const ASKED_BEFORE = 20000; // milliseconds before the end: other tabs may have moved it
  const AT_LEAST_EVERY = 30000; // a timer stands still while the machine sleeps
  const ASKED_EVERY = 15000; // where tabs cannot tell one another
  const LEAVING = 30; // times that a tab asks whether the leaving of another has arrived
  const isSealed = locksIn !== undefined;
  const address = answered || location.pathname + location.search;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("amanjol-desk") : null;

  /** What leaves the page and may come back as it was, until the server has said how it stands. */
  let held = null;
  let hides = 0; // how often it left
  /** Forms in which something was typed and not sent, while locked. */
  let drafts = [];
  let state = "shown"; // or "locked", "ended", "left"
  let owesLock = false; // pressed here, and the server has not heard it yet
  let ends = null; // by the clock of the day, which goes on in sleep, and by the steady one, which nobody can set back
  let timer = 0;

  const tell = (word, seconds) => channel && channel.postMessage({ word, account, seconds });
  const token = (page) => page.querySelector("[name=csrfmiddlewaretoken]").value;

  // --- The clock

  const goOnFor = (seconds, since = 0) => {
    const left = seconds * 1000 - since;
    ends = { day: Date.now() + left, steady: performance.now() + left, isAsked: false };
    arm();
  };
  const left = () => Math.min(ends.day - Date.now(), ends.steady - performance.now());
  const arm = () => {
    clearTimeout(timer);
    const next = left() - (ends.isAsked ? 0 : ASKED_BEFORE);
    timer = setTimeout(check, Math.max(Math.min(next, AT_LEAST_EVERY), 0));
  };
  const check = () => {
    if (state !== "shown" || !ends) return;
    if (left() <= 0) {
      hide();
      look();
      return;
    }
    if (left() <= ASKED_BEFORE && !ends.isAsked) {
      ends.isAsked = true;
      look();
    }
    arm();
  };

  // --- What is seen

  const hide = () => {
    if (held || state !== "shown" || !isSealed) return;
    hides += 1;
    const nodes = document.createDocumentFragment();
    held = { nodes, title: document.title, focused: document.activeElement, at: [scrollX, scrollY] };
    nodes.append(...main.childNodes);
    document.title = "Amanjol";
  };
  const show = () => {
    main.append(held.nodes);
    document.title = held.title;
    scrollTo(held.at[0], held.at[1]);
    if (main.contains(held.focused)) held.focused.focus({ preventScroll: true });
    held = null;
  };
  const put = (name) => {
    const notice = /** @type {HTMLTemplateElement} */ (document.getElementById(`screen-${name}`));
    main.textContent = "";
    main.append(notice.content.cloneNode(true));
    document.title = notice.dataset.title;
    document.querySelectorAll(".lock").forEach((button) => { /** @type {HTMLElement} */ (button).hidden = true; });
    main.querySelectorAll("[data-when=typed]").forEach((sentence) => {
      /** @type {HTMLElement} */ (sentence).hidden = !drafts.length;
    });
  };
  const lock = () => {
    if (!isSealed || state === "left" || state === "locked") return;
    hide();
    keepDrafts();
    state = "locked";
    put("locked");
    const form = /** @type {HTMLFormElement} */ (main.querySelector("form"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation(); // what is sent in other forms waits for the desk to be open
      unlock(form);
    });
    if (!document.hidden) /** @type {HTMLElement} */ (form.querySelector("[name=passphrase]")).focus();
  };
  const end = () => {
    if (!isSealed || state === "left" || state === "ended") return;
    hide();
    keepDrafts();
    if (!drafts.length) {
      leave();
      return;
    }
    state = "ended";
    put("ended");
  };
  const forget = () => {
    held = null;
    drafts = [];
    state = "left";
    clearTimeout(timer);
    document.title = "…";
    document.body.hidden = true;
    main.textContent = "";
  };
  const leave = () => {
    forget();
    location.replace(signIn);
  };
  // Pressed in another tab: gone from here at once, and to the sign-in page once the server has heard it.
  const leaveSoon = async () => {
    forget();
    for (let time = 0; time < LEAVING; time += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
      const now = await ask().catch(() => null);
      if (now && now.account !== account) break;
    }
    location.replace(signIn); // where nobody left after all, it leads to the start page
  };

  // --- What was typed

  const isChosen = (select) => {
    const options = [...select.options];
    const first = select.multiple || options.some((option) => option.defaultSelected) ? null : options[0];
    return options.some((option) => option.selected !== (option.defaultSelected || option === first));
  };
  const isTyped = (field) => {
    if (["hidden", "submit", "button", "password"].includes(field.type)) return false;
    if (field.options) return isChosen(field);
    if (field.type === "file") return field.files.length > 0;
    if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
    // What the server sent back was typed too, and is saved nowhere.
    return field.value !== field.defaultValue || (answered !== undefined && field.value !== "");
  };
  const keepDrafts = () => {
    if (!held) return;
    const forms = [...held.nodes.querySelectorAll("form")];
    for (const form of forms.filter((candidate) => [...candidate.elements].some(isTyped))) {
      const action = form.getAttribute("action");
      const place = forms.filter((other) => other.getAttribute("action") === action).indexOf(form);
      const focused = form.contains(held.focused) ? held.focused : [...form.elements].find(isTyped);
      form.querySelectorAll("[type=password]").forEach((field) => { field.value = ""; });
      drafts.push({ form, action, place, focused });
    }
    drafts.forEach(({ form }) => form.remove());
    held = null;
  };
  const bringBack = (page) => {
    const fresh = token(page);
    main.textContent = "";
    main.append(...page.querySelector("main").childNodes);
    document.title = page.title;
    const forms = [...main.querySelectorAll("form")];
    for (const { form, action, place } of drafts) {
      const notice = /** @type {HTMLTemplateElement} */ (document.getElementById("screen-back"));
      const [now] = forms.filter((other) => other.getAttribute("action") === action).slice(place);
      if (now) now.replaceWith(form);
      else main.prepend(form);
      form.before(notice.content.cloneNode(true));
      const folded = form.closest("details");
      if (folded) folded.open = true;
    }
    drafts[0].focused.focus();
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => {
      /** @type {HTMLInputElement} */ (field).value = fresh;
    });
    document.querySelectorAll(".lock").forEach((button) => { /** @type {HTMLElement} */ (button).hidden = false; });
    drafts = [];
    state = "shown";
  };

  // --- The server

  const ask = async () => {
    const answer = await fetch(lockState, { cache: "no-store" });
    if (!answer.ok) throw new Error("no answer");
    return answer.json();
  };
  const read = async (path) => {
    const answer = await fetch(path, { cache: "no-store" });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const send = async (path, typed) => {
    const body = new URLSearchParams({ ...typed, csrfmiddlewaretoken: token(await read(unlockPage)) });
    return fetch(path, { method: "POST", body, redirect: "manual" });
  };
  const obey = async (now) => {
    if (state === "left") return;
    if (now.state === "left" || (now.account && now.account !== account)) leave();
    else if (now.state === "ended") end();
    else if (now.state === "locked") lock();
    else if (state === "shown") {
      if (isSealed) goOnFor(now.locks_in);
      if (held) show();
    } else await goOn();
  };
  // Unlocked again: the page comes anew from the server, which judges what may be seen.
  const goOn = async () => {
    if (!drafts.length) {
      location.replace(address);
      return;
    }
    const page = await read(address);
    const opened = /** @type {HTMLElement} */ (page.querySelector("script[data-locks-in]"));
    if (!opened || opened.dataset.account !== account || state === "left" || state === "shown") return;
    bringBack(page);
    goOnFor(Number(opened.dataset.locksIn));
    tell("open", Number(opened.dataset.locksIn));
  };
  const look = async () => {
    try {
      if (owesLock) await lockThere();
      const askedAt = hides;
      const now = await ask();
      if (askedAt === hides) await obey(now);
      else await look(); // it left since: that answer says nothing of now
    } catch {
      if (held) lock(); // no line: it stays closed
    }
  };
  const lockThere = async () => {
    const answer = await send(lockPage, { next: signIn });
    if (answer.type !== "opaqueredirect") throw new Error("not locked");
    owesLock = false;
  };
  const unlock = async (form) => {
    const mistake = form.querySelector(".errorlist");
    const button = form.querySelector("button");
    const passphrase = form.querySelector("[name=passphrase]");
    if (button.hasAttribute("aria-disabled")) return; // pressed already: a passphrase takes its seconds
    const words = button.textContent;
    const waits = /** @type {HTMLElement | null} */ (document.querySelector("script[data-sending]"));
    button.setAttribute("aria-disabled", "true");
    if (waits) button.textContent = waits.dataset.sending || words;
    mistake.textContent = "";
    try {
      const answer = await send(unlockPage, { passphrase: passphrase.value, next: unlockPage });
      if (answer.type === "opaqueredirect") {
        owesLock = false;
        await obey(await ask());
      } else {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const said = page.querySelector("main .field .errorlist, main .todo"); // where many try at once, it is busy
        mistake.textContent = said ? said.textContent : noLine;
        passphrase.value = "";
        passphrase.focus();
      }
    } catch {
      mistake.textContent = noLine;
    }
    button.removeAttribute("aria-disabled");
    button.textContent = words;
  };

  // --- What happens

  const wake = () => {
    if (state === "left") return;
    if (state === "shown" && ends && left() <= 0) hide();
    look();
  };
  window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
  window.addEventListener("pagehide", hide); // what the browser keeps for Back holds no name
  window.addEventListener("focus", wake);
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.querySelector(".leave")) {
      tell("leaving");
      held = null;
      drafts = [];
    } else if (form.querySelector("button.lock")) {
      tell("locked");
      lock();
      if (!drafts.length) return; // as without a script
      event.preventDefault();
      owesLock = true;
      look();
    }
  }, true);
  if (channel) {
    channel.addEventListener("message", ({ data }) => {
      if (state === "left") return;
      if (data.account !== account) leave();
      else if (data.word === "leaving") leaveSoon();
      else if (data.word === "locked") lock();
      else if (state !== "shown" || held) look();
      else if (isSealed && data.word === "open") goOnFor(data.seconds);
    });
  } else setInterval(look, ASKED_EVERY);

  if (isSealed) {
    // Counted from the request: whatever the line took is gone already.
    const visit = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
    goOnFor(Number(locksIn), performance.now() - (visit ? visit.requestStart : 0));
    check();
  }
  tell(isSealed ? "open" : "here", Number(locksIn));
}
