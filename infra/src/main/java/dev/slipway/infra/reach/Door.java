package dev.slipway.infra.reach;

/**
 * A way by which one may open a connection to another.
 *
 * @param by what lets it through, for people
 */
public record Door(String from, String to, String ports, String by) {

  /** Everybody. */
  public static final String INTERNET = "internet";
}
