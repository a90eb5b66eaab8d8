package dev.slipway.core.evidence;

import java.util.List;

/** What stands around a service's tasks: its targets' health and its alarms. */
public record Surroundings(List<TargetHealth> targets, List<Alarm> alarms) {}
