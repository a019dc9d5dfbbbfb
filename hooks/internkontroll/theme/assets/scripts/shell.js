/* The two buttons of the header: dark colours, and the menu where there is no room for it. No keys of its own but Esc. */
(function () {
  "use strict";

  /** Light and dark: as the system says, until the reader chooses. */
  function colours() {
    var button = document.getElementById("ik-dark");
    if (!button) {
      return;
    }
    var system = window.matchMedia("(prefers-color-scheme: dark)");
    var chosen = false;
    try {
      chosen = window.localStorage.getItem("ik-scheme") !== null;
    } catch (error) {
      // without storage the choice holds for this page
    }

    /** @param {boolean} dark */
    function show(dark) {
      document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
      button.setAttribute("aria-pressed", String(dark));
    }

    button.addEventListener("click", function () {
      var dark = button.getAttribute("aria-pressed") !== "true";
      chosen = true;
      show(dark);
      try {
        window.localStorage.setItem("ik-scheme", dark ? "slate" : "default");
      } catch (error) {
        // see above
      }
    });
    // Safari before 14 cannot say when it changes
    if (system.addEventListener) {
      system.addEventListener("change", function () {
        if (!chosen) {
          show(system.matches);
        }
      });
    }
    show(document.body.getAttribute("data-md-color-scheme") === "slate");
    button.hidden = false;
  }

  /** A menu that the button opens; Esc closes it, and the button has the focus again. */
  function menu() {
    var button = document.getElementById("ik-menu-button");
    var list = document.getElementById("ik-menu");
    if (!button || !list) {
      return;
    }

    /** @param {boolean} open */
    function show(open) {
      button.setAttribute("aria-expanded", String(open));
      list.classList.toggle("ik-menu--open", open);
    }

    button.addEventListener("click", function () {
      var open = button.getAttribute("aria-expanded") !== "true";
      show(open);
      if (open) {
        list.querySelector("a").focus();
      }
    });
    list.parentElement.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
        show(false);
        button.focus();
      }
    });
    button.hidden = false;
  }

  /** A table by hand that is too wide scrolls within itself; then the keyboard must reach it. */
  function tables() {
    if (!window.ResizeObserver) {
      return;
    }
    var observer = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var table = entry.target;
        if (table.scrollWidth > table.clientWidth + 1) {
          table.setAttribute("tabindex", "0");
        } else {
          table.removeAttribute("tabindex");
        }
      });
    });
    document.querySelectorAll(".md-typeset table:not([class])").forEach(function (table) {
      observer.observe(table);
    });
  }

  // first what nobody can do without
  menu();
  colours();
  tables();
})();
