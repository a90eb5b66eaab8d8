package dev.slipway.rehearsal.story;

import java.util.List;
import java.util.Optional;

/** The deployments' workflow and its ledger, as a person starts and reads them. */
public interface Workflow {

  /** Starts an execution with this input, as "Start execution" does, and answers its ARN. */
  String start(String input);

  /** Stops an execution from outside, as "Stop execution" does. */
  void abort(String execution);

  /** All executions there were, oldest first. */
  List<Run> runs();

  /** The states an execution has entered, in order. */
  List<String> entered(String execution);

  /** How an execution ended; empty while it runs. */
  Optional<Ending> ending(String execution);

  /** Whether an execution has claimed the service and has not released it. */
  boolean isClaimed(String service);

  /** Id of the deployment that holds the claim, or held it last. */
  String claimant(String service);

  /** All that the ledger holds of the service, as text. */
  List<String> ledger(String service);

  /** What the gates said in the output of an execution, each after its name. */
  List<String> gates(String execution);

  /** The gates that an execution passed by force, as its attempt in the ledger says. */
  List<String> overridden(String execution);

  /** Why automatic deployments of the service are on hold; empty when they are not. */
  Optional<String> hold(String service);

  /** The task definitions that are proven good, the newest first. */
  List<String> proven(String service);
}
