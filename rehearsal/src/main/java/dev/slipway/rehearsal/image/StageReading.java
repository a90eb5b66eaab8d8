package dev.slipway.rehearsal.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.image.FinalStage.Configuration;
import dev.slipway.rehearsal.image.FinalStage.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through a stage's instructions as a build would, running nothing. */
final class StageReading {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dockerfile dockerfile;
  private final Map<String, String> buildArguments;
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final List<String> ports = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private List<String> entrypoint = List.of();
  private List<String> command = List.of();
  private String workingDirectory = "/";
  private String user = "";
  private String stopSignal = "";

  private StageReading(Dockerfile dockerfile, Map<String, String> buildArguments) {
    this.dockerfile = dockerfile;
    this.buildArguments = buildArguments;
  }

  /**
   * @throws ImageRefused for an instruction that is unknown or has no counterpart here, with its
   *     line
   */
  static FinalStage of(Dockerfile dockerfile, Map<String, String> buildArguments) {
    StageReading reading = new StageReading(dockerfile, buildArguments);
    reading.read(dockerfile.last());
    return reading.result();
  }

  /** The folders a stage works in, in the order it enters them. */
  static List<String> workingDirectories(Dockerfile dockerfile, Stage stage) {
    StageReading reading = new StageReading(dockerfile, Map.of());
    List<String> folders = new ArrayList<>();
    for (Instruction instruction : stage.instructions()) {
      if (instruction.keyword().equals("WORKDIR")) {
        reading.take(instruction);
        folders.add(reading.workingDirectory);
      }
    }
    return folders;
  }

  private void read(Stage stage) {
    dockerfile
        .below(stage)
        .ifPresentOrElse(
            this::read,
            () -> notes.add("FROM " + stage.base() + ": this machine's programs stand in for it"));
    stage.instructions().forEach(this::take);
  }

  private FinalStage result() {
    Start start = new Start(entrypoint, command, workingDirectory, user, stopSignal);
    return new FinalStage(new Configuration(environment, labels, ports, start), copies, notes);
  }

  private void take(Instruction instruction) {
    switch (instruction.keyword()) {
      case "ARG" -> declare(instruction);
      case "ENV" -> environment.putAll(assignments(instruction));
      case "LABEL" -> labels.putAll(assignments(instruction));
      case "WORKDIR" -> workingDirectory = absolute(filled(instruction));
      case "USER" -> user = filled(instruction);
      case "EXPOSE" -> ports.addAll(words(instruction));
      case "STOPSIGNAL" -> stopSignal = filled(instruction);
      case "ENTRYPOINT" -> enter(commandLine(instruction));
      case "CMD" -> command = commandLine(instruction);
      case "COPY" -> copies.add(CopyReading.of(instruction, words(instruction), this::absolute));
      case "RUN", "HEALTHCHECK", "VOLUME" -> notes.add("left out: " + instruction.text());
      default -> throw instruction.refused("this instruction has no counterpart here");
    }
  }

  /** A new entry point forgets the command of the stage below, as in a real build. */
  private void enter(List<String> commandLine) {
    entrypoint = commandLine;
    command = List.of();
  }

  private void declare(Instruction instruction) {
    for (String word : words(instruction)) {
      String[] parts = word.split("=", 2);
      String otherwise = parts.length > 1 ? parts[1] : defaultOf(parts[0]);
      arguments.put(parts[0], buildArguments.getOrDefault(parts[0], otherwise));
    }
  }

  /** The value a declaration before the first stage gives. */
  private String defaultOf(String name) {
    return dockerfile.defaults().stream()
        .map(Instruction::arguments)
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> Words.fill(argument.substring(name.length() + 1), Map.of()))
        .findFirst()
        .orElse("");
  }

  private Map<String, String> assignments(Instruction instruction) {
    List<String> words = words(instruction);
    if (words.isEmpty()) {
      throw instruction.refused("name=value is needed");
    }
    if (!words.getFirst().contains("=")) {
      return Map.of(words.getFirst(), String.join(" ", words.subList(1, words.size())));
    }
    Map<String, String> assignments = new LinkedHashMap<>();
    for (String word : words) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2) {
        throw instruction.refused("'" + word + "' is no name=value");
      }
      assignments.put(parts[0], parts[1]);
    }
    return assignments;
  }

  private List<String> commandLine(Instruction instruction) {
    if (!instruction.arguments().startsWith("[")) {
      return List.of("/bin/sh", "-c", instruction.arguments());
    }
    try {
      return JSON.readValue(instruction.arguments(), new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw instruction.refused("the list of words is no JSON: " + instruction.arguments());
    }
  }

  private List<String> words(Instruction instruction) {
    return Words.split(instruction.arguments(), variables());
  }

  private String filled(Instruction instruction) {
    return Words.fill(instruction.arguments(), variables());
  }

  /** Build arguments, hidden by the environment where both have a name. */
  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(arguments);
    variables.putAll(environment);
    return variables;
  }

  private String absolute(String path) {
    return Optional.of(path).filter(p -> p.startsWith("/")).orElse(under(path));
  }

  private String under(String path) {
    return workingDirectory.endsWith("/") ? workingDirectory + path : workingDirectory + "/" + path;
  }
}
