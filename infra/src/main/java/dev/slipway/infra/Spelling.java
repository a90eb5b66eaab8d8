package dev.slipway.infra;

/** How the names of an attached service are written. */
public enum Spelling {
  /** The name under which people and events mean it; also a part of a path. */
  NAME(
      "[a-z][a-z0-9-]{0,62}", "lower-case letters, digits and hyphens, at most 63, a letter first"),
  /** Of a container. */
  CONTAINER("[A-Za-z0-9_-]{1,255}", "the name of a container in the task definition"),
  /** Of task definitions. */
  FAMILY("[A-Za-z0-9_-]{1,255}", "the task definition's family, without a revision"),
  /** Which tags are meant; EventBridge refuses two wildcards in a row. */
  TAG_PATTERN("(?!.*\\*\\*)[A-Za-z0-9_.*-]{1,128}", "tag characters and single * wildcards");

  private final String pattern;
  private final String allowed;

  Spelling(String pattern, String allowed) {
    this.pattern = pattern;
    this.allowed = allowed;
  }

  public boolean fits(String text) {
    return text.matches(pattern);
  }

  /** What fits, in words. */
  public String allowed() {
    return allowed;
  }

  void check(String property, String value) {
    Check.matches(property, value, pattern, allowed);
  }
}
