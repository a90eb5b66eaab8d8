/**
 * Child processes that never outlive the rehearsal: task containers, Lambda runtimes, DynamoDB
 * Local. What the processes are for is not known here.
 */
@NullMarked
package dev.slipway.rehearsal.run;

import org.jspecify.annotations.NullMarked;
