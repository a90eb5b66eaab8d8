/** SQS's standard queues, as far as dead letters need them. */
@NullMarked
package dev.slipway.rehearsal.sqs;

import org.jspecify.annotations.NullMarked;
