/** SNS's topics: what was published is kept, nothing is delivered further. */
@NullMarked
package dev.slipway.rehearsal.sns;

import org.jspecify.annotations.NullMarked;
