const PATIENCE_MS = 3_000;

/**
 * Asks one address for JSON. Never rejects: a missing answer is an answer too, and shown.
 *
 * @param {string} path
 * @returns {Promise<{ok: true, body: object} | {ok: false, reason: string}>}
 */
export async function ask(path) {
  try {
    const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? { ok: true, body: await response.json() } : { ok: false, reason: `HTTP ${response.status}` };
  } catch (error) {
    return { ok: false, reason: REASONS[error.name] ?? "no connection" };
  }
}

const REASONS = {
  TimeoutError: `no answer in ${PATIENCE_MS / 1000} s`,
  SyntaxError: "an answer that is not JSON",
};
