/**
 * The CDK app: constructs that users attach to their own services, and the thin stacks of the
 * sample application that is their first user.
 *
 * <p>What may not live here: anything that runs in the account (that is {@code functions}),
 * decisions about a deployment, custom resources and classes of other modules.
 */
@NullMarked
package dev.slipway.infra;

import org.jspecify.annotations.NullMarked;
