import { errorShare } from "./faults.js";
import { log } from "./log.js";
import { tideAt } from "./tide.js";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/**
 * The backend's requests and answers. Every answer is JSON and names who gave it in `X-Backend`.
 *
 * @param {{identity: {version: string, revision: string}, fault: {kind: string, status?: number, seconds?: number, percent?: number},
 *     life: {draining: boolean}, now: () => Date}} parts
 * @returns {import("node:http").RequestListener}
 */
export function createApi({ identity, fault, life, now }) {
  const routes = {
    "/health": () => health(fault, life),
    "/version": () => ok({ tier: "backend", ...identity }),
    "/tide": (query) => tide(query.get("at"), now),
  };
  const born = now();
  const isDue = () => fault.kind !== "errors-after" || now() - born >= fault.seconds * 1000;
  const share = errorShare(fault.kind === "errors-after" ? 100 : fault.percent);
  const fails = () => isDue() && share();
  const name = `${identity.version} ${identity.revision}`;

  return (request, response) => {
    const started = performance.now();
    // Split, not parsed as a URL: a parser throws on paths such as "//".
    const [path, query] = request.url.split("?", 2);
    if (path === "/health" && fault.kind === "silent-health") {
      return;
    }
    const answer = answerTo({ method: request.method, path, query }, routes, fails);
    response.on("close", () => record(request, path, { response, started }));
    send(response, answer, { "X-Backend": name, ...(life.draining && { Connection: "close" }) });
  };
}

function answerTo({ method, path, query }, routes, fails) {
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!route) {
    return problem(404, `There is nothing at ${path}`);
  }
  if (method !== "GET" && method !== "HEAD") {
    return { ...problem(405, `${path} is read with GET, not ${method}`), headers: { Allow: "GET, HEAD" } };
  }
  if (path !== "/health" && fails()) {
    return problem(500, "Failed on purpose: FAULT asks for errors");
  }
  return route(new URLSearchParams(query));
}

function health(fault, life) {
  if (life.draining) {
    return problem(503, "draining");
  }
  const status = fault.kind === "never-healthy" ? 503 : fault.status;
  return status ? problem(status, "Unhealthy on purpose: FAULT asks for it") : ok({ status: "ok" });
}

function tide(at, now) {
  if (at === null) {
    return ok(tideAt(now()));
  }
  const instant = new Date(at);
  return INSTANT.test(at) && !Number.isNaN(instant.getTime())
    ? ok(tideAt(instant))
    : problem(400, `at=${at} is not an instant such as 2026-11-23T12:00:00Z`);
}

function send(response, { status, body, headers }, common) {
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    ...headers,
    ...common,
  });
  response.end(JSON.stringify(body));
}

function record(request, path, { response, started }) {
  if (path !== "/health" || response.statusCode !== 200) {
    const milliseconds = Math.round(performance.now() - started);
    log("info", "request", { method: request.method, path, status: response.statusCode, milliseconds });
  }
}

const ok = (body) => ({ status: 200, body });
const problem = (status, error) => ({ status, body: { error } });
