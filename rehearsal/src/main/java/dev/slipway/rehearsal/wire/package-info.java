/**
 * The AWS API over HTTP: one codec for every service, built on the field metadata of the SDK's own
 * classes, so that real SDKs and the AWS CLI can call the local cloud. Knows protocols, callers and
 * the order of a call (who, may they, do it, write it down); what an operation does lives with its
 * service, never here.
 */
@NullMarked
package dev.slipway.rehearsal.wire;

import org.jspecify.annotations.NullMarked;
