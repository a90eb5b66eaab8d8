/**
 * The rehearsal's story: which images are pushed, which end each deployment must come to, and what
 * a person reads meanwhile. Nothing here knows how the local cloud works inside.
 */
@NullMarked
package dev.slipway.rehearsal.story;

import org.jspecify.annotations.NullMarked;
