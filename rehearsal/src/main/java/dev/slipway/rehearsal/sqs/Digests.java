package dev.slipway.rehearsal.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.utils.Md5Utils;

/**
 * The MD5 digests by which SDKs check that a message arrived whole (SQS developer guide,
 * sqs-message-metadata, read 2026-11).
 */
final class Digests {

  private static final byte TEXT = 1;
  private static final byte BINARY = 2;

  private Digests() {}

  static String ofBody(String body) {
    return md5(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Over name, type and value of each attribute, in the order of names. */
  static String ofAttributes(Map<String, MessageAttributeValue> attributes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new TreeMap<>(attributes)
        .forEach(
            (name, value) -> {
              append(bytes, name.getBytes(StandardCharsets.UTF_8));
              append(bytes, value.dataType().getBytes(StandardCharsets.UTF_8));
              boolean isText = value.stringValue() != null;
              bytes.write(isText ? TEXT : BINARY);
              append(
                  bytes,
                  isText
                      ? value.stringValue().getBytes(StandardCharsets.UTF_8)
                      : value.binaryValue().asByteArray());
            });
    return md5(bytes.toByteArray());
  }

  private static void append(ByteArrayOutputStream bytes, byte[] part) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    bytes.writeBytes(part);
  }

  private static String md5(byte[] bytes) {
    return HexFormat.of().formatHex(Md5Utils.computeMD5Hash(bytes));
  }
}
