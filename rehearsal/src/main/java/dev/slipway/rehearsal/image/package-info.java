/**
 * Images as their makers see them: a Dockerfile's final stage, a one-layer image made of it without
 * Docker, and the push of any image to any registry. What a registry does with a push lives in
 * {@code ecr}.
 */
@NullMarked
package dev.slipway.rehearsal.image;

import org.jspecify.annotations.NullMarked;
