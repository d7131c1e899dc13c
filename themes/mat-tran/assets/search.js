// Search as one types, in the index that lies beside the search page (window.lantoaSearch). A classic
// script, so that it also runs when the site is opened from a folder. The page leads everywhere
// without it.
"use strict";
(() => {
  const form = document.querySelector("[data-search]");
  const index = window.lantoaSearch;
  if (!form || !index) return;

  const SHOWN = 50;
  // How good a word of the query fits an entry.
  const EXACT_TITLE = 5, TITLE = 4, EXACT_TEXT = 3, TEXT = 2, BODY = 1;
  const field = form.elements.q;
  const filters = { district: form.elements.huyen, area: form.elements["linh-vuc"], status: form.elements["tinh-trang"] };
  const said = document.getElementById("t-found");
  const list = document.querySelector("[data-found]");
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);

  // As src/language/search.rs: the same texts must come out.
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/[đð]/g, "d").replace(/[ĐÐ]/g, "D").normalize("NFC").toLowerCase();
  const split = (text) => text.match(/[\p{Alphabetic}\p{N}]+/gu) ?? [];
  /** Words as they are written and as they are compared. */
  const words = (text) => split(text.normalize("NFC").toLowerCase()).map((exact) => ({ exact, folded: fold(exact) }));

  const entries = index.entries.map(([title, href, summary, place, district, areas, status, kind, date, illustrative]) => ({
    title, href, summary, place, district, areas: areas.split(" "), status, kind, date, illustrative,
    inTitle: words(title), inText: words(`${place} ${summary}`),
  }));
  const vocabulary = index.words.split(" ");
  const places = index.places.split(" ");

  /** Which entries have a word in their body, and whether it is so common that the index leaves that out. */
  function inBodies(word, isLast) {
    const found = new Uint8Array(entries.length);
    let isCommon = false;
    for (let at = firstFrom(word); at < vocabulary.length; at += 1) {
      if (isLast ? !vocabulary[at].startsWith(word) : vocabulary[at] !== word) break;
      if (places[at] === "") isCommon = true;
      decode(places[at], found);
    }
    return { found, isCommon };
  }

  /** Where a word stands in the vocabulary, or would stand. The order is that of code points. */
  function firstFrom(word) {
    let low = 0, high = vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** As src/output/search.rs writes the steps from entry to entry. */
  function decode(steps, found) {
    const SIGNS = "#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let next = 0, step = 0, scale = 1;
    for (const letter of steps) {
      const sign = SIGNS.indexOf(letter);
      step += (sign % 45) * scale;
      scale *= 45;
      if (sign >= 45) continue;
      found[next + step] = 1;
      next += step + 1;
      step = 0;
      scale = 1;
    }
  }

  /** How well an entry fits one word. */
  function fit({ word, isLast, found }, entry, at) {
    const same = isLast ? (text, wanted) => text.startsWith(wanted) : (text, wanted) => text === wanted;
    const has = (texts, spelling) => texts.some((text) => same(text[spelling], word[spelling]));
    if (has(entry.inTitle, "exact")) return EXACT_TITLE;
    if (has(entry.inTitle, "folded")) return TITLE;
    if (has(entry.inText, "exact")) return EXACT_TEXT;
    if (has(entry.inText, "folded")) return TEXT;
    return found[at] ? BODY : 0;
  }

  /** 0 where a word is missing; a common one may be, if another is there. An entry is as good as its
      weakest word; then all words count, then whether the title holds them side by side, and little
      else. */
  function score(query, phrase, entry, at) {
    let weakest = EXACT_TITLE, sum = 0;
    for (const wanted of query) {
      const fits = fit(wanted, entry, at);
      if (fits === 0 && !wanted.isCommon) return 0;
      if (fits > 0) weakest = Math.min(weakest, fits);
      sum += fits;
    }
    if (sum === 0 && query.length > 0) return 0;
    const title = entry.inTitle.map((word) => word.folded).join(" ");
    const beside = ` ${title}`.includes(` ${phrase}`) ? 1 + (phrase.length * 2 > title.length) : 0;
    return weakest * 1000 + sum * 4 + beside;
  }

  /** The entries that fit, the best first, and equally good ones in the index's order. */
  function find() {
    const wanted = words(field.value);
    const chosen = Object.entries(filters).filter(([, select]) => select.value);
    if (wanted.length === 0 && chosen.length === 0) return null;
    const query = wanted.map((word, place) => {
      const isLast = place === wanted.length - 1;
      return { word, isLast, ...inBodies(word.folded, isLast) };
    });
    const phrase = wanted.map((word) => word.folded).join(" ");
    const passes = (entry) => chosen.every(([key, select]) =>
      key === "area" ? entry.areas.includes(select.value) : entry[key] === select.value);
    const found = [];
    entries.forEach((entry, at) => {
      const points = passes(entry) ? score(query, phrase, entry, at) : 0;
      if (points > 0) found.push({ entry, points });
    });
    return found.sort((a, b) => b.points - a.points).map(({ entry }) => entry);
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function result(entry) {
    const item = element("li");
    const link = element("a", "", entry.title);
    link.href = entry.href;
    const meta = element("p", "meta run");
    if (entry.place) meta.append(element("span", "place", entry.place), " ");
    if (entry.date) meta.append(element("span", "", entry.date), " ");
    const kind = form.dataset[entry.kind];
    if (kind) meta.append(element("span", "", kind), " ");
    if (entry.illustrative) meta.append(element("span", "", form.dataset.illustrative));
    item.append(link);
    if (meta.childElementCount > 0) item.append(meta);
    if (entry.summary) item.append(element("p", "summary", entry.summary));
    return item;
  }

  function count(found) {
    if (found === null) return form.dataset.hint;
    if (found.length === 0) return form.dataset.none;
    const text = found.length > SHOWN ? form.dataset.first : form.dataset[plural.select(found.length)];
    return text.replace("{n}", number.format(found.length)).replace("{shown}", number.format(SHOWN));
  }

  function show() {
    const found = find();
    list.replaceChildren(...(found ?? []).slice(0, SHOWN).map(result));
    const text = count(found);
    if (said.textContent !== text) said.textContent = text;
  }

  // The address ------------------------------------------------------------------------------------
  const controls = () => [field, ...Object.values(filters)];
  let waiting = 0;

  function remember() {
    clearTimeout(waiting);
    const asked = new URLSearchParams();
    for (const control of controls()) {
      const value = control.value.trim();
      if (value) asked.set(control.name, value);
    }
    const query = asked.toString() && `?${asked}`;
    try {
      history.replaceState(null, "", location.href.replace(/[?#].*$/s, "") + query);
    } catch {
      // Safari allows a hundred changes in half a minute; then the address stays a step behind.
    }
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    for (const control of controls()) {
      control.value = asked.get(control.name) ?? "";
      // An address that names no choice of this list chooses nothing.
      if (control.selectedIndex === -1) control.selectedIndex = 0;
    }
  }

  // Typing and keys --------------------------------------------------------------------------------
  function changed() {
    show();
    clearTimeout(waiting);
    waiting = setTimeout(remember, 300);
  }

  function clear() {
    if (field.value === "") Object.values(filters).forEach((select) => { select.selectedIndex = 0; });
    field.value = "";
    field.focus();
    changed();
  }

  const links = () => [...list.querySelectorAll("a")];

  function move(event, step) {
    const all = [field, ...links()];
    const at = all.indexOf(document.activeElement) + step;
    if (!all[at]) return;
    event.preventDefault();
    all[at].focus();
  }

  function key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp") move(event, -1);
    else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  }

  field.addEventListener("keydown", key);
  list.addEventListener("keydown", key);
  // Not "change": a field that loses the focus would make the results anew under the finger.
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // Enter goes on to the first result, and there opens it; on a phone it puts the keyboard away.
    show();
    remember();
    (links()[0] ?? field).focus();
  });
  addEventListener("pagehide", () => { if (waiting) remember(); });

  form.hidden = false;
  recall();
  // The filters are open where there is room for them, or where one is set.
  const folded = form.querySelector("details");
  folded.open = matchMedia("(min-width: 56.25em)").matches || Object.values(filters).some((select) => select.value);
  show();
})();
