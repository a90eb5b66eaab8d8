package dev.slipway.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Handlers as a product would ship them. They run in a JVM of their own. */
public final class SampleHandlers {

  private SampleHandlers() {}

  /** Answers with what it was given and who it is. */
  public static final class Echo implements RequestStreamHandler {

    private int invocations;

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      String given = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      System.out.println("given " + given);
      String answer =
          "{\"given\":%s,\"table\":\"%s\",\"key\":\"%s\",\"endpoint\":\"%s\",\"name\":\"%s\",\"invocations\":%d,\"command\":\"%s\"}"
              .formatted(
                  given,
                  System.getenv("SLIPWAY_LEDGER_TABLE"),
                  System.getenv("AWS_ACCESS_KEY_ID"),
                  System.getenv("AWS_ENDPOINT_URL"),
                  context.getFunctionName(),
                  ++invocations,
                  Files.readString(Path.of("/proc/self/cmdline")).replace('\0', ' ').strip());
      output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Throws. */
  public static final class Thrower implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new IllegalStateException("the claim is lost");
    }
  }

  /** Takes longer than it may. */
  public static final class Sleeper implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends its own process. */
  public static final class Quitter implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      Runtime.getRuntime().halt(3);
    }
  }
}
