// Chromium as the tests use it, and an ear for everything that it complains about.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

// Debian's Chromium in a machine without a display or a way out: it must not look for Google's hosts.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium with an empty profile and these flags more; `close` ends it and removes the profile. */
export async function launch(...flags) {
  const profile = mkdtempSync(join(tmpdir(), "lantoa-chromium-"));
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const args = [...FLAGS, ...flags];
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, HOME: profile } });
  const close = async () => {
    // On a busy machine closing may never be answered: then the end of this process ends it.
    await Promise.race([browser.close(), new Promise((late) => setTimeout(late, 10_000).unref())]);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, close };
}

/** A page whose complaints (script errors, CSP, requests that failed) are kept in `page.complaints`. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.complaints.push(message.text());
  });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // Chromium itself breaks off what is still on its way (photos, the icon) when the reader goes on: no fault.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") page.complaints.push(`${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    const ok = response.status() < 400 || response.request().isNavigationRequest();
    if (!ok) page.complaints.push(`${response.url()}: ${response.status()}`);
  });
  return page;
}
