// Search: accents and đ are optional, exact ones come first; keys, filters, the address; below a path
// and from a folder; and without script the page leads on.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, open } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { changed, demo } from "./sites.mjs";

const site = demo();
const server = await serve(site);
const chromium = await launch();
after(async () => {
  await chromium.close();
  await server.close();
});

const VIETNAMESE = "/tim-kiem/";
const results = (page) => page.locator("[data-found] > li");
const titles = (page) => page.locator("[data-found] a").allTextContents();
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const choose = async (page, name, choice) => {
  if (!(await page.locator("details").getAttribute("open").then((open) => open !== null))) await page.locator("summary").click();
  await page.locator(`select[name=${name}]`).selectOption(choice);
};
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.name);

/** Types a query as a reader does, and gives the titles found. */
async function search(page, query) {
  await page.locator("input[name=q]").fill("");
  await page.locator("input[name=q]").pressSequentially(query);
  return titles(page);
}

async function begin(address = VIETNAMESE, options = {}) {
  const page = await open(chromium.browser, options);
  await page.goto(address.includes(":") ? address : server.origin + address);
  await page.locator("[data-search]").waitFor();
  return page;
}

test("accents, đ and capitals are optional, and so is their Unicode form", async () => {
  const page = await begin();
  const plain = await search(page, "moc chau");
  assert.equal(plain[0], "huyện Mộc Châu");
  for (const same of ["Mộc Châu", "MỘC CHÂU", "Mộc Châu".normalize("NFD"), "mộc chau"]) {
    assert.deepEqual(new Set(await search(page, same)), new Set(plain), same);
  }
  const roads = await search(page, "duong");
  assert.ok(roads.some((title) => title.includes("Đường") || title.includes("đường")), roads.join("\n"));
  assert.deepEqual(new Set(await search(page, "đường")), new Set(roads));
  assert.deepEqual(page.complaints, []);
});

test("exact accents in a title come first, then folded titles, then other texts", async () => {
  const page = await begin();
  const found = await search(page, "mường");
  const has = (title, word) => title.normalize("NFC").toLowerCase().split(/[^\p{L}]+/u).some((one) => one.startsWith(word));
  const rank = (title) => (has(title, "mường") ? 0 : has(fold(title), "muong") ? 1 : 2);
  const ranks = found.map(rank);
  assert.ok(ranks.includes(0) && ranks.length > 5, found.join("\n"));
  assert.deepEqual(ranks, ranks.toSorted(), found.join("\n"));
});

test("all words must be there, in a title, a place or a text; the last one may be begun only", async () => {
  const page = await begin();
  const one = await search(page, "cay cau suoi trong");
  assert.match(one[0], /^Cây cầu ở bản Suối Trong/);
  assert.equal((await search(page, "cay cau suoi tr"))[0], one[0]);
  assert.ok((await search(page, "cay cau chieng hac")).includes(one[0]), "a word of the title, a word of the place");
  assert.ok((await search(page, "cay cau ban ve mo cau")).includes(one[0]), "words of the summary");
  assert.deepEqual(await search(page, "cay cau zzz"), []);
  assert.match(await page.locator("[role=status]").innerText(), /^Không tìm thấy/);
  assert.ok(await page.locator("main .ways a").first().isVisible(), "the lists are there when nothing is found");
});

test("a place equal to another when folded shows its district", async () => {
  const page = await begin();
  await search(page, "chieng khoong");
  const item = results(page).filter({ has: page.getByRole("link", { name: "xã Chiềng Khoong", exact: true }) }).first();
  assert.match(await item.textContent(), /huyện Sông Mã/);
});

test("a result that only illustrates says so, in the words of the lists", async () => {
  for (const [address, query, mark] of [[VIETNAMESE, "cầu", "Minh họa"], ["/en/search/", "bridge", "Illustrative"]]) {
    const page = await begin(address);
    await search(page, query);
    const work = results(page).filter({ has: page.locator("a[href*='/cong-trinh/'], a[href*='/works/']") }).first();
    assert.ok((await work.locator(".meta").textContent()).endsWith(mark), await work.textContent());
  }
});

test("filters narrow down, alone or with words, and the count is said", async () => {
  const page = await begin();
  const all = (await search(page, "ban")).length;
  await choose(page, "huyen", "song-ma");
  const some = await results(page).count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  for (const text of await results(page).allInnerTexts()) assert.match(text, /Sông Mã/);
  assert.match(await page.locator("[role=status]").innerText(), new RegExp(`^${some}\\D`));
  await page.locator("input[name=q]").fill("");
  await choose(page, "tinh-trang", "completed");
  await choose(page, "linh-vuc", { index: 1 });
  for (const text of await results(page).allTextContents()) assert.match(text, /Công trình|Dự án|Phần việc/);
  assert.deepEqual(page.complaints, []);
});

