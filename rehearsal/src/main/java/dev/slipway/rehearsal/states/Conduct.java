package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.states.asl.State;

/** What a state does once it is entered. */
interface Conduct {

  void begin();

  static Conduct of(Visit visit, State state) {
    return switch (state) {
      case State.Task task -> new TaskConduct(visit, task);
      case State.Parallel parallel -> new ParallelConduct(visit, parallel);
      case State.Wait wait -> new WaitConduct(visit, wait);
      case State.Choice choice -> new ChoiceConduct(visit, choice);
      case State.Pass pass -> () -> visit.leave(pass.onward());
      case State.Succeed succeed -> new EndConduct(visit, succeed.output());
      case State.Fail fail -> new FailConduct(visit, fail);
    };
  }
}
