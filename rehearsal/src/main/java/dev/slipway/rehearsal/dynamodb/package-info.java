/**
 * AWS's own DynamoDB Local in a process of its own, and the tables in it. No item is read or
 * written here: requests go to it over the wire.
 */
@NullMarked
package dev.slipway.rehearsal.dynamodb;

import org.jspecify.annotations.NullMarked;
