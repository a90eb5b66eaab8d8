import { expect, test } from "vitest";
import { inWords, NO_ANSWERS, SHOWN, withAnswer } from "./answers.js";

const by = (version, revision) => ({ ok: true, body: { version, revision } });
const failed = { ok: false, reason: "HTTP 502" };
const told = (...answers) => answers.reduce(withAnswer, NO_ANSWERS);

test("who answered first keeps the first place through a rollout and back", () => {
  const answers = told(by("v1", "web:1"), by("v2", "web:2"), by("v1", "web:1"));
  expect(answers.recent.map((answer) => answer.by)).toEqual([0, 1, 0]);
  expect(answers.seen).toEqual([
    { version: "v1", revision: "web:1", count: 2 },
    { version: "v2", revision: "web:2", count: 1 },
  ]);
});

test("the same version in another revision is somebody else", () => {
  expect(told(by("v1", "web:1"), by("v1", "web:2")).seen).toHaveLength(2);
});

test("failures are counted beside the answers, with their reason", () => {
  const answers = told(by("v1", "web:1"), failed, failed);
  expect(answers.failures).toBe(2);
  expect(answers.recent.at(-1).reason).toBe("HTTP 502");
  expect(answers.seen[0].count).toBe(1);
});

test("the strip holds the last minute while the counts hold everything", () => {
  const answers = told(failed, ...Array(SHOWN + 5).fill(by("v1", "web:1")));
  expect(answers.recent).toHaveLength(SHOWN);
  expect(answers.recent.every(({ ok }) => ok)).toBe(true);
  expect(answers.failures).toBe(1);
  expect(answers.seen[0].count).toBe(SHOWN + 5);
});

test("an answer never changes what was told before", () => {
  const before = told(by("v1", "web:1"));
  withAnswer(before, by("v1", "web:1"));
  expect(before.seen[0].count).toBe(1);
});

test("the strip can be told in words", () => {
  expect(inWords(NO_ANSWERS)).toBe("The last 0 answers: none yet");
  expect(inWords(told(by("v1", "web:1"), by("v2", "web:2"), failed))).toBe(
    "The last 3 answers: 1 v1 (web:1), 1 v2 (web:2), 1 failed",
  );
});
