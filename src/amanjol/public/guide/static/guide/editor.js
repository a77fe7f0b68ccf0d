// Does what inline scripts of Wagtail's templates do, which the content security policy forbids:
// start the choosers of dates and times. And closes their calendars by Escape.
"use strict";

(() => {
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
