package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.cloud.Account;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.ReferencedImagesNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;

/** ECR's refusals in ECR's words. */
record EcrErrors(Account account) {

  EcrException noRepository(String name) {
    return built(
        RepositoryNotFoundException.builder(),
        "RepositoryNotFoundException",
        "The repository with name '%s' does not exist in the registry with id '%s'"
            .formatted(name, account.id()));
  }

  EcrException repositoryExists(String name) {
    return built(
        RepositoryAlreadyExistsException.builder(),
        "RepositoryAlreadyExistsException",
        "The repository with name '%s' already exists in the registry with id '%s'"
            .formatted(name, account.id()));
  }

  EcrException repositoryNotEmpty(String name) {
    return built(
        RepositoryNotEmptyException.builder(),
        "RepositoryNotEmptyException",
        ("The repository with name '%s' in registry with id '%s' cannot be deleted"
                + " because it still contains images")
            .formatted(name, account.id()));
  }

  EcrException noImage(String repository, ImageName image) {
    return built(
        ImageNotFoundException.builder(),
        "ImageNotFoundException",
        ("The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within the"
                + " repository with name '%s' in the registry with id '%s'")
            .formatted(image.digestText(), image.tagText(), repository, account.id()));
  }

  EcrException noScan(String repository, ImageName image) {
    return built(
        ScanNotFoundException.builder(),
        "ScanNotFoundException",
        ("Image scan does not exist for the image with '{imageDigest:'%s', imageTag:'%s'}' in the"
                + " repository with name '%s' in the registry with id '%s'")
            .formatted(image.digestText(), image.tagText(), repository, account.id()));
  }

  EcrException tagTaken(String repository, String tag) {
    return built(
        ImageTagAlreadyExistsException.builder(),
        "ImageTagAlreadyExistsException",
        ("The image tag '%s' already exists in the '%s' repository and cannot be overwritten"
                + " because the tag is immutable.")
            .formatted(tag, repository));
  }

  EcrException imageExists(String repository, ImageName image) {
    return built(
        ImageAlreadyExistsException.builder(),
        "ImageAlreadyExistsException",
        ("Image with digest '%s' and tag '%s' already exists in the repository with name '%s'"
                + " in registry with id '%s'")
            .formatted(image.digestText(), image.tagText(), repository, account.id()));
  }

  EcrException noLayer(String repository, Digest digest) {
    return built(
        LayersNotFoundException.builder(),
        "LayersNotFoundException",
        "The layer with digest '%s' does not exist in the repository with name '%s'"
            .formatted(digest.value(), repository));
  }

  EcrException noReferencedImage(String repository, Digest digest) {
    return built(
        ReferencedImagesNotFoundException.builder(),
        "ReferencedImagesNotFoundException",
        "Images with digests '%s' required for pushing image into repository '%s' do not exist"
            .formatted(digest.value(), repository));
  }

  EcrException noLifecyclePolicy(String repository) {
    return built(
        LifecyclePolicyNotFoundException.builder(),
        "LifecyclePolicyNotFoundException",
        "Lifecycle policy does not exist for the repository with name '%s' in the registry with id '%s'"
            .formatted(repository, account.id()));
  }

  EcrException invalid(String message) {
    return built(InvalidParameterException.builder(), "InvalidParameterException", message);
  }

  private static EcrException built(EcrException.Builder builder, String code, String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().serviceName("Ecr").errorCode(code).errorMessage(message).build();
    return (EcrException) builder.message(message).statusCode(400).awsErrorDetails(details).build();
  }
}
