// Makes the print and copy buttons work. Every page reads well without it.
"use strict";
for (const tools of document.querySelectorAll("[data-tools]")) {
  const print = tools.querySelector("[data-print]");
  const copy = tools.querySelector("[data-copy]");
  const said = tools.querySelector("[data-copied]");
  print.hidden = false;
  tools.querySelector("[data-scriptless]").hidden = true;
  print.addEventListener("click", () => window.print());
  // The clipboard is there only on secure pages: no button that does nothing.
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const canonical = document.querySelector("link[rel=canonical]");
      await navigator.clipboard.writeText(canonical ? canonical.href : location.href);
      said.textContent = said.dataset.copied;
    });
  }
}
