// Checklist, check of an offer and quiz, made of the lists that stand on the page. Answers live in this
// script's memory alone: leaving the page, or the check, forgets them.
"use strict";

const MOST_ADVICE = 3; // numbers of a country that stand below its emergency numbers

// A list of questions, one at a time, in place of the other parts of the article. Each question is an entry in the
// browser's history, so that its Back means the question before; the entry holds a number and nothing else.
class Steps {
  // `keepsHistory` is false where there is none: then only the buttons of the page lead back.
  constructor(block, { keepsHistory }) {
    this.block = block;
    this.keepsHistory = keepsHistory;
    this.answers = [];
    this.hasBegun = false;
    this.name = [...document.querySelectorAll("[data-check], [data-quiz]")].indexOf(block);
    this.all = [...block.querySelectorAll("[data-list] > li")];
    this.questions = this.all;
    this.on("[data-begin]", (event) => this.begin(event.currentTarget));
    this.on("[data-leave]", () => this.leave());
    this.on("[data-again]", () => this.again());
    block.querySelector("[data-start]").hidden = false;
    block.querySelector("[data-list]").hidden = true;
    if (keepsHistory) this.followHistory();
  }

  part(selector) {
    return this.block.querySelector(selector);
  }

  on(selector, work) {
    for (const button of this.block.querySelectorAll(selector)) button.addEventListener("click", work);
  }

  // What each kind does in its own way: wipes what was shown, asks a question, tells the result.
  forget() {}
  choose(_button) {}
  ask(_question) {}
  tell() {}

  // -- where one is

  // The number of the question that the history stands at, or nothing.
  placeInHistory() {
    const { state } = history;
    return state && state.steps === this.name ? state.number : null;
  }

  followHistory() {
    // Opened anew, the page knows no answers: back to its beginning.
    if (this.placeInHistory() !== null) history.go(-this.placeInHistory() - 1);
    window.addEventListener("popstate", () => {
      const place = this.placeInHistory();
      if (place !== null && this.hasBegun) this.render(place);
      else if (this.hasBegun) this.close();
    });
  }

  // One question on, or the result.
  go(number) {
    if (this.keepsHistory) {
      history.pushState({ ...history.state, steps: this.name, number }, "");
      history.scrollRestoration = "manual"; // of this entry: a question is shown from its top
    }
    this.render(number);
  }

  back() {
    if (this.keepsHistory) history.back();
    else this.render(this.number - 1);
  }

  begin(button) {
    this.choose(button);
    this.part("progress").max = this.questions.length;
    this.answers = [];
    this.hasBegun = true;
    this.forget();
    this.go(0);
  }

  again() {
    this.answers = [];
    this.forget();
    if (this.keepsHistory) history.go(-this.number);
    else this.render(0);
  }

  leave() {
    if (this.keepsHistory) history.go(-this.number - 1);
    this.close();
  }

  close() {
    this.answers = [];
    this.hasBegun = false;
    this.forget();
    this.show("");
    [...this.block.querySelectorAll("[data-begin]")].find((button) => !button.closest("[hidden]")).focus();
  }

  // -- what is seen

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

