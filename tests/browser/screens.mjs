// Pictures for people: `node screens.mjs FOLDER` takes every kind of page in both languages at 360 and
// 1280 px into FOLDER, and the paper of a few as PDF. `--dark` takes them dark. `--small` takes instead
// what docs/screens/ keeps: the demo alone, light, and a few pages dark and as print, as small WebP. No test.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { launch, open } from "./chromium.mjs";
import { pages } from "./kinds.mjs";
import { serve } from "./server.mjs";
import { CHANGED, changed, demo, empty } from "./sites.mjs";

const WIDTHS = [360, 1280];
const FEW = ["home", "work in two languages", "district", "progress"];
/** The sheet between its margins: A4 is 210 mm, `print.css` leaves 18 on each side. */
const SHEET = Math.round(((210 - 36) / 25.4) * 96);
const MOST_BYTES = 24_000;

const flags = argv.slice(2).filter((word) => word.startsWith("--"));
const target = resolve(argv.slice(2).find((word) => !word.startsWith("--")) ?? "screens");
mkdirSync(target, { recursive: true });
const chromium = await launch();
await (flags.includes("--small") ? small() : large(flags.includes("--dark") ? "dark" : "light"));
await chromium.close();

async function large(colorScheme) {
  const inVietnamese = (kinds) => Object.entries(kinds).map(([kind, address]) => ({ kind, language: "vi", address }));
  const { redirect, ...shown } = CHANGED;
  const first = { home: "/", works: "/cong-trinh/", district: "/huyen/yen-chau/", progress: "/tien-do/" };
  const site = demo();
  await take("demo-", site, pages(site), { colorScheme });
  await take("changed-", changed(), inVietnamese(shown), { colorScheme });
  await take("empty-", empty(), inVietnamese(first), { colorScheme });
}

async function small() {
  const site = demo();
  const all = pages(site);
  const few = all.filter(({ kind }) => FEW.includes(kind));
  const canvas = await (await chromium.browser.newContext()).newPage();
  await take("", site, all, { colorScheme: "light", canvas });
  await take("", site, few, { colorScheme: "dark", canvas, ending: "-dark" });
  await take("", site, few, { media: "print", canvas, ending: "-print", widths: [SHEET] });
}

async function take(prefix, site, seen, { colorScheme, media, canvas, ending = "", widths = WIDTHS }) {
  const server = await serve(site);
  for (const width of widths) {
    const page = await open(chromium.browser, { viewport: { width, height: 800 }, colorScheme });
    await page.emulateMedia({ media });
    for (const { kind, language, address } of seen) {
      await page.goto(server.origin + address);
      await page.evaluate(everyPhoto);
      const size = media === "print" ? "" : `-${width}`;
      const file = join(target, `${prefix}${kind.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${language}${size}${ending}`);
      const png = await page.screenshot({ fullPage: true });
      if (canvas) {
        writeFileSync(`${file}.webp`, await shrink(canvas, png, width));
        continue;
      }
      writeFileSync(`${file}.png`, png);
      if (width === 1280 && /^(work in|progress|plan)/.test(kind)) {
        await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
      }
    }
    await page.context().close();
  }
  await server.close();
}

/** In the page: fetches the photos that wait for a reader to scroll. */
async function everyPhoto() {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode()));
}

/** The top of a picture as WebP: as much of the page as keeps letters readable in `MOST_BYTES`. */
async function shrink(canvas, png, width) {
  const scale = width > 400 ? 0.5 : 0.75;
  for (let height = 2400; ; height *= 0.85) {
    const shown = await canvas.evaluate(draw, { data: png.toString("base64"), scale, most: Math.round(height) });
    const webp = Buffer.from(shown, "base64");
    if (webp.length <= MOST_BYTES) return webp;
  }
}

async function draw({ data, scale, most }) {
  const picture = new Image();
  picture.src = `data:image/png;base64,${data}`;
  await picture.decode();
  const high = Math.min(most, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(high * scale);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, picture.width, high, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/webp", 0.5).split(",")[1];
}
