/* Tells anew how the promises of a record stand, when its page is read on a later day than it was made for.

   The page carries the dates of each promise; the rule is that of `Promise.state` (questions/promises.py). Without
   this script the page is right for the day that it names. */
(function () {
  "use strict";

  var MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december"];

  /** The reader's own day as `2025-10-01`. */
  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
  }

  /** `2025-10-01` as `1 oktober 2025`. */
  function inWords(day) {
    var parts = day.split("-");
    return Number(parts[2]) + " " + MONTHS[Number(parts[1]) - 1] + " " + parts[0];
  }

  /** How a promise stands: its words and its tone. "0" stands for a day that has always been. */
  function state(badge, day) {
    var due = badge.getAttribute("data-ik-due") || "";
    var written = badge.getAttribute("data-ik-written") || "";
    var handled = badge.getAttribute("data-ik-handled") || "";
    if (handled && handled <= day) { return ["Besvarad", "done"]; }
    if (written && written <= day) { return ["Skriven, ej behandlad", "waiting"]; }
    if (!due) { return ["Utan tid", "plain"]; }
    return due < day ? ["Förfallen", "late"] : ["Öppen", "open"];
  }

  function update(part, day) {
    Array.prototype.forEach.call(part.querySelectorAll("[data-ik-promise]"), function (badge) {
      var now = state(badge, day);
      badge.textContent = now[0];
      badge.className = "badge badge--" + now[1];
    });
    Array.prototype.forEach.call(part.querySelectorAll("[data-ik-today]"), function (place) {
      place.textContent = inWords(day);
    });
  }

  var day = today();
  Array.prototype.forEach.call(document.querySelectorAll("[data-ik-made]"), function (part) {
    if (part.getAttribute("data-ik-made") < day) { update(part, day); }
  });
})();
