/** What must hold in every scenario, whatever happens in it: checked while it plays. */
@NullMarked
package dev.slipway.scenario.rule;

import org.jspecify.annotations.NullMarked;
