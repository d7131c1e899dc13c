// Nobody is left out: axe finds nothing on any kind of page, in both languages, on a phone and on a
// desk, in light and in dark; nothing is wider than the screen; every target can be hit with a thumb.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { launch, open } from "./chromium.mjs";
import { wide } from "./fits.mjs";
import { pages } from "./kinds.mjs";
import { serve } from "./server.mjs";
import { CHANGED, changed, demo, empty } from "./sites.mjs";

const WIDTHS = [360, 1280];
/** Besides what axe looks for by itself: targets of 24 px (WCAG 2.2). */
const RULES = { "target-size": { enabled: true } };

const demoSite = demo();
const chromium = await launch();
const screens = [];

before(async () => {
  for (const width of WIDTHS) {
    const page = await open(chromium.browser, { viewport: { width, height: 740 } });
    screens.push({ width, page });
  }
});
after(chromium.close);

await look("demo", demoSite, pages(demoSite));
await look("changed", changed(), Object.entries(CHANGED).map(([kind, address]) => ({ kind, language: "vi", address })));
const emptySite = empty();
await look("empty", emptySite, [
  ["home", "/", "/en/"],
  ["works", "/cong-trinh/", "/en/works/"],
  ["units", "/don-vi/", "/en/units/"],
  ["news", "/tin-tuc/", "/en/news/"],
  ["progress", "/tien-do/", "/en/progress/"],
  ["awards", "/khen-thuong/", "/en/awards/"],
  ["district", "/huyen/yen-chau/", "/en/districts/yen-chau/"],
  ["area", "/linh-vuc/dai-hoi/", "/en/areas/congresses/"],
].flatMap(([kind, vi, en]) => [{ kind, language: "vi", address: vi }, { kind, language: "en", address: en }]));

async function look(name, site, seen) {
  const server = await serve(site);
  after(server.close);
  for (const { kind, language, address } of seen) {
    test(`${name}: ${kind} (${language}) is accessible: ${address}`, async () => {
      for (const screen of screens) await check(screen, server.origin + address, kind);
    });
  }
}

async function check({ page, width }, url, kind) {
  page.complaints.length = 0;
  const stays = kind === "redirect" ? await holdBack(page, url) : async () => {};
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(url);
  await page.evaluate(axe.source);
  const light = await violations(page, { rules: RULES });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, { runOnly: ["color-contrast"] });
  assert.deepEqual({ light, dark }, { light: [], dark: [] }, `axe at ${width} px`);
  for (const narrow of width === 360 ? [360, 320] : [width]) {
    await page.setViewportSize({ width: narrow, height: 740 });
    assert.deepEqual(await page.evaluate(wide), [], `wider than ${narrow} px`);
  }
  await page.setViewportSize({ width, height: 740 });
  assert.deepEqual(await page.evaluate(small), [], `targets under 44 px at ${width} px`);
  await stays();
  assert.deepEqual(page.complaints, [], "what Chromium complained about");
}

/** Lets a redirect be seen: the page that it leads to is not loaded. */
async function holdBack(page, url) {
  const elsewhere = (address) => !String(address).startsWith(url) && !/\/assets\//.test(String(address));
  const abort = (route) => route.abort("aborted");
  await page.route(elsewhere, abort);
  return async () => {
    await page.unroute(elsewhere, abort);
    page.complaints = page.complaints.filter((complaint) => !/ERR_ABORTED/.test(complaint));
  };
}

/** What axe finds: a line a rule, with the first element that breaks it. */
async function violations(page, options) {
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return found.violations.map(({ id, nodes }) =>
    `${id}, ${nodes.length} times: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary.replace(/\s+/g, " ")}`);
}

/** In the page: menu, switch and buttons that are lower than a thumb (40 px with a mouse). */
function small() {
  const enough = innerWidth < 900 ? 44 : 40;
  return [...document.querySelectorAll(".masthead a, .menu a, .pager a, button:not([hidden])")]
    .filter((element) => element.getBoundingClientRect().height < enough)
    .map((element) => `${element.textContent.trim()}: ${element.getBoundingClientRect().height} px`);
}
