// On a narrow screen each sheet of a case is one line until somebody opens it, so that the whole case is looked through
// with one or two movements of a thumb. Tasks stay open. Without this the page is long, and all of it is there.
"use strict";
{
  const narrow = matchMedia("(max-width: 699px)");
  const sheets = /** @type {HTMLElement[]} */ ([
    ...document.querySelectorAll(".case-main > .sheet, .case-side > .sheet"),
  ].filter((sheet) => !sheet.querySelector("#tasks, .notice")));
  const headingOf = (/** @type {HTMLElement} */ sheet) =>
    /** @type {HTMLElement | null} */ (sheet.querySelector(":scope > h2, :scope > .head > h2"));
  const fold = (/** @type {HTMLElement} */ sheet, /** @type {boolean} */ isFolded) => {
    sheet.classList.toggle("is-folded", isFolded);
    sheet.querySelector(".fold")?.setAttribute("aria-expanded", String(!isFolded));
  };
  // How much there is beneath a heading: what the sheet says of itself, else its rows, for those who wait to be dealt with.
  const amountOf = (/** @type {HTMLElement} */ sheet) => {
    const said = /** @type {HTMLElement | null} */ (sheet.querySelector(":scope > [data-amount]"));
    if (said) return Number(said.dataset.amount) || (said.dataset.amount || "").trim().replace(/^0$/, "");
    return sheet.querySelectorAll(":scope > .rows > li, :scope > .unwritten > a").length;
  };
  const make = (/** @type {HTMLElement} */ sheet) => {
    const heading = headingOf(sheet);
    if (!heading || heading.querySelector(".fold")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold";
    button.append(...heading.childNodes);
    const amount = amountOf(sheet);
    if (amount) {
      const badge = document.createElement("span");
      badge.className = "badge-soft";
      badge.textContent = String(amount);
      button.append(" ", badge);
    }
    button.addEventListener("click", () => fold(sheet, !sheet.classList.contains("is-folded")));
    heading.append(button);
    fold(sheet, true);
  };
  // A link or an answer of the server leads to a place inside: that sheet opens first.
  const openWhatIsAskedFor = () => {
    const place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const sheet = /** @type {HTMLElement | null | undefined} */ (place?.closest(".sheet.is-folded"));
    if (!sheet) return;
    fold(sheet, false);
    place?.scrollIntoView();
  };
  const begin = () => {
    if (narrow.matches) sheets.forEach(make);
    openWhatIsAskedFor();
  };
  narrow.addEventListener("change", begin);
  addEventListener("hashchange", openWhatIsAskedFor);
  begin();
}
