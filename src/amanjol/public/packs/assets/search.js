// The search page of a phone: answers as one types, without a network once the page is there.
// Needs search-core.js. Nothing typed here is kept or sent.
(function () {
"use strict";

const { answer, highlight, snippet } = window.AmanjolSearch;

function resultItem(result, found, root) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = root + result.path;
  highlight(link, result.title, found);
  if (result.country) {
    item.appendChild(document.createTextNode(" "));
    const country = item.appendChild(document.createElement("span"));
    country.className = "result-country";
    country.textContent = result.country;
  }
  for (const line of snippet(result, found)) item.appendChild(line);
  return item;
}

// The search page is told in its address where one comes from (`#from-kr`). What an older address says of a word
// is taken out of it at once, so that it does not stay in the list of visited pages.
function readAddress() {
  const from = /^#from-([a-z]{2})$/.exec(location.hash);
  const word = new URLSearchParams(location.search).get("q") || new URLSearchParams(location.hash.slice(1)).get("q");
  if (word) history.replaceState(history.state, "", location.pathname);
  return { country: from ? from[1] : "", word: word || "" };
}

// Back to where one was; where that is no page of the guide, to the country or the first page.
function settleBack(country) {
  const back = document.querySelector("[data-search-back]");
  if (!back) return;
  if (country) back.setAttribute("href", `${country}/index.html`);
  back.addEventListener("click", (event) => {
    if (!(window.navigation && window.navigation.canGoBack)) return;
    event.preventDefault();
    history.back();
  });
}

function attach(form) {
  const input = form.querySelector("input[type=search]");
  const list = /** @type {HTMLElement} */ (document.querySelector("[data-search-results]"));
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-search-status]"));
  const words = form.dataset;
  const root = new URL(".", form.action).href; // the folder of the language
  const address = readAddress();
  const country = words.country || address.country;
  let loading = null;

  function load() {
    loading = loading || fetch(`${root}search.json`).then((response) => {
      if (!response.ok) throw new Error(`search.json: ${response.status}`);
      return response.json();
    });
    return loading;
  }

  function show(found) {
    list.textContent = "";
    for (const result of found.results) list.appendChild(resultItem(result, found, root));
    const text = found.isSure ? words.found || "{count}" : words.none || "";
    status.textContent = text.replace("{count}", found.results.length);
  }

  // What to write is said where nothing is written yet.
  function clear() {
    list.textContent = "";
    status.textContent = words.hint || "";
  }

  async function update() {
    const query = input.value.trim();
    if (!query) return clear();
    try {
      const index = await load();
      if (query === input.value.trim()) show(answer(index, query, country));
    } catch (error) {
      // The next key tries again; what was found before no longer answers what is typed.
      loading = null;
      clear();
      status.textContent = words.failed || "";
      throw error;
    }
  }

  function move(event) {
    const links = [...list.querySelectorAll("a")];
    const stops = [input, ...links];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    clear();
    input.focus();
  }

  form.addEventListener("keydown", onKey);
  list.addEventListener("keydown", onKey);
  input.addEventListener("input", update);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await update();
    const first = list.querySelector("a");
    if (first) first.focus(); // closes the keyboard of a phone; Enter again opens it
  });
  settleBack(country);
  if (!input.value) input.value = address.word;
  update();
}

document.querySelectorAll("form[data-search]").forEach(attach);
})();
