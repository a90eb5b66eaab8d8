/** What a person types: the commands of {@code ./slipway}, their options and their exit codes. */
@NullMarked
package dev.slipway.rehearsal.cli;

import org.jspecify.annotations.NullMarked;
