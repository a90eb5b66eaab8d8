package dev.slipway.rehearsal.iam;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetDownloadUrlForLayerRequest;
import software.amazon.awssdk.services.ecr.model.ListImagesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;

/** Permissions of ECR, ELB, EC2, CloudWatch and CloudWatch Logs. */
record ObservationRules(Arns arns) {

  void addTo(Rules rules) {
    addImages(rules);
    addLoadBalancing(rules);
    addNetwork(rules);
    addMetrics(rules);
    addLogs(rules);
  }

  private void addImages(Rules rules) {
    rules
        .needs(
            DescribeImagesRequest.class,
            request -> onRepository("ecr:DescribeImages", request.repositoryName()))
        .needs(
            ListImagesRequest.class,
            request -> onRepository("ecr:ListImages", request.repositoryName()))
        .needs(
            BatchGetImageRequest.class,
            request -> onRepository("ecr:BatchGetImage", request.repositoryName()))
        .needs(
            GetDownloadUrlForLayerRequest.class,
            request -> onRepository("ecr:GetDownloadUrlForLayer", request.repositoryName()))
        .needs(
            DescribeImageScanFindingsRequest.class,
            request -> onRepository("ecr:DescribeImageScanFindings", request.repositoryName()))
        .needsAll(
            DescribeRepositoriesRequest.class,
            request ->
                orAll(request.repositoryNames())
                    .map(name -> onRepository("ecr:DescribeRepositories", name))
                    .toList())
        .needsAny("ecr:GetAuthorizationToken", GetAuthorizationTokenRequest.class);
  }

  private Ask onRepository(String action, String name) {
    return Ask.of(action, arns.regional("ecr", "repository/" + name));
  }

  private static void addLoadBalancing(Rules rules) {
    String prefix = "elasticloadbalancing:";
    rules
        .needsAny(prefix + "DescribeTargetHealth", DescribeTargetHealthRequest.class)
        .needsAny(prefix + "DescribeTargetGroups", DescribeTargetGroupsRequest.class)
        .needsAny(
            prefix + "DescribeTargetGroupAttributes", DescribeTargetGroupAttributesRequest.class)
        .needsAny(
            prefix + "DescribeLoadBalancerAttributes", DescribeLoadBalancerAttributesRequest.class)
        .needsAny(prefix + "DescribeLoadBalancers", DescribeLoadBalancersRequest.class)
        .needsAny(prefix + "DescribeListeners", DescribeListenersRequest.class)
        .needsAny(prefix + "DescribeRules", DescribeRulesRequest.class);
  }

  private static void addNetwork(Rules rules) {
    rules
        .needsAny("ec2:DescribeSubnets", DescribeSubnetsRequest.class)
        .needsAny("ec2:DescribeSecurityGroups", DescribeSecurityGroupsRequest.class)
        .needsAny("ec2:DescribeVpcEndpoints", DescribeVpcEndpointsRequest.class);
  }

  private void addMetrics(Rules rules) {
    rules
        .needsAll(
            DescribeAlarmsRequest.class,
            request ->
                orAll(request.alarmNames())
                    .map(name -> arns.regional("cloudwatch", "alarm:" + name))
                    .map(arn -> Ask.of("cloudwatch:DescribeAlarms", arn))
                    .toList())
        .needs(
            PutMetricDataRequest.class,
            request ->
                Ask.of("cloudwatch:PutMetricData", "*")
                    .with("cloudwatch:namespace", String.valueOf(request.namespace())))
        .needsAny("cloudwatch:GetMetricStatistics", GetMetricStatisticsRequest.class)
        .needsAny("cloudwatch:GetMetricData", GetMetricDataRequest.class);
  }

  private void addLogs(Rules rules) {
    rules
        .needs(
            CreateLogStreamRequest.class,
            request ->
                onStream("logs:CreateLogStream", request.logGroupName(), request.logStreamName()))
        .needs(
            PutLogEventsRequest.class,
            request ->
                onStream("logs:PutLogEvents", request.logGroupName(), request.logStreamName()))
        .needs(
            GetLogEventsRequest.class,
            request ->
                onStream("logs:GetLogEvents", request.logGroupName(), request.logStreamName()))
        .needs(
            FilterLogEventsRequest.class,
            request -> onStream("logs:FilterLogEvents", request.logGroupName(), ""))
        .needs(
            DescribeLogStreamsRequest.class,
            request -> onStream("logs:DescribeLogStreams", request.logGroupName(), ""));
  }

  private Ask onStream(String action, String group, String stream) {
    return Ask.of(action, arns.regional("logs", "log-group:" + group + ":log-stream:" + stream));
  }

  /** No names means all of them. */
  private static Stream<String> orAll(List<String> names) {
    return names.isEmpty() ? Stream.of("*") : names.stream();
  }
}
