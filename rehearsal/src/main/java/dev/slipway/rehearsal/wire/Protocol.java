package dev.slipway.rehearsal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import software.amazon.awssdk.core.SdkPojo;

/** One way AWS APIs put operations, objects and errors on HTTP. */
sealed interface Protocol permits AwsJson, AwsQuery, Ec2Query, RpcCbor {

  /** Whether the request is written in this protocol. */
  boolean speaks(WireRequest request);

  /**
   * What the request calls.
   *
   * @throws Fault.Thrown when no API here has that name
   */
  Called called(WireRequest request);

  /** The request's members as a tree, given an empty builder of the request. */
  JsonNode members(WireRequest request, SdkPojo builder) throws IOException;

  WireAnswer answer(Called called, SdkPojo response) throws IOException;

  WireAnswer refusal(Fault fault) throws IOException;

  /** The API and the operation in the caller's spelling. */
  record Called(Api api, String operation) {}
}
