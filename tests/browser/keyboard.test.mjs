// Everything can be reached without a mouse, and one sees where one is.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { demo } from "./sites.mjs";
import { kinds } from "./kinds.mjs";

const site = demo();
const server = await serve(site);
const chromium = await launch();
after(async () => {
  await chromium.close();
  await server.close();
});
const addresses = Object.fromEntries(kinds(site).map(({ kind, vi }) => [kind, vi]));

/** Where the focus is, and how many pixels of line show it: an outline, or on the map a stroke. */
const focus = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const tile = element.querySelector("use");
  // Strokes are measured in units of the drawing.
  const scale = tile ? tile.getScreenCTM().a : 0;
  const stroke = tile ? Number.parseFloat(getComputedStyle(tile).strokeWidth) * scale : 0;
  return {
    text: element.textContent.trim(),
    href: element.getAttribute("href"),
    inMenu: element.closest(".menu") !== null,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    line: Math.max(style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth), stroke),
  };
});

test("the first Tab is the way to the main content, and it leads there", async () => {
  const page = await open(chromium.browser);
  await page.goto(server.origin + addresses["work in two languages"]);
  await page.keyboard.press("Tab");
  const skip = await focus(page);
  assert.equal(skip.href, "#t-main");
  assert.ok(skip.inView, "the skip link is seen once it has the focus");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "t-main");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "the next Tab is in the text");
});

test("the menu can be opened from the keyboard", async () => {
  const page = await open(chromium.browser);
  await page.goto(server.origin);
  const seen = [];
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    const now = await focus(page);
    if (now.inMenu) seen.push(now.text);
  }
  assert.deepEqual(seen, await page.locator(".menu a").allInnerTexts());
  await page.locator(".menu a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(server.origin + addresses.works);
});

for (const kind of ["home", "work in two languages", "progress", "district"]) {
  test(`every stop of Tab on ${kind} is in view and shows`, async () => {
    const page = await open(chromium.browser);
    await page.goto(server.origin + addresses[kind]);
    const stops = await page.locator("a[href], button:visible, [tabindex='0']").count();
    assert.ok(stops > 10);
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press("Tab");
      const now = await focus(page);
      assert.ok(now.inView, `in view: ${now.text}`);
      assert.ok(now.line >= 2, `a line of 2 px or more: ${now.text} (${now.line} px)`);
    }
    assert.deepEqual(page.complaints, []);
  });
}
