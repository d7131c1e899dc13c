// One page of each kind, found in a built site, so that no test breaks when a story is renamed.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `[{ kind, vi, en }]`: addresses; `en` is missing where there is no translation. */
export function kinds(site) {
  const files = JSON.parse(readFileSync(join(site, "lantoa-manifest.json"), "utf8")).files;
  const addresses = Object.values(files)
    .filter((file) => file.language === "vi" && file.address)
    .map((file) => file.address);
  const read = (address) => readFileSync(join(site, address, "index.html"), "utf8");
  const first = (pattern, fits = () => true) =>
    addresses.find((address) => pattern.test(address) && !/\/trang-\d/.test(address) && fits(read(address)));
  const translated = (html) => /<link[^>]*hreflang="?en\b/.test(html);
  const hasGallery = (html) => /class="?cover\b/.test(html) && /class="?gallery\b/.test(html);
  const hasPhoto = (html) => /class="?(cover|gallery|photo)\b/.test(html);
  const hasWork = (html) => /class="?card\b/.test(html);
  const found = {
    home: first(/^\/$/),
    works: first(/^\/cong-trinh\/$/),
    "work in two languages": first(/^\/cong-trinh\/[^/]+\/$/, translated),
    "work in Vietnamese alone": first(/^\/cong-trinh\/[^/]+\/$/, (html) => !translated(html)),
    "work with a gallery": first(/^\/cong-trinh\/[^/]+\/$/, (html) => translated(html) && hasGallery(html)),
    "work without photos": first(/^\/cong-trinh\/[^/]+\/$/, (html) => translated(html) && !hasPhoto(html)),
    units: first(/^\/don-vi\/$/),
    unit: first(/^\/don-vi\/[^/]+\/$/, hasWork),
    districts: first(/^\/huyen\/$/),
    district: first(/^\/huyen\/[^/]+\/$/, hasWork),
    "commune with a work": first(/^\/huyen\/[^/]+\/[^/]+\/$/, hasWork),
    "commune without a work": first(/^\/huyen\/[^/]+\/[^/]+\/$/, (html) => !hasWork(html)),
    areas: first(/^\/linh-vuc\/$/),
    area: first(/^\/linh-vuc\/[^/]+\/$/, hasWork),
    crossing: first(/^\/linh-vuc\/[^/]+\/[^/]+\/$/, hasWork),
    "empty crossing": first(/^\/linh-vuc\/[^/]+\/[^/]+\/$/, (html) => !hasWork(html)),
    plan: first(/^\/ke-hoach\/$/),
    progress: first(/^\/tien-do\/$/),
    awards: first(/^\/khen-thuong\/$/),
    news: first(/^\/tin-tuc\/$/),
    "news item": first(/^\/tin-tuc\/[^/]+\/$/),
    page: first(/^\/(?!cong-trinh|don-vi|huyen|linh-vuc|ke-hoach|tien-do|khen-thuong|tin-tuc|tim-kiem)[^/]+\/$/, translated),
    search: first(/^\/tim-kiem\/$/), // only where the theme has one
    "not found": "/404.html",
  };
  const missing = Object.keys(found).filter((kind) => !found[kind] && kind !== "search");
  if (missing.length > 0) throw new Error(`the demo has no page of these kinds: ${missing.join(", ")}`);
  return Object.entries(found)
    .filter(([, vi]) => vi)
    .map(([kind, vi]) => ({ kind, vi, en: vi.endsWith(".html") ? undefined : english(read(vi)) }));
}

/** The pages of `kinds` one by one: `[{ kind, language, address }]`. */
export function pages(site) {
  return kinds(site).flatMap(({ kind, vi, en }) => [
    { kind, language: "vi", address: vi },
    ...(en ? [{ kind, language: "en", address: en }] : []),
  ]);
}

function english(html) {
  const link = html.match(/<link[^>]*hreflang="?en\b[^>]*>/)?.[0];
  const href = link?.match(/href="?([^" >]+)/)?.[1];
  return href ? new URL(href).pathname : undefined;
}
