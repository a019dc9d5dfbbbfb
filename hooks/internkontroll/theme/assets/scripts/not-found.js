/* The last part of an address that does not exist is often an id that was mistyped: it is there to search for. */
(function () {
  "use strict";
  var last = window.location.pathname.split("/").filter(Boolean).pop() || "";
  var field = document.getElementById("sok-i-sidan");
  try {
    last = decodeURIComponent(last);
  } catch (error) {
    // as it stands
  }
  if (field) {
    field.value = last.replace(/\.[a-z]+$/i, "").toUpperCase();
  }
  if (window.matchMedia("(prefers-color-scheme: dark)").matches) {
    document.body.setAttribute("data-md-color-scheme", "slate");
  }
})();
