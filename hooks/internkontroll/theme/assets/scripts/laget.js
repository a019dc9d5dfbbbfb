/**
 * What depends on the day, told anew when a page is opened on a later day than it was made for.
 *
 * The page carries the dates of every promise (pages/promises/day_block.py says how). The rule is that of
 * questions/urgency.py; tests/promises_pages/urgency.tsv holds both to it. On the day that the page was made for, and
 * before it (a clock that is wrong), nothing is changed.
 */
(function () {
  "use strict";

  var NEAR_DAYS = 90;
  var TOLD = { written: true, kept: true };
  /** the groups by how a promise stands; what is open is near or later */
  var GROUPS = { besvarad: "kept", "skriven, ej behandlad": "written", "utan tid": "untimed", försenad: "overdue" };
  var ikDay = window.ikDay;

  /**
   * The group that a promise belongs to on a day; empty before it was given.
   *
   * @param {{due: string, given: string, written: string, handled: string}} dates as text: empty where there is none,
   *     "0" where it has always been so
   * @param {string} day
   * @returns {string}
   */
  function urgency(dates, day) {
    if (dates.given && dates.given > day) return "";
    var group = GROUPS[ikDay.state(dates, day)];
    return group || (dates.due <= ikDay.later(day, NEAR_DAYS) ? "near" : "later");
  }

  /** 1 117, with a space that does not break. */
  function digits(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  }

  function inWords(number) {
    if (number === 0) return "Inga löften.";
    return number === 1 ? "1 löfte." : digits(number) + " löften.";
  }

  function add(counts, group, number) {
    counts[group] = (counts[group] || 0) + number;
  }

  /** Counts what has no row: "2025-12-31,0,,*3;…". */
  function countRest(text, counts, day) {
    text.split(";").forEach(function (one) {
      if (!one) return;
      var parts = one.split("*");
      var dates = parts[0].split(",");
      var told = { due: dates[0], given: dates[1], written: dates[2], handled: dates[3] };
      add(counts, urgency(told, day), Number(parts[1]));
    });
  }

  /** Tells the numbers within an element, but not those within another that has its own. */
  function tell(holder, counts) {
    holder.querySelectorAll("[data-ik-count], [data-ik-counted]").forEach(function (place) {
      if (place.closest("[data-ik-rest]") !== holder) return;
      var words = place.hasAttribute("data-ik-counted");
      var number = counts[place.getAttribute(words ? "data-ik-counted" : "data-ik-count")] || 0;
      var text = words ? inWords(number) : digits(number);
      if (place.textContent !== text) place.textContent = text;
    });
  }

  /** Puts each row where it belongs on the day, and counts. */
  function arrange(root, day, counts) {
    var groups = {};
    root.querySelectorAll("[data-ik-group]").forEach(function (group) {
      groups[group.getAttribute("data-ik-group")] = { element: group, body: group.querySelector("tbody"), shown: 0 };
    });
    var limit = root.hasAttribute("data-ik-limit") ? Number(root.getAttribute("data-ik-limit")) : Infinity;
    var rows = Array.from(root.querySelectorAll("tr[data-ik-place]"));
    rows.sort(function (one, other) {
      return Number(one.getAttribute("data-ik-place")) - Number(other.getAttribute("data-ik-place"));
    });
    rows.forEach(function (row) {
      var name = urgency(ikDay.datesOf(row), day);
      var group = groups[name];
      add(counts, name, 1);
      row.hidden = !group || group.shown >= limit;
      if (group) {
        if (!row.hidden) group.shown += 1;
        group.body.appendChild(row);
      }
      row.querySelectorAll("[data-ik-answer]").forEach(function (answer) {
        answer.hidden = !TOLD[name];
      });
    });
    return groups;
  }

  function update(root, day) {
    var counts = {};
    var groups = arrange(root, day, counts);
    countRest(root.getAttribute("data-ik-rest") || "", counts, day);
    tell(root, counts);
    root.querySelectorAll("[data-ik-rest]").forEach(function (holder) {
      var own = {};
      countRest(holder.getAttribute("data-ik-rest"), own, day);
      tell(holder, own);
    });
    Object.keys(groups).forEach(function (name) {
      var group = groups[name];
      group.body.closest("table").hidden = group.shown === 0;
      var more = group.element.querySelector("[data-ik-more]");
      if (more) more.hidden = (counts[name] || 0) <= group.shown;
      group.element.querySelector("[data-ik-explained]").hidden = !counts[name];
    });
    root.querySelectorAll("[data-ik-day]").forEach(function (place) {
      place.textContent = day;
      place.setAttribute("datetime", day);
    });
    root.querySelectorAll("[data-ik-updated]").forEach(function (place) {
      place.hidden = false;
    });
  }

  function updateAll() {
    var today = ikDay.today();
    document.querySelectorAll("[data-ik-built]").forEach(function (root) {
      var told = root.getAttribute("data-ik-told") || root.getAttribute("data-ik-built");
      if (today > told) {
        update(root, today);
        root.setAttribute("data-ik-told", today);
      }
    });
  }

  updateAll();
  // a page that is left open over night
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden) updateAll();
  });
})();
