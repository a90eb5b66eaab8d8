import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { nameServer } from "./support/dns.js";
import { httpServer, nginxIsHere, running, startFrontend, until } from "./support/frontend.js";

const skip = !nginxIsHere && "nginx is not installed here (Debian: apt-get install nginx-light)";
const options = { skip, timeout: 20_000, concurrency: true };

describe("nginx as start.sh runs it", options, () => {
  test("health, version and page come from nginx itself", async (t) => {
    const { ask } = await running(t);
    assert.deepEqual(await (await ask("/health")).json(), { status: "ok" });
    assert.deepEqual(await (await ask("/version")).json(), { tier: "frontend", version: "v3", revision: "local" });
    for (const path of ["/", "/any/page"]) {
      const page = await ask(path);
      assert.equal(await page.text(), "<!doctype html>the page");
      assert.equal(page.headers.get("cache-control"), "no-cache");
    }
  });

  test("assets are kept for ever, a missing one is a 404 that is not", async (t) => {
    const { ask } = await running(t);
    assert.match((await ask("/assets/app-1.js")).headers.get("cache-control"), /immutable/);
    const missing = await ask("/assets/app-2.js");
    assert.equal(missing.status, 404);
    assert.equal(missing.headers.get("cache-control"), null);
  });

  test("every answer names this task's version and revision, errors too", async (t) => {
    const metadata = await httpServer(t, (_, answer) =>
      answer.end('{"Cluster": "c", "Family": "frontend", "Revision": "12",\n "Containers": []}'),
    );
    const { ask } = await running(t, { ECS_CONTAINER_METADATA_URI_V4: `${metadata.url}/v4/id` });
    for (const path of ["/", "/health", "/version", "/assets/none", "/api/version"]) {
      assert.equal((await ask(path)).headers.get("x-frontend"), "v3 frontend:12", path);
    }
  });

  test("metadata that does not answer costs the name, not the start", async (t) => {
    const { ask } = await running(t, { ECS_CONTAINER_METADATA_URI_V4: "http://127.0.0.1:9/v4/id" });
    assert.equal((await (await ask("/version")).json()).revision, "unknown");
  });

  test("/api reaches the backend without its prefix, query and escapes intact", async (t) => {
    const backend = await httpServer(t, ({ url, headers }, answer) => {
      answer.writeHead(418, { "X-Backend": "v9 backend:1" }).end(JSON.stringify({ url, from: headers["x-forwarded-for"] }));
    });
    const { ask } = await running(t, { BACKEND_URL: `${backend.url}/` });
    const answer = await ask("/api/tide%2Fa?at=1%2B1&b=c");
    assert.equal(answer.status, 418);
    assert.equal(answer.headers.get("x-backend"), "v9 backend:1");
    assert.deepEqual(await answer.json(), { url: "/tide%2Fa?at=1%2B1&b=c", from: "127.0.0.1" });
  });

  test("a backend that is away is a 502, and the page stays up", async (t) => {
    const { ask } = await running(t);
    assert.equal((await ask("/api/version")).status, 502);
    assert.equal((await ask("/")).status, 200);
  });

  test("a backend whose address moves is followed", { skip: process.platform !== "linux" && "needs 127.0.0.2" }, async (t) => {
    const first = await httpServer(t, (_, answer) => answer.end("first"), "127.0.0.1");
    await httpServer(t, (_, answer) => answer.end("second"), "127.0.0.2", first.port);
    const names = await nameServer("127.0.0.1");
    t.after(names.close);
    const { ask } = await running(t, { BACKEND_URL: `http://backend.test:${first.port}`, RESOLVER: names.at });
    assert.equal(await (await ask("/api/")).text(), "first");

    names.address = "127.0.0.2";
    await until(async () => (await (await ask("/api/")).text()) === "second");
  });

  test("SIGTERM lets a request in flight finish, refuses new ones and ends with 0", async (t) => {
    const waiting = [];
    const backend = await httpServer(t, (_, answer) => waiting.push(answer));
    const { ask, child, exit, log, scratch } = await running(t, { BACKEND_URL: backend.url });
    const answer = ask("/api/slow");
    await until(() => waiting.length > 0);

    child.kill("SIGTERM");
    await until(() => ask("/health").then(() => false, () => true));
    waiting[0].end("late");

    assert.equal(await (await answer).text(), "late");
    assert.equal(await exit, 0);
    assert.deepEqual(scratch(), []);
    assert.match(log(), /"message":"draining"[^]*"path":"\/api\/slow","status":200[^]*"message":"ended with 0"/);
  });

  test("an idle kept-alive connection does not hold the end up", async (t) => {
    const { child, exit, url } = await running(t);
    await (await fetch(`${url}/health`)).text();
    child.kill("SIGTERM");
    assert.equal(await exit, 0);
  });
});

describe("faults of the frontend", options, () => {
  test("exit-at-start ends with 1 and says why", async (t) => {
    const { exit, log } = startFrontend(t, { FAULT: "exit-at-start" });
    assert.equal(await exit, 1);
    assert.match(log(), /cannot start: FAULT=exit-at-start/);
  });

  test("never-healthy fails health and serves the page", async (t) => {
    const { ask } = await running(t, { FAULT: "never-healthy" });
    assert.equal((await ask("/health")).status, 503);
    assert.equal((await ask("/")).status, 200);
  });

  test("dies-after ends with 1 after it has served", async (t) => {
    const { exit, log } = await running(t, { FAULT: "dies-after:1" });
    assert.equal(await exit, 1);
    assert.match(log(), /dying: FAULT=dies-after:1/);
  });

  test("slow-start serves only after its seconds", async (t) => {
    const before = performance.now();
    await running(t, { FAULT: "slow-start:1" });
    assert.ok(performance.now() - before >= 1_000);
  });

  test("SIGTERM during a slow start ends it at once", async (t) => {
    const { child, exit, log, scratch } = startFrontend(t, { FAULT: "slow-start:600" });
    await until(() => log().includes("starting slowly"));
    child.kill("SIGTERM");
    assert.equal(await exit, 0);
    assert.deepEqual(scratch(), []);
  });

  test("errors fails about the asked share of requests and spares health", async (t) => {
    const { ask } = await running(t, { FAULT: "errors:50" });
    const failures = async (path) =>
      (await Promise.all(Array.from({ length: 100 }, () => ask(path)))).filter(({ status }) => status === 500).length;
    const failed = await failures("/");
    assert.ok(failed > 20 && failed < 80, `${failed} of 100`);
    assert.equal(await failures("/health"), 0);
  });

  for (const fault of ["never-helthy", "errors:lots", "errors:", "errors:101", "dies-after"]) {
    test(`FAULT=${fault} does not start`, async (t) => {
      const { exit, log } = startFrontend(t, { FAULT: fault });
      assert.equal(await exit, 1);
      assert.match(log(), /is not one of|percent total/);
    });
  }

  test("a missing backend address does not start, in one clear line", async (t) => {
    const { exit, log } = startFrontend(t, { BACKEND_URL: "" });
    assert.equal(await exit, 1);
    assert.match(log(), /^[^\n]*BACKEND_URL must be the backend's address[^\n]*\n$/);
  });
});
