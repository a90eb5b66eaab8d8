/**
 * The VPC of the templates as a model of reachability: which address an interface gets, which
 * security group lets whom in, and why an image pull cannot reach ECR. No packet passes through
 * here.
 */
@NullMarked
package dev.slipway.rehearsal.network;

import org.jspecify.annotations.NullMarked;
