package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** The jar as it is uploaded: small, and with all that the called operations need. */
class JarIT {
  private static final Path JAR = Path.of("target", "slipway-functions.jar");

  /**
   * Of which the SDK's clients are the most: CloudWatch Logs alone, for one read, has classes of
   * every operation that the JVM loads when it verifies the client.
   */
  private static final long LIMIT = 16_500_000;

  @Test
  void staysSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void bringsOneHttpClientOnly() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()))
          .noneMatch(name -> name.contains("/netty/") || name.contains("org/apache/http"))
          .contains("software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class");
    }
  }

  @Test
  void bringsEveryClassOfTheSdkThatSlipwayNames() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Set<String> there = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
      for (ZipEntry entry : jar.stream().filter(JarIT::isOurs).toList()) {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        assertThat(there).as(entry.getName()).containsAll(namedIn(content));
      }
    }
  }

  private static boolean isOurs(ZipEntry entry) {
    return entry.getName().startsWith("dev/slipway/") && entry.getName().endsWith(".class");
  }

  private static List<String> namedIn(byte[] content) {
    return StreamSupport.stream(ClassFile.of().parse(content).constantPool().spliterator(), false)
        .filter(ClassEntry.class::isInstance)
        .map(entry -> ((ClassEntry) entry).asInternalName())
        .filter(name -> name.startsWith("software/amazon/awssdk/"))
        .map(name -> name + ".class")
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm.model.GetParameter",
        "ssm.model.PutParameter",
        "ssm.model.DescribeParameters",
        "secretsmanager.model.DescribeSecret",
        "eventbridge.model.PutEvents",
        "ecr.model.DescribeImages",
        "ecr.model.DescribeRepositories",
        "ecr.model.BatchGetImage",
        "ecr.model.GetDownloadUrlForLayer",
        "ecr.model.DescribeImageScanFindings",
        "elasticloadbalancingv2.model.DescribeTargetHealth",
        "elasticloadbalancingv2.model.DescribeTargetGroups",
        "elasticloadbalancingv2.model.DescribeTargetGroupAttributes",
        "elasticloadbalancingv2.model.DescribeLoadBalancers",
        "elasticloadbalancingv2.model.DescribeLoadBalancerAttributes",
        "cloudwatch.model.DescribeAlarms",
        "cloudwatchlogs.model.GetLogEvents",
        "ecs.model.StopServiceDeployment",
        "ecs.model.DescribeServices",
        "ecs.model.DescribeServiceDeployments",
        "ecs.model.ListServiceDeployments",
        "ecs.model.DescribeServiceRevisions",
        "ecs.model.ListTasks",
        "ecs.model.DescribeTasks",
        "ecs.model.UpdateService",
        "ecs.model.DescribeTaskDefinition",
        "ecs.model.ListTaskDefinitions",
        "ecs.model.RegisterTaskDefinition",
        "sfn.model.SendTaskSuccess",
        "sfn.model.StartExecution",
        "sfn.model.DescribeExecution",
        "dynamodb.model.GetItem",
        "dynamodb.model.PutItem",
        "dynamodb.model.UpdateItem",
        "dynamodb.model.DeleteItem",
        "dynamodb.model.Query",
        "dynamodb.model.TransactWriteItems"
      })
  void bringsAllShapesOfTheOperation(String operation) throws Exception {
    Set<String> needed = new HashSet<>();
    for (String kind : List.of("Request", "Response")) {
      Class<?> shape = Class.forName("software.amazon.awssdk.services." + operation + kind);
      collect((SdkPojo) shape.getMethod("builder").invoke(null), needed);
    }
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName())).containsAll(needed);
    }
  }

  private static void collect(SdkPojo builder, Set<String> needed) {
    if (needed.add(builder.getClass().getName().replace('.', '/') + ".class")) {
      builder.sdkFields().forEach(field -> shapes(field).forEach(each -> collect(each, needed)));
    }
  }

  private static Stream<SdkPojo> shapes(SdkField<?> field) {
    Stream<SdkPojo> own = Stream.ofNullable(field.constructor()).map(each -> each.get());
    Stream<SdkPojo> members =
        field.getOptionalTrait(ListTrait.class).map(ListTrait::memberFieldInfo).stream()
            .flatMap(JarIT::shapes);
    Stream<SdkPojo> values =
        field.getOptionalTrait(MapTrait.class).map(MapTrait::valueFieldInfo).stream()
            .flatMap(JarIT::shapes);
    return Stream.of(own, members, values).flatMap(each -> each);
  }
}
