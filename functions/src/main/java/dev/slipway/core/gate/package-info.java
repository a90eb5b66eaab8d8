/**
 * What is asked before a deployment changes anything, one class per gate: pure judgement over what
 * was read, and the words for it. Nothing that reads lives here, and nothing that writes.
 */
@NullMarked
package dev.slipway.core.gate;

import org.jspecify.annotations.NullMarked;
