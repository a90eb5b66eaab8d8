package dev.slipway.aws;

import dev.slipway.core.AttachedService;
import dev.slipway.port.LiveImage;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.ServiceRecords;
import dev.slipway.port.Text;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** Service records and live images in SSM Parameter Store. */
public final class SsmParameters implements ServiceRecords, LiveImage {
  private final SsmClient ssm;
  private final String servicesPath;
  private final Text<AttachedService> records;

  public SsmParameters(SsmClient ssm, String servicesPath, Text<AttachedService> records) {
    this.ssm = ssm;
    this.servicesPath = servicesPath;
    this.records = records;
  }

  @Override
  public Optional<AttachedService> find(String name) {
    String parameter = servicesPath + "/" + name;
    return value(parameter).map(text -> read(parameter, text));
  }

  private Optional<String> value(String parameter) {
    return Call.of("ssm:GetParameter", parameter)
        .make(
            () -> {
              try {
                return Optional.of(ssm.getParameter(r -> r.name(parameter)).parameter().value());
              } catch (ParameterNotFoundException missing) {
                return Optional.empty();
              }
            });
  }

  private AttachedService read(String parameter, String text) {
    try {
      return records.read(text);
    } catch (RequestRefused e) {
      throw new RequestRefused("parameter " + parameter + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void publish(String parameter, String image) {
    Call.of("ssm:PutParameter", parameter)
        .make(() -> ssm.putParameter(r -> r.name(parameter).value(image).overwrite(true)));
  }
}
