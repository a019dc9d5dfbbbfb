// The index of the search: Pagefind's, asked in every way that a question can be put, and what is shown of a page.
"use strict";

(() => {
  const { asked, ways, fold, stem, Words } = globalThis.ikSearch;
  /** of the best, so many are weighed again by their titles */
  const WEIGHED = 16;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src);

  /** @type {{pagefind: any, words: any} | null} */
  let index = null;
  /** what is shown of a page, by its id @type {Map<string, () => Promise<any>>} */
  const texts = new Map();

  /** The index and the words; fetched once. */
  const load = once(async () => {
    const [pagefind, words] = await Promise.all([started(), fetched("ord.json")]);
    // a large site has several indexes
    const others = Array.from({ length: words.index - 1 }, (_, place) => new URL(`pagefind/${place + 1}/`, root).href);
    await Promise.all(others.map((other) => pagefind.mergeIndex(other, { ranking: RANKING })));
    index = { pagefind, words: new Words(words) };
    return index;
  });

  async function started() {
    const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
    await pagefind.options({ ranking: RANKING });
    await pagefind.init();
    return pagefind;
  }

  async function fetched(/** @type {string} */ name) {
    const said = await fetch(new URL(`pagefind/${name}`, root));
    if (!said.ok) throw new Error(`${name}: ${said.status}`);
    return said.json();
  }

  const RANKING = { pageLength: 0.3, termSimilarity: 2 };

  /** Which page has which facet, group -> value -> ids of pages; fetched when something has been found. */
  const choices = once(async () => {
    const { grupper: groups, sidor: pages } = await fetched("urval.json");
    const names = Object.keys(groups);
    const facets = new Map(names.map((name) => [name, new Map(groups[name].map((/** @type {string} */ one) => [one, new Set()]))]));
    for (const [id, places] of Object.entries(pages)) {
      names.forEach((name, place) => facets.get(name)?.get(groups[name][places[place]])?.add(id));
    }
    return facets;
  });

  /**
   * What is made once and kept; what failed is made again the next time it is asked for.
   * @param {() => Promise<any>} make
   */
  function once(make) {
    /** @type {Promise<any> | undefined} */
    let made;
    return () =>
      (made ??= make().catch((error) => {
        made = undefined;
        throw error;
      }));
  }

  /** What is shown of a page. */
  function text(/** @type {any} */ hit) {
    if (!texts.has(hit.id)) texts.set(hit.id, once(() => fetched(`text/${hit.id}.json`)));
    return texts.get(hit.id)();
  }

  /**
   * Ask the index in every way that the question can be put, the best answer of each page first.
   * @param {string[]} words
   */
  async function ask(words) {
    /** @type {Map<string, any>} */
    const found = new Map();
    const put = async (/** @type {string[]} */ one, /** @type {number} */ counts) => {
      const said = await index.pagefind.search(one.join(" "));
      for (const result of said.results) {
        const score = (result.score / one.length) * counts;
        const id = result.id.slice(result.id.indexOf("_") + 1);
        const other = found.get(id);
        if (!other || other.score < score) found.set(id, { id, score, words: one });
      }
    };
    for (const way of ways(words, index.words)) await put(way.words, way.counts);
    if (found.size < 5 && words.length > 1) {
      for (const word of words) await put([word], 0.1 / words.length);
    }
    const hits = [...found.values()].sort(order);
    return weigh(hits, words);
  }

  const order = (/** @type {any} */ a, /** @type {any} */ b) => b.score - a.score || (a.id < b.id ? -1 : 1);

  /**
   * Weigh the best again: a title or name that says all that was asked, and little else, is what was meant.
   * @param {any[]} hits
   * @param {string[]} words
   */
  async function weigh(hits, words) {
    const best = hits.slice(0, WEIGHED);
    const whole = bare(words.join(" "));
    const starts = words.map((word) => fold(stem(word)));
    await Promise.all(
      best.map(async (hit) => {
        const page = await text(hit);
        const title = fold(page.t.toLowerCase()).match(/[\p{L}\p{N}-]+/gu) || [];
        const has = (/** @type {string} */ start) => title.some((one) => one.startsWith(start));
        const said = starts.reduce((sum, start, place) => sum + (has(start) ? 1 : partly(words[place], title)), 0) / starts.length;
        hit.score *= 1 + said + (said === 1 ? Math.min(1, (2 * starts.length) / title.length) : 0);
        const names = [page.t.replace(/ \([^)]*\)$/u, ""), ...page.n];
        const asIs = [whole, bare(hit.words.join(" "))];
        if (names.some((name) => asIs.includes(bare(name)))) hit.score *= 4;
      }),
    );
    return [...best.sort(order), ...hits.slice(WEIGHED)];
  }

  /** How much of a compound a title says: "utdrag ur registret" says most of "registerutdrag". */
  function partly(/** @type {string} */ word, /** @type {string[]} */ title) {
    const parts = index.words.parts(word);
    if (parts.length < 2) return 0;
    const starts = parts.map((/** @type {string} */ part) => fold(stem(part)));
    return (0.7 * starts.filter((/** @type {string} */ start) => title.some((one) => one.includes(start))).length) / parts.length;
  }

  /** A name without what differs from writer to writer: small letters, no marks, no words that say nothing. */
  function bare(/** @type {string} */ name) {
    return fold(asked(name).map(stem).join(" ")).replace(/[^\p{L}\p{N}§]+/gu, " ");
  }

  /** The words as they are meant: those that the site does not have are read as the nearest that it has. */
  async function mended(/** @type {string[]} */ words) {
    return Promise.all(
      words.map(async (word) => {
        if (/\d/.test(word)) return numbered(word);
        if (index.words.knows(word)) return word;
        const nearest = index.words.meant(word);
        if (!nearest) return word;
        // the list holds the most used words only; the index has them all
        const exact = await index.pagefind.search(`"${word}"`);
        return exact.results.length ? word : nearest;
      }),
    );
  }

  /** A number as the index has it, in whole or else in its parts: it is not shortened until something is found. */
  async function numbered(/** @type {string} */ word) {
    const parts = word.split(/[-:/]/u).filter(Boolean);
    if (parts.length < 2) return word;
    const exact = await index.pagefind.search(`"${word}"`);
    return exact.results.length ? word : parts.join(" ");
  }

  /**
   * Everything that is found, the best first, and the question as it was taken, when that differs from what was written.
   * @param {string} question
   * @param {boolean} asWritten whether a word that the site does not have is asked for nevertheless
   */
  async function find(question, asWritten) {
    await load();
    const words = asked(question);
    const meant = asWritten ? words : await mended(words);
    const hits = await ask(meant.flatMap((word) => word.split(" ")));
    const isMended = meant.some((word, place) => word !== words[place] && !/\d/.test(word));
    return { question, shownAs: isMended ? replaced(question, words, meant) : "", hits };
  }

  /** The question with the words that were mended. */
  function replaced(/** @type {string} */ question, /** @type {string[]} */ words, /** @type {string[]} */ meant) {
    let text = question.toLowerCase();
    words.forEach((word, place) => {
      text = text.replace(word, () => meant[place]);
    });
    return text;
  }

  Object.assign(globalThis.ikSearch, { root, load, find, text, choices });
})();
