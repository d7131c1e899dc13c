// The page listens for changes: it takes in new styles, loads itself again where it was being read,
// follows itself to a new address, and hands what is wrong to the overlay.
(() => {
  "use strict";
  const { standing, page, unstyled } = document.currentScript.dataset;
  const overlay = window.lantoaOverlay;
  const KEPT = "lantoa-kept";
  let source = null;
  let shown = page;

  const fields = () => [...document.querySelectorAll("input, select, textarea")].filter((field) => field.type !== "file");

  /** Keeps where the reader is, for the page that comes in the place of this one. */
  function keep(path) {
    const kept = {
      path,
      x: scrollX,
      y: scrollY,
      details: [...document.querySelectorAll("details")].map((one) => one.open),
      fields: fields().map((field) => [field.name || field.id, field.value, field.checked === true]),
      focus: fields().indexOf(document.activeElement),
    };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing shows the top of the page.
    }
  }

  /** Puts the reader back to where the page before was left. */
  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
    } catch {
      return;
    }
    if (!kept || kept.path !== location.pathname) return;
    document.querySelectorAll("details").forEach((one, at) => {
      if (at < kept.details.length) one.open = kept.details[at];
    });
    fields().forEach((field, at) => {
      const [name, value, checked] = kept.fields[at] ?? [];
      if (name !== (field.name || field.id) || (field.value === value && field.checked === checked)) return;
      if (["checkbox", "radio"].includes(field.type)) field.checked = checked;
      else field.value = value;
      for (const what of ["input", "change"]) field.dispatchEvent(new Event(what, { bubbles: true }));
    });
    if (kept.focus >= 0) fields()[kept.focus]?.focus({ preventScroll: true });
    history.scrollRestoration = "manual";
    const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    scroll();
    if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
  }

  function reload() {
    stop();
    keep(location.pathname);
    location.reload();
  }

  /** New styles in the place of the old ones, each taken away when its successor is there. */
  async function restyle(now) {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const select = "link[rel~=stylesheet]";
    const old = [...document.querySelectorAll(select)];
    const hrefs = [...fresh.querySelectorAll(select)].map((link) => link.getAttribute("href"));
    if (!answer.ok || old.length !== hrefs.length) return reload();
    old.forEach((link, at) => {
      if (link.getAttribute("href") === hrefs[at]) return;
      const next = link.cloneNode();
      next.href = hrefs[at];
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => link.remove());
      link.after(next);
    });
    shown = now;
  }

  function take(state) {
    overlay.show(state);
    if (state.standing === "moved") {
      if (standing === "page") {
        stop();
        keep(new URL(state.to, location.href).pathname);
        location.replace(state.to + location.hash);
      } else {
        reload();
      }
      return;
    }
    if (standing === "page" && state.standing === "missing") return overlay.deleted(state.home);
    overlay.deleted(null);
    if (state.standing === "stand-in") return;
    if (state.standing !== standing) return reload();
    if (state.page === shown) return;
    if (state.unstyled === unstyled) restyle(state.page).catch(() => {});
    else reload();
  }

  function start() {
    if (source) return;
    source = new EventSource(`/~lantoa/events?page=${encodeURIComponent(decodeURI(location.pathname))}`);
    source.addEventListener("hello", (event) => overlay.hello(JSON.parse(event.data)));
    source.addEventListener("state", (event) => {
      overlay.lost(false);
      take(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      overlay.lost(true);
      // Refused for good: the browser will not try again by itself.
      if (source?.readyState === EventSource.CLOSED) {
        stop();
        setTimeout(start, 2000);
      }
    });
  }

  function stop() {
    source?.close();
    source = null;
  }

  restore();
  // A browser has few connections to one host: a page that nobody sees gives back its own, and
  // learns everything when it is seen again.
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && start());
  if (!document.hidden) start();
})();
