import { inWords, SHOWN } from "./answers.js";

/** The last minute as bars, newest on the right: a rollout is a change of colour, a failure a short red bar. */
export function Strip({ answers }) {
  const empty = SHOWN - answers.recent.length;
  return (
    <div className="strip" role="img" aria-label={inWords(answers)}>
      {Array.from({ length: empty }, (_, place) => (
        <i key={`empty-${place}`} />
      ))}
      {answers.recent.map((answer) => (
        <i key={answer.number} {...bar(answer, answers.seen)} />
      ))}
    </div>
  );
}

function bar(answer, seen) {
  if (!answer.ok) {
    return { className: "failed", title: `failed: ${answer.reason}` };
  }
  const { version, revision } = seen[answer.by];
  return { className: `tone-${answer.by % 6}`, title: `${version}, ${revision}` };
}

/** Who has answered since the page was opened, and how often. */
export function Legend({ answers }) {
  return (
    <ul className="legend">
      {answers.seen.map(({ version, revision, count }, by) => (
        <li key={`${version} ${revision}`}>
          <i className={`tone-${by % 6}`} />
          {version} <span>{revision}</span> <b>{count}</b>
        </li>
      ))}
      <li className={answers.failures > 0 ? "bad" : ""}>
        <i className="failed" />
        failed <b>{answers.failures}</b>
      </li>
    </ul>
  );
}
