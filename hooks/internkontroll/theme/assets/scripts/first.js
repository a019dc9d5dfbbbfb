/* Runs before anything is drawn: which colours the reader wants, and that scripts run at all. */
(function () {
  "use strict";
  var chosen = null;
  try {
    chosen = window.localStorage.getItem("ik-scheme");
  } catch (error) {
    // storage may be forbidden; then the system decides
  }
  var dark = chosen ? chosen === "slate" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.className = "js";
  document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
})();
