package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/**
 * The attached service as the functions read it: one JSON parameter per service, found by the
 * service's name alone.
 */
final class ServiceRecord {

  static final String PATH = "/slipway/services";

  private static final int SCHEMA = 1;

  private ServiceRecord() {}

  static void create(Construct scope, AttachedService attached) {
    StringParameter.Builder.create(scope, "Record")
        .parameterName(PATH + "/" + attached.name())
        .description("What Slipway knows about " + attached.name())
        .stringValue(Stack.of(scope).toJsonString(fields(attached)))
        .build();
  }

  private static Map<String, Object> fields(AttachedService attached) {
    RolloutLimits limits = attached.limits();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", SCHEMA);
    fields.put("name", attached.name());
    fields.put("cluster", attached.service().getCluster().getClusterArn());
    fields.put("service", attached.service().getServiceArn());
    fields.put("container", attached.container());
    if (!attached.alsoContainers().isEmpty()) {
      fields.put("alsoContainers", attached.alsoContainers());
    }
    fields.put("repository", attached.repository().getRepositoryName());
    fields.put("tagPattern", attached.tagPattern());
    if (attached.mode() != Mode.DEPLOY) {
      fields.put("mode", attached.mode().name());
    }
    fields.put("bakeTimeSeconds", limits.bakeTime().toSeconds());
    fields.put("watchTimeSeconds", limits.watchTime().toSeconds());
    fields.put("rolloutTimeoutSeconds", limits.rolloutTimeout().toSeconds());
    fields.put("rollbackTimeoutSeconds", limits.rollbackTimeout().toSeconds());
    fields.put("failedTasksAllowed", limits.failedTasksAllowed());
    fields.put("firstDesiredCount", limits.firstDesiredCount());
    fields.put("alarms", alarmNames(attached));
    fields.put("redAlarms", attached.redAlarms().name());
    fields.putAll(attached.gates().fields());
    attached
        .liveImage()
        .ifPresent(live -> fields.put("liveImageParameter", live.getParameterName()));
    return fields;
  }

  private static List<String> alarmNames(AttachedService attached) {
    return attached.alarms().stream().map(IAlarm::getAlarmName).toList();
  }
}
