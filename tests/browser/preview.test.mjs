// What an author sees who writes with the browser beside the editor: `lantoa serve`.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { launch, open } from "./chromium.mjs";
import { preview } from "./preview.mjs";

const chromium = await launch();
after(chromium.close);

const WORK = "content/works/bai-thu.md";
const PAGE = "/cong-trinh/bai-thu/";
const PARAGRAPHS = "Một đoạn văn đủ dài để trang phải cuộn.\n\n".repeat(60);
const STORY = `+++
title = "Bài thử"
summary = "Một câu chuyện để thử."
kind = "task"
status = "completed"
date = 2024-03-15
district = "moc-chau"
areas = ["dai-hoi"]
+++

Câu đầu tiên.

${PARAGRAPHS}`;

/** A preview of the demo with one more story, and a page that shows it. */
async function begin(address = PAGE, flags = []) {
  const site = await preview({ [WORK]: STORY }, flags);
  const page = await open(chromium.browser);
  const response = await page.goto(site.origin + address);
  // The channel is there when its first word has come.
  await page.waitForFunction(() => window.lantoaOverlay);
  const edit = (file, from, to) => {
    const path = join(site.folder, file);
    const text = readFileSync(path, "utf8");
    assert.ok(text.includes(from), `${file}: ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  return { ...site, page, edit, response };
}

/** What stands in the overlay. */
const overlay = (page, selector) => page.locator(`#lantoa-preview ${selector}`);

test("a saved text is on the page, which stays where it was being read", async () => {
  const it = await begin();
  await it.page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  it.edit(WORK, "Câu đầu tiên.", "Câu đã sửa.");
  await it.page.getByText("Câu đã sửa.").waitFor({ state: "attached" });
  await it.page.waitForFunction(() => Math.abs(scrollY - 900) < 5);
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

test("open details and typed words stay", async () => {
  const it = await begin("/tim-kiem/");
  const field = it.page.locator("main input[type=search]");
  await field.fill("cau");
  const details = it.page.locator("details");
  await details.first().evaluate((one) => (one.open = true));
  await it.page.evaluate(() => (window.isOld = true));
  it.edit("site.toml", "title = \"", "title = \"Mới: ");
  await it.page.waitForFunction(() => !window.isOld && document.title.includes("Mới: "));
  await it.page.waitForFunction(() => document.querySelector("main input[type=search]").value === "cau");
  assert.equal(await details.first().evaluate((one) => one.open), true);
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

test("a changed style is seen without loading the page", async () => {
  const it = await begin();
  await it.page.evaluate(() => (window.isOld = true));
  const colour = () => it.page.evaluate(() => getComputedStyle(document.querySelector("h1")).outlineColor);
  const style = "themes/mat-tran/assets/style.css";
  const text = readFileSync(join(it.folder, style), "utf8");
  writeFileSync(join(it.folder, style), `${text}\nh1 { outline: 3px solid rgb(1, 2, 3); }\n`);
  await it.page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).outlineColor === "rgb(1, 2, 3)");
  assert.equal(await colour(), "rgb(1, 2, 3)");
  assert.equal(await it.page.evaluate(() => window.isOld), true, "the page was not loaded again");
  await it.page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 2);
  // And back, and then a text: the page knows which one it is.
  writeFileSync(join(it.folder, style), text);
  await it.page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).outlineStyle === "none");
  it.edit(WORK, "Câu đầu tiên.", "Câu đã sửa.");
  await it.page.getByText("Câu đã sửa.").waitFor({ state: "attached" });
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

test("a photo that was saved anew is seen, under the name of its content", async () => {
  const it = await begin("/tin-tuc/buoi-sang-tap-ke-chuyen/");
  const shown = () => it.page.evaluate(() => document.querySelector("main figure img").currentSrc);
  await it.page.waitForFunction(() => document.querySelector("main figure img").naturalWidth > 0);
  const before = await shown();
  const other = readFileSync(join(it.folder, "content/units/mttq-xa-chieng-hac/cuon-so-y-kien.jpg"));
  writeFileSync(join(it.folder, "content/news/buoi-sang-tap-ke-chuyen/hai-doi-ung.jpg"), other);
  await it.page.waitForFunction((before) => {
    const image = document.querySelector("main figure img");
    return image && image.currentSrc !== before && image.complete && image.naturalWidth > 0;
  }, before);
  assert.match(await shown(), /\/photos\/[0-9a-f]+-\d+\.webp$/);
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

test("a mistake is shown over the last good page, and goes by itself", async () => {
  const it = await begin();
  it.edit(WORK, 'areas = ["dai-hoi"]', 'areas = ["<img src=x onerror=alert(1)>"]');
  const panel = overlay(it.page, ".panel");
  await panel.waitFor();
  const text = await panel.innerText();
  assert.ok(text.includes(`${WORK}, dòng 8`), text);
  assert.equal(await overlay(it.page, "mark").first().innerText(), '"<img src=x onerror=alert(1)>"');
  assert.equal(await overlay(it.page, "img").count(), 0, "what a file says is text");
  assert.ok(await it.page.locator("h1").innerText(), "the page is beneath");
  // The other language, and back.
  const title = overlay(it.page, "h2");
  const first = await title.innerText();
  await overlay(it.page, ".other").click();
  assert.notEqual(await title.innerText(), first);
  await look(it.page);
  // Folded by a key, and open again.
  await it.page.keyboard.press("Escape");
  await overlay(it.page, ".badge.error").waitFor();
  assert.equal(await panel.count(), 0);
  await look(it.page);
  await overlay(it.page, ".badge").click();
  await panel.waitFor();
  it.edit(WORK, 'areas = ["<img src=x onerror=alert(1)>"]', 'areas = ["dai-hoi"]');
  await panel.waitFor({ state: "detached" });
  assert.equal(await overlay(it.page, ".badge").count(), 0);
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

/** axe finds nothing wrong with the overlay. */
async function look(page) {
  assert.deepEqual(page.complaints, []);
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run({ include: [["#lantoa-preview"]] }, { rules: { region: { enabled: false } } }));
  // axe tries styles of its own on a page, which the policy forbids: that is no fault of the page.
  page.complaints.length = 0;
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`), []);
}

test("a site that cannot start is shown as soon as it can", async () => {
  const site = await preview({ "site.toml": "base_url = \n" });
  const page = await open(chromium.browser);
  const response = await page.goto(`${site.origin}/huyen/`);
  assert.equal(response.status(), 503);
  await overlay(page, ".panel").waitFor();
  writeFileSync(join(site.folder, "site.toml"), site.sound);
  await page.locator(".masthead").waitFor();
  assert.equal(await overlay(page, ".panel").count(), 0);
  assert.deepEqual(page.complaints.filter((complaint) => !/status of 503/.test(complaint)), []);
  await site.close();
});

test("the browser follows a renamed page, and hears of a deleted one", async () => {
  const it = await begin();
  const other = "content/works/ten-moi.md";
  renameSync(join(it.folder, WORK), join(it.folder, other));
  await it.page.waitForURL(`${it.origin}/cong-trinh/ten-moi/`);
  await it.page.getByText("Câu đầu tiên.").waitFor({ state: "attached" });
  it.edit(other, "title =", 'slug = "dia-chi-khac"\ntitle =');
  await it.page.waitForURL(`${it.origin}/cong-trinh/dia-chi-khac/`);
  const text = readFileSync(join(it.folder, other));
  rmSync(join(it.folder, other));
  await overlay(it.page, ".deleted").waitFor();
  await it.page.getByText("Câu đầu tiên.").waitFor({ state: "attached" });
  await look(it.page);
  writeFileSync(join(it.folder, other), text);
  await overlay(it.page, ".deleted").waitFor({ state: "detached" });
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

test("a page that is not public yet says why", async () => {
  const it = await begin(PAGE, ["--drafts"]);
  it.edit(WORK, "kind =", "draft = true\nkind =");
  await it.page.getByText("Bản nháp").waitFor();
  it.edit(WORK, "draft = true", "publish_on = 2030-01-02");
  await it.page.getByText("Chưa đến ngày đăng").waitFor();
  assert.deepEqual(it.page.complaints, []);
  await it.close();
});

test("when the preview ends, the page says that it no longer follows", async () => {
  const it = await begin();
  await it.close();
  await overlay(it.page, ".lost").waitFor();
});
