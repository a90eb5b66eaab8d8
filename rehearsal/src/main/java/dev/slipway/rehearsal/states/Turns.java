package dev.slipway.rehearsal.states;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs actions one after the other on whichever thread comes first. An action that arrives while
 * another runs waits for it, also when the running one caused it; so a long machine does not grow
 * the stack.
 */
final class Turns implements Executor {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean taken;

  @Override
  public void execute(Runnable turn) {
    synchronized (waiting) {
      waiting.add(turn);
      if (taken) {
        return;
      }
      taken = true;
    }
    runAll();
  }

  private void runAll() {
    for (Runnable turn = next(); turn != DONE; turn = next()) {
      try {
        turn.run();
      } catch (RuntimeException | Error defect) {
        System.err.println("rehearsal: Step Functions failed to take a turn");
        defect.printStackTrace();
      }
    }
  }

  private Runnable next() {
    synchronized (waiting) {
      Runnable turn = waiting.poll();
      taken = turn != null;
      return turn == null ? DONE : turn;
    }
  }

  private static final Runnable DONE = () -> {};
}
