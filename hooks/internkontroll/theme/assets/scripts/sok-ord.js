// The language of the search: numbers in one form, compounds taken apart, a letter that is wrong.
//
// The same rules as `searching/numbers.py`, `words.py` and `compounds.py` of the package, which made the index;
// `tests/search/` runs both on the same tables.
"use strict";

(() => {
  const GLUE = "\u2060";
  const SPACE = "[ \u00a0\u202f\u2009]";
  const THOUSANDS = new RegExp(`(?<![\\p{L}\\p{N}_:.,/-])([0-9]{1,3})((?:${SPACE}[0-9]{3})+)(?![\\p{L}\\p{N}_:/-])`, "gu");
  const LAW_PLACE = new RegExp(`(?<![\\p{L}\\p{N}_:/-])([0-9]{1,3})(?:${SPACE}?([a-h]))?${SPACE}?§`, "gu");
  const PARAGRAPH = new RegExp(`(?<![0-9a-h${GLUE}])§+${SPACE}?(?=[0-9])`, "gu");
  const SPACES = new RegExp(SPACE, "gu");

  /**
   * The text in one Unicode form, with the parts of each number held together.
   * @param {string} text
   * @returns {string}
   */
  function glued(text) {
    return text
      .normalize("NFC")
      .replace(/\u00ad/g, "")
      .replace(LAW_PLACE, (_all, number, letter) => `${number}${letter || ""}${GLUE}§`)
      .replace(PARAGRAPH, `§${GLUE}`)
      .replace(THOUSANDS, (_all, first, rest) => first + rest.replace(SPACES, GLUE));
  }

  const ENDINGS = (
    "arnas ernas ornas heten heter " +
    "arna erna orna ades ande ende aren " +
    "ens ets ade are ats " +
    "ar er or en et an na ad at as es de te " +
    "a e n t s"
  ).split(" ");
  const SHORTEST = 4;

  /**
   * What is left of a word in small letters without its ending.
   * @param {string} word
   * @returns {string}
   */
  function stem(word) {
    const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
    return ending ? word.slice(0, -ending.length) : word;
  }

  const NO_BEGINNING = new Set(
    (
      "efter eller emot fram från före genom hela inför inom mellan ner samma samt sedan själv till under utan utom över " +
      "andra annan detta dessa denna alla allt bara både deras även varje vara varit vidare huvud fort nära motsvar " +
      "bort förs förut kvar planer samman svars undan vart"
    ).split(" "),
  );
  const NO_END = new Set(
    "ande bart baren bara enda ende heten heter ighet igheter ingen lagt lade lades lagd lagda satt taget".split(" "),
  );
  const BEGINNINGS = new Set("data hälso medie webb".split(" "));
  const FEWEST_FAMILY = 3;

  /** Without the marks of å, ä, ö and é. */
  const fold = (/** @type {string} */ word) => word.normalize("NFD").replace(/\p{M}/gu, "");

  /** The words of the site, most used first. */
  class Words {
    /** @param {{fog: string, ord: string}} made what the build wrote */
    constructor(made) {
      const marked = made.ord ? made.ord.split(" ") : [];
      this.list = marked.map((one) => one.replaceAll(made.fog, ""));
      const long = this.list.filter((word) => word.length >= SHORTEST);
      this.words = new Set(long);
      this.short = new Set(this.list.filter((word) => word.length === SHORTEST - 1));
      this.stems = new Set(long.map(stem));
      this.folded = this.list.map(fold);
      this.marked = new Map(marked.map((one, place) => [this.list[place], one.split(made.fog)]));
      /** @type {Set<string> | null} */
      this.families = null;
    }

    /**
     * The parts of a compound; one part for another word.
     * @param {string} word in small letters
     * @returns {string[]}
     */
    parts(word) {
      const known = this.marked.get(word);
      if (known) return known;
      let best = 0;
      for (let place = SHORTEST; place <= word.length - SHORTEST; place += 1) {
        if (!this.isBeginning(word.slice(0, place)) || !this.isEnd(word.slice(place))) continue;
        const even = (/** @type {number} */ at) => Math.min(at, word.length - at);
        if (!best || even(place) > even(best)) best = place;
      }
      return best ? [...this.parts(word.slice(0, best)), ...this.parts(word.slice(best))] : [word];
    }

    /** @param {string} part */
    isEnd(part) {
      if (NO_END.has(part)) return false;
      if (this.words.has(part) || (part.length > SHORTEST && this.stems.has(stem(part)))) return true;
      return part.length >= 2 * SHORTEST && this.parts(part).length > 1;
    }

    /** @param {string} part */
    isBeginning(part) {
      if (NO_BEGINNING.has(part)) return false;
      if (this.words.has(part) || this.beginnings().has(part) || BEGINNINGS.has(part)) return true;
      const word = part.slice(0, -1);
      if (!part.endsWith("s")) return false;
      return this.words.has(word) || this.short.has(word) || (word.length > SHORTEST && this.stems.has(word));
    }

    /** Beginnings that several words share, each going on with a word. */
    beginnings() {
      if (this.families) return this.families;
      /** @type {Map<string, number>} */
      const found = new Map();
      for (const word of this.words) {
        for (let place = SHORTEST + 1; place <= word.length - SHORTEST; place += 1) {
          const end = word.slice(place);
          if (!this.words.has(end) || NO_END.has(end)) continue;
          const beginning = word.slice(0, place);
          found.set(beginning, (found.get(beginning) || 0) + 1);
        }
      }
      this.families = new Set([...found].filter(([, count]) => count >= FEWEST_FAMILY).map(([one]) => one));
      return this.families;
    }

    /**
     * Whether the site has the word, in one form or another.
     * @param {string} word in small letters
     */
    knows(word) {
      if (/\d/.test(word) || word.length < SHORTEST || this.words.has(word)) return true;
      const start = fold(stem(word));
      return this.folded.some((one) => one.startsWith(start)) || this.parts(word).length > 1;
    }

    /**
     * The most used word that is one letter from what was written; a word's ending may differ besides.
     * @param {string} word in small letters, not known
     * @returns {string | undefined}
     */
    meant(word) {
      const asked = fold(word);
      const whole = this.folded.findIndex((one) => isNear(asked, one));
      if (whole >= 0) return this.list[whole];
      const start = fold(stem(word));
      if (start.length < 5) return undefined;
      for (const [place, one] of this.folded.entries()) {
        for (const length of [start.length, start.length + 1, start.length - 1]) {
          if (one.length >= length && isNear(start, one.slice(0, length))) {
            return this.list[place].slice(0, length) + word.slice(stem(word).length);
          }
        }
      }
      return undefined;
    }
  }

  /**
   * Whether one letter too many, too few, another, or two in the wrong order makes one word the other.
   * @param {string} one
   * @param {string} other
   */
  function isNear(one, other) {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const rest = one.slice(start);
    const others = other.slice(start);
    if (rest.slice(1) === others || rest === others.slice(1) || rest.slice(1) === others.slice(1)) return true;
    return rest.length > 1 && rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2);
  }

  const NOT_ASKED = new Set(
    (
      "diarienr diarienummer dnr nr att av bland de dem den denna det detta dess dessa du där då eller en " +
      "ett från för genom ha hade har hos hur i in inom inte kan med men mot när och om på sedan sig sin " +
      "sina sitt ska som så till upp ur ut vad var vara vem vid vilka vilken är även"
    ).split(" "),
  );

  /**
   * The words of a question, in small letters, numbers in one piece, without those that say nothing.
   * @param {string} question
   * @returns {string[]}
   */
  function asked(question) {
    const all = glued(question.toLowerCase())
      .replaceAll(GLUE, "")
      .split(/[\s,;!?"'“”’…()[\]{}<>|*+=]+/u)
      .map((one) => one.replace(/^[.:/-]+|[.:/-]+$/gu, ""))
      .filter((one) => /[\p{L}\p{N}]/u.test(one));
    const kept = all.filter((one) => !NOT_ASKED.has(one));
    return kept.length ? kept : all;
  }

  /**
   * Ways to put the question to the index, with how much an answer counts. The first is the question itself.
   * @param {string[]} words
   * @param {Words} known
   * @returns {{words: string[], counts: number}[]}
   */
  function ways(words, known) {
    const found = [{ words, counts: 1 }];
    const add = (/** @type {string[]} */ one, /** @type {number} */ counts) => {
      if (one.join(" ") && !found.some((other) => other.words.join(" ") === one.join(" "))) found.push({ words: one, counts });
    };
    // "logg uppföljning", "uppföljning av loggar": the compound
    words.slice(1).forEach((second, index) => {
      const first = words[index];
      for (const joined of [...compounds(first, second, known), ...compounds(second, first, known)]) {
        add([...words.slice(0, index), joined, ...words.slice(index + 2)], 0.9);
      }
    });
    // "registerkontroll": register, kontroll
    add(words.flatMap((word) => known.parts(word)), 0.5);
    // "2023-18785": 2023 and 18785
    add(words.flatMap((word) => (/\d/.test(word) ? word.split(/[-:/]/u).filter(Boolean) : [word])), 0.6);
    // "bisysslan": what begins as the word does without its ending
    add(words.map((word) => (/\d/.test(word) || word.length < 6 ? word : stem(word))), 0.5);
    return found;
  }

  /**
   * Compounds that the site has of two words, the first in any form.
   * @param {string} first
   * @param {string} second
   * @param {Words} known
   */
  function compounds(first, second, known) {
    if (/\d/.test(first + second) || first.length < 3 || second.length < SHORTEST) return [];
    const starts = [first, stem(first)].flatMap((one) => [one, `${one}s`]);
    const ends = [second, stem(second)];
    const found = [];
    for (const start of new Set(starts)) {
      for (const end of new Set(ends)) {
        const joined = start + end;
        if (known.words.has(joined) || (end !== second && known.list.some((one) => one.startsWith(joined)))) found.push(joined);
      }
    }
    return found.slice(0, 2);
  }

  Object.assign(globalThis, { ikSearch: { GLUE, glued, stem, asked, ways, isNear, fold, Words } });
})();
