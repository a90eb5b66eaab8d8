package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.services.ecr.model.EcrException;

/** An error answer of the registry (OCI distribution-spec, "Error Codes"). */
final class RegistryRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> CODES =
      Map.of(
          "RepositoryNotFoundException", "NAME_UNKNOWN",
          "ImageNotFoundException", "MANIFEST_UNKNOWN",
          "ImageTagAlreadyExistsException", "TAG_INVALID",
          "LayersNotFoundException", "MANIFEST_BLOB_UNKNOWN",
          "ReferencedImagesNotFoundException", "MANIFEST_BLOB_UNKNOWN",
          "InvalidParameterException", "MANIFEST_INVALID");

  private final int status;
  private final String code;

  RegistryRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The registry's form of what the API would answer. */
  static RegistryRefusal of(EcrException refusal) {
    String code = CODES.getOrDefault(refusal.awsErrorDetails().errorCode(), "UNKNOWN");
    int status = code.equals("NAME_UNKNOWN") || code.equals("MANIFEST_UNKNOWN") ? 404 : 400;
    return new RegistryRefusal(status, code, refusal.awsErrorDetails().errorMessage());
  }

  static RegistryRefusal badDigest(String message) {
    return new RegistryRefusal(400, "DIGEST_INVALID", message);
  }

  int status() {
    return status;
  }

  String body() {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("errors").addObject().put("code", code).put("message", getMessage());
    return body.toString();
  }
}
