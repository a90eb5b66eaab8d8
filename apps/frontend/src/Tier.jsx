import { useReducer } from "react";
import { NO_ANSWERS, withAnswer } from "./answers.js";
import { Legend, Strip } from "./Strip.jsx";
import { usePolling } from "./usePolling.js";

const EVERY_MS = 1_000;

/** One tier: who answered last, and who answered over the last minute. */
export function Tier({ name, path }) {
  const [answers, add] = useReducer(withAnswer, NO_ANSWERS);
  usePolling(path, EVERY_MS, add);
  const latest = answers.recent.at(-1);
  const newest = answers.seen.at(-1);

  return (
    <section className="card" aria-labelledby={`${name}-title`}>
      <header>
        <h2 id={`${name}-title`}>{name}</h2>
        <State latest={latest} />
      </header>
      <Who latest={latest} seen={answers.seen} />
      <Strip answers={answers} />
      <Legend answers={answers} />
      <p className="aloud" aria-live="polite">
        {newest && `${name}: ${newest.version}, ${newest.revision}, answers`}
      </p>
    </section>
  );
}

function State({ latest }) {
  if (!latest) {
    return <span className="state">asking…</span>;
  }
  return latest.ok ? (
    <span className="state good">answering</span>
  ) : (
    <span className="state bad" role="status">
      failing: {latest.reason}
    </span>
  );
}

function Who({ latest, seen }) {
  if (!latest?.ok) {
    return (
      <p className="who">
        <strong>—</strong>
        <span>{latest ? "nobody answered" : "no answer yet"}</span>
      </p>
    );
  }
  const { version, revision } = seen[latest.by];
  return (
    <p className={`who tone-${latest.by % 6}`}>
      <strong>{version}</strong>
      <span>{revision}</span>
    </p>
  );
}
