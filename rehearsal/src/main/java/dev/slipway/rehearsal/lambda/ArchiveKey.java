package dev.slipway.rehearsal.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a class archive is good for: one jar at one place, on one build of Java. */
record ArchiveKey(String text) {

  static ArchiveKey of(Path code) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(code));
      digest.update(RuntimeJvm.classPath(code).getBytes(StandardCharsets.UTF_8));
      digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
      // The JVM compares the jar's time as well as its place.
      digest.update(Files.getLastModifiedTime(code).toString().getBytes(StandardCharsets.UTF_8));
      return new ArchiveKey(HexFormat.of().formatHex(digest.digest(), 0, 12));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the function's code " + code, unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
