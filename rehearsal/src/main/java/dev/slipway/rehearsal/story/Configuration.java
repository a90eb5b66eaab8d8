package dev.slipway.rehearsal.story;

/** What people change about an attached service, and set back afterwards. */
public interface Configuration {

  /**
   * Sets a key of the service's record, which Slipway reads at every deployment.
   *
   * @param value as JSON text
   */
  void set(String service, String key, String value);

  /**
   * Gives the service's containers a secret from a parameter and a password in plain text, with the
   * right to read the one, and waits for nothing; answers the service deployment that begins.
   */
  String plant(String service);

  /** Deletes the parameter that was planted. */
  void deletePlanted(String service);

  /** Sets the planted parameter to a new value. */
  void changePlanted(String service);

  /** Sets back what was set of the service, and puts back the parameter that was deleted. */
  void restore(String service);
}
