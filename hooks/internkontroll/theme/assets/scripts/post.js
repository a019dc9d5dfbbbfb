/* Tells anew how the promises of a record stand, when its page is read on a later day than it was made for.

   The page carries the dates of each promise; the rule is in dag.js. Without this script the page is right for the day
   that it names. */
(function () {
  "use strict";

  var ikDay = window.ikDay;
  var TOLD = {
    besvarad: ["Besvarad", "done"],
    "skriven, ej behandlad": ["Skriven, ej behandlad", "waiting"],
    "utan tid": ["Utan tid", "plain"],
    försenad: ["Försenad", "late"],
    öppen: ["Öppen", "open"],
  };

  function update(part, day) {
    Array.prototype.forEach.call(part.querySelectorAll("[data-ik-promise]"), function (badge) {
      var now = TOLD[ikDay.state(ikDay.datesOf(badge), day)];
      badge.textContent = now[0];
      badge.className = "badge badge--" + now[1];
    });
    Array.prototype.forEach.call(part.querySelectorAll("[data-ik-today]"), function (place) {
      place.textContent = ikDay.inWords(day);
    });
  }

  var day = ikDay.today();
  Array.prototype.forEach.call(document.querySelectorAll("[data-ik-made]"), function (part) {
    if (part.getAttribute("data-ik-made") < day) { update(part, day); }
  });
})();
