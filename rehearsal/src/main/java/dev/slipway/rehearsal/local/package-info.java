/** The local cloud as a whole: its services put together, brought up, described and taken down. */
@NullMarked
package dev.slipway.rehearsal.local;

import org.jspecify.annotations.NullMarked;
