import { useState } from "react";
import { usePolling } from "./usePolling.js";

const EVERY_MS = 10_000;
const WIDTH = 720;
const HEIGHT = 150;
const TOP_METRES = 5;

/** What the backend is for: how high the water stands at the slipway, and whether a boat can be launched. */
export function Tide() {
  const [answer, setAnswer] = useState();
  usePolling("/api/tide", EVERY_MS, setAnswer);

  return (
    <section className="card wide" aria-labelledby="tide-title">
      <header>
        <h2 id="tide-title">Water at the slipway</h2>
        {answer?.ok && <Launch tide={answer.body} />}
      </header>
      {!answer && <p>Asking the backend…</p>}
      {answer?.ok === false && <p className="bad">No reading from the backend: {answer.reason}.</p>}
      {answer?.ok && <Reading tide={answer.body} />}
    </section>
  );
}

function Launch({ tide: { launchPossible, launchMetres } }) {
  return launchPossible ? (
    <span className="state good">boats can be launched</span>
  ) : (
    <span className="state">under {launchMetres.toFixed(1)} m: no launching</span>
  );
}

function Reading({ tide }) {
  return (
    <>
      <p className="who">
        <strong>{tide.metres.toFixed(2)} m</strong>
        <span>
          {tide.trend}; {tide.next.water} water {tide.next.metres.toFixed(2)} m at {clock(tide.next.at)}
        </span>
      </p>
      <Curve tide={tide} />
    </>
  );
}

function Curve({ tide: { at, curve, launchMetres } }) {
  const from = Date.parse(curve[0].at);
  const span = Date.parse(curve.at(-1).at) - from;
  const x = (instant) => ((Date.parse(instant) - from) / span) * WIDTH;
  const y = (level) => HEIGHT * (1 - level / TOP_METRES);
  const line = curve.map((point) => `${x(point.at).toFixed(1)},${y(point.metres).toFixed(1)}`).join(" ");

  return (
    <figure className="curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon className="water" points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} />
        <polyline className="surface" points={line} />
        <line className="launch" x1="0" x2={WIDTH} y1={y(launchMetres)} y2={y(launchMetres)} />
        <line className="now" x1={x(at)} x2={x(at)} y1="0" y2={HEIGHT} />
      </svg>
      <figcaption>
        <span>{clock(curve[0].at)}</span>
        <span>upright: now · dashed: {launchMetres.toFixed(1)} m, enough to launch</span>
        <span>{clock(curve.at(-1).at)}</span>
      </figcaption>
    </figure>
  );
}

const clock = (instant) => new Date(instant).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
