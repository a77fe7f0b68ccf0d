// A file under way: how much of it is sent. Without this script the form goes as any other; the server judges as ever.
// It goes after `writing.js` has looked whether there is a line and a session, and the page that answers is shown as it is.
"use strict";
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { largest, sending, sealing, tooLarge, broken } = own.dataset;

  const say = (form, words) => {
    const notice = form.querySelector(".keeping") || form.insertBefore(document.createElement("p"), form.firstChild);
    notice.className = "notice error keeping";
    notice.setAttribute("role", "alert");
    notice.textContent = words;
    notice.scrollIntoView({ block: "nearest" });
    form.dispatchEvent(new CustomEvent("amanjol:unsent", { bubbles: true }));
  };
  const isTooLarge = (form) => [...form.querySelectorAll("input[type=file]")].some(
    (field) => [...field.files].some((file) => file.size > Number(largest)),
  );
  // What was chosen stays chosen where something else was wrong: a server cannot give a file back.
  const keep = (form, answer) => {
    const before = /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=file]"));
    const after = /** @type {HTMLInputElement | null} */ (answer.querySelector("input[type=file]"));
    if (before && before.files && after && after.getAttribute("aria-invalid") !== "true") after.files = before.files;
  };
  const send = (form) => {
    const place = form.querySelector(".upload-progress");
    const bar = place.querySelector("progress");
    const words = place.querySelector("p");
    const request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.responseType = "document";
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      const part = Math.floor((event.loaded / event.total) * 100);
      bar.value = part;
      words.textContent = part < 100 ? sending.replace("{part}", String(part)) : sealing;
    });
    const fail = () => {
      place.hidden = true;
      say(form, broken);
    };
    request.addEventListener("error", fail);
    request.addEventListener("abort", fail);
    request.addEventListener("load", () => {
      const page = request.responseXML;
      if (!page) {
        fail();
        return;
      }
      const there = new URL(request.responseURL);
      if (request.status === 200 && there.pathname !== location.pathname) {
        location.assign(request.responseURL); // it was taken in, and the case shows it
        return;
      }
      place.hidden = true;
      const main = document.querySelector("main");
      const answer = page.querySelector("main");
      if (main && answer) {
        keep(form, answer);
        main.replaceWith(document.adoptNode(answer));
      }
      const summary = /** @type {HTMLElement | null} */ (document.querySelector(".error-summary"));
      if (summary) summary.focus();
      else window.scrollTo(0, 0);
    });
    place.hidden = false;
    bar.value = 0;
    request.send(new FormData(form));
  };

  // The first to hear, before anything is asked of the server: twenty megabytes sent in vain are an hour on a bad line.
  window.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.hasAttribute("data-uploads")) return;
    if (isTooLarge(form)) {
      event.preventDefault();
      event.stopPropagation();
      say(form, tooLarge);
      return;
    }
    if (!form.hasAttribute("data-looked-at")) return;
    event.preventDefault();
    event.stopPropagation();
    send(form);
  }, true);
}
