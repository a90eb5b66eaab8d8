package dev.slipway.rehearsal.assembly;

import java.util.Map;

/** Creates the local counterpart of one CloudFormation resource type. */
public interface ResourceType {

  /** The CloudFormation name, such as {@code AWS::ECS::Service}. */
  String name();

  /**
   * Creates the resource.
   *
   * @throws IllegalArgumentException when a property has a value the local cloud does not play; the
   *     message names the property, the value and what is possible
   */
  Created create(Resource resource);

  /**
   * A resource of a template with its intrinsics resolved.
   *
   * @param path the construct path CDK wrote ({@code aws:cdk:path}), the logical id when there is
   *     none
   */
  record Resource(String stack, String logicalId, String path, Properties properties) {

    /**
     * A stable physical name for a resource the template leaves unnamed, made of its logical id.
     */
    public String generatedName() {
      return stack + "-" + logicalId;
    }
  }

  /**
   * What {@code Ref} and {@code Fn::GetAtt} give.
   *
   * @param attributes by attribute name, such as {@code Arn}; strings or lists of strings
   */
  record Created(String ref, Map<String, Object> attributes) {

    public static Created of(String ref) {
      return new Created(ref, Map.of());
    }
  }
}
