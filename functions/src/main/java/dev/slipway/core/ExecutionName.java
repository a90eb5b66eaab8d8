package dev.slipway.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A name for an execution that says what it is for. The same purpose always gets the same name, so
 * that Step Functions starts it once (Step Functions API reference, StartExecution, read 2026-11).
 */
public final class ExecutionName {
  /** With a log, names keep to these characters; AWS takes at most 80 of them. */
  private static final String FORBIDDEN = "[^0-9A-Za-z_-]";

  private static final int LONGEST = 80;
  private static final int HASH = 9;

  private ExecutionName() {}

  /** The parts joined by hyphens; what is too long is cut and told apart by a hash of the whole. */
  public static String of(String... parts) {
    String whole = String.join("-", parts);
    String allowed = whole.replaceAll(FORBIDDEN, "_");
    return allowed.length() <= LONGEST
        ? allowed
        : allowed.substring(0, LONGEST - HASH) + "-" + hash(whole);
  }

  private static String hash(String whole) {
    CRC32C sum = new CRC32C();
    sum.update(whole.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
