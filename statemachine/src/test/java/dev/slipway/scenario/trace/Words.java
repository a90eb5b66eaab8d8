package dev.slipway.scenario.trace;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.Images;
import dev.slipway.scenario.cloud.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Says things without what differs from run to run: ids, digests, ARNs, addresses, times. */
final class Words {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:[a-z]+:[^ ,)'\"]*[:/]([A-Za-z0-9_.-]+:\\d+|[A-Za-z0-9_.-]+)");
  private static final Pattern DIGEST = Pattern.compile("([^ '\"]*@)?(sha256:[0-9a-f]{64})");
  private static final Pattern TASK = Pattern.compile(" ?\\(?task [0-9a-f]{32}\\)?");
  private static final Pattern ID =
      Pattern.compile(
          "\\b[0-9a-f]{32}\\b|\\b[0-9a-f]{16}\\b|ecs-svc/\\d+"
              + "|\\b(?=[A-Za-z]*\\d)[A-Za-z0-9]{21}\\b");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final Pattern OWN_ALARM =
      Pattern.compile("\"?\\w+-Orchestrator(\\w+)Alarm[0-9A-F]{8}\"?");
  private static final Pattern ADDRESS = Pattern.compile("\\b(10|127)(\\.\\d+){3}(:\\d+)?");

  private final View view;
  private final Images images;
  private final Map<String, String> executions = new LinkedHashMap<>();
  private final Map<String, String> deployments = new LinkedHashMap<>();
  private int earlier;

  Words(View view, Images images) {
    this.view = view;
    this.images = images;
  }

  void begin() {
    executions.replaceAll((name, number) -> "an earlier execution");
    earlier = executions.size();
  }

  /**
   * An execution's number.
   *
   * @param arnOrName its ARN or its name
   */
  String execution(String arnOrName) {
    String name = arnOrName.substring(arnOrName.lastIndexOf(':') + 1);
    return executions.computeIfAbsent(name, unknown -> "#" + (executions.size() - earlier + 1));
  }

  void learn(String deployment, String service, String digest) {
    deployments.put(deployment, service + ":" + tag(digest));
  }

  private String tag(String digest) {
    return images.find(digest).map(Images.Pushed::tag).orElse("?");
  }

  String of(String text) {
    String said = text.replaceAll("\\s+", " ");
    // The names of some executions have a deployment's in them.
    for (Map.Entry<String, String> each : executions.entrySet()) {
      said = said.replaceAll("(arn:[^ \"]*:)?" + Pattern.quote(each.getKey()), each.getValue());
    }
    for (Map.Entry<String, String> each : deployments.entrySet()) {
      said = said.replace(each.getKey(), each.getValue());
    }
    said = OWN_ALARM.matcher(said).replaceAll("$1");
    said = DIGEST.matcher(said).replaceAll(found -> tag(found.group(2)));
    said = ARN.matcher(said).replaceAll("$1");
    for (Attached each : view.attached()) {
      said = said.replace(each.serviceName(), each.name());
      for (String alarm : each.alarms()) {
        said = said.replace(alarm, "of the " + each.name());
      }
    }
    said = TASK.matcher(said).replaceAll(" task");
    said = ID.matcher(said).replaceAll("…");
    said = TIME.matcher(said).replaceAll("(time)");
    return ADDRESS.matcher(said).replaceAll("(address)").strip();
  }
}
