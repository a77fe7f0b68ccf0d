"use strict";
/* A statement is signed as foundation/seals/statements.py says: AMJ1. and base64url of 64 bytes of Ed25519 and the
   statement; the signature is over a prefix and the statement. */
(() => {
  const PREFIX = "amanjol/statement/1\0";
  const LONGEST = 2000;
  /** @type {(id: string) => HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const code = /** @type {HTMLTextAreaElement} */ (byId("code"));
  const picture = /** @type {HTMLInputElement} */ (byId("picture"));
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-language]"));
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(String(byId("words").textContent));
  let language = document.documentElement.lang;

  const say = () => {
    document.documentElement.lang = language;
    document.title = words[language].title;
    const elements = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-say]"));
    for (const element of elements) element.textContent = words[language][String(element.dataset.say)];
  };

  /** The bytes of one spelling; whatever else decodes to the same is refused, as where certificates are signed.
      @type {(text: string, begin: string) => Uint8Array<ArrayBuffer>} */
  const decode = (text, begin) => {
    const line = text.replace(/\s+/g, "");
    if (!line.startsWith(begin) || line.length > LONGEST) throw new RangeError(begin);
    const body = line.slice(begin.length);
    const plain = atob(body.replace(/-/g, "+").replace(/_/g, "/"));
    const again = btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    if (again !== body) throw new RangeError(body);
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };

  /** What was signed, or null.
      @type {(key: CryptoKey, line: string) => Promise<Record<string, string> | null>} */
  const statementIn = async (key, line) => {
    let signed;
    try {
      signed = decode(line, "AMJ1.");
    } catch {
      return null;
    }
    const statement = signed.slice(64);
    const message = new Uint8Array([...new TextEncoder().encode(PREFIX), ...statement]);
    if (!(await crypto.subtle.verify("Ed25519", key, signed.slice(0, 64), message))) return null;
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(statement));
  };

  /** @type {(name: string, value: string) => HTMLElement[]} */
  const lineOf = (name, value) => {
    const [term, description] = [document.createElement("dt"), document.createElement("dd")];
    term.dataset.say = name;
    description.textContent = value;
    return [term, description];
  };

  /** @type {(iso: string) => string} */
  const day = (iso) => iso.split("-").reverse().join(".");

  /** @type {(statement: Record<string, string> | null) => void} */
  const show = (statement) => {
    byId("genuine").hidden = statement === null;
    byId("not-genuine").hidden = statement !== null;
    byId("facts").replaceChildren();
    if (statement !== null) {
      byId("facts").append(
        ...lineOf("holder", statement.holder),
        ...lineOf("course", statement.course),
        ...lineOf("minutes", `${statement.minutes} / ${statement.of}`),
        ...lineOf("days", `${day(statement.from)} – ${day(statement.until)}`),
        ...lineOf("given_on", day(statement.on)),
        ...lineOf("issuer", statement.issuer),
        ...lineOf("number", statement.number),
      );
    }
    say();
    byId(statement === null ? "not-genuine" : "genuine").focus();
  };

  const begin = async () => {
    /** @type {CryptoKey} */
    let key;
    try {
      const raw = decode(String(document.body.dataset.key), "AMJP1.");
      key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
    } catch {
      byId("too-old").hidden = false;
      return;
    }
    byId("form").hidden = false;
    byId("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      show(await statementIn(key, code.value));
    });
    const Detector = Reflect.get(window, "BarcodeDetector"); // no standard browser type yet
    if (!Detector) return;
    byId("by-picture").hidden = false;
    picture.addEventListener("change", async () => {
      const file = picture.files?.[0];
      if (!file) return;
      /** @type {{ rawValue: string }[]} */
      let codes = [];
      try {
        codes = await new Detector({ formats: ["qr_code"] }).detect(await createImageBitmap(file));
      } catch {
        /* no picture, or a browser that only says that it can */
      }
      byId("no-code").hidden = codes.length > 0;
      if (!codes.length) return;
      code.value = codes[0].rawValue;
      show(await statementIn(key, code.value));
    });
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      language = String(button.dataset.language);
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      say();
    });
  }
  say();
  begin();
})();
