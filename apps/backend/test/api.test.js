import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { afterEach, test } from "node:test";
import { createApi } from "../src/api.js";

const NOON = new Date("2026-11-23T12:00:00Z");
const servers = [];

console.log = () => {};
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function api({ fault = { kind: "none" }, life = { draining: false }, now = () => NOON } = {}) {
  const identity = { version: "v7", revision: "backend:7" };
  const server = createServer(createApi({ identity, fault, life, now }));
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (path, options) => fetch(`http://127.0.0.1:${server.address().port}${path}`, options);
}

test("the version names tier, version and task definition revision", async () => {
  const answer = await (await api())("/version");
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { tier: "backend", version: "v7", revision: "backend:7" });
});

test("every answer names who gave it, errors too, and is never cached", async () => {
  const call = await api();
  for (const path of ["/health", "/version", "/tide", "/nothing"]) {
    const { headers } = await call(path);
    assert.equal(headers.get("x-backend"), "v7 backend:7");
    assert.equal(headers.get("cache-control"), "no-store");
  }
});

test("the tide is that of now, or of the instant asked for", async () => {
  const call = await api();
  assert.equal((await (await call("/tide")).json()).at, "2026-11-23T12:00:00.000Z");
  assert.equal((await (await call("/tide?at=2026-11-23T18:00:00Z")).json()).at, "2026-11-23T18:00:00.000Z");
});

for (const at of ["yesterday", "", "2026-13-01T00:00:00Z", "%2B275760-09-13T00:00:00Z"]) {
  test(`the tide at "${at}" is a 400 that names the value`, async () => {
    const answer = await (await api())(`/tide?at=${at}`);
    assert.equal(answer.status, 400);
    assert.match((await answer.json()).error, /is not an instant/);
  });
}

for (const path of ["/nothing", "/constructor", "//", "/health/x"]) {
  test(`${path} is a 404 in JSON`, async () => {
    const answer = await (await api())(path);
    assert.equal(answer.status, 404);
    assert.equal((await answer.json()).error, `There is nothing at ${path}`);
  });
}

test("writing is refused with the methods allowed", async () => {
  const answer = await (await api())("/tide", { method: "DELETE" });
  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get("allow"), "GET, HEAD");
});

test("HEAD answers as GET without a body", async () => {
  const answer = await (await api())("/version", { method: "HEAD" });
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), "");
});

test("health is good, and 503 when never healthy or draining", async () => {
  assert.equal((await (await api())("/health")).status, 200);
  assert.equal((await (await api({ fault: { kind: "never-healthy" } }))("/health")).status, 503);
  const draining = await (await api({ life: { draining: true } }))("/health");
  assert.equal(draining.status, 503);
  assert.equal(draining.headers.get("connection"), "close");
});

test("the health-code fault answers health with its status and serves everything else", async () => {
  const call = await api({ fault: { kind: "health-code", status: 404 } });
  assert.equal((await call("/health")).status, 404);
  assert.equal((await call("/tide")).status, 200);
});

test("the silent-health fault answers everything but health", async () => {
  const call = await api({ fault: { kind: "silent-health" } });
  await assert.rejects(call("/health", { signal: AbortSignal.timeout(300) }), { name: "TimeoutError" });
  assert.equal((await call("/tide")).status, 200);
});

test("the errors-after fault fails every request from its time on and spares health", async () => {
  let passed = 0;
  const call = await api({
    fault: { kind: "errors-after", seconds: 30 },
    now: () => new Date(NOON.getTime() + passed),
  });
  passed = 29_999;
  assert.equal((await call("/tide")).status, 200);
  passed = 30_000;
  assert.equal((await call("/tide")).status, 500);
  assert.equal((await call("/health")).status, 200);
});

test("the error fault fails the asked share of requests and spares health", async () => {
  const call = await api({ fault: { kind: "errors", percent: 50 } });
  const statuses = async (path) => (await Promise.all(Array.from({ length: 10 }, () => call(path)))).map((a) => a.status);
  assert.equal((await statuses("/version")).filter((status) => status === 500).length, 5);
  assert.equal((await statuses("/health")).filter((status) => status === 200).length, 10);
});
