// A reader's way through the site, by clicks alone, and the same site in other places: below a path of
// a host, and on a USB stick.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, open } from "./chromium.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./server.mjs";
import { demo } from "./sites.mjs";

const chromium = await launch();
after(chromium.close);

/** Clicks the first link that fits, and looks at the page behind it: its heading. */
async function click(page, selector, language = "vi") {
  const link = page.locator(selector).first();
  const target = new URL(await link.getAttribute("href"), page.url()).href;
  await link.click();
  await page.waitForURL(target);
  return look(page, language);
}

/** The page's heading, after looking at what every page must have. */
async function look(page, language) {
  assert.equal(await page.locator("html").getAttribute("lang"), language, page.url());
  const headings = await page.locator("h1").allInnerTexts();
  assert.equal(headings.length, 1, `one h1: ${page.url()}`);
  assert.notEqual(headings[0].trim(), "", page.url());
  const masthead = await page.evaluate(() => getComputedStyle(document.querySelector(".masthead")).backgroundColor);
  assert.notEqual(masthead, "rgba(0, 0, 0, 0)", `the style sheet is there: ${page.url()}`);
  return headings[0];
}

/** From the page `home` through the whole site and back to it. */
async function walk(page, home) {
  await page.goto(home);
  const title = await look(page, "vi");
  const district = await click(page, ".map a[aria-label^='Mộc Châu']");
  assert.equal(district, "Huyện Mộc Châu");
  const commune = await click(page, ".names a:has-text('Chiềng Hắc')");
  assert.match(commune, /^Xã Chiềng Hắc/);
  await page.goBack();
  assert.equal(await look(page, "vi"), district);
  await click(page, "main .areas a");
  assert.match(await page.locator("h1").innerText(), /Mộc Châu/, "an area of this district is their crossing");
  await click(page, ".menu a:has-text('Nội dung')");
  const area = await click(page, "main .areas a");
  const crossing = await click(page, "main .names li:has-text('Mộc Châu') a");
  assert.ok(crossing.includes(area) && crossing.includes("Mộc Châu"), crossing);
  await click(page, ".ways a");
  await click(page, ".menu a:has-text('Công trình')");
  const work = await click(page, "main .card:has-text('Mộc Châu') h3 a");
  assert.equal(await page.locator(".menu a[aria-current]").innerText(), "Công trình");
  assert.ok((await page.locator(".body").innerText()).length > 1000, "the story is there");
  const english = await click(page, ".switch a[hreflang=en]", "en");
  assert.notEqual(english, work);
  assert.equal(await page.locator(".menu a[aria-current]").innerText(), "Works");
  assert.equal(await click(page, ".switch a[hreflang=vi]"), work);
  await click(page, ".menu a:has-text('Đơn vị')");
  const unit = await click(page, "main .card:has-text('Chiềng Hắc') h3 a");
  assert.equal(unit, "Ủy ban MTTQ Việt Nam xã Chiềng Hắc");
  await click(page, ".menu a:has-text('Kế hoạch')");
  assert.match(await page.locator("main").innerText(), /364\/KH-MTTQ-BTT/);
  await click(page, ".menu a:has-text('Tiến độ')");
  assert.match(await page.locator(".figure-sentence").innerText(), /204/);
  await click(page, ".switch a[hreflang=en]", "en");
  await click(page, ".menu a:has-text('Awards')", "en");
  await click(page, ".menu a:has-text('News')", "en");
  await click(page, "main .card h3 a", "en");
  await click(page, ".brand a", "en");
  assert.equal(await click(page, ".switch a[hreflang=vi]"), title);
  assert.deepEqual(page.complaints, []);
}

test("home, district, commune, area, crossing, work, English, unit, plan, progress, news", async () => {
  const server = await serve(demo());
  const page = await open(chromium.browser);
  await walk(page, `${server.origin}/`);
  await server.close();
});

test("an unknown address says so in both languages, and leads back", async () => {
  const server = await serve(demo());
  const page = await open(chromium.browser);
  for (const address of ["/khong-co/trang-nay/", "/en/works/no-such-work/"]) {
    const response = await page.goto(server.origin + address);
    assert.equal(response.status(), 404);
    await look(page, "vi");
    assert.match(await page.locator("main [lang=en], main section:last-child").innerText(), /could not be found/);
    assert.deepEqual(page.complaints.filter((complaint) => !/status of 404/.test(complaint)), []);
  }
  await click(page, ".not-found a[href$='/en/']", "en");
  await server.close();
});

test("where a work has no English, the switcher leads to the nearest page and says so", async () => {
  const site = demo();
  const server = await serve(site);
  const page = await open(chromium.browser);
  const { vi } = kinds(site).find(({ kind }) => kind === "work in Vietnamese alone");
  await page.goto(server.origin + vi);
  assert.match(await page.locator(".switch").innerText(), /^English\s+\(.+\)$/);
  await click(page, ".switch a", "en");
  assert.match(new URL(page.url()).pathname, /^\/en\/(works|districts)\//);
  assert.match(await page.locator(".elsewhere").innerText(), /in Vietnamese/);
  await server.close();
});

test("the site works below a path of a host", async () => {
  const server = await serve((origin) => demo("--base-url", `${origin}/thi-dua/`), { prefix: "/thi-dua/" });
  const page = await open(chromium.browser);
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${server.origin}/thi-dua/`)) outside.push(request.url());
  });
  await walk(page, `${server.origin}/thi-dua/`);
  assert.deepEqual(outside, [], "every request is below the path");
  const response = await page.goto(`${server.origin}/thi-dua/khong-co/sau/nua/`);
  assert.equal(response.status(), 404);
  await look(page, "vi");
  await click(page, ".not-found a", "vi");
  await server.close();
});

test("with --relative the site opens from a folder by double click", async () => {
  const folder = demo("--relative", "--base-url", "https://thi-dua.example/");
  const page = await open(chromium.browser);
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) outside.push(request.url());
  });
  await walk(page, pathToFileURL(join(folder, "index.html")).href);
  assert.deepEqual(outside, []);
  const html = readFileSync(join(folder, "en/index.html"), "utf8");
  assert.match(html, /canonical/);
  assert.ok(html.includes("https://thi-dua.example/en/"), "canonical stays absolute");
  await page.goto(pathToFileURL(join(folder, "404.html")).href);
  await look(page, "vi");
});
