package dev.slipway.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.run.Command;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The command that runs a function under AWS's runtime interface client. */
final class RuntimeJvm {

  /** The runtime client looks here when it is told of no folder; it must not find anything. */
  private static final String NO_FOLDER = "/nonexistent";

  private final ClassArchive archive;
  private final Workplace workplace;
  private final NativeLibrary library;

  RuntimeJvm(ClassArchive archive, Workplace workplace) {
    this.archive = archive;
    this.workplace = workplace;
    this.library = new NativeLibrary(workplace.folder());
  }

  /** The jars the runtime client needs, found where this JVM has them. */
  static String classPath(Path code) {
    Stream<String> runtime =
        Stream.of(
                AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
            .map(RuntimeJvm::jarOf);
    return Stream.concat(runtime, Stream.of(code.toAbsolutePath().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a class path entry is not a file", impossible);
    }
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  Command command(LambdaFunction function, Sandbox sandbox, Session session) {
    List<String> arguments = new ArrayList<>(List.of(java()));
    arguments.addAll(options(function));
    arguments.addAll(archive.options(function.code()));
    arguments.addAll(library.options());
    arguments.addAll(
        List.of("-cp", classPath(function.code()), AWSLambda.class.getName(), function.handler()));
    return new Command(
        function.name() + "-" + sandbox.id(),
        arguments,
        environment(function, session),
        workplace.folder(),
        session.log());
  }

  /**
   * What belongs to one environment.
   *
   * @param address of the Runtime API, with the environment's path
   * @param log the file its output goes to
   */
  record Session(String address, Path log, String stream) {}

  /** A short life: compile quickly, collect simply, say nothing about native access. */
  static List<String> options(LambdaFunction function) {
    return List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xlog:disable",
        "-Xmx" + function.limits().memory() * 4 / 5 + "m",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  private Map<String, String> environment(LambdaFunction function, Session session) {
    Map<String, String> environment = new HashMap<>(function.surround().environment());
    environment.putAll(workplace.credentials().environmentFor(function.roleArn(), function.name()));
    environment.put("AWS_REGION", Account.LOCAL.region());
    environment.put("AWS_DEFAULT_REGION", Account.LOCAL.region());
    environment.put("AWS_ENDPOINT_URL", workplace.endpoint().get().toString());
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.limits().memory()));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", function.surround().logGroup());
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", session.stream());
    environment.put("AWS_LAMBDA_RUNTIME_API", session.address());
    environment.put("LAMBDA_RUNTIME_DIR", NO_FOLDER);
    environment.put("LAMBDA_TASK_ROOT", NO_FOLDER);
    environment.put("_HANDLER", function.handler());
    environment.put("TZ", ":UTC");
    environment.put("LANG", "en_US.UTF-8");
    return environment;
  }
}
