/**
 * Scenarios: what ships, played on virtual time.
 *
 * <p>A {@link dev.slipway.scenario.VirtualCloud} deploys the synthesized templates into the local
 * cloud's own services, all on one virtual clock and one thread. The state machine is the ASL that
 * ships, the functions are the handler classes that the templates name, called in this process
 * under their own roles through the SDK's clients. Only tasks, load balancers' health checks and
 * the ledger's table are simulated. A seed fixes every id and every order, so a scenario always
 * tells the same story.
 *
 * <p>A scenario reads as one:
 *
 * <pre>{@code
 * VirtualCloud cloud = VirtualCloud.running("backend:v1");       // live and proven; the story begins
 * cloud.push("backend:v2", Behaviour.exitsAtStart());            // people push ...
 * cloud.in(Duration.ofSeconds(1), () -> cloud.push("backend:v3"));
 * cloud.advanceUntilQuiet();                                     // ... time passes ...
 * cloud.expect()                                                 // ... and this came of it
 *     .ends("backend:v2", "SUPERSEDED")
 *     .ends("backend:v3", "SUCCEEDED")
 *     .live("backend:v3").proven("backend:v3").updates(2)
 *     .story("a-good-push-saves-a-bad-one");
 * }</pre>
 *
 * <ul>
 *   <li>Images are {@code service:tag}; a {@link dev.slipway.scenario.Behaviour} says what their
 *       tasks do. The same tag of the same service is the same digest.
 *   <li>{@code Ask} words what people start the workflow with; {@code turn(image, behaviour)} makes
 *       an image behave otherwise from here on; {@code set(service, key, value)} changes a
 *       service's record.
 *   <li>{@code startManually}, {@code abort}, {@code redrive}, {@code console()}, {@code
 *       alarm(service)}, {@code deleteImage}, {@code retag} are what people and autoscaling do.
 *   <li>{@code events()} loses, repeats and delays events; {@code faults(FaultPlan)} makes calls of
 *       the functions fail before or after their effect, happen twice, answer stale, or kill the
 *       function or its whole execution. See {@link dev.slipway.scenario.fault.Fault}.
 *   <li>{@code weather()} answers requests in AWS's place, so that the SDK's own retries and errors
 *       are played; {@code forget(execution)} loses an execution without a trace, {@code
 *       goOn(function)} lets a run go on that Lambda gave up.
 *   <li>{@code advance}, {@code advanceUntilIn(state)}, {@code advanceUntilQuiet()} let time pass.
 *       Quiet means that for two sweeps no execution ran and no task came or went.
 *   <li>{@code story(name)} compares the trace with {@code statemachine/scenarios/name.txt}; run
 *       with {@code -Dslipway.regenerate=true} to write it, and read the difference before
 *       committing.
 *   <li>The rules of {@link dev.slipway.scenario.rule.Rules} are checked after every step; a
 *       scenario that takes healthy tasks away itself says so with {@code takesCapacity()}.
 * </ul>
 *
 * <p>{@code ./mvnw -pl statemachine -am test -Dtest='PushesTest'
 * -Dsurefire.failIfNoSpecifiedTests=false} runs some of them; the templates must have been
 * synthesized ({@code package} of {@code infra}).
 */
@NullMarked
package dev.slipway.scenario;

import org.jspecify.annotations.NullMarked;
