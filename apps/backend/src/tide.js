const HOUR_MS = 3_600_000;
const STEP_MS = HOUR_MS / 4;

// The harbour is invented; the periods are those of the real tide: twice-daily moon, twice-daily sun, daily sun and moon.
const MEAN_METRES = 2.4;
const CONSTITUENTS = [
  { metres: 1.35, hours: 12.4206012, phase: 0.7 },
  { metres: 0.45, hours: 12.0, phase: 1.9 },
  { metres: 0.2, hours: 23.9344696, phase: 0.3 },
];

/** Metres of water a boat needs over the foot of the slipway to be launched. */
export const LAUNCH_METRES = 2.0;

/** Metres of water over the foot of the slipway. */
export function levelAt(instant) {
  const hours = instant.getTime() / HOUR_MS;
  return CONSTITUENTS.reduce(
    (level, { metres, hours: period, phase }) => level + metres * Math.cos((2 * Math.PI * hours) / period - phase),
    MEAN_METRES,
  );
}

/** The tide at an instant: level, direction, the next turn, and the curve of the hours around it. */
export function tideAt(instant) {
  const level = levelAt(instant);
  const rising = levelAt(later(instant, 60_000)) > level;
  return {
    harbour: "Slipway Harbour",
    at: instant.toISOString(),
    metres: rounded(level),
    trend: rising ? "rising" : "falling",
    launchPossible: level >= LAUNCH_METRES,
    launchMetres: LAUNCH_METRES,
    next: nextTurn(instant, rising),
    curve: curveAround(instant),
  };
}

function nextTurn(instant, rising) {
  let turn = instant;
  while (levelAt(later(turn, 60_000)) > levelAt(turn) === rising) {
    turn = later(turn, 60_000);
  }
  return { water: rising ? "high" : "low", at: turn.toISOString(), metres: rounded(levelAt(turn)) };
}

function curveAround(instant) {
  return Array.from({ length: 49 }, (_, i) => {
    const at = later(instant, (i - 16) * STEP_MS);
    return { at: at.toISOString(), metres: rounded(levelAt(at)) };
  });
}

const later = (instant, ms) => new Date(instant.getTime() + ms);
const rounded = (metres) => Math.round(metres * 100) / 100;
