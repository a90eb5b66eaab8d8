package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lambda reaches every handler by reflection, from outside of its package. */
class HandlersTest {
  private static final Path DEFINITION = Path.of("..", "statemachine", "deployment.asl.json");

  static Stream<Class<?>> handlers() throws IOException {
    Stream<String> substituted =
        Pattern.compile("\"FunctionName\": \"\\$\\{(\\w+)Arn}")
            .matcher(Files.readString(DEFINITION))
            .results()
            .map((MatchResult match) -> match.group(1))
            .distinct();
    return Stream.concat(substituted, Stream.of("Wake", "Sweep")).map(HandlersTest::named);
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName("dev.slipway.handler." + name + "Handler");
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(name + " has no handler", missing);
    }
  }

  @ParameterizedTest
  @MethodSource("handlers")
  void isMadeByAPublicConstructorWithoutArguments(Class<?> handler) throws Exception {
    assertThat(handler).isPublic();
    assertThat(Modifier.isAbstract(handler.getModifiers())).isFalse();
    assertThat(handler.getConstructor().getParameterCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource("handlers")
  void isMadeFromAnyWiringToo(Class<?> handler) throws Exception {
    assertThat(handler.getConstructor(Wiring.class)).isNotNull();
  }

  // A public method of a package-private class cannot be called: IllegalAccessException.
  @ParameterizedTest
  @MethodSource("handlers")
  void declaresItsMethodOnAPublicClass(Class<?> handler) throws Exception {
    assertThat(
            handler
                .getMethod("handleRequest", InputStream.class, OutputStream.class, Context.class)
                .getDeclaringClass())
        .isPublic();
  }
}
