package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.states.asl.State;

/** Has a task's work done, once per attempt. */
final class TaskConduct implements Conduct {

  private final Visit visit;
  private final State.Task task;

  TaskConduct(Visit visit, State.Task task) {
    this.visit = visit;
    this.task = task;
    Recoveries recoveries = new Recoveries(visit, task.recovery(), this::begin);
    visit.onFailure(recoveries::recover);
  }

  @Override
  public void begin() {
    new TaskAttempt(visit, task).begin();
  }
}
