/**
 * What day it is for the reader, and how a promise stands on a day: the rule of `Promise.state` (questions/promises.py),
 * once for every page. tests/promises_pages/urgency.tsv holds it to that.
 */
window.ikDay = (function () {
  "use strict";

  /** A day as text that can be compared: "2025-10-01". */
  function iso(day) {
    return [
      String(day.getFullYear()).padStart(4, "0"),
      String(day.getMonth() + 1).padStart(2, "0"),
      String(day.getDate()).padStart(2, "0"),
    ].join("-");
  }

  function today() {
    return iso(new Date());
  }

  function parsed(day, more) {
    var parts = day.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1, parts[2] + more);
  }

  /** The day so many days after another; both as text. */
  function later(day, days) {
    return iso(parsed(day, days));
  }

  /** "2025-10-01" as "1 oktober 2025". */
  function inWords(day) {
    return parsed(day, 0).toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" });
  }

  /**
   * How a promise stands on a day, by the values of `State`.
   *
   * @param {{due: string, written: string, handled: string}} dates as text: empty where there is none, "0" where it has
   *     always been so
   * @param {string} day
   * @returns {string}
   */
  function state(dates, day) {
    if (dates.handled && dates.handled <= day) return "besvarad";
    if (dates.written && dates.written <= day) return "skriven, ej behandlad";
    if (!dates.due) return "utan tid";
    return dates.due < day ? "försenad" : "öppen";
  }

  /** The dates that an element carries as `data-ik-due` and so on, as `state` wants them. */
  function datesOf(element) {
    var dates = {};
    ["due", "given", "written", "handled"].forEach(function (name) {
      dates[name] = element.getAttribute("data-ik-" + name) || "";
    });
    return dates;
  }

  return { today: today, later: later, inWords: inWords, state: state, datesOf: datesOf };
})();
