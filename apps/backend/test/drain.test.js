import assert from "node:assert/strict";
import { Agent, createServer, get } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { drain } from "../src/drain.js";

/** A server whose answers wait until the test lets them go. */
async function slowServer() {
  const waiting = [];
  const server = createServer((_, response) => {
    waiting.push(response);
    server.emit("waiting");
  });
  server.keepAliveTimeout = 75_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, waiting, url: `http://127.0.0.1:${server.address().port}/` };
}

function ask(url, agent) {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => answer.resume().on("end", () => resolve(answer.statusCode))).on("error", reject);
  });
}

test("a request in flight finishes before the drain ends", { timeout: 5_000 }, async () => {
  const { server, waiting, url } = await slowServer();
  const agent = new Agent({ keepAlive: true });
  const answer = ask(url, agent);
  await once(server, "waiting");

  const drained = drain(server, 4_000);
  await assert.rejects(ask(url), { code: "ECONNREFUSED" });
  waiting[0].end("late");

  assert.equal(await answer, 200);
  assert.equal(await drained, true);
});

test("an idle kept-alive connection does not hold the drain up", { timeout: 5_000 }, async () => {
  const { server, waiting, url } = await slowServer();
  server.on("waiting", () => waiting.pop().end());
  assert.equal(await ask(url, new Agent({ keepAlive: true })), 200);
  assert.equal(await drain(server, 4_000), true);
});

test("a request that never ends is cut off at the limit", { timeout: 5_000 }, async () => {
  const { server, url } = await slowServer();
  const answer = assert.rejects(ask(url), { code: "ECONNRESET" });
  await once(server, "waiting");

  assert.equal(await drain(server, 20), false);
  await answer;
});
