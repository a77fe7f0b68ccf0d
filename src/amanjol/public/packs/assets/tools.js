// Checklist, check of an offer and quiz, made of the lists that stand on the page. Answers live in this
// script's memory alone: leaving the page, or the check, forgets them.
"use strict";

// A list of questions, one at a time, in place of the other parts of the article.
class Steps {
  constructor(block) {
    this.block = block;
    this.questions = [...block.querySelectorAll("[data-list] > li")];
    this.on("[data-begin]", () => this.begin());
    this.on("[data-leave]", () => this.leave());
    this.on("[data-again]", () => this.begin());
    block.querySelector("[data-start]").hidden = false;
    block.querySelector("[data-list]").hidden = true;
  }

  part(selector) {
    return this.block.querySelector(selector);
  }

  on(selector, work) {
    for (const button of this.block.querySelectorAll(selector)) button.addEventListener("click", work);
  }

  // `step` or `result` is shown alone; nothing: the article as it was.
  show(what) {
    this.block.classList.toggle("at-work", Boolean(what));
    this.block.parentElement.classList.toggle("has-work", Boolean(what));
    this.part("[data-step]").hidden = what !== "step";
    this.part("[data-result]").hidden = what !== "result";
    this.part("[data-list]").hidden = true;
    if (!what) return;
    const title = this.part(`[data-${what}] [data-ask]`);
    title.focus({ preventScroll: true });
    this.block.scrollIntoView({ block: "start" });
  }

  begin() {
    this.answers = [];
    this.forget();
    this.go(0);
  }

  leave() {
    this.answers = [];
    this.forget();
    this.show("");
    this.part("[data-begin]").focus();
  }

  go(number) {
    this.number = number;
    if (number === this.questions.length) {
      this.tell();
      this.show("result");
      return;
    }
    const count = this.part("[data-count]");
    const words = count.dataset.count.replace("{number}", number + 1).replace("{count}", this.questions.length);
    count.textContent = words;
    this.part("progress").value = number;
    this.part("[data-step] [data-ask]").textContent = this.questions[number].querySelector(".ask").textContent;
    this.ask(this.questions[number]);
    this.show("step");
  }
}

// Each answer raises a sign, raises none, or is to be found out first.
class Check extends Steps {
  constructor(block) {
    super(block);
    this.on("[data-answer]", (event) => this.answer(event.currentTarget.dataset.answer));
    this.on("[data-back]", () => this.go(this.number - 1));
    this.on("[data-result] [data-print]", () => printOnly(block));
  }

  ask() {
    this.part("[data-back]").disabled = this.number === 0;
    for (const button of this.block.querySelectorAll("[data-answer]")) {
      button.classList.toggle("was-chosen", this.answers[this.number] === button.dataset.answer);
    }
  }

  answer(given) {
    this.answers[this.number] = given;
    this.go(this.number + 1);
  }

  forget() {
    for (const list of this.block.querySelectorAll("[data-signs-list], [data-unknown-list], [data-calls]")) {
      list.replaceChildren();
    }
  }

  // Copies of the questions that were answered so, without what the result need not say again.
  copies(isWanted, without) {
    return this.questions.filter((question, number) => isWanted(question, this.answers[number])).map((question) => {
      const copy = question.cloneNode(true);
      for (const part of copy.querySelectorAll(without)) part.remove();
      return copy;
    });
  }

  tell() {
    this.forget();
    const signs = this.copies((question, answer) => answer === question.dataset.raisedBy, ".ask, .if-so");
    const unknown = this.copies((_question, answer) => answer === "unknown", ".if-so, .flag-name, .why, .source");
    this.block.dispatchEvent(new CustomEvent("amanjol:check", { bubbles: true, detail: signs.length ? "raised" : "none" }));
    this.part("[data-none]").hidden = signs.length > 0;
    this.part("[data-signs-part]").hidden = signs.length === 0;
    this.part("[data-unknown-part]").hidden = unknown.length === 0;
    this.part("[data-signs-title]").textContent = this.part("[data-signs]").dataset.signs.replace("{count}", signs.length);
    this.part("[data-signs-list]").append(...signs);
    this.part("[data-unknown-list]").append(...unknown);
    this.tellWhomToCall();
  }

