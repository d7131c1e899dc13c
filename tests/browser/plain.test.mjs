// What must work on the worst day: no script, paper, a slow line.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { kinds, pages } from "./kinds.mjs";
import { GZIP, serve } from "./server.mjs";
import { demo } from "./sites.mjs";

const site = demo();
const server = await serve(site);
const chromium = await launch();
after(async () => {
  await chromium.close();
  await server.close();
});
const address = (wanted) => kinds(site).find(({ kind }) => kind === wanted);

test("without script every kind of page shows its heading and its text", async () => {
  const page = await open(chromium.browser, { javaScriptEnabled: false });
  for (const { kind, address } of pages(site)) {
    await page.goto(server.origin + address);
    assert.ok(await page.locator("h1").isVisible(), `h1 of ${kind}`);
    assert.ok((await page.locator("main").innerText()).length > 80, `text of ${kind}`);
    for (const hint of await page.locator("[data-scriptless]").all()) {
      assert.ok(await hint.isVisible(), `${kind} says how to print`);
    }
    assert.equal(await page.locator("button:visible").count(), 0, `${kind} has no button that does nothing`);
  }
  assert.deepEqual(page.complaints, []);
});

test("with script a work can be printed and its address copied", async () => {
  const page = await open(chromium.browser, { permissions: ["clipboard-read", "clipboard-write"] });
  const { vi } = address("work in two languages");
  await page.goto(server.origin + vi);
  assert.ok(await page.locator("[data-print]").isVisible());
  assert.ok(!(await page.locator("[data-scriptless]").isVisible()));
  await page.locator("[data-copy]").click();
  await page.locator("[data-copied]:not(:empty)").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(new URL(copied).pathname, vi);
  await page.evaluate(() => {
    globalThis.printed = 0;
    globalThis.print = () => { globalThis.printed += 1; };
  });
  await page.locator("[data-print]").click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
  assert.deepEqual(page.complaints, []);
});

test("on paper there is the story and its address, and no navigation", async () => {
  const page = await open(chromium.browser, { viewport: { width: 794, height: 1123 } });
  await page.emulateMedia({ media: "print" });
  for (const language of ["vi", "en"]) {
    await page.goto(server.origin + address("work in two languages")[language]);
    for (const gone of [".menu", ".crumbs", ".switch", ".tools", ".skip"]) {
      assert.equal(await page.locator(`${gone}:visible`).count(), 0, `${gone} is not printed`);
    }
    for (const kept of ["h1", ".lead", ".body", ".facts", ".foot .paper-only"]) {
      assert.ok(await page.locator(kept).first().isVisible(), `${kept} is printed`);
    }
    const ink = await page.evaluate(() => getComputedStyle(document.querySelector(".body p")).color);
    assert.equal(ink, "rgb(0, 0, 0)");
  }
});

test("a work with its facts is at most two sheets of A4, the progress at most six", async () => {
  const page = await open(chromium.browser);
  for (const [kind, most] of [["work in two languages", 2], ["progress", 6]]) {
    for (const language of ["vi", "en"]) {
      await page.goto(server.origin + address(kind)[language]);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      assert.ok(sheets <= most, `${kind} (${language}): ${sheets} sheets`);
    }
  }
});

test("a page without photos weighs less than 60 KB over the line, fonts and all", async (t) => {
  const server = await serve(site, { encode: GZIP });
  t.after(server.close);
  const page = await open(chromium.browser);
  // The browser's own count of what came over the line: a body may be gone before it can be asked for.
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  let loaded = new Map();
  // At this point only the headers have come, which are the host's and not the page's.
  line.on("Network.responseReceived", ({ requestId, response }) => {
    loaded.set(requestId, { url: response.url, headers: response.encodedDataLength, size: 0 });
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId);
    if (one) one.size = encodedDataLength - one.headers;
  });
  for (const { kind, address } of pages(site)) {
    // What an earlier page left in the browser's memory would cost nothing here.
    await line.send("Network.clearBrowserCache");
    loaded = new Map();
    await page.goto(server.origin + address, { waitUntil: "networkidle" });
    const all = [...loaded.values()];
    assert.ok(all.length >= 3, `${kind}: the page, its style and its script were counted`);
    assert.ok(all.every(({ url, size }) => size > 0 || url.includes("/photos/")), `${kind}: everything has a weight`);
    // The search page's index grows with the content; it has a bound of its own.
    const fixed = all.filter(({ url }) => !url.endsWith("/index.js"));
    const whole = fixed.reduce((sum, { size }) => sum + size, 0);
    const hasPhotos = all.some(({ url }) => url.includes("/photos/"));
    if (!hasPhotos) assert.ok(whole < 60_000, `${kind} ${address}: ${whole} bytes in ${fixed.length} requests`);
  }
});
