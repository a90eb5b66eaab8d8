/** Secrets Manager's secrets with their newest value; nothing rotates here. */
@NullMarked
package dev.slipway.rehearsal.secrets;

import org.jspecify.annotations.NullMarked;
