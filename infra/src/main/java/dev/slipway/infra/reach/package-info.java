/**
 * Who can reach what, computed from synthesized templates: routes, public addresses, and the rules
 * of security groups. Reads files and nothing else: no CDK, no AWS. Where a template leaves room,
 * it counts as open.
 */
@NullMarked
package dev.slipway.infra.reach;

import org.jspecify.annotations.NullMarked;
