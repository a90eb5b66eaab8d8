package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an operator wants of a service, as an execution is asked for it.
 *
 * @param verb one word for it
 * @param input the execution's input
 */
public record Order(String verb, String service, String input) {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  // Amazon ECR API reference, ImageIdentifier, and OCI distribution specification, read 2026-11.
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 500;

  /**
   * Deploys an image.
   *
   * @param image a tag or digest; empty for the newest
   * @param force also when there seems nothing to do or the image failed before
   * @throws CallRefused when the image is neither a tag nor a digest
   */
  public static Order deploy(String service, Optional<String> image, boolean force) {
    image.ifPresent(Order::check);
    ObjectNode input = on(service);
    image.ifPresent(named -> input.put("image", named));
    if (force) {
      input.put("force", true);
    }
    return new Order("deploy", service, Json.text(input));
  }

  /** Goes back to the last proven revision that is not live, and holds the service. */
  public static Order rollback(String service) {
    return new Order("rollback", service, Json.text(on(service).put("rollback", true)));
  }

  /**
   * Stops automatic deployments.
   *
   * @param reason for whoever wonders why nothing is deployed
   * @throws CallRefused when there is none, or it is too long
   */
  public static Order hold(String service, String reason) {
    String why = line("--reason", reason, LONGEST_REASON);
    return new Order("hold", service, Json.text(on(service).put("hold", why)));
  }

  /** Lifts a hold and deploys the newest image. */
  public static Order release(String service) {
    return new Order("release", service, Json.text(on(service).put("release", true)));
  }

  /** Shows what deploying an image would do, and changes nothing. */
  public static Order plan(String service, Optional<String> image) {
    image.ifPresent(Order::check);
    ObjectNode input = on(service);
    image.ifPresent(named -> input.put("image", named));
    return new Order("plan", service, Json.text(input.put("mode", "PLAN")));
  }

  /**
   * Answers a deployment that waits for approval.
   *
   * @param deployment its id
   */
  public static Order answer(String service, String deployment, Answer answer) {
    String verb = answer.word();
    return new Order(verb, service, Json.text(on(service).put(verb, deployment)));
  }

  /** What a person says of a deployment that waits for approval. */
  public enum Answer {
    APPROVE("approve"),
    REFUSE("refuse");

    private final String word;

    Answer(String word) {
      this.word = word;
    }

    private String word() {
      return word;
    }
  }

  /**
   * The same, asked for by a person.
   *
   * @param name in at most 100 characters
   * @param reason why, in at most 500 characters
   * @throws CallRefused when one of them is empty, longer, or not one line
   */
  public Order by(String name, Optional<String> reason) {
    ObjectNode told = (ObjectNode) Json.parse(input);
    told.put("by", line("--by", name, LONGEST_NAME));
    reason.ifPresent(why -> told.put("reason", line("--reason", why, LONGEST_REASON)));
    return new Order(verb, service, Json.text(told));
  }

  private static ObjectNode on(String service) {
    return Json.object().put("service", service);
  }

  /** One line: it is told in sentences and in the subjects of messages. */
  private static String line(String option, String text, int longest) {
    String line = text.strip();
    if (line.isEmpty()) {
      throw new CallRefused(option + " is empty: write a line, for whoever reads the history");
    }
    if (line.length() > longest) {
      throw new CallRefused(
          "%s has %d characters: at most %d are kept".formatted(option, line.length(), longest));
    }
    if (line.codePoints().anyMatch(Character::isISOControl)) {
      throw new CallRefused(option + " has several lines: write it in one");
    }
    return line;
  }

  private static void check(String image) {
    if (!TAG.matcher(image).matches() && !DIGEST.matcher(image).matches()) {
      throw new CallRefused(
          "--image is \""
              + image
              + "\": write a tag, or a digest like sha256: and 64 hexadecimal digits");
    }
  }
}
