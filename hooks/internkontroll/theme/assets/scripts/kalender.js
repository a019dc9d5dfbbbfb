/**
 * The whole address of a calendar, which only the browser knows, to copy or to open in a calendar program.
 *
 * Without JavaScript there is the link to the file. From a folder of files no program can subscribe, so nothing is added.
 */
(function () {
  "use strict";

  if (!/^https?:$/.test(location.protocol)) return;

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /** Selects the address, for browsers that do not let a page copy (a site without https). */
  function select(field) {
    field.focus();
    field.select();
  }

  document.querySelectorAll("[data-ik-calendar]").forEach(function (holder, place) {
    var address = new URL(holder.getAttribute("data-ik-calendar"), location.href).href;

    var label = element("label", "ik-calendar__label", "Kalenderns adress");
    var field = element("input", "ik-calendar__field");
    field.id = label.htmlFor = "ik-kalender-" + place;
    field.type = "text";
    field.readOnly = true;
    field.value = address;
    field.addEventListener("focus", function () { field.select(); });

    var copy = element("button", "ik-calendar__copy", "Kopiera adressen");
    copy.type = "button";
    var told = element("span", "ik-calendar__told");
    told.setAttribute("role", "status");
    function done() { told.textContent = "Adressen är kopierad."; }
    function byHand() {
      select(field);
      told.textContent = "Adressen är markerad. Kopiera den med Ctrl och C.";
    }
    copy.addEventListener("click", function () {
      if (navigator.clipboard) navigator.clipboard.writeText(address).then(done, byHand);
      else byHand();
    });

    var open = element("a", "ik-calendar__open", "Öppna i kalenderprogrammet");
    open.href = address.replace(/^https?:/, "webcal:");

    var line = element("div", "ik-calendar__line");
    line.append(field, copy);
    var ways = element("p", "ik-calendar__ways");
    ways.append(open, told);
    holder.append(label, line, ways);
  });
})();
