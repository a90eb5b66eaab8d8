import assert from "node:assert/strict";
import { test } from "node:test";
import { LAUNCH_METRES, levelAt, tideAt } from "../src/tide.js";

const NOON = new Date("2026-11-23T12:00:00Z");

test("the same instant always has the same tide", () => {
  assert.deepEqual(tideAt(NOON), tideAt(new Date(NOON)));
  assert.equal(tideAt(NOON).metres, 0.79);
});

test("the next turn is the highest water ahead while the tide rises", () => {
  const { trend, next } = tideAt(NOON);
  const turn = new Date(next.at).getTime();
  assert.equal(trend, "rising");
  assert.equal(next.water, "high");
  for (let minutes = -180; minutes <= 180; minutes += 10) {
    assert.ok(levelAt(new Date(turn + minutes * 60_000)) <= levelAt(new Date(turn)) + 0.001, `${minutes} minutes off`);
  }
});

test("after high water the tide falls towards low water", () => {
  const falling = tideAt(new Date(new Date(tideAt(NOON).next.at).getTime() + 60_000));
  assert.equal(falling.trend, "falling");
  assert.equal(falling.next.water, "low");
  assert.ok(falling.next.metres < 1.5);
});

test("a boat can be launched only over enough water", () => {
  const high = tideAt(new Date(tideAt(NOON).next.at));
  assert.equal(tideAt(NOON).launchPossible, false);
  assert.equal(high.launchPossible, true);
  assert.ok(high.metres >= LAUNCH_METRES);
});

test("the curve runs from four hours ago to eight hours ahead and passes through now", () => {
  const { curve, metres } = tideAt(NOON);
  assert.equal(curve[0].at, "2026-11-23T08:00:00.000Z");
  assert.equal(curve.at(-1).at, "2026-11-23T20:00:00.000Z");
  assert.equal(curve.find(({ at }) => at === NOON.toISOString()).metres, metres);
});
