/**
 * Amazon ECS as its API, its console and its events show it: clusters, task definitions, services
 * with their deployments, and tasks. What a container really does is asked of a task runtime; load
 * balancers are reached through their API alone. Page names in the comments are those of the ECS
 * developer guide unless they say otherwise.
 */
@NullMarked
package dev.slipway.rehearsal.ecs;

import org.jspecify.annotations.NullMarked;
