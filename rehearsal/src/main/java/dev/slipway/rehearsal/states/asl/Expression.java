package dev.slipway.rehearsal.states.asl;

import static com.dashjoin.jsonata.Jsonata.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSONata expression, evaluated as Step Functions does: nothing (undefined) is an error (Step
 * Functions developer guide, transforming-data, read 2026-11).
 */
public final class Expression {

  private static final Pattern STATES = Pattern.compile("\\$states\\s*\\.\\s*`?(\\w+)`?");

  /** AWS allows about one second; a busy laptop needs more for the same work. */
  private static final long LIMIT_MILLIS = 5000;

  private final String text;
  private final String location;
  private final Jsonata compiled;

  private Expression(String text, String location, Jsonata compiled) {
    this.text = text;
    this.location = location;
    this.compiled = compiled;
  }

  /** Whether a string of a definition is meant as an expression. */
  public static boolean looksLikeOne(String text) {
    return text.startsWith("{%") && text.endsWith("%}");
  }

  /**
   * @throws IllegalArgumentException as {@link Template#compile} does
   */
  public static Expression compile(String braced, String location, Set<String> visible) {
    String text = braced.substring(2, braced.length() - 2).strip();
    checkMembers(text, location, visible);
    try {
      Jsonata compiled = jsonata(text);
      compiled.setOutputConvertNulls(false);
      return new Expression(text, location, compiled);
    } catch (JException invalid) {
      throw new IllegalArgumentException(
          location + " holds an invalid JSONata expression '" + text + "': " + invalid.getMessage(),
          invalid);
    }
  }

  private static void checkMembers(String text, String location, Set<String> visible) {
    if (text.contains("$eval(")) {
      throw new IllegalArgumentException(
          location + ": $eval does not exist in Step Functions; use $parse");
    }
    Matcher members = STATES.matcher(text);
    while (members.find()) {
      if (!visible.contains(members.group(1))) {
        throw new IllegalArgumentException(
            location
                + " reads $states."
                + members.group(1)
                + ", which does not exist there; "
                + "there are "
                + visible);
      }
    }
  }

  /**
   * @throws QueryFailure when the expression fails or gives nothing
   */
  public JsonNode evaluate(Bindings bindings) throws QueryFailure {
    try {
      return tree(compiled.evaluate(null, frame(bindings)));
    } catch (JException | ClassCastException | IllegalArgumentException failure) {
      throw new QueryFailure(
          location,
          "The JSONata expression '%s' specified for the field '%s' threw an error during evaluation. %s"
              .formatted(text, location, failure.getMessage()));
    }
  }

  private Jsonata.Frame frame(Bindings bindings) {
    Jsonata.Frame frame = compiled.createFrame();
    frame.setRuntimeBounds(LIMIT_MILLIS, 500);
    bindings.variables().forEach((name, value) -> frame.bind(name, bound(value)));
    frame.bind("states", bound(bindings.states()));
    ExtraFunctions.bind(frame, bindings);
    return frame;
  }

  private static Object bound(JsonNode value) {
    return value.isNull() ? Jsonata.NULL_VALUE : Json.plain(value);
  }

  private JsonNode tree(@Nullable Object value) throws QueryFailure {
    if (value == null) {
      throw new QueryFailure(
          location,
          "The JSONata expression '%s' specified for the field '%s' returned nothing (undefined)."
              .formatted(text, location));
    }
    return Json.tree(jsonShaped(value));
  }

  private static @Nullable Object jsonShaped(@Nullable Object value) {
    if (value == null || value == Jsonata.NULL_VALUE) {
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> shaped = new LinkedHashMap<>();
      map.forEach((key, member) -> shaped.put(String.valueOf(key), jsonShaped(member)));
      return shaped;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Expression::jsonShaped).toList();
    }
    if (Utils.isFunction(value)) {
      throw new IllegalArgumentException("The result is a function, which is not a JSON value.");
    }
    return value instanceof Double number ? Utils.convertNumber(number) : value;
  }
}
