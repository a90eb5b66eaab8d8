package dev.slipway.rehearsal.states.asl;

/** A JSONata expression failed, or gave nothing or the wrong kind of value. */
public final class QueryFailure extends Exception {

  private static final long serialVersionUID = 1L;
  private final String location;

  /**
   * @param location the field of the state that holds the expression, such as {@code
   *     Arguments/Payload}
   */
  public QueryFailure(String location, String message) {
    super(message);
    this.location = location;
  }

  public String location() {
    return location;
  }
}
