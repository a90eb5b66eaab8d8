const PLAIN = ["exit-at-start", "never-healthy", "silent-health", "wrong-port"];
const MEASURED = {
  "health-code": "status",
  "dies-after": "seconds",
  "slow-start": "seconds",
  "out-of-memory": "seconds",
  "errors-after": "seconds",
  errors: "percent",
};
const LOWEST = { status: 200, seconds: 0, percent: 0 };
const HIGHEST = { status: 599, seconds: 86_400, percent: 100 };

/**
 * Reads the fault a demonstration asks for.
 *
 * @param {string | undefined} text one of `exit-at-start`, `never-healthy`, `silent-health`, `wrong-port`,
 *     `health-code:<status>`, `dies-after:<seconds>`, `slow-start:<seconds>`, `out-of-memory:<seconds>`,
 *     `errors-after:<seconds>`, `errors:<percent>`, or nothing
 * @returns {{kind: string, status?: number, seconds?: number, percent?: number}}
 * @throws {Error} when the text names no fault: a misspelt fault must not pass as a healthy release
 */
export function parseFault(text) {
  if (!text) {
    return { kind: "none" };
  }
  const [kind, amount] = text.split(":", 2);
  if (PLAIN.includes(kind) && amount === undefined) {
    return { kind };
  }
  const unit = Object.hasOwn(MEASURED, kind) ? MEASURED[kind] : undefined;
  const value = Number(amount);
  if (unit && amount && value >= LOWEST[unit] && value <= HIGHEST[unit]) {
    return { kind, [unit]: value };
  }
  const measured = Object.entries(MEASURED).map(([name, of]) => `${name}:<${of}>`);
  throw new Error(`FAULT=${text} is not one of ${[...PLAIN, ...measured].join(", ")}`);
}

/**
 * Takes memory, and keeps it, until the container is killed for it.
 *
 * @param {(taken: Buffer) => void} keep holds on to each piece
 */
export function hoard(keep) {
  const PIECE = 16 * 1024 * 1024;
  const EVERY_MS = 50;
  // Filled, since memory that nobody wrote to is not there yet.
  setInterval(() => keep(Buffer.alloc(PIECE, 1)), EVERY_MS);
}

/** Says of each request in turn whether it is one that fails: exactly the given share, evenly spread. */
export function errorShare(percent = 0) {
  let owed = 0;
  return () => {
    owed += percent;
    const fails = owed >= 100;
    owed -= fails ? 100 : 0;
    return fails;
  };
}
