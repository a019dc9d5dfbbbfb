/**
 * How the items of a board's year stand when the page is opened on a later day than it was made for.
 *
 * A row carries the days on which its state changes, in order: `data-ik-then="2026-01-01 late Försenad;…"`
 * (pages/boards/standing.py). Until the first of them nothing is changed.
 */
(function () {
  "use strict";

  /** The reader's own day as text that can be compared: "2025-10-01". */
  function today() {
    var now = new Date();
    return [
      String(now.getFullYear()).padStart(4, "0"),
      String(now.getMonth() + 1).padStart(2, "0"),
      String(now.getDate()).padStart(2, "0"),
    ].join("-");
  }

  /** The latest change up to and with a day, as [day, tone, words]; null before the first. */
  function latest(then, day) {
    var found = null;
    then.split(";").forEach(function (one) {
      var match = /^(\d{4}-\d{2}-\d{2}) (\w+) (.+)$/.exec(one);
      if (match && match[1] <= day) found = match.slice(1);
    });
    return found;
  }

  var day = today();
  var changed = 0;
  document.querySelectorAll("tr[data-ik-then]").forEach(function (row) {
    var then = latest(row.getAttribute("data-ik-then"), day);
    var badge = row.querySelector(".badge");
    if (!then || !badge) return;
    badge.className = "badge badge--" + then[1];
    badge.textContent = then[2];
    changed += 1;
  });
  var told = document.querySelector("[data-ik-later]");
  if (changed && told) {
    told.textContent = "Kolumnen Läge är uppdaterad efter dagens datum, " + day + ". Det andra på sidan är som det var.";
    told.hidden = false;
  }
})();
