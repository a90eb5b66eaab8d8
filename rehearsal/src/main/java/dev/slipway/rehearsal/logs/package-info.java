/** CloudWatch Logs: groups, streams and lines, kept in memory and read back by the API. */
@NullMarked
package dev.slipway.rehearsal.logs;

import org.jspecify.annotations.NullMarked;
