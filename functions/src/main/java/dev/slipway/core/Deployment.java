package dev.slipway.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to bring one ECS service to one image.
 *
 * @param id content-addressed: the same image pushed at the same time to the same service is the
 *     same deployment
 * @param service the attached service's name
 * @param execution ARN of the workflow execution that drives it
 * @param order push time of a pushed image, start time of a manual request; the newest order wins
 * @param image what is rolled out, or, on the way back, what is turned back
 * @param takesOver ARN of a dead execution whose claim and work this one takes over
 * @param displaced digests of the deployments under way that this one took the claim from; the
 *     service may be set to one of them, proven or not
 * @param asker what the request said of the person behind it
 */
public record Deployment(
    String id,
    String service,
    String execution,
    Order order,
    Image image,
    Trigger trigger,
    Optional<String> takesOver,
    List<String> displaced,
    Optional<Asker> asker)
    implements Fact {
  private static final int ID_BYTES = 6;

  public Deployment {
    displaced = List.copyOf(displaced);
  }

  /** One that found nobody under way, asked for by nobody known. */
  public static Deployment of(
      String id,
      String service,
      String execution,
      Order order,
      Image image,
      Trigger trigger,
      Optional<String> takesOver) {
    return new Deployment(
        id, service, execution, order, image, trigger, takesOver, List.of(), Optional.empty());
  }

  /** The same work under another execution, since the one that did it died. */
  public Deployment continuedBy(String heir, String dead) {
    return new Deployment(
        id, service, heir, order, image, trigger, Optional.of(dead), List.of(), asker);
  }

  /** The same, asked for by somebody who said so. */
  public Deployment askedBy(Asker person) {
    return new Deployment(
        id, service, execution, order, image, trigger, takesOver, displaced, Optional.of(person));
  }

  /** The same after taking the claim from others. */
  public Deployment displacing(List<String> digests) {
    return new Deployment(id, service, execution, order, image, trigger, takesOver, digests, asker);
  }

  /** The id of the deployment of this image, ordered at this time, to this service. */
  public static String idOf(String service, String digest, Instant order) {
    String content = service + "|" + digest + "|" + order;
    byte[] hash = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    return service + "-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
