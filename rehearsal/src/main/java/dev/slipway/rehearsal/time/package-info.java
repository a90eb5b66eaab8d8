/** The one clock of the local cloud. No other package reads the system's clock for cloud time. */
@NullMarked
package dev.slipway.rehearsal.time;

import org.jspecify.annotations.NullMarked;
