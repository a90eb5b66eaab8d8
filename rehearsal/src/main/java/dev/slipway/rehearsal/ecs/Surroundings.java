package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.cloud.Network;
import dev.slipway.rehearsal.cloud.Permissions;
import dev.slipway.rehearsal.task.TaskRuntime;
import dev.slipway.rehearsal.time.CloudClock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * All that ECS needs from the rest of the cloud.
 *
 * @param values of SSM parameters by name and of secrets by ARN, for containers' secrets
 * @param functions that lifecycle hooks call
 * @param alarms whether the alarm of this name is in ALARM
 * @param random draws ids, so that a seed fixes them
 */
public record Surroundings(
    Account account,
    CloudClock clock,
    EventBus events,
    Journal journal,
    Network network,
    Permissions permissions,
    LogSink logs,
    ElasticLoadBalancingV2Client loadBalancers,
    TaskRuntime runtime,
    Function<String, Optional<String>> values,
    Functions functions,
    Predicate<String> alarms,
    RandomGenerator random) {}
