// A preview of the demo that runs: the real program on a free port, with files of its own.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PROGRAM, REPOSITORY, SOURCES, TODAY } from "./sites.mjs";

/** Serves the demo with these files laid over it. */
export async function preview(files = {}, flags = []) {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-preview-"));
  for (const name of SOURCES) {
    if (existsSync(join(REPOSITORY, name))) cpSync(join(REPOSITORY, name), join(folder, name), { recursive: true });
  }
  const sound = readFileSync(join(folder, "site.toml"), "utf8");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const typed = ["serve", "--site", folder, "--port", "0", "--lang", "vi", "--today", TODAY, ...flags];
  const program = spawn(PROGRAM, typed, { stdio: ["ignore", "pipe", "ignore"] });
  const end = () => {
    program.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", end);
  const origin = await new Promise((found, failed) => {
    let said = "";
    program.stdout.on("data", (bytes) => {
      said += bytes;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) found(address[0]);
    });
    program.once("exit", (code) => failed(new Error(`lantoa serve ended with ${code}`)));
  });
  const close = async () => {
    const ended = new Promise((done) => program.once("exit", done));
    program.kill("SIGINT");
    const code = await ended;
    process.removeListener("exit", end);
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`lantoa serve ended with ${code}`);
  };
  return { folder, origin, sound, close };
}
