/**
 * Least privilege: which golden story uses which grant, and what shows when a role loses it. The
 * page of it is {@code statemachine/privilege.md}.
 */
@NullMarked
package dev.slipway.scenario.privilege;

import org.jspecify.annotations.NullMarked;
