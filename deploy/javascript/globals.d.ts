// What the scripts of the pages share: each file is a script of its own that leaves one thing in `window` for the
// next. Nothing of this is served; `make check` reads it.

// --- What browsers have and TypeScript's library of the DOM has not

interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

interface WindowEventMap {
  beforeinstallprompt: BeforeInstallPromptEvent;
}

// --- What our pages bring

interface DOMStringMap {
  // On <html> of every page of a pack: the way to the pack's root.
  root: string;
  // On the <script> of leave.js: where one is after leaving.
  away: string;
  // On the <script> of pressing.js: what a pressed button says while it waits.
  sending: string;
  // On the <script> of writing.js: where to say that somebody is here, and the words for it.
  stillHere: string;
  signIn: string;
  noLine: string;
  signedOut: string;
  doSignIn: string;
  // On the <script> of watch.js: who looks, until when, where to ask and where to lock, unlock and sign in.
  account: string;
  locksIn: string;
  lockState: string;
  lockPage: string;
  unlockPage: string;
  answered: string;
  title: string;
  // On the <script> of forms.js: how much was typed, in words.
  count: string;
  tooLong: string;
  // On elements that were looked for by it: the name of a word, the page that a touch opens, a language.
  say: string;
  open: string;
  code: string;
}

interface DocumentEventMap {
  // A check on a page (tools.js) came to its result. `signs` are those raised that may be counted; `country` is empty
  // where nobody said where they go.
  "amanjol:check": CustomEvent<{ result: "raised" | "none"; signs: string[]; country: string }>;
}

interface WindowEventMap {
  // A form that was pressed is not sent after all (writing.js): its button may be pressed again.
  "amanjol:unsent": CustomEvent;
}

interface Window {
  AmanjolKiosk: AmanjolKiosk;
  AmanjolWarnings: AmanjolWarnings;
  AmanjolScreen: AmanjolScreen;
  AmanjolSearch: AmanjolSearch;
  AmanjolWords: AmanjolWords;
}

interface ToolChoices {
  keepsHistory: boolean; // whether Back of the browser means the question before
  read(link: HTMLAnchorElement): Promise<ChildNode[]>; // the text of the page of contacts that a link leads to
}
declare var startTools: (shown: ParentNode, choices?: ToolChoices) => void;

// How the device of a kiosk is (serving/maintenance.py): `pin` and `seconds` to whoever stands outside, the rest
// only to whoever is inside.
interface MaintenanceState {
  inside: boolean;
  pin: boolean;
  seconds: number;
  seconds_left: number;
  status: any; // status.py
  addresses: { interface: string; address: string }[];
  temperature: number | null;
  faults: string[];
  now: string;
}

type Words = Record<string, string>;
type Tongue = "en" | "ru";
declare var MaintenanceWords: Record<Tongue, Words>;
declare var MaintenanceOutcomes: Record<Tongue, Words>;

// --- Search: search-words.js, search-core.js

// The folding table of a language: as search_index.py writes it, and opened.
interface PlainTable {
  drop: string;
  hyphens: string;
  gaps: string[];
  letters: Words;
  sequences: Words;
  second: Words;
  suffixes: string[];
  particles: string[];
  keys: [string, string];
}
interface Sequences {
  plain: Words;
  pattern: RegExp;
}
interface WordTable {
  drop: Set<string>;
  hyphens: Set<string>;
  gaps: Set<string>;
  letters: Map<string, string>;
  sequences: Sequences;
  second: Sequences;
  suffixes: string[];
  particles: Set<string>;
  keys: [string, string];
  costs: Map<string, number>;
}
interface TypedWord {
  term: string;
  letters: string;
  loose: string;
  spellings: string[];
  looseSpellings: string[];
  length: number;
  isNumber: boolean;
}
interface QuickWords {
  words: string[];
  heads: Uint16Array;
  starts: Uint32Array;
  text: string;
}
interface Meaning {
  stems: string[];
  loose: string[];
  coded: string;
}
interface AmanjolWords {
  CLOSE: number;
  SLIPPED: number;
  asWord(term: string, table: WordTable, letters: string, length: number): TypedWord;
  isForm(term: string, stem: string, table: WordTable): boolean;
  isParticle(entry: { word: TypedWord; known: [number, number][] }, table: WordTable): boolean;
  otherKeys(query: string, keys: string[]): string;
  eachHolding(part: string, words: QuickWords, visit: (number: number) => void): void;
  eachNear(word: string, words: QuickWords, visit: (number: number) => void): void;
  openWords(words: string[]): QuickWords;
  meant(word: TypedWord, best: number, meanings: Meaning[], table: WordTable): { groups: string[]; alike: number };
  fold(text: string, table: WordTable): string;
  guess(spelling: string, other: string, length: number, table: WordTable): number;
  likeness(word: TypedWord, term: string, loose: string, table: WordTable): number;
  openTable(plain: PlainTable): WordTable;
  secondForm(folded: string, table: WordTable): string;
  spelled(text: string, table: WordTable): string;
  wordGroups(text: string, table: WordTable): string[][];
}

