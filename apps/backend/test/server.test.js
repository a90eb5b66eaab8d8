import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { test } from "node:test";

/** Starts the real program; resolves once it has said the message or has ended. */
async function start(t, env, message = "listening") {
  const child = spawn(process.execPath, ["server.js"], {
    env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", ...env },
  });
  t.after(() => child.kill("SIGKILL"));
  const exit = once(child, "exit").then(([code]) => code);
  const lines = [];
  const said = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(JSON.parse(line));
      if (lines.at(-1).message === message) resolve(lines.at(-1));
    });
  });
  const errors = child.stderr.setEncoding("utf8").toArray().then((parts) => parts.join(""));
  const first = await Promise.race([said, exit]);
  return { child, exit, lines, errors, url: `http://127.0.0.1:${first.port}` };
}

async function metadata(t, body) {
  const server = createServer((_, response) => response.end(body)).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}/v4/task-id`;
}

test("it answers as its image's version and its task's revision", async (t) => {
  const uri = await metadata(t, JSON.stringify({ Family: "backend", Revision: "12" }));
  const { url } = await start(t, { APP_VERSION: "v2", ECS_CONTAINER_METADATA_URI_V4: uri });
  const answer = await fetch(`${url}/version`);
  assert.equal(answer.headers.get("x-backend"), "v2 backend:12");
});

test("it starts without metadata, and with metadata that says nothing useful", async (t) => {
  const outside = await start(t, {});
  assert.equal((await (await fetch(`${outside.url}/version`)).json()).revision, "local");
  const broken = await start(t, { ECS_CONTAINER_METADATA_URI_V4: await metadata(t, "<html>") });
  assert.equal((await (await fetch(`${broken.url}/version`)).json()).revision, "unknown");
});

test("SIGTERM ends it with 0 although a client keeps its connection", { timeout: 10_000 }, async (t) => {
  const { child, exit, lines, url } = await start(t, {});
  await (await fetch(`${url}/health`)).text();
  child.kill("SIGTERM");
  assert.equal(await exit, 0);
  assert.deepEqual(lines.map(({ message }) => message), ["listening", "draining", "drained"]);
});

test("exit-at-start ends it with 1 and says why", async (t) => {
  const { exit, lines } = await start(t, { FAULT: "exit-at-start" });
  assert.equal(await exit, 1);
  assert.equal(lines[0].fault, "exit-at-start");
});

test("dies-after ends it with 1 after it has listened", { timeout: 10_000 }, async (t) => {
  const { exit, lines } = await start(t, { FAULT: "dies-after:0.1" });
  assert.equal(await exit, 1);
  assert.deepEqual(lines.map(({ message }) => message), ["listening", "dying"]);
});

test("slow-start listens only after its seconds", { timeout: 10_000 }, async (t) => {
  const { lines } = await start(t, { FAULT: "slow-start:0.5" });
  const [starting, listening] = lines.map(({ time }) => Date.parse(time));
  assert.ok(listening - starting >= 490, `${listening - starting} ms`);
});

test("SIGTERM during a slow start ends it at once", { timeout: 10_000 }, async (t) => {
  const { child, exit } = await start(t, { FAULT: "slow-start:60" }, "starting slowly");
  child.kill("SIGTERM");
  assert.equal(await exit, 0);
});

test("wrong-port listens one port beside", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1");
  t.after(() => taken.close());
  await once(taken, "listening");
  const { port } = taken.address();
  const { lines } = await start(t, { FAULT: "wrong-port", PORT: String(port) });
  assert.equal(lines[0].port, port + 1);
});

test("out-of-memory takes memory and keeps it", { timeout: 20_000 }, async (t) => {
  const { child } = await start(t, { FAULT: "out-of-memory:0" }, "taking memory");
  const LOTS = 150 * 1024 * 1024;
  while ((await resident(child.pid)) < LOTS) {
    await new Promise((later) => setTimeout(later, 50));
  }
});

/** Bytes the process has in memory. */
async function resident(pid) {
  const PAGE = 4096;
  return Number((await readFile(`/proc/${pid}/statm`, "utf8")).split(" ")[1]) * PAGE;
}

test("a misspelt fault does not start", async (t) => {
  const { exit, errors } = await start(t, { FAULT: "errors:lots" });
  assert.equal(await exit, 1);
  assert.match(await errors, /FAULT=errors:lots is not one of/);
});
