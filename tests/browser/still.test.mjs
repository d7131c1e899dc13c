// Nothing moves while a page loads on a slow line: whoever has begun to read goes on reading.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { pages } from "./kinds.mjs";
import { serve } from "./server.mjs";
import { demo } from "./sites.mjs";

const site = demo();
const server = await serve(site);
const chromium = await launch();
after(async () => {
  await chromium.close();
  await server.close();
});

/** So high that the longest page is on the screen as a whole: what is off it may move unseen. */
const SCREEN = { width: 360, height: 24_000 };

test("no kind of page moves by a pixel when its photos, fonts and scripts come late", async () => {
  const page = await open(chromium.browser, { viewport: SCREEN });
  let late;
  await page.route(/\.(js|woff2)$|\/photos\//, async (route) => {
    await late.promise;
    await route.continue();
  });
  const moved = [];
  for (const { kind, language, address } of pages(site)) {
    late = later();
    await page.goto(server.origin + address, { waitUntil: "commit" });
    await page.evaluate(painted);
    late.resolve();
    await page.waitForLoadState("load");
    const { height, shifts } = await page.evaluate(settled);
    assert.ok(height <= SCREEN.height, `${kind} is ${height} px high: make the screen higher`);
    moved.push(...shifts.map((shift) => `${kind} (${language}): ${shift}`));
  }
  assert.deepEqual(moved, []);
});

/** A promise that another hand resolves. */
function later() {
  let resolve;
  const promise = new Promise((done) => { resolve = done; });
  return { promise, resolve };
}

/** In the page: waits until its text is on the screen. */
function painted() {
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName("first-contentful-paint").length > 0) done();
    }).observe({ type: "paint", buffered: true });
  });
}

/** In the page: waits until every photo is drawn, and gives what moved since the page began. */
async function settled() {
  const shifts = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await Promise.all([...document.images].filter((image) => image.checkVisibility()).map((image) => image.decode()));
  const frame = () => new Promise(requestAnimationFrame);
  // What moves is known after the frame that shows it.
  for (let frames = 0; frames < 3; frames += 1) await frame();
  shifts.push(...observer.takeRecords());
  const words = ({ value, sources }) => {
    const moved = sources.map(({ node }) => `${node?.nodeName} ${node?.className ?? ""} ${node?.textContent.trim().slice(0, 30)}`);
    return `${value.toFixed(4)}: ${moved[0]}`;
  };
  return { height: document.documentElement.scrollHeight, shifts: shifts.map(words) };
}
