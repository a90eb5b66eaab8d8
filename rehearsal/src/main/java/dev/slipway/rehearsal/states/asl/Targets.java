package dev.slipway.rehearsal.states.asl;

import dev.slipway.rehearsal.states.asl.State.Catcher;
import dev.slipway.rehearsal.states.asl.State.Onward;
import dev.slipway.rehearsal.states.asl.State.Recovery;
import dev.slipway.rehearsal.states.asl.State.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The states a state can lead to. */
final class Targets {

  private Targets() {}

  static List<String> of(State state) {
    return ways(state).map(Onward::next).flatMap(Optional::stream).toList();
  }

  private static Stream<Onward> ways(State state) {
    return switch (state) {
      case State.Task task -> ways(task.recovery(), task.onward());
      case State.Parallel parallel -> ways(parallel.recovery(), parallel.onward());
      case State.Choice choice ->
          Stream.concat(choice.rules().stream().map(Rule::onward), choice.otherwise().stream());
      case State.Wait wait -> Stream.of(wait.onward());
      case State.Pass pass -> Stream.of(pass.onward());
      case State.Succeed _, State.Fail _ -> Stream.empty();
    };
  }

  private static Stream<Onward> ways(Recovery recovery, Onward onward) {
    return Stream.concat(recovery.catchers().stream().map(Catcher::onward), Stream.of(onward));
  }
}
