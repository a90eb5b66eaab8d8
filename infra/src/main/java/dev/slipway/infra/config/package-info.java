/**
 * The file {@code slipway.yaml}: which services somebody wants attached, read and checked as a
 * whole, so that one run names everything that is wrong with it.
 *
 * <p>What may not live here: constructs and anything else of CloudFormation; the file's values
 * become the options of the constructs next door.
 */
@NullMarked
package dev.slipway.infra.config;

import org.jspecify.annotations.NullMarked;
