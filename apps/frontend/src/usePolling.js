import { useEffect } from "react";
import { ask } from "./ask.js";

/** Asks an address again and again, one question at a time, and hands on every answer. `onAnswer` must be stable. */
export function usePolling(path, everyMs, onAnswer) {
  useEffect(() => {
    let timer;
    let left = false;
    async function next() {
      const answer = await ask(path);
      if (!left) {
        onAnswer(answer);
        timer = setTimeout(next, everyMs);
      }
    }
    next();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [path, everyMs, onAnswer]);
}
