/** How many answers the strip shows: about the last minute. */
export const SHOWN = 60;

export const NO_ANSWERS = { recent: [], seen: [], failures: 0, asked: 0 };

/**
 * Adds an answer to what one tier has said so far. `seen` lists who has answered in the order of their first
 * appearance; an answer's `by` is a place in that list, so colours stay as a rollout goes on.
 */
export function withAnswer(answers, answer) {
  const asked = answers.asked + 1;
  if (!answer.ok) {
    const failure = { number: asked, ok: false, reason: answer.reason };
    return { ...answers, asked, failures: answers.failures + 1, recent: lately(answers.recent, failure) };
  }
  const { version, revision } = answer.body;
  const known = answers.seen.findIndex((one) => one.version === version && one.revision === revision);
  const by = known < 0 ? answers.seen.length : known;
  const seen = [...answers.seen];
  seen[by] = { version, revision, count: (seen[by]?.count ?? 0) + 1 };
  return { ...answers, asked, seen, recent: lately(answers.recent, { number: asked, ok: true, by }) };
}

function lately(recent, answer) {
  return [...recent, answer].slice(-SHOWN);
}

/** The strip in words, for those who do not see it. */
export function inWords({ recent, seen }) {
  const parts = seen
    .map(({ version, revision }, by) => [recent.filter((answer) => answer.by === by).length, `${version} (${revision})`])
    .concat([[recent.filter(({ ok }) => !ok).length, "failed"]])
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`);
  return `The last ${recent.length} answers: ${parts.join(", ") || "none yet"}`;
}
