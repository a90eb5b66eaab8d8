package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.run.Child;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lambda: functions in processes of their own. */
public final class LocalLambda implements Functions, LambdaClient {

  private final Workplace workplace;
  private final RuntimeApi api = new RuntimeApi();
  private final RuntimeJvm jvm;
  private final ClassArchive archive;
  private final ResourcePolicy policy = new ResourcePolicy();
  private final NavigableMap<String, FunctionPool> pools = new ConcurrentSkipListMap<>();
  private final AtomicInteger sandboxes = new AtomicInteger();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lambda-limits").factory());

  public LocalLambda(Workplace workplace) {
    this.workplace = workplace;
    this.archive = new ClassArchive(workplace.cache(), workplace.children());
    this.jvm = new RuntimeJvm(archive, workplace);
  }

  /** Creates a function; it starts when it is first needed. */
  public void create(LambdaFunction function) {
    pools.put(function.name(), new FunctionPool(function, owner -> start(function, owner)));
  }

  /** Starts one environment of each function, so that first invocations are warm. */
  public void prewarm() {
    pools.values().forEach(pool -> workers.execute(pool::prewarm));
  }

  /** Done once an environment of each function has asked for work. */
  public CompletableFuture<Void> warm() {
    return CompletableFuture.allOf(
        pools.values().stream().map(FunctionPool::warm).toArray(CompletableFuture[]::new));
  }

  /** The functions' own policies. */
  public ResourcePolicy policy() {
    return policy;
  }

  /** Whether the function's own policy lets a service invoke it on behalf of a source. */
  public boolean mayBeInvokedBy(String functionArn, String principal, String sourceArn) {
    return policy.allows(
        new ResourcePolicy.Grant(LambdaFunction.nameOf(functionArn), principal, sourceArn));
  }

  @Override
  public CompletableFuture<Answer> invoke(String functionArn, String payload) {
    Optional<FunctionPool> pool = pool(functionArn);
    if (pool.isEmpty()) {
      return CompletableFuture.failedFuture(missing(functionArn));
    }
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Invocation invocation =
        new Invocation(UUID.randomUUID().toString(), pool.get().function().arn(), payload, answer);
    // Starting a process takes a while, and the caller may be the clock's own thread.
    workers.execute(() -> pool.get().invoke(invocation));
    return answer.whenComplete((done, failure) -> recordFailure(pool.get().function(), done));
  }

  private void recordFailure(LambdaFunction function, Answer answer) {
    if (answer instanceof Answer.Failed failed) {
      workplace.record().write("function-failed", function.name(), failed.payload());
    }
  }

  private Sandbox start(LambdaFunction function, Sandbox.Owner owner) {
    String id = String.valueOf(sandboxes.incrementAndGet());
    String stream =
        "%s/[$LATEST]%s"
            .formatted(
                DateTimeFormatter.ofPattern("uuuu/MM/dd")
                    .format(LocalDate.ofInstant(workplace.record().clock().now(), ZoneOffset.UTC)),
                UUID.randomUUID().toString().replace("-", ""));
    var file = workplace.folder().resolve("lambda").resolve(function.name() + "-" + id + ".log");
    LogTail log =
        new LogTail(file, workplace.record().logs(), function.surround().logGroup(), stream);
    Sandbox sandbox = new Sandbox(id, function, new Sandbox.Means(log, timers, owner));
    RuntimeJvm.Session session =
        new RuntimeJvm.Session(api.addressFor(sandbox), file.toAbsolutePath(), stream);
    Child child = workplace.children().start(jvm.command(function, sandbox, session));
    child.exit().thenRun(() -> api.forget(sandbox));
    sandbox.runsIn(child);
    workplace.record().write("environment-started", function.name(), "environment " + id);
    return sandbox;
  }

  private Optional<FunctionPool> pool(String arnOrName) {
    return Optional.ofNullable(pools.get(LambdaFunction.nameOf(arnOrName)));
  }

  private static ResourceNotFoundException missing(String function) {
    String message = "Function not found: " + function;
    return (ResourceNotFoundException)
        ResourceNotFoundException.builder()
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("Lambda")
                    .errorCode("ResourceNotFoundException")
                    .errorMessage(message)
                    .build())
            .statusCode(404)
            .build();
  }

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    String payload = request.payload() == null ? "{}" : request.payload().asUtf8String();
    FunctionPool pool =
        pool(request.functionName()).orElseThrow(() -> missing(request.functionName()));
    return switch (invoke(pool.function().name(), payload).join()) {
      case Answer.Returned returned -> response(returned.payload()).build();
      case Answer.Failed failed -> response(failed.payload()).functionError("Unhandled").build();
    };
  }

  private static InvokeResponse.Builder response(String payload) {
    return InvokeResponse.builder()
        .statusCode(200)
        .executedVersion("$LATEST")
        .payload(SdkBytes.fromUtf8String(payload));
  }

  @Override
  public GetFunctionResponse getFunction(GetFunctionRequest request) {
    LambdaFunction function =
        pool(request.functionName())
            .map(FunctionPool::function)
            .orElseThrow(() -> missing(request.functionName()));
    return GetFunctionResponse.builder().configuration(Configurations.of(function)).build();
  }

  @Override
  public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
    return ListFunctionsResponse.builder()
        .functions(
            pools.values().stream().map(FunctionPool::function).map(Configurations::of).toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Ends all functions. The first time with a jar it takes some seconds to learn from the run. */
  @Override
  public void close() {
    pools.values().parallelStream().forEach(this::close);
    archive.make();
    timers.shutdownNow();
    api.close();
    workers.shutdownNow();
  }

  private void close(FunctionPool pool) {
    boolean learning = archive.isMissing(pool.function().code());
    pool.close(learning ? Sandbox::closeGently : Sandbox::close);
  }
}
