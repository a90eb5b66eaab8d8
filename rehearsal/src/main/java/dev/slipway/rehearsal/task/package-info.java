/**
 * How a task's containers run: as processes of this machine or in simulation. When a task starts or
 * stops, and what that means for its service, is decided elsewhere.
 */
@NullMarked
package dev.slipway.rehearsal.task;

import org.jspecify.annotations.NullMarked;
