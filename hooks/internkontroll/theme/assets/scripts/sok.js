// The page of the search: asks the index, tells what was found, narrows it, and keeps the question in the address.
//
// All text of the site enters the page as text. The index is asked in sok-index.js; what a question means is in sok-ord.js.
"use strict";

(() => {
  const { GLUE, glued, fold, stem, root, load, find, text, choices } = globalThis.ikSearch;
  const GROUPS = ["Typ", "Nämnd", "År", "Läge"];
  const AT_A_TIME = 10;
  const PAUSE = 200;
  /** words of an excerpt */
  const LENGTH = 32;

  const part = (/** @type {string} */ name) => /** @type {any} */ (document.getElementById(`ik-search-${name}`));
  const input = part("words");
  if (!input) return;
  const form = input.form;

  /** which page has which facet: group -> value -> ids of pages @type {Map<string, Map<string, Set<string>>>} */
  let facets = new Map();
  /** what was asked last; an older answer is not shown */
  let turn = 0;
  /** @type {{question: string, shownAs: string, hits: any[]}} */
  let answer = { question: "", shownAs: "", hits: [] };
  /** @type {Map<string, Set<string>>} */
  let chosen = new Map();
  let shown = AT_A_TIME;
  /** which list of hits was asked for last */
  let listing = 0;

  /** Ask what the field says, and show it. */
  async function search({ asWritten = false } = {}) {
    const question = input.value.trim();
    const mine = (turn += 1);
    if (!question) {
      answer = { question: "", shownAs: "", hits: [] };
      show();
      return;
    }
    part("found").setAttribute("aria-busy", "true");
    try {
      await answered(question, mine, asWritten);
    } catch {
      status("Sökningen gick inte att nå. Försök igen. Under en förhandsvisning finns inget index att söka i.");
      part("without").hidden = false;
    }
    if (mine === turn) part("found").setAttribute("aria-busy", "false");
  }

  /** Find the answer and show it, unless something else has been asked meanwhile. */
  async function answered(/** @type {string} */ question, /** @type {number} */ mine, /** @type {boolean} */ asWritten) {
    const found = await find(question, asWritten);
    if (mine !== turn) return;
    answer = found;
    shown = AT_A_TIME;
    // what narrows is needed before the first hit only when something is chosen
    if ([...chosen.values()].some((values) => values.size)) facets = await choices();
    if (mine !== turn) return;
    await show();
    facets = await choices();
    if (mine === turn) narrow();
  }

  /** Whether a hit stands in what is chosen; the choices of one group are left out for its own counts. */
  function isChosen(/** @type {any} */ hit, /** @type {string} */ without = "") {
    for (const [group, values] of chosen) {
      if (group === without || !values.size) continue;
      if (![...values].some((value) => facets.get(group)?.get(value)?.has(hit.id))) return false;
    }
    return true;
  }

  function show() {
    const hits = answer.hits.filter((hit) => isChosen(hit));
    part("found").hidden = !answer.hits.length;
    remember();
    told(hits.length);
    meantInstead();
    narrow();
    return list(hits);
  }

  /** How many were found, in words, also for those who listen. */
  function told(/** @type {number} */ count) {
    if (!answer.question) {
      status("");
    } else if (!answer.hits.length) {
      status(`Inga träffar på ”${answer.question}”. Pröva ett annat ord eller färre ord.`);
    } else {
      const of = count === answer.hits.length ? "" : ` av ${number(answer.hits.length)}`;
      status(`${number(count)}${of} ${answer.hits.length === 1 ? "träff" : "träffar"} på ”${answer.shownAs || answer.question}”`);
    }
  }

  /** What the question was taken to mean, and the way to what was written. */
  function meantInstead() {
    const box = part("meant");
    box.hidden = !answer.shownAs;
    if (!answer.shownAs) return;
    const back = element("button", "ik-search__as-written", `Sök efter ”${answer.question}” som det står`);
    back.type = "button";
    back.addEventListener("click", () => {
      search({ asWritten: true });
      input.focus();
    });
    box.replaceChildren(
      element("p", "", `”${answer.question}” finns inte i registret. Menade du ”${answer.shownAs}”? Här är vad som finns om det.`),
      back,
    );
  }

  /** The groups to narrow by, with how many hits each choice would give. */
  function narrow() {
    const box = part("facets");
    const active = document.activeElement?.id;
    const groups = [];
    for (const [group, values] of facets) {
      const hits = answer.hits.filter((hit) => isChosen(hit, group));
      const rows = [];
      for (const [value, ids] of values) {
        const count = hits.filter((hit) => ids.has(hit.id)).length;
        if (count || chosen.get(group)?.has(value)) rows.push({ value, count });
      }
      if (!rows.length) continue;
      rows.sort((a, b) =>
        group === "År" ? b.value.localeCompare(a.value) : b.count - a.count || a.value.localeCompare(b.value, "sv"),
      );
      groups.push(fieldset(group, rows));
    }
    if ([...chosen.values()].some((values) => values.size)) groups.push(clearing());
    box.replaceChildren(...groups);
    if (active) document.getElementById(active)?.focus();
  }

  /** @param {string} group @param {{value: string, count: number}[]} rows */
  function fieldset(group, rows) {
    const box = element("fieldset", "ik-search__group");
    box.append(element("legend", "", group));
    for (const { value, count } of rows) {
      const label = element("label", "ik-search__choice");
      const tick = element("input");
      tick.type = "checkbox";
      tick.id = `ik-search-${group}-${value}`.replace(/[^\p{L}\p{N}]+/gu, "-");
      tick.checked = chosen.get(group)?.has(value) || false;
      tick.addEventListener("change", () => {
        const values = chosen.get(group) || new Set();
        values[tick.checked ? "add" : "delete"](value);
        chosen.set(group, values);
        shown = AT_A_TIME;
        show();
      });
      const counted = element("span", "ik-search__count", number(count));
      label.append(tick, element("span", "", value), " ", counted);
      box.append(label);
    }
    return box;
  }

  function clearing() {
    const button = element("button", "ik-search__clear", "Ta bort begränsningarna");
    button.type = "button";
    button.addEventListener("click", () => {
      chosen = new Map();
      show();
      input.focus();
    });
    return button;
  }

  /** The hits; those that stand already stay, so that a reader's place is kept. */
  async function list(/** @type {any[]} */ hits, /** @type {number} */ from = 0) {
    // of two lists that are asked for, the later one is shown, whichever comes first
    const mine = (listing += 1);
    const rows = await Promise.all(hits.slice(from, shown).map(row));
    if (mine !== listing) return;
    if (from) part("list").append(...rows);
    else part("list").replaceChildren(...rows);
    const more = part("more");
    more.hidden = hits.length <= shown;
    more.textContent = `Visa fler (${number(Math.max(0, hits.length - shown))} till)`;
    more.onclick = async () => {
      const first = shown;
      shown += AT_A_TIME;
      await list(hits, first);
      part("list").children[first]?.querySelector("a")?.focus();
    };
  }

  /** One hit: what it is, where, and the words around what was asked. */
  async function row(/** @type {any} */ hit) {
    const page = await text(hit);
    const item = element("li", "ik-search__hit");
    const heading = element("h3", "ik-search__title");
    const link = element("a");
    const title = found(["", "", page.t], startsOf(hit.words));
    mark(link, title.words, title.places);
    link.href = new URL(page.u, root);
    heading.append(link);
    item.append(heading);
    const facts = GROUPS.flatMap((group) => page.f[group] || []);
    if (facts.length) item.append(element("p", "ik-search__facts", facts.join(" · ")));
    const { section, words, places } = best(page, hit.words);
    if (words.length) item.append(excerpt(words, places));
    if (section[0] && places.length && page.s.length > 2) {
      const way = element("a", "", section[1]);
      way.href = new URL(`${page.u}#${section[0]}`, root);
      const place = element("p", "ik-search__section", "Avsnitt: ");
      place.append(way);
      item.append(place);
    }
    return item;
  }

  /**
   * The section that says most of what was asked, its words, and which of them were asked for. The page's first section
   * is the table of its facts, which reads ill: it is shown when nothing else says what was asked.
   * @param {any} page
   * @param {string[]} asking
   */
  function best(page, asking) {
    const starts = startsOf(asking);
    const [facts, ...own] = page.s.map((/** @type {string[]} */ section) => found(section, starts));
    const [most] = [...own].sort((/** @type {any} */ a, /** @type {any} */ b) => b.said - a.said);
    const title = found(["", "", page.t], starts);
    const text = own.find((/** @type {any} */ one) => one.words.length);
    const shown = most?.said || !facts?.said ? most : title.said < starts.length ? facts : text;
    return shown || text || facts || found(["", "", ""], starts);
  }

  /** What the words begin with that were asked for. */
  const startsOf = (/** @type {string[]} */ asking) => asking.map((word) => fold(/\d/.test(word) ? word : stem(word)));

  /** A section, its words, and which of them were asked for. */
  function found(/** @type {string[]} */ section, /** @type {string[]} */ starts) {
    const words = glued(section[2]).split(/\s+/u).filter(Boolean);
    const places = [];
    const said = new Set();
    for (const [place, word] of words.entries()) {
      const plain = fold(word.replaceAll(GLUE, "").toLowerCase()).replace(/^[^\p{L}\p{N}§]+/u, "");
      const start = starts.find((one) => plain.startsWith(one) || (one.length >= 4 && plain.includes(one)));
      if (start) {
        places.push(place);
        said.add(start);
      }
    }
    return { section, words, places, said: said.size };
  }

  /**
   * The words around what was found, what was found marked.
   * @param {string[]} words
   * @param {number[]} places
   */
  function excerpt(words, places) {
    let start = 0;
    let most = 0;
    for (const place of places) {
      const near = places.filter((one) => one >= place && one < place + 24).length;
      if (near > most) [start, most] = [Math.max(0, place - 6), near];
    }
    const box = element("p", "ik-search__text");
    if (start) box.append("… ");
    const end = start + LENGTH;
    mark(
      box,
      words.slice(start, end),
      places.map((place) => place - start),
    );
    if (end < words.length) box.append(" …");
    return box;
  }

  /** Words into an element, some of them marked. */
  function mark(/** @type {Element} */ box, /** @type {string[]} */ words, /** @type {number[]} */ places) {
    const marked = new Set(places);
    words.forEach((word, place) => {
      if (place) box.append(" ");
      const plain = word.replaceAll(GLUE, "\u00a0");
      if (!marked.has(place)) return box.append(plain);
      // a comma or a bracket is no part of the word
      const [, before, itself, after] = /^([^\p{L}\p{N}§]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(plain) || ["", "", plain, ""];
      box.append(before, element("mark", "", itself), after);
    });
  }

  const number = (/** @type {number} */ value) => value.toLocaleString("sv");

  function status(/** @type {string} */ text) {
    if (part("status").textContent !== text) part("status").textContent = text;
  }

  /** @returns {any} */
  function element(/** @type {string} */ name, kind = "", text = "") {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  /** The question and what narrows it, in the address, to be kept and shared. */
  function remember() {
    const query = new URLSearchParams();
    if (answer.question) query.set("q", answer.question);
    for (const [group, values] of chosen) for (const value of values) query.append(group, value);
    const text = query.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
  }

  /** What the address asks for. */
  function recall() {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") || "";
    for (const group of GROUPS) chosen.set(group, new Set(query.getAll(group)));
  }

  if (location.protocol === "file:") return;
  part("without").hidden = true;
  recall();
  const wide = matchMedia("(min-width: 60em)");
  part("narrow").open = wide.matches;
  wide.addEventListener("change", () => (part("narrow").open = wide.matches));
  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;
  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  if (input.value.trim()) search();
})();
