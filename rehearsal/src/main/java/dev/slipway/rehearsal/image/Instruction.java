package dev.slipway.rehearsal.image;

import java.nio.file.Path;

/**
 * One instruction of a Dockerfile.
 *
 * @param line where it begins, from 1
 * @param keyword in upper case
 * @param arguments all after the keyword, continued lines joined
 */
record Instruction(Path file, int line, String keyword, String arguments) {

  ImageRefused refused(String reason) {
    return new ImageRefused(file + " line " + line + ": " + keyword + ": " + reason);
  }

  String text() {
    return keyword + " " + arguments;
  }
}
