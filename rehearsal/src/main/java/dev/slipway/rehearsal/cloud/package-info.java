/**
 * What the services of the local cloud need from each other, as small interfaces. No behaviour of
 * an AWS service lives here.
 */
@NullMarked
package dev.slipway.rehearsal.cloud;

import org.jspecify.annotations.NullMarked;
