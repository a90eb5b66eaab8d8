package dev.slipway.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * The body of the answer to one call, as AWS sent it, before the SDK drops what it does not know.
 */
final class AnswerBody implements SdkPlugin, ExecutionInterceptor {
  private byte[] bytes = {};

  JsonNode json() {
    return JsonNode.parser().parse(bytes);
  }

  @Override
  public void configureClient(SdkServiceClientConfiguration.Builder call) {
    call.overrideConfiguration(c -> c.addExecutionInterceptor(this));
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse answer, ExecutionAttributes attributes) {
    return answer.responseBody().map(this::kept);
  }

  // Each attempt of a call overwrites the last: the one the SDK returns is the one that stays.
  private InputStream kept(InputStream body) {
    try {
      bytes = body.readAllBytes();
      return new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      throw SdkClientException.create("the answer broke off: " + e.getMessage(), e);
    }
  }
}
