package dev.slipway.rehearsal.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people do to services past the workflow. */
public interface Console {

  /** The task definition the service is at. */
  String definition(String service);

  /** The digest of the image in a task definition; empty when it names none. */
  String digest(String definition);

  /** How many tasks of the service pass their health checks. */
  int healthy(String service);

  /** Sets how many tasks the service should have. */
  void desire(String service, int count);

  /**
   * Gives the service another revision of what it ran before the present rollout, and answers the
   * service deployment that begins.
   */
  String updateByHand(String service, String definition);

  /**
   * Gives the service a new revision of what it runs, with that image in it, as build pipelines do,
   * and answers the service deployment that begins.
   */
  String deployByHand(String service, String digest);

  /** When ECS began to roll a service deployment back; empty when it has not. */
  Optional<Instant> rolledBackAt(String deployment);

  /** Whether a service deployment has come to its end. */
  boolean hasEnded(String deployment);

  /** The service deployment the service is at. */
  String deployment(String service);

  /** Stops the present service deployment with a rollback. */
  void stopDeployment(String service);

  /** Deletes an image with all its tags from the service's repository. */
  void deleteImage(String service, String digest);

  /** Sets the service's first alarm to ALARM or back to OK. */
  void alarm(String service, boolean red);

  /** Messages of the pages so far, subject first. */
  List<String> pages();

  /** What was told so far of ends and questions, subject first. */
  List<String> notices();
}
