// What somebody types: the desk does not lock meanwhile, and a broken line or a session that ended loses none of it.
// Nothing is stored on the device: it stays in the page until it was sent.
"use strict";
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { stillHere, signIn, noLine, signedOut, doSignIn, unsaved, ...flags } = own.dataset;
  const EVERY = 120000;
  const LOCKED = 423; // the page that answers then keeps what was typed
  let saidAt = Date.now();

  /** @type {(page: Document, within?: string) => NodeListOf<HTMLInputElement>} */
  const tokens = (page, within = "") => page.querySelectorAll(`${within} [name=csrfmiddlewaretoken]`);
  const say = () => {
    const [token] = tokens(document);
    return fetch(stillHere, { method: "POST", headers: { "X-CSRFToken": token ? token.value : "" } });
  };
  const sayNowAndThen = () => {
    if (Date.now() - saidAt < EVERY) return;
    saidAt = Date.now();
    say().catch(() => {});
  };
  document.addEventListener("input", (event) => {
    if (/** @type {Element} */ (event.target).closest("form")) sayNowAndThen();
  });
  if ("always" in flags) setInterval(() => document.visibilityState === "visible" && sayNowAndThen(), EVERY / 2);

  // Who signed in again has a new token; the page still has the old one.
  const renew = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const [fresh] = tokens(page, "main");
    if (fresh) tokens(document).forEach((old) => { old.value = fresh.value; });
  };
  const tell = (form, text, link) => {
    const notice = form.querySelector(".keeping") || form.insertBefore(document.createElement("p"), form.firstChild);
    notice.className = "notice error keeping";
    notice.setAttribute("role", "alert");
    notice.textContent = `${text} `;
    if (link) {
      const there = document.createElement("a");
      Object.assign(there, { href: signIn, target: "_blank", rel: "noopener", textContent: doSignIn });
      notice.append(there);
    }
    notice.scrollIntoView({ block: "nearest" });
  };

  // A link, or the search above, leads away from what is typed and not sent. Nothing holds up leaving and locking.
  const isTyped = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    return ["text", "textarea", "search", "date", "number"].includes(field.type) && field.value !== field.defaultValue;
  };
  const mayGo = () => {
    const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("main form[method=post]"));
    return ![...forms].some((form) => [...form.elements].some(isTyped)) || window.confirm(unsaved);
  };
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.pathname === location.pathname && link.hash) return;
    if (!mayGo()) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.closest("main") && !form.querySelector(".leave, .lock") && !mayGo()) event.preventDefault();
  });

  let hasFailed = false;
  const refuse = (form, text, link) => {
    hasFailed = true;
    form.removeAttribute("data-looks");
    form.dispatchEvent(new CustomEvent("amanjol:unsent", { bubbles: true }));
    tell(form, text, link);
  };
  const sent = new WeakSet();
  document.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { submitter } = event;
    if (form.method !== "post" || !form.closest("main") || sent.has(form)) return;
    event.preventDefault();
    form.toggleAttribute("data-looks", true); // so that its button waits, see pressing.js
    let answer;
    try {
      if (hasFailed) await renew();
      answer = await say();
    } catch {
      refuse(form, noLine, false);
      return;
    }
    if (answer.status !== 204 && answer.status !== LOCKED) {
      refuse(form, signedOut, true);
      return;
    }
    sent.add(form);
    form.toggleAttribute("data-looked-at", true);
    form.requestSubmit(submitter);
    setTimeout(() => {
      sent.delete(form);
      form.removeAttribute("data-looks");
      form.removeAttribute("data-looked-at");
    }, 0);
  });
  // Back in the browser's history, the page is as it was.
  window.addEventListener("pageshow", () => { hasFailed = false; });
}
