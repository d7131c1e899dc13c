// The sites that the tests look at: the demo as it stands in this repository, and changed copies of it.
// `node sites.mjs FOLDER` builds them all into a folder, for vnu.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { argv, env } from "node:process";

export const REPOSITORY = resolve(import.meta.dirname, "../..");
export const PROGRAM = resolve(env.LANTOA ?? join(env.CARGO_TARGET_DIR ?? join(REPOSITORY, "target"), "release/lantoa"));
export const SOURCES = ["site.toml", "published.toml", "content", "themes", "templates", "assets", "strings"];
/** The day of every build, so that no test depends on the day on which it runs. */
export const TODAY = "2024-11-01";

const made = [];
let memory;
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** The demo; built once for the same flags. */
export function demo(...flags) {
  const key = flags.join(" ");
  if (!demos.has(key)) demos.set(key, build({ flags }));
  return demos.get(key);
}
const demos = new Map();

/** The demo with what it has none of: addresses that moved or are gone, a draft, a second page of a list, long words. */
export const changed = () => build({ change: disturb, flags: ["--drafts"] });

/** The demo on its first day: no work, no unit, no news. */
export const empty = () => build({ change: clear, flags: [] });

/** Addresses of the changed site, by what they show. */
export const CHANGED = {
  redirect: "/cong-trinh/dia-chi-cu/",
  gone: "/cong-trinh/da-go/",
  draft: "/cong-trinh/bai-nhap/",
  long: "/cong-trinh/bai-dai/",
  "works, page 2": "/cong-trinh/trang-2/",
};

function build({ change = () => {}, flags }) {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-site-"));
  made.push(folder);
  for (const name of SOURCES) {
    if (existsSync(join(REPOSITORY, name))) {
      cpSync(join(REPOSITORY, name), join(folder, name), { recursive: true });
    }
  }
  // Photos cost seconds: what an earlier build of this process remembers is used again.
  if (memory) cpSync(memory, join(folder, ".lantoa"), { recursive: true });
  change(folder);
  const typed = ["build", "--site", folder, "--lang", "en", "--today", TODAY, ...flags];
  const run = spawnSync(PROGRAM, typed, { encoding: "utf8" });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`lantoa ${typed.join(" ")}: ${run.status}\n${run.stdout}${run.stderr}`);
  if (!memory && existsSync(join(folder, ".lantoa"))) memory = join(folder, ".lantoa");
  return join(folder, "public");
}

function disturb(folder) {
  const site = join(folder, "site.toml");
  writeFileSync(site, `${readFileSync(site, "utf8")}\n[[gone]]\naddress = "${CHANGED.gone}"\non = 2024-10-01\n`);
  const works = join(folder, "content/works");
  const work = (name, lines, body) => writeFileSync(join(works, `${name}.md`), story(lines, body));
  work("bai-doi-cho", ['title = "Bài đã dời chỗ"', `aliases = ["${CHANGED.redirect}"]`], "Bài này từng ở địa chỉ khác.\n");
  work("bai-nhap", ['title = "Bài còn nháp"', "draft = true"], "Chưa viết xong.\n");
  work("bai-dai", [`title = "${"Nghiêng nghiêng những triền ruộng bậc thang mùa nước đổ ".repeat(4).trim()}"`], LONG);
  for (let number = 1; number <= 40; number += 1) {
    work(`viec-${number}`, [`title = "Việc thứ ${number} trong danh sách dài"`], "Một việc.\n");
  }
}

function story(lines, body) {
  const facts = [
    'summary = "Một câu chuyện chỉ để thử trang."',
    'kind = "task"',
    'status = "completed"',
    "date = 2024-03-15",
    'district = "moc-chau"',
    'areas = ["dai-hoi"]',
    "illustrative = true",
  ];
  return `+++\n${[...lines, ...facts].join("\n")}\n+++\n\n${body}`;
}

// What an office pastes: an address without a space, a wide table, a list in a list.
const LONG = `Địa chỉ: <https://thi-dua.example/${"mot-dia-chi-rat-dai-".repeat(12)}het>

## Một bảng rộng

| Bản | Hộ | Người | Ngày công | Tiền góp | Đất hiến | Mét đường | Ghi chú |
|---|---|---|---|---|---|---|---|
| Bản Suối Trong | 32 | 141 | 264 | 148.000.000 đồng | 1.250 m² | 1.800 m | Xong trước mùa mưa |
| Bản Nà Lụa | 78 | 350 | 1.264 | 48.000.000 đồng | 250 m² | 800 m | Còn thiếu lan can |

- một
  - hai
    - ba

> Lời người dân.

1. thứ nhất
2. thứ hai
`;

function clear(folder) {
  for (const kind of ["works", "units", "news"]) {
    rmSync(join(folder, "content", kind), { recursive: true, force: true });
    mkdirSync(join(folder, "content", kind));
  }
  dropDeadLinks(join(folder, "content"));
}

/** What is left must not lead to entries that are gone: `[text](works/x)` becomes `text`. */
function dropDeadLinks(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/\[([^\]]+)\]\((?:works|units|news)\/[^)]*\)/g, "$1"));
  }
}

if (argv[1] === import.meta.filename) {
  const target = resolve(argv[2]);
  for (const [name, site] of Object.entries({ demo: demo(), changed: changed(), empty: empty() })) {
    cpSync(site, join(target, name), { recursive: true });
  }
}
