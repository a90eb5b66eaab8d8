import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const nginxIsHere = spawnSync("nginx", ["-v"]).status === 0;

/** Runs start.sh as a task would: its own folder with a small page, its output appended to a file. */
export function startFrontend(t, env = {}) {
  const folder = workingFolder(t);
  const log = join(folder, "log");
  const output = openSync(log, "a");
  const port = nextPort();
  const child = spawn("sh", ["start.sh"], {
    cwd: folder,
    stdio: ["ignore", output, output],
    env: {
      PATH: `${process.env.PATH}:/usr/sbin`,
      TASK_TMP: join(folder, "tmp"),
      HOST: "127.0.0.1",
      PORT: String(port),
      BACKEND_URL: "http://127.0.0.1:9",
      RESOLVER: "127.0.0.1:9",
      APP_VERSION: "v3",
      ...env,
    },
  });
  const exit = once(child, "exit").then(([code]) => code);
  t.after(() => child.kill("SIGTERM") && exit);
  const frontend = {
    child,
    exit,
    url: `http://127.0.0.1:${port}`,
    log: () => readFileSync(log, "utf8"),
    scratch: () => readdirSync(join(folder, "tmp")),
  };
  frontend.ask = (path) => fetch(frontend.url + path, { headers: { Connection: "close" } });
  return frontend;
}

function workingFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "frontend-test."));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ["start.sh", "nginx.conf.template"]) {
    cpSync(new URL(`../../${file}`, import.meta.url), join(folder, file));
  }
  mkdirSync(join(folder, "tmp"));
  mkdirSync(join(folder, "public/assets"), { recursive: true });
  writeFileSync(join(folder, "public/index.html"), "<!doctype html>the page");
  writeFileSync(join(folder, "public/assets/app-1.js"), "export {}");
  return folder;
}

// Below the range the system takes ports of outgoing connections from: one of those could hold a port asked for as free.
const FIRST_PORT = 20_000 + ((process.pid * 50) % 10_000);
let started = 0;
const nextPort = () => FIRST_PORT + started++;

/** Waits until the frontend listens; fails when it ended instead. */
export async function listening(frontend) {
  let ended = false;
  frontend.exit.then(() => (ended = true));
  return until(async () => {
    if (ended) throw new Error(`It ended instead: ${frontend.log()}`);
    return frontend.ask("/health").then(() => frontend, () => undefined);
  });
}

export async function running(t, env) {
  return listening(startFrontend(t, env));
}

/** Asks again and again until there is an answer; the caller's test has the time limit. */
export async function until(question) {
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    await new Promise((soon) => setTimeout(soon, 20));
  }
}

/** An HTTP server of the test's own. */
export async function httpServer(t, listener, host = "127.0.0.1", port = 0) {
  const server = createServer(listener).listen(port, host);
  t.after(() => server.close());
  await once(server, "listening");
  return { server, port: server.address().port, url: `http://${host}:${server.address().port}` };
}
