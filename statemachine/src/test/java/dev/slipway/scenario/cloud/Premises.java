package dev.slipway.scenario.cloud;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.iam.Privileges.Withdrawal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What holds of every cloud that a story makes while it is played.
 *
 * @param templates what is deployed in place of what ships
 * @param ledger where the functions' ledger is kept
 * @param lost what a role may not do once the story has begun
 * @param made hears of each cloud
 */
public record Premises(
    UnaryOperator<CloudAssembly> templates,
    Keeping ledger,
    Optional<Withdrawal> lost,
    Consumer<CloudServices> made) {
  /** What ships, with a ledger in memory. */
  public static final Premises USUAL =
      new Premises(UnaryOperator.identity(), Keeping.IN_MEMORY, Optional.empty(), cloud -> {});

  private static final ScopedValue<Premises> PRESENT = ScopedValue.newInstance();

  /** Where a ledger is kept. */
  public enum Keeping {
    /** The fake that is held to the ledger's contract. */
    IN_MEMORY,
    /** DynamoDB Local too, over the wire and under the function's role. */
    IN_DYNAMODB
  }

  /** Those of the story that is being played. */
  static Premises present() {
    return PRESENT.orElse(USUAL);
  }

  public Premises with(UnaryOperator<CloudAssembly> edit) {
    return new Premises(edit, ledger, lost, made);
  }

  public Premises with(Keeping otherLedger) {
    return new Premises(templates, otherLedger, lost, made);
  }

  public Premises without(Withdrawal grant) {
    return new Premises(templates, ledger, Optional.of(grant), made);
  }

  public Premises watchedBy(Consumer<CloudServices> onlooker) {
    return new Premises(templates, ledger, lost, onlooker);
  }

  /** Plays something under these. */
  public <T> T during(Callable<T> story) throws Exception {
    return ScopedValue.where(PRESENT, this).call(story::call);
  }
}
