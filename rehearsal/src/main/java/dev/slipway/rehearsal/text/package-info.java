/** How text is laid out for people; knows nothing of what it says. */
@NullMarked
package dev.slipway.rehearsal.text;

import org.jspecify.annotations.NullMarked;