// `places`: by which words a country is named, `nowhere`: which only look like that. `alike`: beginnings of words that
// mean the same, and the terms that are forms of one. `parts`: of how many parts each page is. `topics`: the names of
// pages for which words are typed, `aside`: the numbers of pages that are for few.
interface SearchIndex {
  table: PlainTable;
  places: Record<string, string[]>;
  nowhere: string[];
  alike: [stems: string, terms: string][];
  parts: number[];
  topics: string[];
  aside: number[];
  terms: string;
  postings: string;
  pages: [path: string, title: string, country: string, summary: string, headings: string[]][];
  lengths: number[];
}
interface SearchResult {
  path: string;
  title: string;
  country: string;
  summary: string;
  headings: string[];
  score: number;
}
interface SearchAnswer {
  results: SearchResult[];
  isSure: boolean;
  terms: Set<string>;
  table: WordTable;
}
interface AmanjolSearch {
  answer(index: SearchIndex, query: string, country?: string): SearchAnswer;
  find(index: SearchIndex, query: string, limit?: number, country?: string): SearchResult[];
  fold(text: string, table: PlainTable): string;
  words(text: string, table: PlainTable): string[];
  highlight(element: Element, text: string, found: SearchAnswer): number;
  snippet(result: SearchResult, found: SearchAnswer): HTMLElement[];
}

// --- Kiosk: kiosk-pieces.js makes the object, each file after it adds its own; kiosk.js is the last

interface KioskEntry {
  path: string;
  title: string;
  summary?: string;
  icon?: string;
  lang?: string;
}
interface KioskCountry {
  code: string;
  path: string;
  title: string;
  flag?: string;
  help?: string;
  topics: KioskEntry[];
}
// What the shell reads of a language (kiosk/<language>.json), and `knows`, which kiosk.js adds.
interface KioskLists {
  words: Words;
  home: string;
  search: string;
  countries: KioskCountry[];
  general: KioskEntry[];
  elsewhere: KioskEntry[]; // what no list of an airport names
  keyboards: { name: string; rows: string[][] }[];
  voices: boolean; // whether one of its pages can be heard
  knows(path: string): boolean;
}
interface KioskScreen {
  kind: "languages" | "countries" | "numbers" | "topics" | "article" | "search";
  path?: string;
  part?: string; // of an article: the block that it is opened for
  scroll?: number;
  isCounted?: boolean;
  query?: string; // of a search
  country?: string; // of a search: the one that was read before
}
interface KioskVisit {
  language: string;
  lists: KioskLists | null;
  screens: KioskScreen[];
  turn: number;
}
// How a device is set; all of it is optional, since on any other web server there is no device.
interface DeviceSettings {
  device?: boolean;
  languages?: string[];
  language_weights?: Record<string, number>;
  countries_in_front?: string[];
  volume?: number;
  time_zone?: string;
  opening_hours?: { from: string; to: string } | null;
  pin?: boolean;
  never_counted?: { topics?: string[]; pages?: string[] };
  idle_seconds?: number;
  countdown_seconds?: number;
}
// Warnings (warnings.js): `found` is the signed document, or one language of it.
interface AmanjolWarnings {
  band(found: any, language: string, how: {
    country: string; // ISO 3166, capital letters; empty on the first page
    zone?: string; // of the device; without it the browser's
    calls: boolean; // whether a number may be touched to call it
    more(article: string, words: string): Node | false | null; // what leads to the article, where it is there
    voice(warning: any): Node | null | undefined; // what lets it be heard, where it can be
  }): HTMLElement | null;
}

