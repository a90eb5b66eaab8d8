package dev.slipway.rehearsal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Dockerfile's stages (Dockerfile reference, read 2026-11).
 *
 * @param defaults the {@code ARG} instructions before the first stage
 */
record Dockerfile(List<Instruction> defaults, List<Stage> stages) {

  /**
   * @throws ImageRefused when there is no such file or a line of it is no instruction
   */
  static Dockerfile read(Path file) {
    List<Instruction> defaults = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    List<Instruction> current = defaults;
    for (Instruction instruction : instructions(file)) {
      if (instruction.keyword().equals("FROM")) {
        current = new ArrayList<>();
        stages.add(new Stage("", "", List.of()));
      }
      current.add(instruction);
      if (!stages.isEmpty()) {
        stages.set(
            stages.size() - 1, Stage.of(current.getFirst(), current.subList(1, current.size())));
      }
    }
    if (stages.isEmpty()) {
      throw new ImageRefused(file + " has no FROM instruction");
    }
    defaults.forEach(Dockerfile::refuseUnlessArgument);
    return new Dockerfile(List.copyOf(defaults), List.copyOf(stages));
  }

  private static void refuseUnlessArgument(Instruction instruction) {
    if (!instruction.keyword().equals("ARG")) {
      throw instruction.refused("only ARG may stand before the first FROM");
    }
  }

  Stage last() {
    return stages.getLast();
  }

  /** A stage by its name or number, as {@code --from} refers to it. */
  Optional<Stage> stage(String reference) {
    String wanted = reference.toLowerCase(Locale.ROOT);
    for (int number = 0; number < stages.size(); number++) {
      if (stages.get(number).name().equals(wanted) || String.valueOf(number).equals(wanted)) {
        return Optional.of(stages.get(number));
      }
    }
    return Optional.empty();
  }

  /** The earlier stage this one builds on; none when its base is an image. */
  Optional<Stage> below(Stage stage) {
    return stages.subList(0, stages.indexOf(stage)).stream()
        .filter(earlier -> earlier.name().equals(stage.base().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static List<Instruction> instructions(Path file) {
    List<Instruction> instructions = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int begin = 0;
    int number = 0;
    for (String line : lines(file)) {
      number++;
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      begin = text.isEmpty() ? number : begin;
      boolean goesOn = line.stripTrailing().endsWith("\\");
      text.append(goesOn ? line.stripTrailing().replaceFirst("\\\\$", " ") : line);
      if (!goesOn) {
        instructions.add(instruction(file, begin, text.toString().strip()));
        text.setLength(0);
      }
    }
    return instructions;
  }

  private static Instruction instruction(Path file, int line, String text) {
    String[] parts = text.split("\\s+", 2);
    Instruction instruction =
        new Instruction(
            file, line, parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
    if (instruction.arguments().startsWith("<<")) {
      throw instruction.refused("here-documents are not read here; put the text into a file");
    }
    return instruction;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new ImageRefused("there is no Dockerfile in " + file.getParent(), e);
    } catch (IOException e) {
      throw new ImageRefused("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
