package dev.slipway.rehearsal.story;

/** What befalls the cloud, until it is calm again. */
public interface Weather {

  /**
   * Loses events from now on.
   *
   * @param source such as {@code aws.ecr}
   * @param detailType such as {@code ECR Image Action}
   */
  void lose(String source, String detailType);

  /** Ends all that befalls the cloud. */
  void calm();
}
