import assert from "node:assert/strict";
import { test } from "node:test";
import { errorShare, parseFault } from "../src/faults.js";

test("no text is no fault", () => {
  assert.deepEqual(parseFault(undefined), { kind: "none" });
  assert.deepEqual(parseFault(""), { kind: "none" });
});

test("every fault is read with its amount", () => {
  assert.deepEqual(parseFault("exit-at-start"), { kind: "exit-at-start" });
  assert.deepEqual(parseFault("never-healthy"), { kind: "never-healthy" });
  assert.deepEqual(parseFault("dies-after:2.5"), { kind: "dies-after", seconds: 2.5 });
  assert.deepEqual(parseFault("slow-start:20"), { kind: "slow-start", seconds: 20 });
  assert.deepEqual(parseFault("errors:5"), { kind: "errors", percent: 5 });
  assert.deepEqual(parseFault("silent-health"), { kind: "silent-health" });
  assert.deepEqual(parseFault("wrong-port"), { kind: "wrong-port" });
  assert.deepEqual(parseFault("health-code:404"), { kind: "health-code", status: 404 });
  assert.deepEqual(parseFault("errors-after:30"), { kind: "errors-after", seconds: 30 });
  assert.deepEqual(parseFault("out-of-memory:5"), { kind: "out-of-memory", seconds: 5 });
});

for (const text of ["never-helthy", "errors", "errors:", "errors:101", "errors:-1", "dies-after:soon", "exit-at-start:1", "constructor:1", "health-code:99", "wrong-port:1"]) {
  test(`"${text}" is refused and named`, () => {
    assert.throws(() => parseFault(text), new RegExp(`FAULT=${text} is not one of`));
  });
}

test("exactly the asked share of requests fails, evenly spread", () => {
  const fails = errorShare(5);
  const failed = Array.from({ length: 1000 }, fails);
  assert.equal(failed.filter(Boolean).length, 50);
  assert.equal(failed.slice(0, 100).filter(Boolean).length, 5);
});

test("nothing fails when nothing is asked for and everything at 100", () => {
  assert.equal(Array.from({ length: 100 }, errorShare()).some(Boolean), false);
  assert.equal(Array.from({ length: 100 }, errorShare(100)).every(Boolean), true);
});
