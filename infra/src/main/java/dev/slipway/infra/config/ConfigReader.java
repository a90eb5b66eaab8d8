package dev.slipway.infra.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a whole file. */
final class ConfigReader {

  private static final String SCHEMA = "1";
  private static final String EMAIL = "[^@\\s]+@[^@\\s]+\\.[^@\\s]+";

  private final String file;
  private final Problems problems = new Problems();
  private final References references = new References();
  private final Map<String, String> attached = new HashMap<>();

  /**
   * @param file its name, for messages
   */
  ConfigReader(String file) {
    this.file = file;
  }

  /**
   * @throws ConfigRefused when anything in it is wrong; the message names all of it
   */
  SlipwayConfig read(String yaml) {
    Node node = compose(yaml);
    SlipwayConfig config =
        new Value(node, Place.top(node), problems)
            .entries()
            .map(this::config)
            .orElseGet(
                () ->
                    new SlipwayConfig(
                        Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()));
    problems.refuse(file);
    return config;
  }

  private SlipwayConfig config(Entries entries) {
    entries.find("schema").ifPresent(ConfigReader::checkSchema);
    List<ServiceEntry> services = entries.require("services", this::services, List.of());
    SlipwayConfig config =
        new SlipwayConfig(
            references.account(),
            references.region(),
            services,
            addresses(entries, "notices"),
            addresses(entries, "pages"));
    entries.end();
    return config;
  }

  private static void checkSchema(Value schema) {
    schema.as(
        text -> Optional.of(text).filter(SCHEMA::equals),
        SCHEMA + ", the only one that this version of Slipway reads");
  }

  private Optional<List<ServiceEntry>> services(Value value) {
    Optional<List<ServiceEntry>> services = value.entries().map(this::services);
    if (services.filter(List::isEmpty).isPresent()) {
      value.refuse("is empty: attach at least one");
    }
    return services;
  }

  private List<ServiceEntry> services(Entries named) {
    List<ServiceEntry> services = new ArrayList<>();
    named.each((name, value) -> service(name, value).ifPresent(services::add));
    return services;
  }

  private Optional<ServiceEntry> service(String name, Value value) {
    return value
        .entries()
        .map(entries -> new ServiceReader(name, value, references).read(entries))
        .filter(service -> isFirst(service, value));
  }

  /** Two attached services that mean one ECS service would deploy against each other. */
  private boolean isFirst(ServiceEntry service, Value value) {
    ServiceEntry.Target target = service.target();
    String key = target.cluster().name() + "/" + target.service().name();
    String other = attached.putIfAbsent(key, service.name());
    if (other != null) {
      value.refuse("is the ECS service " + key + ", as " + other + " is: take one of them out");
    }
    return other == null;
  }

  private static List<String> addresses(Entries entries, String key) {
    return entries.items(key).stream()
        .flatMap(
            item ->
                item
                    .as(
                        text -> Optional.of(text).filter(all -> all.matches(EMAIL)),
                        "an e-mail address")
                    .stream())
        .toList();
  }

  private Node compose(String yaml) {
    try {
      return new Compose(LoadSettings.builder().setLabel(file).build())
          .composeString(yaml)
          .orElseThrow(() -> new ConfigRefused(file + ":1: the file is empty: add services"));
    } catch (MarkedYamlEngineException malformed) {
      int line = malformed.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new ConfigRefused(file + ":" + line + ": this is no YAML: " + malformed.getProblem());
    } catch (YamlEngineException malformed) {
      throw new ConfigRefused(file + ": this is no YAML: " + malformed.getMessage());
    }
  }
}
