package dev.slipway.rehearsal.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the local cloud knows and does not play, each by its name and with the reason. */
final class Waivers {

  /** Types of which nothing is lost by leaving them out. */
  static final List<WaivedType> TYPES =
      List.of(
          new WaivedType("AWS::CDK::Metadata", "usage figures for the makers of CDK"),
          new WaivedType("AWS::CloudWatch::Dashboard", "people look at it, nothing acts on it"),
          new WaivedType("AWS::EC2::FlowLog", "packets are not written down here"),
          new WaivedType("AWS::S3::Bucket", "holds access logs, which nobody writes here"),
          new WaivedType("AWS::S3::BucketPolicy", "says who may write access logs"),
          new WaivedType("AWS::ApplicationAutoScaling::ScalableTarget", "no load scales here"),
          new WaivedType("AWS::ApplicationAutoScaling::ScalingPolicy", "no load scales here"),
          new WaivedType(
              "Custom::VpcRestrictDefaultSG",
              "a new security group lets nothing in, and nobody wears the default one"));

  /** Constructs of CDK, by the id under their stack, whose resources serve a waived type alone. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "Custom::VpcRestrictDefaultSGCustomResourceProvider",
          "the function of Custom::VpcRestrictDefaultSG, and its role");

  private Waivers() {}

  /** What takes the resource's place if it belongs to a construct that is not played. */
  static Optional<ResourceType> of(ResourceTemplate resource) {
    String[] path = resource.path().split("/", -1);
    return path.length < 2
        ? Optional.empty()
        : Optional.ofNullable(PROVIDERS.get(path[1]))
            .map(reason -> new WaivedType(resource.type(), reason));
  }
}
