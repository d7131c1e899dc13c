// Whoever needs it larger reads it larger: the whole page at 200 %, or the letters alone.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { cutOff, overlaps, wide } from "./fits.mjs";
import { pages } from "./kinds.mjs";
import { serve } from "./server.mjs";
import { CHANGED, changed, demo } from "./sites.mjs";

const demoSite = demo();
const seen = await addresses(demoSite, pages(demoSite));
const long = await addresses(changed(), [{ kind: "long", language: "vi", address: CHANGED.long }]);

test("a desk of 1280 px zoomed to 200 % shows every kind of page whole", async () => {
  // Zoom makes a pixel of the page two of the screen: this is all that a page learns of it.
  await fits({ viewport: { width: 640, height: 370 }, deviceScaleFactor: 2 });
});

test("letters of 200 % leave every kind of page whole on a desk of 1280 px", async () => {
  await fits({ viewport: { width: 1280, height: 740 } }, 32);
});

test("letters of 130 %, a phone's largest, leave every kind of page whole at 360 px", async () => {
  await fits({ viewport: { width: 360, height: 740 } }, 21);
});

/** Looks at every page as a reader sees it who set letters to so many pixels (Settings, Font size). */
async function fits(screen, letters = 16) {
  const chromium = await launch(`--blink-settings=defaultFontSize=${letters}`);
  try {
    const page = await open(chromium.browser, screen);
    await page.goto(seen[0].url);
    const size = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    assert.ok(size >= letters, `the reader's size counts: ${size} px`);
    const faults = [];
    for (const { kind, language, url } of [...seen, ...long]) {
      await page.goto(url);
      for (const look of [wide, cutOff, overlaps]) {
        for (const fault of await page.evaluate(look)) faults.push(`${look.name}: ${kind} (${language}): ${fault}`);
      }
    }
    assert.deepEqual(faults, []);
  } finally {
    await chromium.close();
  }
}

async function addresses(site, list) {
  const server = await serve(site);
  after(server.close);
  return list.map(({ address, ...rest }) => ({ ...rest, url: server.origin + address }));
}
