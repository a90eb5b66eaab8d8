package dev.slipway.rehearsal.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** Creates metric alarms. */
public final class AlarmType implements ResourceType {

  private final LocalCloudWatch cloudWatch;

  public AlarmType(LocalCloudWatch cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public String name() {
    return "AWS::CloudWatch::Alarm";
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode settings = resource.properties().all().deepCopy();
    if (!settings.has("AlarmName")) {
      settings.put("AlarmName", resource.generatedName());
    }
    PutMetricAlarmRequest request = SdkShapes.fromJson(settings, PutMetricAlarmRequest::builder);
    String arn = cloudWatch.create(request);
    return new Created(request.alarmName(), Map.of("Arn", arn));
  }
}
