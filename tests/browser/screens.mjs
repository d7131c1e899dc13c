// Pictures for people: `node screens.mjs FOLDER` takes every kind of page in both languages at 360 and
// 1280 px into FOLDER, and the paper of a few as PDF. `--dark` takes them dark. No test.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { launch, open } from "./chromium.mjs";
import { pages } from "./kinds.mjs";
import { serve } from "./server.mjs";
import { CHANGED, changed, demo, empty } from "./sites.mjs";

const target = resolve(argv[2] ?? "screens");
const colorScheme = argv.includes("--dark") ? "dark" : "light";
mkdirSync(target, { recursive: true });
const chromium = await launch();

const demoSite = demo();
await take("demo", demoSite, pages(demoSite));
await take("changed", changed(), Object.entries(CHANGED).filter(([kind]) => kind !== "redirect").map(([kind, address]) => ({ kind, language: "vi", address })));
await take("empty", empty(), [["home", "/"], ["works", "/cong-trinh/"], ["district", "/huyen/yen-chau/"], ["progress", "/tien-do/"]].map(([kind, address]) => ({ kind, language: "vi", address })));
await chromium.close();

async function take(name, site, seen) {
  const server = await serve(site);
  for (const width of [360, 1280]) {
    const page = await open(chromium.browser, { viewport: { width, height: 800 }, colorScheme });
    for (const { kind, language, address } of seen) {
      await page.goto(server.origin + address);
      const file = `${name}-${kind.replace(/[^a-z0-9]+/g, "-")}-${language}-${width}`;
      await page.screenshot({ path: join(target, `${file}.png`), fullPage: true });
      if (width === 1280 && /^(work in|progress|plan)/.test(kind)) {
        await page.pdf({ path: join(target, `${file}.pdf`), preferCSSPageSize: true });
      }
    }
    await page.context().close();
  }
  await server.close();
}