interface AmanjolKiosk {
  // What is not in the page is a mistake of ours, which throws where it is used.
  one(selector: string, within?: ParentNode | null): any;
  make<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes?: Record<string, string | undefined>,
    ...children: (Node | string | false | null | undefined)[]
  ): HTMLElementTagNameMap[Name];
  byWeight(codes: string[], weights: Record<string, number> | undefined): string[];
  turns(codes: string[], weights: Record<string, number> | undefined): string[];
  piece(name: string): HTMLElement;
  icon(name: string | undefined): Node;
  pages: {
    address(path: string): string;
    data(path: string): Promise<any>;
    text(path: string, knows: (path: string) => boolean): Promise<ChildNode[]>;
    prepare(path: string, knows: (path: string) => boolean): void;
    isReachable(path: string): Promise<boolean>;
    isOnDevice(): boolean;
    forget(): void;
  };
  device: {
    ready: Promise<DeviceSettings>;
    settings(): DeviceSettings;
    isThere(): boolean;
    inOrder(countries: KioskCountry[]): KioskCountry[];
    post(name: string, sent: unknown): Promise<Response>;
  };
  attract: { start(): Promise<void>; stop(): void };
  away: { show(): void; hide(): void };
  code: {
    picture(code: [size: number, strokes: string]): SVGElement;
    open(path: string | undefined, language: string, words: Words): Promise<void>;
    close(): void;
    isOpen(): boolean;
  };
  count: {
    page(language: string, path: string | undefined): void;
    code(language: string, path: string): void;
    film(language: string, path: string | undefined, file: string): void;
    check(language: string, done: { result: string; signs: string[]; country: string }): void;
  };
  films: { dress(text: ParentNode, words: Words): void; stop(text: ParentNode): void };
  here: { isHolding(): boolean };
  hours: { isOpen(): boolean; show(): void; hide(): void; watch(change: () => void): void };
  keyboard(field: HTMLInputElement, layouts: KioskLists["keyboards"], words: Words): HTMLElement;
  note(text: string, how?: { stays?: boolean }): void;
  searchScreen(screen: KioskScreen, lists: KioskLists): HTMLElement;
  screens: Record<KioskScreen["kind"], (screen: any, lists: any) => HTMLElement | Promise<HTMLElement>>;
  voice: {
    offer(isSpoken: boolean, main: HTMLElement | null): void;
    toggle(main: HTMLElement | null, words: Words): void | Promise<void>;
    read(block: HTMLElement, key: HTMLElement, words: Words): void | Promise<void>;
    stop(words: Words): void;
    isPlaying(): boolean;
  };
  warnings(lists: KioskLists, country?: string): Promise<HTMLElement | null>;
  watchIdleness(how: { isAtRest(): boolean; isAway(): boolean; forget(): void }): Promise<void>;
}

// --- Wall screens: screen-time.js makes the object, each file after it adds its own; screen.js is the last.
// They load kiosk-pieces.js, kiosk-pages.js and kiosk-code.js too.

interface PlanWhere {
  place?: string;
  group?: string;
  time_zone?: string;
}
interface ScreenItem {
  kind: "poster" | "clip" | "page" | "notice" | "warning";
  name: string;
  [more: string]: any;
}
interface ChosenItem {
  plan: string;
  item: ScreenItem;
  languages: string[];
}
interface Slide {
  item: ScreenItem;
  language: string;
  element: HTMLElement;
  time(): Promise<unknown>; // resolves when the next slide may come
  remove?(): void;
}
interface AmanjolScreen {
  plan(document: any, where: PlanWhere, now: number): { notices: any[]; playlists: string[] };
  isOpen(hours: DeviceSettings["opening_hours"], zone: string | undefined, now: number): boolean;
  today(zone: string | undefined, now: number): string;
  source: {
    pack: any; // screen/pages.json; nothing until `begin` is done
    isDevice: boolean;
    isPreview: boolean;
    isRenewed: boolean;
    settings: DeviceSettings;
    where: PlanWhere;
    now(): number;
    document(): any;
    warnings(): any[]; // those that stand today, of the signed document
    wordsOfWarnings(code: string): any;
    contactOf(warning: any): any;
    begin(): Promise<void>;
    languages(wanted: string[] | undefined): string[];
    tag(code: string): string;
    words(code: string): Promise<any>;
    fileOf(name: string): string;
  };
  report: {
    shown(item: string, language: string, count?: number): void;
    fault(sentence: string): void;
    send(): Promise<void>;
    begin(): void;
  };
  stage: {
    fitCaption(box: HTMLElement): boolean;
    remove(slide: Slide): void;
    cross(slide: Slide): Promise<void>;
    clear(): Promise<void>;
    announce(languages: string[]): void;
  };
  slides: { wait(seconds: number): Promise<unknown>; make(chosen: ChosenItem): Promise<Slide> };
  choice: {
    plan(): string;
    next(): ChosenItem | null;
    ahead(): ChosenItem | null;
    count(): number;
    speak(language: string): void;
  };
}