  // The contacts of the article, and the pages of contacts of the countries, the chosen one first.
  tellWhomToCall() {
    const calls = this.part("[data-calls]");
    const cards = [...this.block.parentElement.querySelectorAll(":scope > .contact")];
    calls.append(...cards.map((card) => card.cloneNode(true)));
    const there = this.part("[data-there]");
    if (there) calls.append(this.countries(there.cloneNode(true)));
    this.part("[data-calls-part]").hidden = calls.childElementCount === 0;
  }

  countries(there) {
    delete there.dataset.there;
    const chosen = /^#from-([a-z]{2})$/.exec(location.hash);
    const link = chosen && there.querySelector(`[data-country="${chosen[1]}"]`);
    if (link) link.closest("ul").replaceChildren(link.closest("li"));
    return there;
  }
}

// An answer, then the reason, whichever it was. The count at the end grades nobody.
class Quiz extends Steps {
  constructor(block) {
    super(block);
    this.on("[data-next]", () => this.go(this.number + 1));
  }

  forget() {
    this.block.classList.remove("is-told");
    for (const details of this.block.querySelectorAll("[data-list] details")) details.open = false;
  }

  ask(question) {
    this.part("[data-told]").replaceChildren();
    this.part("[data-next-part]").hidden = true;
    const buttons = [...question.querySelectorAll(".choice-list > li")].map((choice, place) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "answer" });
      button.textContent = choice.textContent;
      button.addEventListener("click", () => this.answer(question, place));
      return button;
    });
    this.part("[data-answers]").replaceChildren(...buttons);
  }

  answer(question, place) {
    const right = Number(question.dataset.right) - 1;
    this.answers.push(place === right);
    [...this.part("[data-answers]").children].forEach((button, at) => {
      button.disabled = true;
      button.classList.toggle("was-chosen", at === place);
      button.classList.toggle("is-right", at === right);
    });
    const told = this.part("[data-told]");
    const words = document.createElement("p");
    words.textContent = place === right
      ? told.dataset.right
      : `${told.dataset.other} ${question.querySelector(".right-choice").textContent}`;
    told.replaceChildren(words, question.querySelector(".because").cloneNode(true));
    this.part("[data-next-part]").hidden = false;
    this.part("[data-next]").focus({ preventScroll: true });
    told.scrollIntoView({ block: "nearest" });
  }

  tell() {
    const end = this.part("[data-end]");
    const right = this.answers.filter(Boolean).length;
    end.textContent = end.dataset.end.replace("{right}", right).replace("{count}", this.questions.length);
    this.block.classList.add("is-told");
  }

  show(what) {
    super.show(what);
    this.part("[data-list]").hidden = what !== "result";
  }
}

// Ticks are counted, printed, and taken off; the browser is told not to keep them.
function startChecklist(block) {
  const ticks = [...block.querySelectorAll("input[type=checkbox]")];
  const count = block.querySelector("[data-checklist-count]");
  const tell = () => {
    const done = ticks.filter((tick) => tick.checked).length;
    count.textContent = block.dataset.checklist.replace("{done}", done).replace("{count}", ticks.length);
  };
  block.addEventListener("change", tell);
  block.querySelector("[data-checklist-clear]").addEventListener("click", () => {
    for (const tick of ticks) tick.checked = false;
    tell();
  });
  block.querySelector("[data-print]").addEventListener("click", () => printOnly(block));
  block.querySelector("[data-checklist-tools]").hidden = false;
  tell();
}

function printOnly(block) {
  const article = block.parentElement;
  article.classList.add("prints-one");
  block.classList.add("printed");
  window.addEventListener("afterprint", () => {
    article.classList.remove("prints-one");
    block.classList.remove("printed");
  }, { once: true });
  window.print();
}

// Also for who shows an article of the pack inside a page of their own: once for each time it is shown.
function startTools(shown) {
  for (const block of shown.querySelectorAll("[data-check]")) new Check(block);
  for (const block of shown.querySelectorAll("[data-quiz]")) new Quiz(block);
  for (const block of shown.querySelectorAll("[data-checklist]")) startChecklist(block);
}

globalThis.startTools = startTools;
startTools(document);
