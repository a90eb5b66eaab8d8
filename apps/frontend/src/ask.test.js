import { afterEach, expect, test, vi } from "vitest";
import { ask } from "./ask.js";

const answering = (answer) => vi.stubGlobal("fetch", async () => answer());
afterEach(() => vi.unstubAllGlobals());

test("a good answer is its JSON", async () => {
  answering(() => Response.json({ version: "v1" }));
  expect(await ask("/version")).toEqual({ ok: true, body: { version: "v1" } });
});

test("an error status is a failure that names the status", async () => {
  answering(() => new Response("", { status: 503 }));
  expect(await ask("/version")).toEqual({ ok: false, reason: "HTTP 503" });
});

test("a page in place of JSON is a failure", async () => {
  answering(() => new Response("<!doctype html>"));
  expect(await ask("/version")).toEqual({ ok: false, reason: "an answer that is not JSON" });
});

test("a refused connection is a failure", async () => {
  answering(() => {
    throw new TypeError("Failed to fetch");
  });
  expect(await ask("/version")).toEqual({ ok: false, reason: "no connection" });
});

test("silence is a failure", async () => {
  answering(() => {
    throw new DOMException("timed out", "TimeoutError");
  });
  expect(await ask("/version")).toEqual({ ok: false, reason: "no answer in 3 s" });
});
