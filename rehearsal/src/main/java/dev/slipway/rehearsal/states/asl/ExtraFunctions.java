package dev.slipway.rehearsal.states.asl;

import com.dashjoin.jsonata.Jsonata;
import dev.slipway.rehearsal.cloud.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What Step Functions adds to JSONata, and the functions that tell the time (Step Functions
 * developer guide, transforming-data, read 2026-11).
 */
final class ExtraFunctions {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private ExtraFunctions() {}

  static void bind(Jsonata.Frame frame, Bindings bindings) {
    bind(frame, "now", "<:s>", arguments -> time(bindings.now()));
    bind(frame, "millis", "<:n>", arguments -> bindings.now().toEpochMilli());
    bind(frame, "uuid", "<:s>", arguments -> uuid(bindings));
    bind(frame, "random", "<n?:n>", arguments -> random(arguments, bindings));
    bind(frame, "parse", "<s:x>", arguments -> parse((String) arguments.getFirst()));
    bind(frame, "hash", "<ss:s>", arguments -> hash(text(arguments, 0), text(arguments, 1)));
    bind(frame, "range", "<nnn:a>", ExtraFunctions::range);
    bind(frame, "partition", "<an:a>", ExtraFunctions::partition);
  }

  private static void bind(
      Jsonata.Frame frame, String name, String signature, Function<List<?>, Object> body) {
    frame.bind(name, new Jsonata.JFunction((input, arguments) -> body.apply(arguments), signature));
  }

  static String time(Instant instant) {
    return MILLIS.format(instant);
  }

  private static String uuid(Bindings bindings) {
    long high = bindings.random().nextLong() & ~0xF000L | 0x4000L;
    long low = bindings.random().nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  private static double random(List<?> arguments, Bindings bindings) {
    return !arguments.isEmpty() && arguments.getFirst() instanceof Number seed
        ? new Random(seed.longValue()).nextDouble()
        : bindings.random().nextDouble();
  }

  private static Object parse(String json) {
    var tree = Json.parse(json);
    return tree.isNull() ? Jsonata.NULL_VALUE : Json.plain(tree);
  }

  private static String hash(String text, String algorithm) {
    if (!HASHES.contains(algorithm)) {
      throw new IllegalArgumentException(
          "$hash knows " + HASHES.stream().sorted().toList() + ", not " + algorithm);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has " + algorithm, missing);
    }
  }

  private static List<Object> range(List<?> arguments) {
    long first = whole(arguments, 0);
    long last = whole(arguments, 1);
    long step = whole(arguments, 2);
    if (step == 0 || Math.abs((last - first) / step) >= 1000) {
      throw new IllegalArgumentException("$range gives at most 1000 numbers and no step of 0");
    }
    List<Object> numbers = new ArrayList<>();
    for (long number = first; step > 0 ? number <= last : number >= last; number += step) {
      numbers.add(number);
    }
    return numbers;
  }

  private static List<Object> partition(List<?> arguments) {
    List<?> elements = (List<?>) arguments.getFirst();
    int size = (int) whole(arguments, 1);
    if (size < 1) {
      throw new IllegalArgumentException("$partition needs a size above 0, not " + size);
    }
    List<Object> chunks = new ArrayList<>();
    for (int from = 0; from < elements.size(); from += size) {
      chunks.add(new ArrayList<>(elements.subList(from, Math.min(from + size, elements.size()))));
    }
    return chunks;
  }

  private static long whole(List<?> arguments, int index) {
    return ((Number) arguments.get(index)).longValue();
  }

  private static String text(List<?> arguments, int index) {
    return (String) arguments.get(index);
  }
}
