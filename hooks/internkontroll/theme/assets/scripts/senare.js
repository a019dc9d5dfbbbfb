/**
 * How things stand when a page is opened on a later day than it was made for.
 *
 * What has a badge carries the days on which the badge changes, in order: `data-ik-then="2026-01-01 late Försenad;…"`
 * (pages/later.py). Until the first of them nothing is changed. The page says from when it is told: `data-ik-made`, and
 * to when it can be: `data-ik-until`.
 */
(function () {
  "use strict";

  var ikDay = window.ikDay;

  /** The latest change up to and with a day, as [day, tone, words]; null before the first. */
  function latest(then, day) {
    var found = null;
    then.split(";").forEach(function (one) {
      var match = /^(\d{4}-\d{2}-\d{2}) (\w+) (.+)$/.exec(one);
      if (match && match[1] <= day) found = match.slice(1);
    });
    return found;
  }

  /** Says it in the badges; returns how many were changed. */
  function tell(day) {
    var changed = 0;
    document.querySelectorAll("[data-ik-then]").forEach(function (place) {
      var then = latest(place.getAttribute("data-ik-then"), day);
      var badge = place.querySelector(".badge");
      if (!then || !badge) return;
      badge.className = "badge badge--" + then[1];
      badge.textContent = then[2];
      changed += 1;
    });
    return changed;
  }

  document.querySelectorAll("[data-ik-until]").forEach(function (told) {
    var until = told.getAttribute("data-ik-until");
    var today = ikDay.today();
    var day = today < until ? today : until;
    if (day <= told.getAttribute("data-ik-made")) return;
    var changed = tell(day);
    var state = told.querySelector(".record-day");
    if (state) {
      state.textContent = "Läget den " + ikDay.inWords(day);
    } else if (changed) {
      told.textContent =
        day === today
          ? "Kolumnen Läge är uppdaterad efter dagens datum, " + day + ". Det andra på sidan är som det var."
          : "Kolumnen Läge visar hur det var den " + day + ". Sidan är så gammal att läget i dag inte är känt.";
      told.hidden = false;
    }
  });
})();
