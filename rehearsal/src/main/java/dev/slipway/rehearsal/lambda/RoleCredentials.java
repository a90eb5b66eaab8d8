package dev.slipway.rehearsal.lambda;

import java.util.Map;

/** Credentials of the roles that functions work under. */
public interface RoleCredentials {

  /**
   * The AWS environment variables of somebody who has assumed the role.
   *
   * @param session the session's name; Lambda uses the function's
   */
  Map<String, String> environmentFor(String roleArn, String session);
}
