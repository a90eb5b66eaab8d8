const PLAIN = ["exit-at-start", "never-healthy"];
const MEASURED = { "dies-after": "seconds", "slow-start": "seconds", errors: "percent" };
const HIGHEST = { seconds: 86_400, percent: 100 };

/**
 * Reads the fault a demonstration asks for.
 *
 * @param {string | undefined} text `exit-at-start`, `never-healthy`, `dies-after:<seconds>`, `slow-start:<seconds>`,
 *     `errors:<percent>`, or nothing
 * @returns {{kind: string, seconds?: number, percent?: number}}
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
  const unit = MEASURED[kind];
  const value = Number(amount);
  if (unit && amount && value >= 0 && value <= HIGHEST[unit]) {
    return { kind, [unit]: value };
  }
  throw new Error(
    `FAULT=${text} is not one of ${PLAIN.join(", ")}, dies-after:<seconds>, slow-start:<seconds>, errors:<percent>`,
  );
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
