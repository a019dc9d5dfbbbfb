/* The page that sorts and filters across all registers. It reads register/poster.json (exports/filter_data.py tells its
   form), keeps the choices in the address, and writes what contributors wrote as text and nothing else. */
(function () {
  "use strict";

  var FIRST = 50;
  var MORE = 100;
  /* the places in a line of the file */
  var TYPE = 0, ID = 1, TITLE = 2, PAGE = 3, BOARDS = 4, YEARS = 5, STANDING = 6, HANDLING = 7, ROLE = 8, TIME = 9;
  var CHOICES = ["typ", "namnd", "ar", "lage", "hantering", "roll"];
  /* what gathers several states: name in the address, what it is called, and whether a line belongs to it */
  var GATHERED = [
    ["oppna", "Öppna", function (line) { return line.open === 1; }],
    ["avslutade", "Avslutade", function (line) { return line.open === 0; }],
    ["forsenade", "Försenade", function (line) { return line.overdue; }]
  ];

  var area = document.getElementById("ik-filter");
  var otherwise = document.getElementById("ik-filter-otherwise");
  if (!area || !otherwise) {
    return;
  }
  var form = area.querySelector("form");
  var total = document.getElementById("ik-filter-total");
  var table = document.getElementById("ik-filter-table");
  var body = table.querySelector("tbody");
  var headers = Array.from(table.querySelectorAll("th"));
  var more = document.getElementById("ik-filter-more");
  var rest = document.getElementById("ik-filter-rest");
  var collator = new Intl.Collator("sv", { numeric: true });

  /** @type {object} what the file holds */
  var data;
  /** @type {object[]} its lines, with what is asked of them again and again */
  var lines;
  /** @type {object[]} those that fit the choices, in order */
  var found = [];
  var shown = 0;
  var ranks = {};
  var waiting = 0;

  if (window.location.protocol === "file:") {
    say("Filtreringen behöver webbservern och fungerar inte när sidorna öppnas som filer. Allt står också i listorna:");
    return;
  }
  otherwise.hidden = true;
  fetch("poster.json")
    .then(function (response) {
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      return response.json();
    })
    .then(begin)
    .catch(function () {
      say("Registret gick inte att hämta. Ladda om sidan för att försöka igen. Allt står också i listorna:");
    });

  /** @param {string} text why there is no filtering */
  function say(text) {
    otherwise.querySelector("p").textContent = text;
    otherwise.hidden = false;
    area.hidden = true;
  }

  /** @param {object} read what the file holds */
  function begin(read) {
    data = read;
    var today = window.ikDay.today();
    var day = today > data.dag ? today : data.dag;
    lines = data.poster.map(function (line, place) {
      return prepared(line, place, day);
    });
    document.getElementById("ik-filter-day").textContent =
      "Läget den " + data.dag + "." + (day > data.dag ? " Vad som är försenat räknas den " + day + "." : "");
    fillFromAddress();
    foldTogether();
    form.addEventListener("input", function (event) {
      window.clearTimeout(waiting);
      // every letter typed need not be announced
      waiting = window.setTimeout(apply, event.target.name === "q" ? 200 : 0);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      apply();
    });
    form.addEventListener("reset", function () {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(apply, 0);
    });
    headers.forEach(function (header) {
      header.querySelector("button").addEventListener("click", function () {
        sortBy(header.dataset.ikColumn);
      });
    });
    more.addEventListener("click", showMore);
    // paper has no button for more
    window.addEventListener("beforeprint", function () { add(found.length - shown); });
    area.hidden = false;
    apply();
  }

  /** Where there is little room the later choices are folded together, unless the address makes one of them. */
  function foldTogether() {
    var narrow = window.matchMedia("(max-width: 45em)");
    function fold() {
      var inUse = Array.from(rest.querySelectorAll("select")).some(function (select) { return select.value; });
      rest.open = !narrow.matches || inUse;
    }
    // Safari before 14 cannot say when it changes
    if (narrow.addEventListener) narrow.addEventListener("change", fold);
    fold();
  }

  /* What depends on the day is worked out anew, as questions/promises.py does: a page made on Monday is right on Friday. */
  function prepared(line, place, day) {
    var time = line[TIME] < 0 ? null : data.tider[line[TIME]];
    var state = time ? promised(time, day) : "";
    var isPromise = data.slag[line[TYPE]][0] === "lofte";
    var standing = isPromise ? data["löften"][state] : line[STANDING] < 0 ? null : data["lägen"][line[STANDING]];
    return {
      place: place,
      line: line,
      text: (line[TITLE] + " " + line[ID]).toLocaleLowerCase("sv"),
      standing: standing,
      open: standing ? standing[2] : -1,
      overdue: state === "försenad",
      values: {
        titel: line[TITLE],
        typ: data.slag[line[TYPE]][1],
        namnd: line[BOARDS].map(function (one) { return data["nämnder"][one][1]; }).join(", "),
        ar: line[YEARS].join(", "),
        // a risk has no state, but a way in which it is handled
        lage: standing ? standing[0] : line[HANDLING].map(function (one) { return data.hanteringar[one]; }).join(", "),
        roll: line[ROLE] < 0 ? "" : data.roller[line[ROLE]],
        nasta: time ? time[0] : ""
      },
      due: time ? time[1] || "9999" : ""
    };
  }

  /** @param {Array} time words, last day, written, handled, is over */
  function promised(time, day) {
    return time[4] ? "besvarad" : window.ikDay.state({ due: time[1], written: time[2], handled: time[3] }, day);
  }

  /* --- the choices ------------------------------------------------------------------------------------------- */

  /** @returns {string[]} what a line answers to one of the choices */
  function answers(one, choice) {
    var line = one.line;
    switch (choice) {
      case "typ":
        return [data.slag[line[TYPE]][0]];
      case "namnd":
        return line[BOARDS].map(function (board) { return data["nämnder"][board][0]; });
      case "ar":
        return line[YEARS].map(String);
      case "lage":
        return GATHERED.filter(function (group) { return group[2](one); })
          .map(function (group) { return group[0]; })
          .concat(one.standing ? [one.standing[0]] : []);
      case "hantering":
        return line[HANDLING].map(function (way) { return data.hanteringar[way]; });
      default:
        return one.values.roll ? [one.values.roll] : [];
    }
  }

  function apply() {
    var words = form.elements.q.value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    var wanted = CHOICES.map(function (choice) { return form.elements[choice].value; });
    var counts = CHOICES.map(function () { return new Map(); });
    var totals = CHOICES.map(function () { return 0; });
    found = lines.filter(function (one) {
      if (!words.every(function (word) { return one.text.includes(word); })) {
        return false;
      }
      one.answers = one.answers || CHOICES.map(function (choice) { return answers(one, choice); });
      var missed = [];
      wanted.forEach(function (value, index) {
        if (value && !one.answers[index].includes(value)) {
          missed.push(index);
        }
      });
      // a choice counts what it would give with the other choices as they are
      CHOICES.forEach(function (_, index) {
        if (!missed.length || (missed.length === 1 && missed[0] === index)) {
          totals[index] += 1;
          one.answers[index].forEach(function (value) {
            counts[index].set(value, (counts[index].get(value) || 0) + 1);
          });
        }
      });
      return !missed.length;
    });
    CHOICES.forEach(function (choice, index) {
      offer(form.elements[choice], choice, counts[index], totals[index]);
    });
    sort();
    keepInAddress();
    tellChoices();
    show();
  }

  /** On paper the form is gone: what was chosen is said in words. */
  function tellChoices() {
    var told = CHOICES.filter(function (choice) { return form.elements[choice].value; }).map(function (choice) {
      return form.elements[choice].labels[0].textContent + ": " + nameOf(choice, form.elements[choice].value);
    });
    if (form.elements.q.value.trim()) {
      told.unshift("Ord: " + form.elements.q.value.trim());
    }
    document.getElementById("ik-filter-chosen").textContent = told.length ? "Valt: " + told.join("; ") + "." : "";
  }

  /** Fill a list of choices with their counts; the one in use stays, also when nothing fits it. */
  function offer(select, choice, counts, all) {
    var chosen = select.value;
    if (chosen && !counts.has(chosen)) {
      counts.set(chosen, 0);
    }
    var none = select.options[0];
    none.dataset.ikName = none.dataset.ikName || none.textContent;
    none.textContent = none.dataset.ikName + " (" + number(all) + ")";
    var groups = choice === "lage" ? ofStates(counts) : [["", ordered(choice, counts)]];
    var parts = groups.map(function (group) {
      var options = group[1].map(function (value) {
        return option(value, nameOf(choice, value) + " (" + number(counts.get(value)) + ")");
      });
      return group[0] ? labelled(group[0], options) : options;
    });
    select.replaceChildren.apply(select, [none].concat(parts.flat()));
    select.value = chosen;
    // a choice between nothing is none
    select.closest(".ik-filter__field").hidden = select.options.length < 2;
  }

  function ordered(choice, counts) {
    var values = Array.from(counts.keys());
    if (choice === "typ") {
      var order = data.slag.map(function (kind) { return kind[0]; });
      return values.sort(function (a, b) { return order.indexOf(a) - order.indexOf(b); });
    }
    return values.sort(function (a, b) {
      return (choice === "ar" ? -1 : 1) * collator.compare(nameOf(choice, a), nameOf(choice, b));
    });
  }

  function ofStates(counts) {
    var gathered = GATHERED.map(function (group) { return group[0]; });
    return [
      ["Samlat", gathered.filter(function (value) { return counts.has(value); })],
      ["Var för sig", ordered("lage", counts).filter(function (value) { return !gathered.includes(value); })]
    ].filter(function (group) { return group[1].length; });
  }

  function nameOf(choice, value) {
    var known;
    if (choice === "typ") {
      known = data.slag.find(function (kind) { return kind[0] === value; });
      return known ? known[2] : value;
    }
    if (choice === "namnd") {
      known = data["nämnder"].find(function (board) { return board[0] === value; });
      return known ? known[2] : value;
    }
    known = choice === "lage" && GATHERED.find(function (group) { return group[0] === value; });
    return known ? known[1] : value;
  }

  function option(value, text) {
    var made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    return made;
  }

  function labelled(label, options) {
    var group = document.createElement("optgroup");
    group.label = label;
    group.append.apply(group, options);
    return group;
  }

  /* --- the address ------------------------------------------------------------------------------------------- */

  function fillFromAddress() {
    var asked = new URLSearchParams(window.location.search);
    var known = CHOICES.map(function () { return new Set(); });
    lines.forEach(function (one) {
      CHOICES.forEach(function (choice, index) {
        answers(one, choice).forEach(function (value) { known[index].add(value); });
      });
    });
    CHOICES.forEach(function (choice, index) {
      var value = asked.get(choice);
      if (value && (known[index].has(value) || GATHERED.some(function (group) { return group[0] === value; }))) {
        form.elements[choice].append(option(value, value));
        form.elements[choice].value = value;
      }
    });
    form.elements.q.value = asked.get("q") || "";
    form.elements.sort.value = asked.get("sort") || "";
    form.elements.ordning.value = asked.get("ordning") || "";
    ["sort", "ordning"].forEach(function (name) {
      if (form.elements[name].selectedIndex < 0) {
        form.elements[name].value = "";
      }
    });
  }

  function keepInAddress() {
    var kept = new URLSearchParams();
    ["q"].concat(CHOICES, ["sort", "ordning"]).forEach(function (name) {
      var value = form.elements[name].value.trim();
      if (value && (name !== "ordning" || form.elements.sort.value)) {
        kept.set(name, value);
      }
    });
    var query = kept.toString();
    window.history.replaceState(null, "", window.location.pathname + (query ? "?" + query : "") + window.location.hash);
  }

  /* --- the order --------------------------------------------------------------------------------------------- */

  function sortBy(column) {
    var isNow = form.elements.sort.value === column;
    form.elements.ordning.value = isNow && form.elements.ordning.value === "" ? "fallande" : "";
    form.elements.sort.value = column;
    apply();
  }

  function sort() {
    var column = form.elements.sort.value;
    var back = form.elements.ordning.value === "fallande";
    if (column) {
      var rank = rankOf(column);
      found.sort(function (a, b) {
        // what has no value stands last in either order
        var emptiness = (key(a, column) === "") - (key(b, column) === "");
        return emptiness || (back ? -1 : 1) * (rank[a.place] - rank[b.place]) || a.place - b.place;
      });
    } else {
      found.sort(function (a, b) { return back ? b.place - a.place : a.place - b.place; });
    }
    headers.forEach(function (header) {
      if (header.dataset.ikColumn === column) {
        header.setAttribute("aria-sort", back ? "descending" : "ascending");
      } else {
        header.removeAttribute("aria-sort");
      }
    });
  }

  function key(one, column) {
    return column === "nasta" ? one.due : one.values[column];
  }

  /** Each line's place in the order of a column, worked out the first time; equal values have equal places. */
  function rankOf(column) {
    if (!ranks[column]) {
      var values = Array.from(new Set(lines.map(function (one) { return key(one, column); }))).sort(collator.compare);
      var places = new Map(values.map(function (value, index) { return [value, index]; }));
      ranks[column] = lines.map(function (one) { return places.get(key(one, column)); });
    }
    return ranks[column];
  }

  /* --- the table --------------------------------------------------------------------------------------------- */

  function show() {
    shown = 0;
    headers.forEach(function (header) {
      var column = header.dataset.ikColumn;
      header.hidden = column === "typ"
        ? Boolean(form.elements.typ.value)
        : column !== "titel" && !found.some(function (one) { return one.values[column]; });
    });
    body.replaceChildren();
    table.hidden = !found.length;
    add(FIRST);
  }

  function add(count) {
    var rows = document.createDocumentFragment();
    var seen = headers.filter(function (header) { return !header.hidden; });
    found.slice(shown, shown + count).forEach(function (one) { rows.append(row(one, seen)); });
    shown = Math.min(shown + count, found.length);
    body.append(rows);
    var left = found.length - shown;
    more.hidden = !left;
    more.textContent = "Visa " + number(Math.min(MORE, left)) + " till";
    total.textContent = !found.length
      ? "Inget i registret stämmer med valen."
      : number(found.length) + (found.length === 1 ? " post" : " poster") +
        (left ? ", varav de första " + number(shown) + " visas." : ".");
  }

  function showMore() {
    var before = shown;
    add(MORE);
    // who reads by keyboard goes on where the new rows begin
    body.rows[before].querySelector("a").focus();
  }

  function row(one, seen) {
    var made = document.createElement("tr");
    made.setAttribute("role", "row");
    made.dataset.ikId = one.line[ID];
    seen.forEach(function (header) {
      var column = header.dataset.ikColumn;
      made.append(column === "titel" ? title(one) : cell(one, column, header));
    });
    return made;
  }

  function title(one) {
    var made = document.createElement("th");
    made.setAttribute("role", "rowheader");
    made.scope = "row";
    var link = document.createElement("a");
    var page = one.line[PAGE] || data.slag[one.line[TYPE]][0] + "/" + one.line[ID].toLowerCase() + ".html";
    link.href = "../" + page;
    link.textContent = one.line[TITLE];
    made.append(link);
    return made;
  }

  function cell(one, column, header) {
    var made = document.createElement("td");
    made.setAttribute("role", "cell");
    made.dataset.ikLabel = header.querySelector(".ik-sort__name").textContent;
    var text = one.values[column];
    if (column === "lage" && one.standing) {
      made.append(badge(text, one.standing[1]));
    } else {
      made.textContent = text;
    }
    if (column === "nasta" && one.overdue && data.slag[one.line[TYPE]][0] !== "lofte") {
      made.append(" ", badge("Försenad", "late"));
    }
    return made;
  }

  function badge(text, tone) {
    var made = document.createElement("span");
    made.className = "badge badge--" + tone;
    made.textContent = text;
    return made;
  }

  /** @param {number} value as 1 117 with a space that does not break */
  function number(value) {
    return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u00a0");
  }
})();
