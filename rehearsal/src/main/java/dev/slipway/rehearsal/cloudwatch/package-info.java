/**
 * CloudWatch's metrics and metric alarms, evaluated on the cloud's clock. Who measures does not
 * live here.
 */
@NullMarked
package dev.slipway.rehearsal.cloudwatch;

import org.jspecify.annotations.NullMarked;
