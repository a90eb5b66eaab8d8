const SWEEP_MS = 50;

/**
 * Stops accepting, lets requests in flight finish and closes idle connections.
 *
 * @param {import("node:http").Server} server
 * @param {number} limitMs when requests still running are cut off; below the task's stop timeout, so that the
 *     end is ours and logged, not a SIGKILL
 * @returns {Promise<boolean>} whether every request finished
 */
export function drain(server, limitMs) {
  return new Promise((done) => {
    // Again and again: a connection that becomes idle while closing would otherwise be kept for its keep-alive time.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const limit = setTimeout(() => end(false), limitMs);
    const end = (finished) => {
      clearInterval(sweep);
      clearTimeout(limit);
      server.closeAllConnections();
      done(finished);
    };
    server.close(() => end(true));
  });
}
