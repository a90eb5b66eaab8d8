import { act, cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { App } from "./App.jsx";

const TIDE = {
  at: "2026-11-23T12:00:00.000Z",
  metres: 0.79,
  trend: "rising",
  launchPossible: false,
  launchMetres: 2,
  next: { water: "high", at: "2026-11-23T17:41:00.000Z", metres: 3.74 },
  curve: [
    { at: "2026-11-23T11:00:00.000Z", metres: 0.9 },
    { at: "2026-11-23T13:00:00.000Z", metres: 1.1 },
  ],
};

let answers;

beforeEach(() => {
  vi.useFakeTimers();
  answers = {
    "/version": { tier: "frontend", version: "v1", revision: "frontend:4" },
    "/api/version": { tier: "backend", version: "v8", revision: "backend:9" },
    "/api/tide": TIDE,
  };
  vi.stubGlobal("fetch", async (path) => {
    const answer = answers[path];
    return typeof answer === "number" ? new Response("", { status: answer }) : Response.json(answer);
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const after = (seconds) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const card = (name) => within(screen.getByRole("region", { name }));
const bars = (name) => [...card(name).getByRole("img").querySelectorAll("[title]")].map(({ title }) => title);

async function open() {
  render(<App />);
  await after(0);
}

test("it shows which version and revision of each tier answered", async () => {
  await open();
  expect(card("Frontend").getByText("v1", { selector: "strong" })).toBeTruthy();
  expect(card("Frontend").getByText("frontend:4", { selector: ".who span" })).toBeTruthy();
  expect(card("Backend").getByText("v8", { selector: "strong" })).toBeTruthy();
  expect(card("Backend").getByText("backend:9", { selector: ".who span" })).toBeTruthy();
});

test("it asks every second, and a rollout is a second colour in the strip", async () => {
  await open();
  await after(1);
  answers["/api/version"] = { tier: "backend", version: "v9", revision: "backend:10" };
  await after(1);
  expect(bars("Backend")).toEqual(["v8, backend:9", "v8, backend:9", "v9, backend:10"]);
  const colours = [...card("Backend").getByRole("img").querySelectorAll("[title]")].map(({ className }) => className);
  expect(colours[1]).toBe(colours[0]);
  expect(colours[2]).not.toBe(colours[0]);
});

test("a failure is named, counted and kept in the strip after the tier is back", async () => {
  await open();
  answers["/api/version"] = 502;
  await after(1);
  expect(card("Backend").getByRole("status").textContent).toBe("failing: HTTP 502");
  expect(card("Frontend").queryByRole("status")).toBeNull();

  answers["/api/version"] = { tier: "backend", version: "v8", revision: "backend:9" };
  await after(1);
  expect(card("Backend").queryByRole("status")).toBeNull();
  expect(card("Backend").getByText("failed").textContent).toBe("failed 1");
  expect(bars("Backend")).toEqual(["v8, backend:9", "failed: HTTP 502", "v8, backend:9"]);
});

test("the strip speaks to those who do not see it", async () => {
  await open();
  expect(card("Frontend").getByRole("img", { name: "The last 1 answers: 1 v1 (frontend:4)" })).toBeTruthy();
});

test("it shows the backend's tide, and says so when there is none", async () => {
  await open();
  expect(card("Water at the slipway").getByText("0.79 m")).toBeTruthy();
  expect(card("Water at the slipway").getByText("under 2.0 m: no launching")).toBeTruthy();

  answers["/api/tide"] = 504;
  await after(10);
  expect(card("Water at the slipway").getByText("No reading from the backend: HTTP 504.")).toBeTruthy();
});

test("a closed page asks no more", async () => {
  await open();
  cleanup();
  const asked = vi.fn(globalThis.fetch);
  vi.stubGlobal("fetch", asked);
  await after(30);
  expect(asked).not.toHaveBeenCalled();
});
