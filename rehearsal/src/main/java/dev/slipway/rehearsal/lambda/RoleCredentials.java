package dev.slipway.rehearsal.lambda;

import java.util.Map;

/** Credentials of the roles that functions work under. */
public interface RoleCredentials {

  /** The AWS environment variables of somebody who has assumed the role. */
  Map<String, String> environmentFor(String roleArn);
}
