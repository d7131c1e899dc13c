// A web server as plain as a province's: files, the headers of `_headers`, and 404.html. It compresses
// text only where a test asks for it, so that elsewhere a page weighs what it weighs at worst.
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".webp": "image/webp",
  ".jpg": "image/jpeg",
  ".png": "image/png",
};

const TEXT = /^text\/|json$|xml$/;
export const PLAIN = (body) => ({ body, headers: {} });
export const GZIP = (body) => ({ body: gzipSync(body), headers: { "content-encoding": "gzip" } });

/**
 * Serves the folder, or the one that `folder(origin)` names, on a free port of this machine: below
 * `prefix`, and text as `encode` (`PLAIN` or `GZIP`) gives it.
 */
export async function serve(folder, { prefix = "/", encode = PLAIN } = {}) {
  const server = createServer((request, response) => answer(server, prefix, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // A test that fails before it closes its server must not keep the run from ending.
  server.unref();
  const origin = `http://127.0.0.1:${server.address().port}`;
  server.folder = typeof folder === "function" ? await folder(origin) : folder;
  server.encode = encode;
  server.rules = rules(server.folder);
  const close = () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return { origin, close };
}

function answer(server, prefix, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length - 1)) : null;
  let file = inside === null ? null : join(server.folder, inside);
  let status = 200;
  if (file && isFolder(file)) {
    if (!path.endsWith("/")) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    file = join(file, "index.html");
  }
  if (!file || !isFile(file)) {
    status = 404;
    file = join(server.folder, "404.html");
  }
  const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream" };
  for (const rule of server.rules) {
    if (rule.matches(inside ?? path)) Object.assign(headers, rule.headers);
  }
  const encode = TEXT.test(headers["content-type"].split(";")[0]) ? server.encode : PLAIN;
  const { body, headers: more } = encode(readFileSync(file));
  response.writeHead(status, { ...headers, ...more }).end(body);
}

/** Reads `_headers`: a pattern at the start of a line, its headers indented below. */
function rules(folder) {
  const found = [];
  for (const line of readFileSync(join(folder, "_headers"), "utf8").split("\n")) {
    if (/^\s+\S/.test(line)) {
      const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
      found.at(-1).headers[name] = value;
    } else if (line.trim()) {
      const pattern = line.trim();
      const matches = pattern.endsWith("*")
        ? (path) => path.startsWith(pattern.slice(0, -1))
        : (path) => path === pattern;
      found.push({ matches, headers: {} });
    }
  }
  return found;
}

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
