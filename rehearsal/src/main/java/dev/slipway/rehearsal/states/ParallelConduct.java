package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.states.asl.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Runs branches side by side; the first error stops them all. */
final class ParallelConduct implements Conduct {

  private final Visit visit;
  private final State.Parallel parallel;
  private List<Branch> running = List.of();
  private Map<Integer, JsonNode> results = new TreeMap<>();

  ParallelConduct(Visit visit, State.Parallel parallel) {
    this.visit = visit;
    this.parallel = parallel;
    Recoveries recoveries = new Recoveries(visit, parallel.recovery(), this::begin);
    visit.onFailure(recoveries::recover);
  }

  @Override
  public void begin() {
    visit.branch().record(HistoryEventType.PARALLEL_STATE_STARTED, event -> event);
    results = new TreeMap<>();
    List<Branch> branches = new ArrayList<>();
    for (States states : parallel.branches()) {
      branches.add(branch(states, branches.size(), results));
    }
    running = branches;
    visit.onAbort(() -> running.forEach(Branch::stop));
    branches.forEach(branch -> branch.start(visit.input()));
  }

  private Branch branch(States states, int index, Map<Integer, JsonNode> round) {
    Branch.End end =
        new Branch.End() {
          @Override
          public void succeeded(JsonNode output) {
            branchSucceeded(index, output, round);
          }

          @Override
          public void failed(Failure failure) {
            branchFailed(failure, round);
          }
        };
    return new Branch(visit.execution(), states, new Variables(visit.variables()), end);
  }

  private void branchSucceeded(int index, JsonNode output, Map<Integer, JsonNode> round) {
    round.put(index, output);
    if (round == results && round.size() == parallel.branches().size()) {
      visit.branch().record(HistoryEventType.PARALLEL_STATE_SUCCEEDED, event -> event);
      ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
      round.values().forEach(outputs::add);
      visit.leaveWithResult(parallel.onward(), outputs);
    }
  }

  private void branchFailed(Failure failure, Map<Integer, JsonNode> round) {
    if (round != results) {
      return;
    }
    results = new TreeMap<>();
    running.forEach(Branch::stop);
    visit.branch().record(HistoryEventType.PARALLEL_STATE_FAILED, event -> event);
    visit.fail(failure);
  }
}