  render(number) {
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
  // `read` gives the text of a page of contacts that a link leads to.
  constructor(block, choices) {
    super(block, choices);
    this.read = choices.read;
    this.on("[data-answer]", (event) => this.answer(event.currentTarget.dataset.answer));
    this.on("[data-back]", () => this.back());
    this.on("[data-result] [data-print]", () => printOnly(block));
    this.going = (/^#from-([a-z]{2})$/.exec(location.hash) || [])[1] || "";
    this.offerCountries();
  }

  // Who comes from the page of a country goes there; others say where, if the law of a country asks more.
  offerCountries() {
    const where = this.part("[data-where]");
    if (!where) return;
    where.hidden = Boolean(this.going);
    this.part("[data-begin-part]").hidden = !this.going;
    if (!this.going) return;
    this.choose(null);
    this.part("[data-lead]").textContent = this.part("[data-lead]").textContent.replace(/\d+(–\d+)?/, String(this.questions.length));
  }

  // The questions of everybody, and those of the country.
  choose(button) {
    if (button && button.dataset.going !== undefined) this.going = button.dataset.going;
    this.questions = this.all.filter(({ dataset }) => !dataset.only || dataset.only === this.going);
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
    const counted = signs.map(({ dataset }) => dataset.sign).filter(Boolean);
    const detail = { result: signs.length ? "raised" : "none", signs: counted, country: this.going };
    this.block.dispatchEvent(new CustomEvent("amanjol:check", { bubbles: true, detail }));
    const knowsLittle = unknown.length * 3 >= this.questions.length;
    this.part("[data-little]").hidden = signs.length > 0 || !knowsLittle;
    this.part("[data-none]").hidden = signs.length > 0 || knowsLittle;
    this.part("[data-signs-part]").hidden = signs.length === 0;
    this.part("[data-unknown-part]").hidden = unknown.length === 0;
    this.part("[data-signs-title]").textContent = this.part("[data-signs]").dataset.signs.replace("{count}", signs.length);
    this.part("[data-signs-list]").append(...signs);
    this.part("[data-unknown-list]").append(...unknown);
    this.tellWhomToCall();
  }

  // The contacts of the article, and those of the country one goes to: chosen before, or here.
  tellWhomToCall() {
    const calls = this.part("[data-calls]");
    const cards = [...this.block.parentElement.querySelectorAll(":scope > .contact")];
    calls.append(...shownCards(cards).map((card) => card.cloneNode(true)));
    const there = this.part("[data-there]");
    if (there) calls.append(this.countries(there.cloneNode(true)));
    this.part("[data-calls-part]").hidden = calls.childElementCount === 0;
  }

  countries(there) {
    delete there.dataset.there;
    const numbers = there.appendChild(Object.assign(document.createElement("div"), { ariaLive: "polite" }));
    const link = this.going && there.querySelector(`[data-country="${this.going}"]`);
    if (link) {
      link.closest("ul").replaceChildren(link.closest("li"));
      this.showNumbers(link, numbers);
      return there;
    }
    for (const country of there.querySelectorAll("[data-country]")) {
      country.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || country.ariaCurrent) return; // a second touch opens the page itself
        event.preventDefault();
        event.stopPropagation();
        for (const other of there.querySelectorAll("[data-country]")) other.ariaCurrent = null;
        country.ariaCurrent = "true";
        this.showNumbers(country, numbers);
      });
    }
    return there;
  }

  // The country's emergency numbers, then those of advice. Without its page the link to it stays.
  async showNumbers(link, place) {
    place.replaceChildren();
    let nodes = [];
    try {
      nodes = await this.read(link);
    } catch (error) {
      console.warn(String(error));
      link.ariaCurrent = null;
      return;
    }
    const holder = document.createElement("div");
    holder.append(...nodes);
    const cards = shownCards(holder.querySelectorAll(".contact"));
    const urgent = cards.filter((card) => card.querySelector(".emergency"));
    const advice = cards.filter((card) => !urgent.includes(card));
    place.replaceChildren(...urgent, ...advice.slice(0, MOST_ADVICE));
  }
}

// Those of the cards that show a number.
function shownCards(cards) {
  return [...cards].filter((card) => card.querySelector(".number"));
}

// An answer, then the reason, whichever it was. The count at the end grades nobody.
class Quiz extends Steps {
  constructor(block, choices) {
    super(block, choices);
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
    this.answers[this.number] = place === right;
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
  for (const tick of ticks) tick.checked = false; // some browsers put back what was ticked before a reload
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

// The nodes of the page's text.
async function readPage(link) {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(`${link.href}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const main = page.querySelector("main");
  if (!main) throw new Error(`${link.href}: no text`);
  return [...document.importNode(main, true).childNodes];
}

// Also for who shows an article of the pack inside a page of their own: once for each time it is shown.
function startTools(shown, choices = { keepsHistory: true, read: readPage }) {
  for (const block of shown.querySelectorAll("[data-check]")) new Check(block, choices);
  for (const block of shown.querySelectorAll("[data-quiz]")) new Quiz(block, choices);
  for (const block of shown.querySelectorAll("[data-checklist]")) startChecklist(block);
}

globalThis.startTools = startTools;
startTools(document);
document.documentElement.classList.remove("waits");
