package dev.slipway.rehearsal.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What an expression can see.
 *
 * @param states the value of {@code $states}
 * @param variables by name without the dollar sign
 * @param now what {@code $now} and {@code $millis} tell
 */
public record Bindings(
    JsonNode states, Map<String, JsonNode> variables, Instant now, RandomGenerator random) {}
