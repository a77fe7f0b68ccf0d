// Does what inline scripts of Wagtail's templates do, which the content security policy forbids:
// start the choosers of dates and times. And closes their calendars by Escape, and sends an article once.
"use strict";

(() => {
  const SENT_AGAIN_AFTER = 10_000; // milliseconds: where the line broke nothing has answered
  const choosers = { Date: "initDateChooser", DateTime: "initDateTimeChooser", Time: "initTimeChooser" };

  function start(mark) {
    const kind = mark.dataset.chooser;
    delete mark.dataset.chooser;
    // Left to itself the chooser puts today in place of what is no date: the server refuses it instead, in words.
    globalThis[choosers[kind]](mark.dataset.for, { ...JSON.parse(mark.dataset.config), validateOnBlur: false });
  }

  // Wagtail's calendar knows no Escape, and would lie over the page until somebody clicks elsewhere.
  function closeOnEscape(event) {
    const open = event.key === "Escape" ? globalThis.jQuery(".xdsoft_datetimepicker:visible") : [];
    if (!open.length) return;
    open.trigger("close.xdsoft");
    event.stopPropagation(); // the dialog around it stays
  }

  document.addEventListener("keydown", closeOnEscape, true);

  let sentAt = -Infinity;

  // The second press of a button would meet an article that the first has submitted: locked, with a red word about it.
  function sendOnce(event) {
    if (event.defaultPrevented || event.target.id !== "page-edit-form") return;
    if (event.timeStamp - sentAt < SENT_AGAIN_AFTER) event.preventDefault();
    else sentAt = event.timeStamp;
  }

  document.addEventListener("submit", sendOnce);
  globalThis.addEventListener("pageshow", () => {
    sentAt = -Infinity; // also where Back brings the page as it was
  });

  function startAll(root) {
    root.querySelectorAll("[data-chooser]").forEach(start);
  }

  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    // Forms inside dialogs and drawers arrive later.
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE && node.parentNode) startAll(node.parentNode);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
