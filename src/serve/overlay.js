// What is wrong, over the page: a list that can be folded to a badge. All of it is made of text, never
// of HTML, and lives apart from the page's own styles.
(() => {
  "use strict";
  const FOLDED = "lantoa-folded";
  let words = {};
  let language = "vi";
  let state = null;
  let home = null;
  let isLost = false;
  let isOpen = false;
  let last = "";
  let root = null;

  /** An element with text, or with other elements, in it. */
  function element(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  }

  function button(className, text, action) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function remembered(folded) {
    try {
      if (folded === undefined) return sessionStorage.getItem(FOLDED);
      sessionStorage.setItem(FOLDED, folded);
    } catch {
      // Then it is open again on the next page.
    }
    return null;
  }

  function host() {
    if (root) return root;
    const place = element("div", "");
    place.id = "lantoa-preview";
    root = place.attachShadow({ mode: "open" });
    const style = element("link", "");
    style.rel = "stylesheet";
    style.href = "/~lantoa/overlay.css";
    root.append(style, element("div", "all"));
    root.addEventListener("keydown", (event) => event.key === "Escape" && fold());
    document.body.append(place);
    return root;
  }

  function fold() {
    isOpen = false;
    remembered(last);
    draw();
    root.querySelector(".badge")?.focus();
  }

  function unfold() {
    isOpen = true;
    remembered("");
    draw();
    root.querySelector(".fold")?.focus();
  }

  function excerpt({ line, before, marked, after }) {
    const mark = element("mark", "", marked || " ");
    return element("pre", "", element("span", "number", `${line} `), before, mark, after);
  }

  function problem(one) {
    const said = one.said[language] ?? Object.values(one.said)[0];
    const place = one.excerpt ? `${one.path}, ${words[language].line} ${one.excerpt.line}` : one.path;
    const parts = [element("h3", "", said.title), element("p", "place", place, " ", element("code", "", one.code))];
    if (one.excerpt) {
      const text = excerpt(one.excerpt);
      text.tabIndex = 0;
      parts.push(text);
    }
    if (said.label) parts.push(element("p", "label", said.label));
    if (said.help) parts.push(element("p", "help", element("b", "", words[language].help), " ", said.help));
    return element("li", one.is_error ? "error" : "warning", ...parts);
  }

  function counted() {
    const errors = state.problems.filter((one) => one.is_error).length;
    const warnings = state.problems.length - errors;
    const said = words[language];
    const parts = [];
    if (errors || state.unreadable) parts.push(`${errors || 1} ${said.errors}`);
    if (warnings) parts.push(`${warnings} ${said.warnings}`);
    return parts.join(", ");
  }

  function panel() {
    const said = words[language];
    const title = element("h2", "", `${said.problems}: ${counted()}`);
    title.id = "title";
    const change = () => {
      language = language === "vi" ? "en" : "vi";
      draw();
      root.querySelector(".other").focus();
    };
    const other = button("other", said.other, change);
    other.lang = language === "vi" ? "en" : "vi";
    const head = element("header", "", title, other, button("fold", said.fold, fold));
    const parts = [head];
    if (state.unreadable) parts.push(element("p", "unreadable", said.unreadable, " ", state.unreadable));
    if (state.stale && state.standing === "page") parts.push(element("p", "stale", said.stale));
    parts.push(element("ol", "", ...state.problems.map(problem)));
    const made = element("section", "panel", ...parts);
    made.setAttribute("aria-labelledby", "title");
    return made;
  }

  function badge() {
    const made = button("badge", counted(), unfold);
    made.setAttribute("aria-expanded", "false");
    if (state.problems.some((one) => one.is_error) || state.unreadable) made.classList.add("error");
    return made;
  }

  function draw() {
    const has = state && (state.problems.length > 0 || state.unreadable);
    if (!words[language] || (!root && !has && home === null && !isLost)) return;
    const all = host().querySelector(".all");
    const said = words[language];
    const parts = [];
    if (home !== null) {
      const link = element("a", "", said.home);
      link.href = home;
      parts.push(element("p", "bar deleted", said.deleted, " ", link));
    }
    if (isLost) parts.push(element("p", "bar lost", said.lost));
    if (has) parts.push(isOpen ? panel() : badge());
    for (const bar of parts) if (bar.classList.contains("bar")) bar.setAttribute("role", "status");
    all.lang = language;
    all.replaceChildren(...parts);
  }

  window.lantoaOverlay = {
    hello(given) {
      if (!words[language] || !remembered()) language = given.language;
      words = given.words;
    },
    show(given) {
      state = given;
      const now = JSON.stringify([given.problems, given.unreadable]);
      if (now !== last) {
        // Errors are in the way until somebody folds them; warnings never are.
        const isWrong = given.problems.some((one) => one.is_error) || given.unreadable;
        isOpen = Boolean(isWrong) && remembered() !== now;
        last = now;
      }
      draw();
    },
    deleted(to) {
      home = to;
      draw();
    },
    lost(is) {
      isLost = is;
      draw();
    },
  };
})();