test("arrows go to the results and back, Enter opens, Escape clears", async () => {
  const page = await begin();
  const [first, second] = await search(page, "moc chau");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), first);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), second);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "q");
  assert.equal(await page.locator("input[name=q]").inputValue(), "");
  assert.equal(await results(page).count(), 0);
  await search(page, "moc chau");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), first, "Enter in the field goes to the first result");
  await Promise.all([page.waitForURL(/\/huyen\/moc-chau\/$/), page.keyboard.press("Enter")]);
  assert.equal(await page.locator("h1").innerText(), "Huyện Mộc Châu");
  await page.goBack();
  assert.equal(await page.locator("input[name=q]").inputValue(), "moc chau", "and back is where one was");
  assert.deepEqual(page.complaints, []);
});

test("the query and the filters are in the address, and come back from it", async () => {
  const page = await begin();
  await search(page, "đường & cầu");
  await choose(page, "huyen", "moc-chau");
  await page.waitForURL(/huyen=moc-chau/);
  const asked = new URL(page.url()).searchParams;
  assert.equal(asked.get("q"), "đường & cầu");
  const before = await titles(page);
  await page.reload();
  assert.equal(await page.locator("input[name=q]").inputValue(), "đường & cầu");
  assert.equal(await page.locator("select[name=huyen]").inputValue(), "moc-chau");
  assert.deepEqual(await titles(page), before);
  await page.goto(`${server.origin}${VIETNAMESE}?q=<img src=x onerror=alert(1)>&huyen=khong-co`);
  assert.equal(await page.locator("select[name=huyen]").inputValue(), "");
  assert.equal(await page.locator("main img").count(), 0);
  assert.deepEqual(page.complaints, []);
});

test("the English page searches English texts and folded names, and counts in words", async () => {
  const page = await begin("/en/search/");
  const found = await search(page, "chieng hac");
  assert.ok(found.includes("Chieng Hac commune"), found.join("\n"));
  await search(page, "Chieng Khoong commune");
  assert.match(await page.locator("[role=status]").innerText(), /^\d+ results?$/);
  assert.deepEqual(page.complaints, []);
});

test("it works below a path of a host, and opened from a folder", async (t) => {
  const below = await serve((origin) => demo("--base-url", `${origin}/thi-dua/`), { prefix: "/thi-dua/" });
  t.after(below.close);
  const page = await begin(`${below.origin}/thi-dua${VIETNAMESE}`);
  await search(page, "moc chau");
  await Promise.all([page.waitForURL(/\/thi-dua\/huyen\/moc-chau\/$/), results(page).locator("a").first().click()]);
  const folder = demo("--relative", "--base-url", "https://thi-dua.example/");
  const address = pathToFileURL(join(folder, "tim-kiem/index.html")).href;
  const stick = await begin(address);
  assert.equal((await search(stick, "cay cau suoi"))[0].startsWith("Cây cầu"), true);
  await stick.waitForURL(/\?q=cay/);
  await stick.reload();
  assert.equal(await stick.locator("input[name=q]").inputValue(), "cay cau suoi");
  await Promise.all([stick.waitForURL(/\/cong-trinh\/[^/]+\/index\.html$/), results(stick).locator("a").first().click()]);
  assert.deepEqual([...page.complaints, ...stick.complaints], []);
});

test("nothing that is read moves while the page loads, with a query or without", async () => {
  const page = await open(chromium.browser);
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  // A slow line: the page is painted long before its scripts are there.
  await page.route(/\.js$/, async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  for (const query of ["", "?q=moc+chau"]) {
    await page.goto(server.origin + VIETNAMESE + query);
    await page.locator("[data-search]").waitFor();
    await page.waitForTimeout(300);
    assert.ok((await page.evaluate(() => globalThis.shift)) < 0.01, `shift after ${query || "no query"}`);
  }
});

test("a list that is too long says so, and a long title stays on the screen", async (t) => {
  const long = await serve(changed());
  t.after(long.close);
  const page = await begin(`${long.origin}${VIETNAMESE}`);
  await search(page, "c");
  assert.equal(await results(page).count(), 50);
  assert.match(await page.locator("[role=status]").innerText(), /50 kết quả đầu/);
  await search(page, "nghieng trien ruong");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test("without script the lists are there, and no form that does nothing", async () => {
  const page = await open(chromium.browser, { javaScriptEnabled: false });
  await page.goto(server.origin + VIETNAMESE);
  assert.ok(!(await page.locator("[data-search]").isVisible()));
  assert.ok(await page.locator("main [data-scriptless]").isVisible());
  for (const list of ["cong-trinh", "don-vi", "huyen", "linh-vuc", "tin-tuc"]) {
    assert.ok(await page.locator(`main .ways a[href$="/${list}/"]`).isVisible(), list);
  }
});
