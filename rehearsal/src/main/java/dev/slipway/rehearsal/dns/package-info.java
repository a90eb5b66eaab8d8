/**
 * The resolver of the local VPC: the names the cloud gave out, and nothing else. It forwards no
 * question to the outside.
 */
@NullMarked
package dev.slipway.rehearsal.dns;

import org.jspecify.annotations.NullMarked;
