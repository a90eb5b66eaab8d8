package dev.slipway.rehearsal.ecr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A content digest, {@code sha256:} and 64 hexadecimal digits (OCI image-spec, descriptor.md). */
public record Digest(String value) {

  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException when the value is not of this form
   */
  public Digest {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no digest: sha256: and 64 hexadecimal digits are needed");
    }
  }

  /** The digest of a text's UTF-8 form, such as a manifest's. */
  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Digest of(byte[] content) {
    MessageDigest sha256 = sha256();
    sha256.update(content);
    return finished(sha256);
  }

  public static Digest of(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return finished(sha256);
  }

  public static boolean isDigest(String text) {
    return FORM.matcher(text).matches();
  }

  /** The 64 digits alone. */
  public String hex() {
    return value.substring("sha256:".length());
  }

  /** Enough of it for a person to tell it from others. */
  public String brief() {
    return value.substring(0, "sha256:".length() + 12);
  }

  private static Digest finished(MessageDigest sha256) {
    return new Digest("sha256:" + HexFormat.of().formatHex(sha256.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
