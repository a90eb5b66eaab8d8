package dev.slipway.rehearsal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the application up in the local cloud and plays the story. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = "Rehearse deployments in a local cloud.")
final class Rehearse implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new IllegalStateException("the local cloud is not put together yet");
  }
}
