import { createServer } from "node:http";
import { once } from "node:events";
import { createApi } from "./src/api.js";
import { drain } from "./src/drain.js";
import { hoard, parseFault } from "./src/faults.js";
import { readRevision } from "./src/identity.js";
import { log } from "./src/log.js";

// A load balancer reuses idle connections for 60 s. Were ours shorter, it would send a request into a closing one: a 502.
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS = 80_000;
const DRAIN_MS = Number(process.env.DRAIN_SECONDS || 25) * 1000;

const { env } = process;
const fault = parseFault(env.FAULT);

if (fault.kind === "exit-at-start") {
  log("error", "cannot start", { fault: env.FAULT });
  process.exit(1);
}

const life = { draining: false };
const identity = {
  version: env.APP_VERSION || "dev",
  revision: await readRevision(env.ECS_CONTAINER_METADATA_URI_V4),
};
const server = createServer(createApi({ identity, fault, life, now: () => new Date() }));
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.headersTimeout = HEADERS_MS;

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => stop(signal));
}

if (fault.kind === "slow-start") {
  log("info", "starting slowly", { fault: env.FAULT });
  await new Promise((started) => setTimeout(started, fault.seconds * 1000));
}

// One port beside the one it was told, where nobody asks.
const port = Number(env.PORT || 8080) + (fault.kind === "wrong-port" ? 1 : 0);
server.listen(port, env.HOST || "0.0.0.0");
await once(server, "listening");
log("info", "listening", { ...server.address(), ...identity });

if (fault.kind === "dies-after") {
  setTimeout(() => {
    log("error", "dying", { fault: env.FAULT });
    process.exit(1);
  }, fault.seconds * 1000);
}

if (fault.kind === "out-of-memory") {
  const hoarded = [];
  setTimeout(() => {
    log("error", "taking memory", { fault: env.FAULT });
    hoard((taken) => hoarded.push(taken));
  }, fault.seconds * 1000);
}

async function stop(signal) {
  log("info", "draining", { signal });
  life.draining = true;
  const finished = await drain(server, DRAIN_MS);
  log(finished ? "info" : "error", finished ? "drained" : "cut requests off");
  process.exit(finished ? 0 : 1);
}
