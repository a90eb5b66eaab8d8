/**
 * Amazon ECR of the local cloud: repositories and the control API, an OCI registry that {@code
 * docker push} works with, push events, and the pulling of images. What builds images lives in
 * {@code image}; what runs them, in {@code task}.
 */
@NullMarked
package dev.slipway.rehearsal.ecr;

import org.jspecify.annotations.NullMarked;
