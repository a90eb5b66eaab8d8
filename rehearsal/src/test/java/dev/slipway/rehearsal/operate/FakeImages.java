package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;

/** Tagged images in repositories. */
final class FakeImages implements EcrClient {

  private final List<ImageDetail> images = new ArrayList<>();

  /** A digest that begins with these hexadecimal digits. */
  static String digest(String start) {
    return "sha256:" + start + "0".repeat(64 - start.length());
  }

  void push(String repository, String tag, String digest, String at) {
    images.add(
        ImageDetail.builder()
            .repositoryName(repository)
            .imageTags(tag)
            .imageDigest(digest)
            .imagePushedAt(Instant.parse(at))
            .build());
  }

  @Override
  public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
    return DescribeImagesResponse.builder()
        .imageDetails(
            images.stream()
                .filter(image -> image.repositoryName().equals(request.repositoryName()))
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return "ecr";
  }

  @Override
  public void close() {}
}
