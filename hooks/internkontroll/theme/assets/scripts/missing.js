/* On the page for an address that does not exist, at any depth: find where the site's files are, from the address,
   and then let links, styles and the search lead there. It stands in the page itself; the policy knows its hash. */
(function () {
  "use strict";

  /** @param {string} base the address of the site's root */
  function settle(base) {
    var element = document.createElement("base");
    element.href = base;
    document.head.insertBefore(element, document.head.firstChild);
    document.body.dataset.ikStyles.split(" ").forEach(function (path) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = path;
      document.head.appendChild(link);
    });
    document.querySelectorAll("[data-ik-when-found]").forEach(function (part) {
      part.hidden = false;
    });
    document.querySelectorAll("[data-ik-until-found]").forEach(function (part) {
      part.hidden = true;
    });
    var script = document.createElement("script");
    script.src = "assets/scripts/not-found.js";
    document.body.appendChild(script);
  }

  /**
   * Ask from the innermost folder outwards.
   * @param {string} folder
   */
  function ask(folder) {
    window.fetch(folder + "assets/scripts/not-found.js", { method: "HEAD" }).then(function (answer) {
      if (answer.ok) {
        settle(folder);
      } else if (folder !== "/") {
        ask(folder.replace(/[^/]*\/$/, ""));
      }
    });
  }

  if (window.location.protocol !== "file:") {
    ask(window.location.pathname.replace(/[^/]*$/, ""));
  }
})();
