/** STS: who calls. Credentials come from {@code iam}. */
@NullMarked
package dev.slipway.rehearsal.sts;

import org.jspecify.annotations.NullMarked;
