import { Tide } from "./Tide.jsx";
import { Tier } from "./Tier.jsx";

/** One page: who answers now, in both tiers, and what the backend has to say. */
export function App() {
  return (
    <main>
      <header className="top">
        <img src="/favicon.svg" alt="" width="44" height="44" />
        <div>
          <h1>Slipway Harbour</h1>
          <p>Both tiers are asked once a second. A rollout shows as a change of colour; nobody should see a failure.</p>
        </div>
      </header>
      <Tier name="Frontend" path="/version" />
      <Tier name="Backend" path="/api/version" />
      <Tide />
    </main>
  );
}
