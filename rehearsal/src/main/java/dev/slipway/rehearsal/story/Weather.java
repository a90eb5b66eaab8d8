package dev.slipway.rehearsal.story;

import dev.slipway.rehearsal.cloud.Trouble;

/** What befalls the cloud, until it is calm again. */
public interface Weather {

  /**
   * Loses events from now on.
   *
   * @param source such as {@code aws.ecr}
   * @param detailType such as {@code ECR Image Action}
   */
  void lose(String source, String detailType);

  /** Lets a trouble befall the tasks that an attached service starts from now on. */
  void trouble(String service, Trouble trouble);

  /**
   * Takes the VPC endpoints of an AWS service away.
   *
   * @param service such as {@code ecr.dkr}
   */
  void withoutEndpoint(String service);

  /** Takes the log group away that the service's containers write to. */
  void withoutLogGroup(String service);

  /** Ends all that befalls the cloud. */
  void calm();
}
