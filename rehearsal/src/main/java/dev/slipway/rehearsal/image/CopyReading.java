package dev.slipway.rehearsal.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the words of a {@code COPY}: flags, sources and the destination. */
final class CopyReading {

  private CopyReading() {}

  /**
   * @param absolute makes a path in the image absolute
   */
  static Copy of(Instruction instruction, List<String> words, UnaryOperator<String> absolute) {
    List<String> flags = words.stream().takeWhile(word -> word.startsWith("--")).toList();
    List<String> paths = paths(instruction, words.subList(flags.size(), words.size()));
    if (paths.size() < 2) {
      throw instruction.refused("a source and a destination are needed");
    }
    List<String> sources = paths.subList(0, paths.size() - 1);
    return new Copy(
        instruction,
        flag(flags, "--from="),
        sources,
        destination(absolute.apply(paths.getLast()), sources.size() > 1),
        mode(instruction, checked(instruction, flags)));
  }

  /**
   * Also in the form of a list, which a shell's word splitting turns into {@code [a,} and so on.
   */
  private static List<String> paths(Instruction instruction, List<String> words) {
    if (words.isEmpty() || !words.getFirst().startsWith("[")) {
      return words;
    }
    String list = String.join(" ", words);
    if (!list.endsWith("]")) {
      throw instruction.refused("the list of paths has no end");
    }
    List<String> paths = new ArrayList<>();
    for (String path : list.substring(1, list.length() - 1).split(",", -1)) {
      paths.add(path.strip());
    }
    return paths;
  }

  private static String destination(String path, boolean several) {
    String folder = path.replaceFirst("/\\.?$", "/");
    return several && !folder.endsWith("/") ? folder + "/" : folder;
  }

  private static List<String> checked(Instruction instruction, List<String> flags) {
    for (String flag : flags) {
      if (!flag.matches("--(from|chown|chmod)=.+|--link(=true)?")) {
        throw instruction.refused("the option " + flag + " has no counterpart here");
      }
    }
    return flags;
  }

  private static Optional<Integer> mode(Instruction instruction, List<String> flags) {
    Optional<String> mode = flag(flags, "--chmod=");
    if (mode.filter(digits -> !digits.matches("[0-7]{3,4}")).isPresent()) {
      throw instruction.refused("--chmod takes an octal mode such as 755");
    }
    return mode.map(digits -> Integer.parseInt(digits, 8));
  }

  private static Optional<String> flag(List<String> flags, String prefix) {
    return flags.stream()
        .filter(flag -> flag.startsWith(prefix))
        .map(flag -> flag.substring(prefix.length()))
        .findFirst();
  }
}
