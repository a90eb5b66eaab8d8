package dev.slipway.scenario.privilege;

import dev.slipway.rehearsal.iam.Grant;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Premises;
import dev.slipway.scenario.cloud.Premises.Keeping;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Writes down which scenario uses which grant, when {@code -Dslipway.privileges=record} asks for
 * it; all scenarios then have their ledger in DynamoDB Local.
 */
public final class UseRecorder implements InvocationInterceptor {
  /** Writes into the ledger in memory itself. */
  private static final Set<String> BY_HAND = Set.of("PlanModeTest");

  private static final boolean ACTIVE = "record".equals(System.getProperty("slipway.privileges"));

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> test,
      ExtensionContext context)
      throws Throwable {
    if (!ACTIVE) {
      invocation.proceed();
      return;
    }
    List<CloudServices> clouds = new ArrayList<>();
    Throwable[] failure = new Throwable[1];
    Premises.USUAL
        .with(ledger(test.getExecutable()))
        .watchedBy(clouds::add)
        .during(
            () -> {
              try {
                return invocation.proceed();
              } catch (Throwable thrown) {
                failure[0] = thrown;
                return null;
              }
            });
    if (failure[0] != null) {
      throw failure[0];
    }
    UseRecord record =
        context
            .getRoot()
            .getStore(Namespace.create(UseRecorder.class))
            .getOrComputeIfAbsent(UseRecord.class);
    clouds.forEach(cloud -> note(record, GoldenStory.of(test.getExecutable()), cloud));
  }

  private static Keeping ledger(Method test) {
    return BY_HAND.contains(test.getDeclaringClass().getSimpleName())
        ? Keeping.IN_MEMORY
        : Keeping.IN_DYNAMODB;
  }

  private static void note(UseRecord record, GoldenStory story, CloudServices cloud) {
    int length = cloud.wiretap.calls().size();
    for (Grant grant : cloud.privileges().used()) {
      record.note(grant, new UseRecord.Use(story, length));
    }
  }
}
