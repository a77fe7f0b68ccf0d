// On a narrow screen one question stands open, the first that nobody has answered; opening another one folds it, so that
// what is asked now is in sight. What holds a mistake stays open. Without this script all of them are.
"use strict";
{
  const narrow = matchMedia("(max-width: 699px)");
  const questions = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".outcome-asked")]);
  const isAnswered = (/** @type {HTMLElement} */ question) =>
    question.querySelector(':checked:not([value="not-asked"])') !== null;
  const isWrong = (/** @type {HTMLElement} */ question) => question.querySelector(".has-errors") !== null;
  const fold = (/** @type {HTMLDetailsElement} */ but) => {
    for (const question of questions) if (question !== but && !isWrong(question)) question.open = false;
  };
  const begin = () => {
    if (!narrow.matches) {
      for (const question of questions) question.open = true;
      return;
    }
    const first = questions.find((question) => !isAnswered(question)) || questions[0];
    if (!first) return;
    first.open = true;
    fold(first);
  };
  for (const question of questions) {
    question.addEventListener("toggle", () => {
      if (!narrow.matches || !question.open) return;
      fold(question);
      question.scrollIntoView({ block: "nearest" });
    });
  }
  narrow.addEventListener("change", begin);
  begin();
}
