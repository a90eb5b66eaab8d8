/**
 * Elastic Load Balancing v2: the API with its load balancers, listeners, rules and target groups,
 * the health checks, and the proxies that carry real requests to the tasks. How tasks come and go
 * is ECS's business and lives elsewhere.
 */
@NullMarked
package dev.slipway.rehearsal.elb;

import org.jspecify.annotations.NullMarked;
