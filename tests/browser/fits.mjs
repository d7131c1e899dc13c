// Whether a page fits its screen: functions that run in the page, for `page.evaluate`. Each gives the
// first few faults as lines to read, and none where all is well.

/** What makes the page scroll sideways: the outermost of what sticks out, and not what a table scrolls by itself. */
export function wide() {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const sticksOut = (element) => element.getBoundingClientRect().right > limit + 1;
  return [...document.querySelectorAll("body *")]
    .filter((element) => sticksOut(element) && !sticksOut(element.parentElement) && !element.parentElement.closest(".scroll"))
    .map((element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 40)}`)
    .slice(0, 5);
}

/** What hides a part of its own text, and cannot be scrolled. */
export function cutOff() {
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  return [...document.querySelectorAll("body, body *")]
    .filter((element) => element instanceof HTMLElement && element.innerText.trim() !== "" && element.checkVisibility())
    .filter((element) => {
      const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(element);
      if (clipPath !== "none") return false; // said to those who listen alone
      const across = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
      return across || down || textOverflow === "ellipsis";
    })
    .map((element) => `${element.tagName} ${element.className} ${element.innerText.slice(0, 40)}`)
    .slice(0, 5);
}

/** Lines of text, pictures and fields that lie upon each other. */
export function overlaps() {
  const drawn = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    for (let one = element; one; one = one.parentElement) {
      if (getComputedStyle(one).clipPath !== "none") return false;
    }
    return true;
  };
  /** The part of a box that is seen: not what its table has yet to scroll to. */
  const seen = (element, { left, right, top, bottom }) => {
    const frame = element.closest(".scroll")?.getBoundingClientRect();
    return frame ? { left, top, bottom, right: Math.min(right, frame.right) } : { left, right, top, bottom };
  };
  const boxes = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.data.trim() === "" || !drawn(node.parentElement) || node.parentElement.closest("select, textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) boxes.push({ node, what: node.data.trim(), ...seen(node.parentElement, box) });
  }
  for (const node of document.querySelectorAll("img, .band, input, select")) {
    if (drawn(node)) boxes.push({ node, what: node.outerHTML.slice(0, 60), ...seen(node, node.getBoundingClientRect()) });
  }
  const found = [];
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.node === other.node) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      // A line's box is higher than its letters: lines that follow each other closely may touch.
      const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
      if (across > 2 && down > 0.3 * lower) found.push(`${one.what.slice(0, 40)} | ${other.what.slice(0, 40)}`);
    }
  }
  return found.slice(0, 5);
}
